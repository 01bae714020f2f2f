"""Handing in: grading an attempt and letting it move memory, all in one transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import GRACE, OPEN, SUBMITTED, finished_at
from quizapp.core.errors import QuizError
from quizapp.core.facts import Bank
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.variants import Evidence
from quizapp.store import attempts, learner_models, people
from quizapp.store.people import Person
from quizapp.store.rows_attempts import AttemptRow
from quizapp.usecases.marking import MarkedItem, mark_items, most_left, score_of_items
from quizapp.usecases.moving_memory import Occasion, move_judged_by, save_said
from quizapp.usecases.seeing import is_told_at_once
from quizapp.usecases.services import Services

AT_ONCE = 100  # attempts that one round of the housekeeper hands in


def hand_in(services: Services, person: Person, public_id: str, now: datetime) -> None:
    """Hand in one's attempt; a second time changes nothing. Raises NotFound."""
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if row.status == OPEN:
            close(services, on, person, row, now)


def hand_in_overdue(services: Services, now: datetime) -> int:
    """Hand in what was left open after its deadline, with the answers saved until then; how many.

    An attempt that cannot be handed in hinders no other. Raises what the first such one met.
    """
    with services.database.reading() as on:
        overdue = attempts.list_overdue(on, now - GRACE, AT_ONCE)
    done, troubles = 0, []
    for attempt_id in overdue:
        try:
            done += _hand_in_for_learner(services, attempt_id, now)
        except QuizError as trouble:
            troubles.append(trouble)
    if troubles:
        raise troubles[0]
    return done


def close(
    services: Services, on: Connection, person: Person, row: AttemptRow, now: datetime, is_there: bool = True
) -> None:
    """Grade an open attempt and let it move memory, as of when it ended. In the caller's transaction.

    All its answers are judged by the learner's model as it was before. `is_there`: the learner hands it in,
    and so reads at once what may be seen of it.
    """
    feedback_shown = is_there and is_told_at_once(on, row, _end(row, now))
    items = mark_items(on, row)
    bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    model, said = learner_models.get_model(on, person.id), list[Evidence]()
    grades = []
    for item in items:
        maybe_guessed = False
        if not item.says_nothing:
            occasion = occasion_of(person, row, bank, item.position, now, feedback_shown)
            moved = move_judged_by(on, model, occasion, item.question, item.marked)
            maybe_guessed = moved.maybe_guessed
            said += moved.said
        grades.append(_graded(item, maybe_guessed))
    save_said(on, person.id, model, said)
    attempts.grade_items(on, row.id, grades)
    maximum = most_left(row.maximum, items, row.asks_certainty)
    attempts.close_attempt(on, row.id, SUBMITTED, score_of_items(items), _end(row, now), maximum)


def occasion_of(
    person: Person, row: AttemptRow, bank: Bank, position: int, now: datetime, feedback_shown: bool
) -> Occasion:
    """When and where an answer of an attempt counts: at its end, whenever that is stored."""
    ended_at = _end(row, now)
    return Occasion(
        person=person,
        bank_id=row.bank_id,
        bank=bank,
        day=person.day_at(ended_at),
        now=ended_at,
        source=Source.QUIZ,
        event=f"attempt:{row.public_id}:{position}",
        seconds=None,
        feedback_shown=feedback_shown,
    )


def _end(row: AttemptRow, now: datetime) -> datetime:
    """When an open attempt ended: a clock set back does not let it end before it began."""
    return max(finished_at(row.due_at, now), row.started_at)


def _hand_in_for_learner(services: Services, attempt_id: int, now: datetime) -> bool:
    with services.database.writing() as on:
        row = attempts.get_open_attempt(on, attempt_id)
        if row is None:
            return False  # handed in meanwhile
        close(services, on, people.get_person(on, row.learner_id), row, now, is_there=False)
        return True


def _graded(item: MarkedItem, maybe_guessed: bool) -> dict[str, Any]:
    return {
        "position": item.position,
        "fraction": item.grade.fraction,
        "note": item.grade.note,
        "maybe_guessed": maybe_guessed,
        "points": item.points,
        "is_discarded": item.is_discarded,
    }
