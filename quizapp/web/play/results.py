"""Results of quizzes, and practising what was missed."""

from __future__ import annotations

from functools import partial

from flask import g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.certainty import DEFAULT, HIGH, LEVELS, stated
from quizapp.core.kinds import KINDS
from quizapp.usecases import reviewing
from quizapp.usecases.reviewing import Result, ReviewedItem
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.play.blueprint import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.play import CertaintyLine, CertaintySummary, ResultPage
from quizapp.web.views.questions import AnsweredQuestion
from quizapp.web.words import local, of_points, place, points, section_title, signed

NOT_STATED = "You stated no certainty, so low counted."
MAYBE_GUESSED = "What is right here was maybe guessed: it counts, and is asked again soon."


@bp.get("/attempts/<attempt>")
@policy(Policy.LEARNER)
def result(attempt: str) -> str | Response:
    """The result, with every answer, or the open attempt."""
    found = reviewing.result(services(), person(), attempt, now())
    if found is None:
        return redirect(url_for("play.question", attempt=attempt, position=1), code=303)
    if found.may_practise:
        g.bank_slug = found.paper.bank_slug
    return show(_result(attempt, found))


@bp.post("/attempts/<attempt>/again")
@policy(Policy.LEARNER)
def again(attempt: str) -> Response:
    """Practise what was missed, asked another way."""
    begun = reviewing.practise_missed(services(), person(), attempt, fresh.public_id(), fresh.seed(), now())
    return redirect(url_for("play.question", attempt=begun, position=1), code=303)


def _result(attempt: str, found: Result) -> ResultPage:
    paper = found.paper
    speak_as(paper.bank.head)
    items = [_reviewed(found, item, number) for number, item in enumerate(found.items, start=1)]
    return ResultPage(
        attempt=attempt,
        bank=paper.bank_slug,
        title=paper.title,
        when=local(found.submitted_at, person().time_zone),
        score=points(found.score),
        maximum=points(found.maximum),
        items=tuple(sorted(items, key=lambda item: not item.is_sure_wrong)),
        class_name=paper.class_name,
        may_practise=found.may_practise,
        certainty=_certainty(found) if paper.asks_certainty else None,
    )


def _certainty(found: Result) -> CertaintySummary | None:
    """How sure the learner was, and how that fits what was right."""
    came_to = stated([(item.grade.fraction, item.response.is_blank, item.certainty) for item in found.items])
    if came_to is None:
        return None
    return CertaintySummary(
        accuracy=f"{came_to.accuracy:.0%}".replace("%", " %"),
        average=signed(came_to.average),
        bonus="" if came_to.bonus is None else signed(came_to.bonus * 100) + " %",
        judged="" if came_to.bonus is None else _judged(came_to.bonus),
        lines=tuple(
            CertaintyLine(level.name, level.range, count, right) for level, count, right in came_to.by_level
        ),
    )


def _judged(bonus: float) -> str:
    """A bonus as a sentence."""
    if bonus > 0:
        return "You could tell what you know from what you don’t."
    return (
        "You were sure of too much that was wrong." if bonus < 0 else "One certainty fits all your answers."
    )


def _reviewed(found: Result, item: ReviewedItem, number: int) -> AnsweredQuestion:
    question_, bank = item.question, found.paper.bank
    memory = MAYBE_GUESSED if item.maybe_guessed else ""
    asked, is_blank = found.paper.asks_certainty, item.response.is_blank
    stands_for = LEVELS[(item.certainty or DEFAULT) - 1]
    return AnsweredQuestion.of(
        question_,
        item.response,
        item.grade,
        kind_title=KINDS[question_.kind].title,
        section_title=section_title(bank, question_.section),
        where=partial(place, bank),
        memory=memory,
        bank=bank.slug,
        points=signed(item.points) if asked else of_points(item.grade.fraction, 1),
        number=number,
        sure=(NOT_STATED if item.certainty is None else f"Your certainty: {stands_for.name}.")
        if asked and not is_blank
        else "",
        is_sure_wrong=asked and item.certainty == HIGH and not is_blank and item.grade.fraction <= 0,
    )
