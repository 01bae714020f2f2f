"""Scores: what an instructor sees and takes home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.attempts import is_past
from quizapp.core.gradebook import Cell
from quizapp.store import attempts, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.gradebook import Within
from quizapp.store.people import Person
from quizapp.usecases.exporting_scores import scope_of_class, scope_of_quiz
from quizapp.usecases.gradebook import BookRow, sheet_within
from quizapp.usecases.score_tables import Profile, Table, score_text
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Score:
    """One learner at one quiz: the cell of the gradebook, and when the last attempt was handed in."""

    learner: str
    login: str
    learner_id: str
    cell: Cell
    finished_at: datetime | None


def scores_of_quiz(
    services: Services, person: Person, quiz_id: str, now: datetime
) -> tuple[QuizRow, ClassRow, list[Score]]:
    """A quiz this person has set, its class, and everybody's score as it counts; none for a draft.

    Raises NotFound.
    """
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        sheet = sheet_within(on, room, Within(room.id, quiz.id), now)
        if not sheet.columns:
            return quiz, room, []
        ended = _ended(on, quiz, now)
        return quiz, room, [_score(row, ended.get(row.member.public_id)) for row in sheet.rows]


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


def _ended(on: Connection, quiz: QuizRow, now: datetime) -> dict[str, datetime]:
    """By learner, when their last attempt was handed in, or its time was up."""
    found = {}
    for row in attempts.list_scores(on, quiz.id):
        at = row.submitted_at or (row.due_at if is_past(row.due_at, now) else None)
        if at is not None:
            found[row.learner_public_id] = at
    return found


def _score(row: BookRow, finished_at: datetime | None) -> Score:
    member = row.member
    return Score(member.name, member.login, member.public_id, row.cells[0], finished_at)
