"""Scores: what an instructor sees and takes home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import NotFound
from quizapp.formats.scores_csv import ATTEMPT_COLUMNS, Cell, csv_lines, moment, neutral, percent
from quizapp.store import attempts, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.joining import normal_code
from quizapp.usecases.services import Services

MISSING = "missing"


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
        return None if self.status in ("open", MISSING) else self.score


def scores_of_quiz(services: Services, person: Person, quiz_id: str) -> tuple[QuizRow, ClassRow, list[Score]]:
    """A quiz this person has set, its class, and everybody's score. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        return quiz, room, list(_scores(on, room.id, quiz.id))


def class_csv(services: Services, person: Person, class_id: str) -> tuple[ClassRow, Iterator[str]]:
    """A class this person teaches, and the lines of its attempts table. Raises NotFound before any line."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
    return room, _stream(services, room.id, None)


def quiz_csv(services: Services, person: Person, quiz_id: str) -> tuple[QuizRow, ClassRow, Iterator[str]]:
    """A quiz this person has set, its class, and the lines of its attempts table. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
    return quiz, room, _stream(services, room.id, quiz.id)


def scores_by_code(services: Services, code: str, quiz_id: str | None, table: str) -> Iterator[str]:
    """The lines of the `attempts` or `grid` table of a class, for the command line. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.find_class_by_code(on, normal_code(code))
        if room is None:
            raise NotFound(f"No class has the code {code}. `quizapp scores --help` says where to find it.")
        quiz = classes.find_quiz(on, quiz_id) if quiz_id else None
        if quiz_id and (quiz is None or quiz.class_id != room.id):
            raise NotFound(f"The class {room.name} has no quiz {quiz_id}.")
    chosen = quiz.id if quiz else None
    return _stream(services, room.id, chosen) if table == "attempts" else _grid(services, room.id, chosen)


def _stream(services: Services, class_id: int, quiz_id: int | None) -> Iterator[str]:
    with services.database.reading() as on:
        yield from csv_lines(ATTEMPT_COLUMNS, (_cells(score) for score in _scores(on, class_id, quiz_id)))


def _grid(services: Services, class_id: int, quiz_id: int | None) -> Iterator[str]:
    """One row a learner, one column a quiz; a quiz of a name that was used before gets its id behind it."""
    with services.database.reading() as on:
        scores = list(_scores(on, class_id, quiz_id))
    titles: dict[str, str] = {}
    learners: dict[str, dict[str, float | None]] = {}
    names: dict[str, tuple[str, str]] = {}
    for score in scores:
        titles.setdefault(score.quiz_id, _unused(score, titles))
        names[score.learner_id] = (score.learner, score.login)
        learners.setdefault(score.learner_id, {})[score.quiz_id] = score.counted
    header = ["learner", "login", *map(neutral, titles.values())]
    yield from csv_lines(
        header, ([*names[who], *(marks.get(quiz) for quiz in titles)] for who, marks in learners.items())
    )


def _unused(score: Score, titles: dict[str, str]) -> str:
    return score.quiz if score.quiz not in titles.values() else f"{score.quiz} [{score.quiz_id[:6]}]"


def _cells(score: Score) -> list[Cell]:
    return [
        score.class_name,
        score.learner,
        score.login,
        score.quiz,
        score.attempt,
        score.status,
        score.counted,
        score.maximum,
        percent(score.counted, score.maximum),
        moment(score.started_at),
        moment(score.finished_at),
        "yes" if score.status == "late" else "no",
    ]


def _scores(on: Connection, class_id: int, quiz_id: int | None) -> Iterator[Score]:
    for row in attempts.stream_scores(on, class_id, quiz_id):
        yield _score(row)


def _score(row: Any) -> Score:
    return Score(
        class_name=row.class_name,
        learner=row.learner,
        login=row.login,
        learner_id=row.learner_public_id,
        quiz=row.quiz,
        quiz_id=row.quiz_public_id,
        attempt=row.number,
        status=row.status or MISSING,
        score=row.score,
        maximum=row.maximum if row.maximum is not None else float(Blueprint.from_plain(row.blueprint).count),
        started_at=row.started_at,
        finished_at=row.submitted_at,
    )
