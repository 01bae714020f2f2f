"""Checking an answer before handing in, where the quiz lets it be: what was right is told, and it stands."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile, NotFound, UnreadableAnswer
from quizapp.core.questions import Question
from quizapp.core.saving import Outcome
from quizapp.core.tries import Try, tries_from_plain
from quizapp.store import answers, attempts
from quizapp.store.people import Person
from quizapp.store.quiz_terms import rules_of
from quizapp.usecases.responses import mark, response_from_plain
from quizapp.usecases.saving import NO_QUESTION, Saved, Sent, take
from quizapp.usecases.services import Services

NOT_HERE = "This quiz tells nothing before you hand in. Your answer is saved as you go."
ANSWER_FIRST = "Answer first, then check. If you don’t know, go on: nothing is lost."


def check(
    services: Services, person: Person, public_id: str, position: int, sent: Sent, now: datetime
) -> Saved:
    """Save the answer to one question, and tell how right it is: that is one try.

    The same answer again is the same try. Raises NotFound, ChangedMeanwhile where the quiz does not check,
    and UnreadableAnswer for what is no answer, or where the one that was checked stands.
    """
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        item = attempts.find_item(on, row.id, position)
        if item is None:
            raise NotFound(NO_QUESTION)
        if not rules_of(row).checks:
            raise ChangedMeanwhile(NOT_HERE)
        saved = take(on, row, item, sent, now)
        if saved.outcome is Outcome.APPLIED:
            _try(on, row.id, position)
        return saved


def _try(on: Connection, attempt_id: int, position: int) -> None:
    """Add the answer that is saved to the tries, unless it was the last."""
    item = attempts.find_item(on, attempt_id, position)
    if item is None:
        raise NotFound(NO_QUESTION)
    tries = tries_from_plain(item.tries)
    if tries and tries[-1].revision == item.revision:
        return
    response = response_from_plain(item.response)
    if response.is_blank:
        raise UnreadableAnswer(ANSWER_FIRST)
    grade = mark(Question.from_plain(item.question), response)
    made = Try(grade.fraction, item.revision, item.response, grade.note, item.certainty)
    answers.set_tries(on, attempt_id, item.position, [one.to_plain() for one in (*tries, made)])
