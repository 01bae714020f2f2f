"""Watching a quiz while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from quizapp.core.running import Standing, State, pace, state_of
from quizapp.store import classes, live
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.store.rows_teaching import ProgressRow, TakerRow
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Taker:
    """One learner at a running quiz: a row of the store, and where they stand."""

    row: TakerRow
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
    standings = [_standing(row, progress) for row in rows]
    usual = pace(standings)
    takers = [Taker(row, one, state_of(one, usual, now)) for row, one in zip(rows, standings, strict=True)]
    return Watched(quiz, room, takers)


def _standing(row: TakerRow, progress: Mapping[int, ProgressRow]) -> Standing:
    if row.attempt is None or row.status is None:
        return Standing()
    far = progress.get(row.attempt)
    if far is None:
        return Standing(row.status, row.started_at, row.due_at)
    return Standing(
        row.status, row.started_at, row.due_at, far.saved_at, far.answered, far.questions, far.position
    )
