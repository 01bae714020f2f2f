"""Which scores are taken home, and the grade of each learner at each quiz as gradebooks want it.

A grade is what the quiz's method makes of the attempts that are handed in, unless an instructor set another
score or excused the learner; of what they set the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN
from quizapp.core.corrections import Correction
from quizapp.core.counting_attempts import Method, counted_score, out_of
from quizapp.core.errors import NotFound
from quizapp.core.gradebook import ROUNDING
from quizapp.formats.gradebooks.sheet import Grade, GradeColumn, GradeLine, Learner, Trap
from quizapp.store import classes, corrections, score_items, scores, set_by_hand
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases.join_codes import normal_code
from quizapp.usecases.marking import mark_rows, most_left, score_of_items
from quizapp.usecases.reachable import reachable
from quizapp.usecases.services import Services

LEARNERS_AT_ONCE = 50  # in one transaction
NO_GRADE = Grade()
EXCUSED = Grade(is_excused=True)
ABOVE = (
    "{} has {:g} in “{}”, set by hand, and the quiz can earn {:g} by now. The score is kept: set it anew in "
    "the gradebook if it is too much."
)


@dataclass(frozen=True, slots=True)
class QuizColumn:
    """A quiz of the class: what it can earn, and which of several attempts counts.

    `canvas_id`: the assignment in Canvas that was last filled with its scores; empty where none was.
    """

    id: int
    public_id: str
    title: str
    maximum: float
    method: Method
    canvas_id: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """The class and the quizzes whose scores are taken home."""

    room: ClassRow
    quizzes: tuple[QuizColumn, ...]

    @property
    def columns(self) -> tuple[GradeColumn, ...]:
        """The quizzes as gradebooks name them."""
        return tuple(GradeColumn(quiz.title, Decimal(str(quiz.maximum))) for quiz in self.quizzes)

    @property
    def canvas_columns(self) -> tuple[GradeColumn, ...]:
        """The same with the numbers of their assignments in Canvas, where these are remembered."""
        pairs = zip(self.columns, self.quizzes, strict=True)
        return tuple(replace(column, platform_id=quiz.canvas_id) for column, quiz in pairs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The grades of a class: a column for each quiz, a line for each learner."""

    columns: tuple[GradeColumn, ...]
    lines: tuple[GradeLine, ...]


def scope_of_class(services: Services, person: Person, class_id: str, quiz_ids: Sequence[str] = ()) -> Scope:
    """A class this person teaches with these of its quizzes, all where none is named. Raises NotFound."""
    with services.database.reading() as on:
        return _scope(on, classes.get_taught_class(on, person.id, class_id), quiz_ids)  # fmt: skip


def scope_of_quiz(services: Services, person: Person, quiz_id: str) -> Scope:
    """One quiz of a class this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        _, room = classes.get_taught_quiz(on, person.id, quiz_id)
        return _scope(on, room, [quiz_id])


def scope_of_code(services: Services, code: str, quiz_id: str | None) -> Scope:
    """The class of a join code with one of its quizzes, or all, for the command line. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.find_class_by_code(on, normal_code(code))
        if room is None:
            raise NotFound(f"No class has the code {code}. `quizapp scores --help` says where to find it.")
        return _scope(on, room, [quiz_id] if quiz_id else [])


def sheet(services: Services, scope: Scope, now: datetime) -> Sheet:
    """The grades of a class, whole."""
    return Sheet(scope.columns, tuple(line for page in grade_pages(services, scope, now) for line in page))


def grade_pages(services: Services, scope: Scope, now: datetime) -> Iterator[list[GradeLine]]:
    """The lines of the sheet by name, a page of learners at a time."""
    for page in learner_pages(services, scope):
        with services.database.reading() as on:
            lines = _lines(on, scope, page, now)
        yield lines


def count_finished(services: Services, scope: Scope) -> int:
    """How many attempts at these quizzes members have handed in."""
    with services.database.reading() as on:
        by_quiz = scores.count_finished(on, scope.room.id)
    return sum(by_quiz.get(quiz.id, 0) for quiz in scope.quizzes)


def learners_of(services: Services, scope: Scope) -> list[Learner]:
    """Everybody in the class by name, without their grades."""
    found = []
    for page in learner_pages(services, scope):
        with services.database.reading() as on:
            found += [_learner(row) for row in scores.list_learners(on, scope.room.id, page)]
    return found


def scores_above(services: Services, scope: Scope) -> list[Trap]:
    """A warning for each score set by hand that is more than its quiz can earn; it is taken home as it is."""
    by_id = {quiz.id: quiz for quiz in scope.quizzes}
    with services.database.reading() as on:
        given = set_by_hand.list_scores_set(on, list(by_id))
    return [
        Trap("above-maximum", ABOVE.format(row.learner, row.score, quiz.title, quiz.maximum))
        for row in given
        if row.score > (quiz := by_id[row.quiz_id]).maximum + ROUNDING
    ]


def learner_pages(services: Services, scope: Scope, at_once: int = 0) -> Iterator[Sequence[int]]:
    """The row ids of the learners by name, as they are when the first page is asked for."""
    at_once = at_once or LEARNERS_AT_ONCE
    with services.database.reading() as on:
        ids = scores.list_learner_ids(on, scope.room.id)
    for start in range(0, len(ids), at_once):
        yield ids[start : start + at_once]


class OverdueMark(NamedTuple):
    """An attempt whose time is up, as it will be when it is handed in: `maximum` is what it can earn."""

    score: float
    maximum: float
    ended_at: datetime


def marks_of_overdue(on: Connection, attempt_ids: Sequence[int]) -> dict[int, OverdueMark]:
    """The marks of attempts whose time is up, by row id."""
    if not attempt_ids:
        return {}
    rows = score_items.list_items_of(on, attempt_ids)
    marks: dict[int, OverdueMark] = {}
    standing: dict[int, list[Correction]] = {}
    for attempt_id, items in groupby(rows, key=lambda row: row.attempt_id):
        whole = list(items)
        of = whole[0]
        if of.quiz_id not in standing:
            standing[of.quiz_id] = corrections.list_standing(on, of.quiz_id)
        marked = mark_rows(whole, of.asks_certainty, of.penalty, standing[of.quiz_id])
        most = most_left(of.maximum, marked, of.asks_certainty)
        marks[int(attempt_id)] = OverdueMark(score_of_items(marked), most, of.due_at)
    return marks


def _scope(on: Connection, room: ClassRow, quiz_ids: Sequence[str]) -> Scope:
    rows = scores.list_quizzes(on, room.id)
    unknown = set(quiz_ids) - {row.public_id for row in rows}
    if unknown:
        raise NotFound(f"The class {room.name} has no quiz {min(unknown)}.")
    chosen = [row for row in rows if not quiz_ids or row.public_id in quiz_ids]
    most = reachable(on, ((row.id, row.blueprint, row.asks_certainty) for row in chosen))
    return Scope(room, tuple(_column(row, most[row.id]) for row in chosen))


def _column(row: Any, maximum: float) -> QuizColumn:
    method = Method(row.method)
    return QuizColumn(row.id, row.public_id, row.title, float(maximum), method, row.canvas_id or "")


def _lines(on: Connection, scope: Scope, page: Sequence[int], now: datetime) -> list[GradeLine]:
    quiz_ids = [quiz.id for quiz in scope.quizzes]
    taken: dict[tuple[int, int], list[Decimal]] = {}
    maximum = {quiz.id: quiz.maximum for quiz in scope.quizzes}
    rows = list(scores.list_taken(on, quiz_ids, page, now))
    marks = marks_of_overdue(on, [row.attempt_id for row in rows if row.is_overdue])
    for row in rows:
        mark = marks.get(row.attempt_id, row)
        if row.status != OPEN or row.attempt_id in marks:
            points = out_of(mark.score or 0.0, mark.maximum, maximum[row.quiz_id])
            taken.setdefault((row.learner_id, row.quiz_id), []).append(points)
    given = {(row.learner_id, row.quiz_id): row for row in set_by_hand.list_given(on, quiz_ids, page)}
    return [
        GradeLine(
            _learner(row),
            tuple(
                _grade(taken.get((row.id, quiz.id), []), given.get((row.id, quiz.id)), quiz.method)
                for quiz in scope.quizzes
            ),
        )
        for row in scores.list_learners(on, scope.room.id, page)
    ]


def _grade(taken: Sequence[Decimal], given: Any, method: Method) -> Grade:
    if given is not None and given.is_excused:
        return EXCUSED
    if given is not None:
        return Grade(None if given.score is None else Decimal(str(given.score)))
    return Grade(counted_score(taken, method)) if taken else NO_GRADE


def _learner(row: Any) -> Learner:
    return Learner(row.display_name, row.login, row.id_number, row.email)
