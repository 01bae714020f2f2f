"""Watching a quiz while it runs, and giving those who take it more time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from quizapp.core.allowances import KEPT, Override, terms_for
from quizapp.core.attempts import OPEN, Terms
from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.running import Standing, State, pace, state_of
from quizapp.store import classes, live
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.tidying import NO_MEMBER
from quizapp.usecases.words_of_people import clean_name

MOST_MINUTES = 600
LONGEST_REASON = 200  # characters
WRONG_MINUTES = f"Choose 1 to {MOST_MINUTES} minutes."
NO_END = "This quiz has no end and no time limit, so there is nothing to extend."
ALL_DONE = "Everybody has handed in, so there is nobody to give more time."
DONE = "This student has handed in, so more time is of no use to them."


@dataclass(frozen=True, slots=True)
class Taker:
    """One learner at a running quiz: a row of the store, and where they stand."""

    row: Any
    standing: Standing
    state: State


@dataclass(frozen=True, slots=True)
class Watched:
    """A quiz as it runs: everybody who can take it, by name."""

    quiz: QuizRow
    room: ClassRow
    takers: list[Taker]


def watch(services: Services, person: Person, quiz_id: str, now: datetime) -> Watched:
    """Where everybody stands in a quiz of a class that this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        rows = live.list_takers(on, room.id, quiz.id)
        progress = live.list_progress(on, quiz.id)
    standings = [_standing(row, progress.get(row.attempt)) for row in rows]
    usual = pace(standings)
    takers = [Taker(row, one, state_of(one, usual, now)) for row, one in zip(rows, standings, strict=True)]
    return Watched(quiz, room, takers)


def extend(
    services: Services,
    person: Person,
    quiz_id: str,
    learner_id: str | None,
    minutes: int,
    reason: str,
    now: datetime,
) -> int:
    """Give one learner, or with None all who have not handed in, more time in a quiz. Nobody's is shortened.

    It holds for those in the middle of it and for those who are yet to begin. Returns how many have more.
    Raises NotFound, or BadEntry for `minutes` or `reason`.
    """
    if not 1 <= minutes <= MOST_MINUTES:
        raise BadEntry("minutes", WRONG_MINUTES)
    reason = clean_name(reason, "reason", LONGEST_REASON)
    with services.database.writing() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        if quiz.terms.time_limit is None and quiz.terms.closes_at is None:
            raise BadEntry("minutes", NO_END)
        takers = _chosen(live.list_takers(on, room.id, quiz.id), learner_id)
        before = live.newest_overrides(on, quiz.id)
        live.add_overrides(
            on,
            [
                {
                    "quiz_id": quiz.id,
                    "learner_id": row.learner,
                    "changes": _longer(quiz.terms, row.time_factor, before.get(row.learner) or {}, minutes),
                    "reason": reason,
                    "author_id": person.id,
                    "made_at": now,
                }
                for row in takers
            ],
        )
        more = timedelta(minutes=minutes)
        live.delay(on, [(row.attempt, row.due_at + more) for row in takers if row.due_at is not None])
    return len(takers)


def override_of(changes: dict[str, Any]) -> Override:
    """What is different, from the plain data that is stored of it."""

    def moment(field: str) -> Any:
        value = changes.get(field, KEPT)
        return datetime.fromisoformat(value) if isinstance(value, str) else value

    return Override(
        opens_at=moment("opens_at"),
        closes_at=moment("closes_at"),
        time_limit=changes.get("time_limit", KEPT),
        attempts=changes.get("attempts", KEPT),
    )


def _standing(row: Any, far: Any) -> Standing:
    if row.attempt is None:
        return Standing()
    if far is None:
        return Standing(row.status, row.started_at, row.due_at)
    return Standing(
        row.status, row.started_at, row.due_at, far.saved_at, far.answered, far.questions, far.position
    )


def _chosen(takers: list[Any], learner_id: str | None) -> list[Any]:
    """Those of the takers whom more time is for."""
    if learner_id is not None:
        takers = [row for row in takers if row.public_id == learner_id]
        if not takers:
            raise NotFound(NO_MEMBER)
    at_it = [row for row in takers if row.status in (None, OPEN)]
    if not at_it:
        raise BadEntry("minutes", ALL_DONE if learner_id is None else DONE)
    return at_it


def _longer(terms: Terms, factor: float, changes: dict[str, Any], minutes: int) -> dict[str, Any]:
    """What is different for one learner who has so many minutes more than until now."""
    own = terms_for(terms, factor, override_of(changes))
    limit = {} if own.time_limit is None else {"time_limit": own.time_limit + 60 * minutes}
    closes = own.closes_at and own.closes_at + timedelta(minutes=minutes)
    return {**changes, **limit, **({"closes_at": closes.isoformat()} if closes else {})}
