"""Scores: what an instructor sees and takes home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN, SUBMITTED, is_past
from quizapp.store import attempts, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.exporting_scores import scope_of_class, scope_of_quiz
from quizapp.usecases.marking import mark_attempt, most_left, score_of_items
from quizapp.usecases.reachable import reachable
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
        most = reachable(on, [(quiz.id, quiz.blueprint, quiz.terms.asks_certainty)])[quiz.id]
        return quiz, room, [_score(on, row, most, now) for row in attempts.list_scores(on, quiz.id)]


def most_of_quiz(services: Services, quiz: QuizRow) -> float:
    """What a quiz can earn, without what was discarded from it."""
    with services.database.reading() as on:
        return reachable(on, [(quiz.id, quiz.blueprint, quiz.terms.asks_certainty)])[quiz.id]


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


def _score(on: Connection, row: Any, most: float, now: datetime) -> Score:
    """The score as it stands; of an attempt whose time is up, as it will be when it is handed in."""
    status, score, finished_at = row.status or MISSING, row.score, row.submitted_at
    maximum = most if row.maximum is None else float(row.maximum)
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
