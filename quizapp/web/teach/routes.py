"""Classes, quizzes and scores, as instructors see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

from flask import Blueprint, Response, redirect, stream_with_context, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp import fresh
from quizapp.core.blueprint import Blueprint as QuizBlueprint
from quizapp.core.errors import BadEntry
from quizapp.core.gradebook import Cell
from quizapp.core.item_analysis.moments import mean
from quizapp.core.kinds import KINDS
from quizapp.formats.scores_csv import percent
from quizapp.usecases import extending, grading, late_answers, spread, teaching, tidying
from quizapp.usecases.grading import Score
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.busy import giving_way
from quizapp.web.teach.forms import NewClassForm
from quizapp.web.teach.spread import spread_part
from quizapp.web.terms import change_lines, terms_in_words
from quizapp.web.views import show
from quizapp.web.views.teach import (
    ClassLine,
    Figure,
    NewClass,
    ScoreRow,
    TeachIndex,
    TeachQuiz,
)
from quizapp.web.words import code_in_words, counted, day_of, local, on_average, points

bp = Blueprint("teach", __name__, url_prefix="/teach")
Answer = str | AnyResponse | tuple[str, int]
NO_SCORE = "–"
MOST_KINDS_NAMED = 6  # more are a number, not a sentence


@bp.get("")
@policy(Policy.TEACH)
def index() -> str:
    """The instructor's classes."""
    rows = teaching.list_classes(services(), person())
    current, archived = (
        tuple(
            ClassLine(room.public_id, room.name, members, quizzes, code_in_words(room.join_code))
            for room, members, quizzes in rows
            if (room.archived_at is not None) is is_archived
        )
        for is_archived in (False, True)
    )
    return show(TeachIndex(current, archived, binned=len(tidying.list_bin(services(), person()))))


@bp.route("/classes/new", methods=["GET", "POST"])
@policy(Policy.TEACH)
def new_class() -> Answer:
    """Make a class."""
    courses = teaching.list_courses(services())
    form = NewClassForm().offer((row.slug, row.title) for row in courses)
    page = NewClass(has_courses=bool(courses))
    if not form.validate_on_submit():
        shown = show(page, form=form)
        return (shown, 422) if form.is_submitted() else shown
    try:
        room = teaching.make_class(
            services(), person(), form.name.data or "", form.banks.data or (), fresh.public_id(), now()
        )
    except BadEntry as bad:
        field = form[bad.field]
        field.errors = [*field.errors, str(bad)]
        return show(page, form=form), 422
    return redirect(url_for("teach.show_class", class_id=room.public_id), code=303)


@bp.get("/quizzes/<quiz>")
@policy(Policy.TEACH)
def show_quiz(quiz: str) -> str:
    """A quiz and its scores."""
    found, room, scores = grading.scores_of_quiz(services(), person(), quiz, now())
    blueprint = QuizBlueprint.from_plain(found.blueprint)
    done = sum(score.finished_at is not None for score in scores)
    headline = f"{done} of {len(scores)} have handed in." if done else "Nobody has handed in yet."
    if found.published_at is None:
        headline = "A draft. Students do not see it."
    elif not scores:
        headline = "Nobody has joined the class yet."
    return show(
        TeachQuiz(
            quiz=quiz,
            title=found.title,
            class_id=room.public_id,
            class_name=room.name,
            headline=headline,
            question_count=blueprint.count,
            figures=_figures([score.cell for score in scores], done),
            rows=tuple(_score_row(score) for score in scores),
            blueprint=_in_words(blueprint),
            terms=terms_in_words(found.terms, person().time_zone),
            is_draft=found.published_at is None,
            archived=_since(found.archived_at),
            class_archived=_since(room.archived_at),
            late=late_answers.count_late(services(), person(), quiz),
            spread=spread_part(
                spread.spread_of_quiz(services(), person(), quiz, now()),
                any(score.cell.is_given for score in scores),
            ),
            papers=url_for("teach.quiz_paper", quiz=quiz),
            changes=change_lines(extending.list_changes(services(), person(), quiz), person().time_zone),
        )
    )


@bp.get("/classes/<class_id>/scores.csv")
@policy(Policy.TEACH)
def scores_csv(class_id: str) -> AnyResponse:
    """All scores of a class."""
    room, lines = grading.class_csv(services(), person(), class_id, now())
    return _download(giving_way(lines), f"{room.name}_all-quizzes")


@bp.get("/quizzes/<quiz>/scores.csv")
@policy(Policy.TEACH)
def quiz_scores_csv(quiz: str) -> AnyResponse:
    """The scores of one quiz."""
    found, room, lines = grading.quiz_csv(services(), person(), quiz, now())
    return _download(giving_way(lines), f"{room.name}_{found.title}")


def _since(moment: datetime | None) -> str:
    return day_of(moment, person().time_zone) if moment else ""


def _figures(cells: list[Cell], done: int) -> tuple[Figure, ...]:
    """How many have handed in, and mean and best of the scores as they count."""
    marks = [cell.score for cell in cells if cell.score is not None]
    of = points(cells[0].maximum) if marks else ""
    return (
        Figure("Handed in", str(done), str(len(cells))),
        Figure(
            "Mean score",
            on_average(mean(marks)) if marks else NO_SCORE,
            of,
            "" if marks else "no scores yet",
        ),
        Figure("Best score", points(max(marks)) if marks else NO_SCORE, of),
    )


def _score_row(score: Score) -> ScoreRow:
    cell = score.cell
    return ScoreRow(
        learner=score.learner,
        login=score.login,
        status=cell.standing.value,
        score="" if cell.score is None else points(cell.score),
        maximum=points(cell.maximum),
        percent=percent(cell.score, cell.maximum),
        finished=local(score.finished_at, person().time_zone) if score.finished_at else "",
        attempts=cell.attempts,
        member=score.learner_id,
        is_set=cell.is_given and cell.score is not None,
    )


def _in_words(blueprint: QuizBlueprint) -> str:
    if blueprint.is_composed:
        parts = [counted(len(blueprint.lines), "line", "lines")] if blueprint.lines else []
        parts += [f"{len(blueprint.picks)} picked by hand"] if blueprint.picks else []
        return f"{counted(blueprint.count, 'question', 'questions')}: {', '.join(parts)}"
    kinds = [KINDS[kind].title for kind in blueprint.kinds if kind in KINDS]
    all_of_them = [kind for kind in KINDS.values() if kind.in_quizzes]
    if not kinds or len(kinds) == len(all_of_them):
        asked_as = "all kinds"
    else:
        asked_as = ", ".join(kinds) if len(kinds) <= MOST_KINDS_NAMED else f"{len(kinds)} kinds"
    where = counted(len(blueprint.sections), "section", "sections") if blueprint.sections else "all sections"
    return f"{counted(blueprint.count, 'question', 'questions')} from {where}, asked as {asked_as}"


def _download(lines: Iterator[str], name: str) -> AnyResponse:
    stamp = now().astimezone(UTC).strftime("%Y-%m-%dT%H%MZ")
    safe = re.sub(r"[^\w.-]+", "-", name).strip("-") or "scores"
    full = f"{safe}_{stamp}.csv"
    plain = full.encode("ascii", "ignore").decode() or f"scores_{stamp}.csv"
    response = Response(stream_with_context(lines), mimetype="text/csv")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(full)}"
    )
    return response
