"""Results of quizzes, and practising what was missed."""

from __future__ import annotations

import math
from functools import partial

from flask import g, redirect, url_for
from werkzeug.wrappers import Response

from quizapp import fresh
from quizapp.core.certainty import DEFAULT, HIGH, LEVELS, stated
from quizapp.core.kinds import KINDS
from quizapp.core.reviewing import JUST, Item, Moment
from quizapp.core.rounding import hundredths
from quizapp.usecases import own_mistakes, reviewing
from quizapp.usecases.reviewing import Result, ReviewedItem
from quizapp.web.access import Policy, now, person, policy, services
from quizapp.web.lines import given_note
from quizapp.web.own.notes import note_boxes
from quizapp.web.play.blueprint import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.own import NoteBox
from quizapp.web.views.play import CertaintyLine, CertaintySummary, ResultPage
from quizapp.web.views.questions import AnsweredQuestion
from quizapp.web.views.seen import as_seen
from quizapp.web.words import local, of_points, place, points, section_title, signed

NOT_STATED = "You stated no certainty, so low counted."
NOT_COUNTED = "not counted"
OVERALL = (
    (0.9, "Nearly all of it is firm."),
    (0.7, "Most of it is firm."),
    (0.5, "Half the way is done."),
    (-math.inf, "This needs another look."),
)
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


def _when(found: Result) -> str:
    """When it was handed in, and whether by its taker or because the time was up."""
    ended, due_at = local(found.submitted_at, person().time_zone), found.paper.due_at
    is_over_time = due_at is not None and found.submitted_at >= due_at
    return f"{ended}, when time was up" if is_over_time else ended


def _result(attempt: str, found: Result) -> ResultPage:
    paper = found.paper
    speak_as(paper.bank.head)
    own = _notes(found, attempt)
    items = [
        _reviewed(found, item, number).with_notes(own) for number, item in enumerate(found.items, start=1)
    ]
    score = "" if found.score is None else points(found.score)
    knows = {Item.CORRECTNESS, Item.MARKS} <= found.sees
    return ResultPage(
        attempt=attempt,
        bank=paper.bank_slug,
        title=paper.title,
        when=_when(found),
        score=score,
        maximum=points(found.maximum) if Item.MAXIMUM in found.sees else "",
        items=tuple(sorted(items, key=lambda item: not item.is_sure_wrong)),
        class_name=paper.class_name,
        class_id=paper.class_public_id,
        may_practise=found.may_practise,
        to_practise=len(found.missed_facts),
        certainty=_certainty(found) if paper.asks_certainty and knows else None,
        quiz=paper.quiz_public_id,
        knows_missed=Item.CORRECTNESS in found.sees,
        answers_from=_answers_from(found),
        overall=_overall(found),
        notes=own,
        cards_to_make=own_mistakes.cards_left(services(), person(), found),
        given=given_note(found.given, found.quiz_maximum),
    )


def _notes(found: Result, attempt: str) -> dict[str, NoteBox]:
    """Own notes by fact, where the course may be read and it may be known what is right."""
    if not found.may_practise:
        return {}
    bank, facts = found.paper.bank_slug, {fact for item in found.items for fact in item.question.facts}
    return note_boxes(bank, facts, url_for("play.result", attempt=attempt))


def _answers_from(found: Result) -> str:
    """When more is shown than now, in words; empty where nothing more will be."""
    if {Item.RIGHT_ANSWER, Item.CORRECTNESS} <= found.sees:
        return ""
    closes_at = found.quiz_closes_at
    ahead = [Moment.LATER] if found.submitted_at + JUST >= now() else []
    ahead += [Moment.CLOSED] if closes_at is not None else []
    opens = next((one for one in ahead if not found.review.at(one) <= found.sees), None)
    if opens is Moment.LATER:
        return "a few minutes after handing in"
    if opens is None or closes_at is None:
        return "by your teacher"
    return f"after the quiz has closed for everybody; it closes on {local(closes_at, person().time_zone)}"


def _overall(found: Result) -> str:
    """The words for the whole score, where they may be seen."""
    if Item.OVERALL not in found.sees or found.score is None or not found.maximum:
        return ""
    share = found.score / found.maximum
    return next(words for least, words in OVERALL if share >= least)


def _certainty(found: Result) -> CertaintySummary | None:
    """How sure the learner was, and how that fits what was right."""
    came_to = stated([(item.grade.fraction, item.response.is_blank, item.certainty) for item in found.items])
    if came_to is None:
        return None
    return CertaintySummary(
        accuracy=f"{hundredths(came_to.accuracy)} %",
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
    whole = AnsweredQuestion.of(
        question_,
        item.response,
        item.grade,
        kind_title=KINDS[question_.kind].title,
        section_title=section_title(bank, question_.section),
        where=partial(place, bank),
        memory=memory,
        bank=bank.slug,
        points=NOT_COUNTED
        if item.is_discarded
        else signed(item.points)
        if asked
        else of_points(item.points, 1),
        number=number,
        correction=found.corrections.get(number, ""),
        sure=(NOT_STATED if item.certainty is None else f"Your certainty: {stands_for.name}.")
        if asked and not is_blank
        else "",
        counts=not item.is_discarded,
        is_sure_wrong=asked and item.certainty == HIGH and not is_blank and item.grade.fraction <= 0,
    )
    return as_seen(whole, found.sees)
