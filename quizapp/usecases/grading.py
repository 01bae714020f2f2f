"""Scores: what an instructor sees and takes home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN, SUBMITTED, is_past
from quizapp.core.blueprint import Blueprint
from quizapp.core.certainty import most_points
from quizapp.store import attempts, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.exporting_scores import scope_of_class, scope_of_quiz
from quizapp.usecases.marking import mark_attempt, most_left, score_of_items
from quizapp.usecases.score_tables import MISSING, Profile, Table, score_text
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Score:
    """One learner at one quiz; without an attempt the status is `missing` and there is no score."""

    class_name: str
    learner: str
    login: str
    learner_id: str
    quiz: str
    quiz_id: str
    attempt: int | None
    status: str
    score: float | None
    maximum: float
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def counted(self) -> float | None:
        """The score once the attempt was handed in; None before."""
        return None if self.status in (OPEN, MISSING) else self.score


def scores_of_quiz(
    services: Services, person: Person, quiz_id: str, now: datetime
) -> tuple[QuizRow, ClassRow, list[Score]]:
    """A quiz this person has set, its class, and everybody's score. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        return quiz, room, list(_scores(on, room.id, quiz.id, now))


def class_csv(
    services: Services, person: Person, class_id: str, now: datetime
) -> tuple[ClassRow, Iterator[str]]:
    """A class this person teaches, and the text of its attempts table. Raises NotFound before any of it."""
    scope = scope_of_class(services, person, class_id)
    return scope.room, score_text(services, scope, Table.ATTEMPTS, Profile.PLAIN, now)


def quiz_csv(
    services: Services, person: Person, quiz_id: str, now: datetime
) -> tuple[QuizRow, ClassRow, Iterator[str]]:
    """A quiz this person has set, its class, and the text of its attempts table. Raises NotFound."""
    with services.database.reading() as on:
        quiz, _ = classes.get_taught_quiz(on, person.id, quiz_id)
    scope = scope_of_quiz(services, person, quiz_id)
    return quiz, scope.room, score_text(services, scope, Table.ATTEMPTS, Profile.PLAIN, now)


def _scores(on: Connection, class_id: int, quiz_id: int | None, now: datetime) -> Iterator[Score]:
    for row in attempts.stream_scores(on, class_id, quiz_id):
        yield _score(on, row, now)


def _score(on: Connection, row: Any, now: datetime) -> Score:
    """The score as it stands; of an attempt whose time is up, as it will be when it is handed in."""
    status, score, finished_at = row.status or MISSING, row.score, row.submitted_at
    maximum = _maximum(row)
    if status == OPEN and is_past(row.due_at, now):
        items = mark_attempt(on, row.attempt_id, row.asks_certainty, row.penalty)
        status, score, finished_at = SUBMITTED, score_of_items(items), row.due_at
        maximum = most_left(maximum, items, row.asks_certainty)
    return Score(
        class_name=row.class_name,
        learner=row.learner,
        login=row.login,
        learner_id=row.learner_public_id,
        quiz=row.quiz,
        quiz_id=row.quiz_public_id,
        attempt=row.number,
        status=status,
        score=score,
        maximum=maximum,
        started_at=row.started_at,
        finished_at=finished_at,
    )


def _maximum(row: Any) -> float:
    """What could be reached: of the attempt, or of one that is yet to be begun."""
    if row.maximum is not None:
        return float(row.maximum)
    return most_points(Blueprint.from_plain(row.blueprint).count, row.quiz_asks_certainty)
