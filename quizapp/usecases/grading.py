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
from quizapp.core.errors import NotFound
from quizapp.formats.scores_csv import ATTEMPT_COLUMNS, Cell, csv_lines, moment, neutral, percent
from quizapp.store import attempts, classes
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.join_codes import normal_code
from quizapp.usecases.marking import mark_attempt, most_left, score_of_items
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
    """A class this person teaches, and the lines of its attempts table. Raises NotFound before any line."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
    return room, _stream(services, room.id, None, now)


def quiz_csv(
    services: Services, person: Person, quiz_id: str, now: datetime
) -> tuple[QuizRow, ClassRow, Iterator[str]]:
    """A quiz this person has set, its class, and the lines of its attempts table. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
    return quiz, room, _stream(services, room.id, quiz.id, now)


def scores_by_code(
    services: Services, code: str, quiz_id: str | None, table: str, now: datetime
) -> Iterator[str]:
    """The lines of the `attempts` or `grid` table of a class, for the command line. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.find_class_by_code(on, normal_code(code))
        if room is None:
            raise NotFound(f"No class has the code {code}. `quizapp scores --help` says where to find it.")
        quiz = classes.find_quiz(on, quiz_id) if quiz_id else None
        if quiz_id and (quiz is None or quiz.class_id != room.id):
            raise NotFound(f"The class {room.name} has no quiz {quiz_id}.")
    chosen = quiz.id if quiz else None
    lines = _stream if table == "attempts" else _grid
    return lines(services, room.id, chosen, now)


def _stream(services: Services, class_id: int, quiz_id: int | None, now: datetime) -> Iterator[str]:
    with services.database.reading() as on:
        yield from csv_lines(
            ATTEMPT_COLUMNS, (_cells(score) for score in _scores(on, class_id, quiz_id, now))
        )


def _grid(services: Services, class_id: int, quiz_id: int | None, now: datetime) -> Iterator[str]:
    """One row a learner, one column a quiz; a quiz of a name that was used before gets its id behind it."""
    with services.database.reading() as on:
        scores = list(_scores(on, class_id, quiz_id, now))
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
