"""Classes, quizzes and scores, as instructors see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

from flask import Blueprint, Response, flash, redirect, stream_with_context, url_for
from werkzeug.wrappers import Response as AnyResponse

from quizapp import fresh
from quizapp.core.blueprint import Blueprint as QuizBlueprint
from quizapp.core.certainty import most_points
from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank
from quizapp.core.kinds import KINDS
from quizapp.core.memory.session import estimate_seconds
from quizapp.formats.scores_csv import percent
from quizapp.store.banks import BankRow
from quizapp.store.classes import QuizRow
from quizapp.usecases import grading, printing, teaching, tidying
from quizapp.usecases.grading import Score
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.play.starting import quiz_kinds
from quizapp.web.teach.forms import NewClassForm, QuizForm
from quizapp.web.terms import terms_in_words
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.teach import (
    ClassLine,
    Figure,
    NewClass,
    NewQuiz,
    ScoreRow,
    TeachIndex,
    TeachQuiz,
)
from quizapp.web.words import counted, day_of, local, minutes, points

bp = Blueprint("teach", __name__, url_prefix="/teach")
Answer = str | AnyResponse | tuple[str, int]
MOST_KINDS_NAMED = 6  # more are a number, not a sentence
OWN_SECTIONS = "Choose at least one section of the course that the quiz is from."


@bp.get("")
@policy(Policy.TEACH)
def index() -> str:
    """The instructor's classes."""
    rows = teaching.list_classes(services(), person())
    current, archived = (
        tuple(
            ClassLine(room.public_id, room.name, members, quizzes, room.join_code)
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


@bp.route("/classes/<class_id>/quizzes/new", methods=["GET", "POST"])
@policy(Policy.TEACH)
def new_quiz(class_id: str) -> Answer:
    """Set a quiz, with a look at what it would ask first."""
    room = teaching.get_class(services(), person(), class_id)
    form = _quiz_form(teaching.courses_of_class(services(), person(), class_id))
    page = NewQuiz(class_id=class_id, class_name=room.name, time_zone=person().time_zone)
    if not form.validate_on_submit():
        shown = show(page, form=form)
        return (shown, 422) if form.is_submitted() else shown
    blueprint = _blueprint(form)
    if not blueprint.sections:
        form.sections.errors = [*form.sections.errors, OWN_SECTIONS]
        return show(page, form=form), 422
    terms = form.terms(person().time_zone)
    if terms is None:
        return show(page, form=form), 422
    if form.go.data == "look":
        return show(_preview(page, form.bank.data, blueprint), form=form)
    try:
        made = teaching.set_quiz(
            services(),
            person(),
            class_id,
            form.bank.data,
            form.title.data or "",
            blueprint,
            fresh.public_id(),
            fresh.seed(),
            now(),
            terms,
        )
    except BadEntry as bad:
        field = form[bad.field]
        field.errors = [*field.errors, str(bad)]
        return show(_preview(page, form.bank.data, blueprint), form=form), 422
    opens = f"from {local(terms.opens_at, person().time_zone)} on" if terms.is_before(now()) else "now"
    flash(f"The quiz is set. The class can take it {opens}.", "done")
    return redirect(url_for("teach.show_quiz", quiz=made), code=303)


@bp.get("/quizzes/<quiz>")
@policy(Policy.TEACH)
def show_quiz(quiz: str) -> str:
    """A quiz and its scores."""
    found, room, scores = grading.scores_of_quiz(services(), person(), quiz, now())
    blueprint = QuizBlueprint.from_plain(found.blueprint)
    done = [score for score in scores if score.counted is not None]
    headline = f"{len(done)} of {len(scores)} have handed in." if done else "Nobody has handed in yet."
    if not scores:
        headline = "Nobody has joined the class yet."
    return show(
        TeachQuiz(
            quiz=quiz,
            title=found.title,
            class_id=room.public_id,
            class_name=room.name,
            headline=headline,
            question_count=blueprint.count,
            figures=_figures(scores, done, _most(found)),
            rows=tuple(_score_row(score) for score in scores),
            blueprint=_in_words(blueprint),
            terms=terms_in_words(found.terms, person().time_zone),
            archived=_since(found.archived_at),
            class_archived=_since(room.archived_at),
            papers=url_for(
                "teach.papers",
                bank=printing.slug_of_quiz(services(), found),
                count=blueprint.count,
                sections=blueprint.sections,
                kinds=blueprint.kinds,
            ),
        )
    )


@bp.get("/classes/<class_id>/scores.csv")
@policy(Policy.TEACH)
def scores_csv(class_id: str) -> AnyResponse:
    """All scores of a class."""
    room, lines = grading.class_csv(services(), person(), class_id, now())
    return _download(lines, f"{room.name}_all-quizzes")


@bp.get("/quizzes/<quiz>/scores.csv")
@policy(Policy.TEACH)
def quiz_scores_csv(quiz: str) -> AnyResponse:
    """The scores of one quiz."""
    found, room, lines = grading.quiz_csv(services(), person(), quiz, now())
    return _download(lines, f"{room.name}_{found.title}")


def _since(moment: datetime | None) -> str:
    return day_of(moment, person().time_zone) if moment else ""


def _quiz_form(banks: list[tuple[BankRow, Bank]]) -> QuizForm:
    return QuizForm().offer(
        [(row.slug, row.title) for row, _ in banks],
        [
            (f"{row.slug}/{section.id}", section.title, row.title)
            for row, bank in banks
            for section in bank.head.sections
        ],
        quiz_kinds(),
    )


def _blueprint(form: QuizForm) -> QuizBlueprint:
    own = f"{form.bank.data}/"
    return QuizBlueprint(
        count=form.count.data or 10,
        sections=tuple(one.removeprefix(own) for one in form.sections.data or () if one.startswith(own)),
        kinds=tuple(form.kinds.data or ()),
    )


def _preview(page: NewQuiz, bank: str, blueprint: QuizBlueprint) -> NewQuiz:
    found = teaching.preview(services(), bank, blueprint, fresh.seed())
    speak_as(found.head)
    return NewQuiz(
        class_id=page.class_id,
        class_name=page.class_name,
        time_zone=page.time_zone,
        fits=found.fits,
        asked=found.asked,
        minutes=minutes(estimate_seconds(blueprint.count)),
        preview=tuple((KINDS[one.kind].title, one.prompt) for one in found.questions),
    )


def _most(quiz: QuizRow) -> float:
    """What a quiz can earn."""
    return most_points(QuizBlueprint.from_plain(quiz.blueprint).count, quiz.terms.asks_certainty)


def _figures(scores: list[Score], done: list[Score], most: float) -> tuple[Figure, ...]:
    marks = [score.counted or 0.0 for score in done]
    mean = points(round(sum(marks) / len(marks), 1)) if marks else "–"
    best = points(max(marks)) if marks else "–"
    return (
        Figure("Handed in", str(len(done)), str(len(scores))),
        Figure("Mean score", mean, points(most) if marks else "", "" if marks else "no scores yet"),
        Figure("Best score", best, points(most) if marks else ""),
    )


def _score_row(score: Score) -> ScoreRow:
    mark = score.counted
    return ScoreRow(
        learner=score.learner,
        login=score.login,
        status=score.status,
        score="" if mark is None else points(mark),
        maximum=points(score.maximum),
        percent=percent(mark, score.maximum),
        finished=local(score.finished_at, person().time_zone) if score.finished_at else "",
    )


def _in_words(blueprint: QuizBlueprint) -> str:
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
