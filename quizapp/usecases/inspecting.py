"""What an instructor sees of a learner: one attempt in full, and all that hangs on the learner in a class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizapp.core.allowances import Override
from quizapp.core.attempts import OPEN, is_past
from quizapp.core.errors import NotFound
from quizapp.core.facts import Bank
from quizapp.core.gradebook import Cell
from quizapp.core.questions import Grade, Question, Response
from quizapp.store import classes, corrections, grade_history
from quizapp.store import gradebook as store
from quizapp.store.attempts import list_items
from quizapp.store.classes import ClassRow
from quizapp.store.gradebook import Within
from quizapp.store.people import Person
from quizapp.store.rows_attempts import ItemRow
from quizapp.store.rows_teaching import GivenRow, InspectedRow, RegradeRow, TakenRow
from quizapp.usecases.giving import NO_STUDENT
from quizapp.usecases.gradebook import Column, Member, sheet_within
from quizapp.usecases.marking import MarkedItem, mark_rows, most_left, score_of_items
from quizapp.usecases.responses import response_from_plain
from quizapp.usecases.services import Services

NO_ATTEMPT = "There is no such attempt here, or it is not yours to see."


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer that came after the end, in the learner's words; it counts for nothing."""

    shown: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class SeenItem:
    """One question of an attempt with its answer, its key and what it earns, or would if handed in now."""

    position: int
    question: Question
    response: Response
    certainty: int | None
    grade: Grade
    points: float
    answered_at: datetime | None
    tries: int
    late: tuple[LateAnswer, ...]


@dataclass(frozen=True, slots=True)
class SeenAttempt:
    """An attempt as its instructor sees it. `score` is what it has, or would have if handed in now.

    `maximum` is what it can earn, without what was discarded. `is_open`: answers are still taken.
    """

    row: InspectedRow
    bank: Bank
    is_open: bool
    score: float
    maximum: float
    finished_at: datetime | None
    items: tuple[SeenItem, ...]


@dataclass(frozen=True, slots=True)
class StudentLine:
    """One quiz of a learner: the cell, the attempts, and what was changed, the oldest first."""

    column: Column
    cell: Cell
    attempts: Sequence[TakenRow]
    history: Sequence[GivenRow]
    regrades: Sequence[RegradeRow]


@dataclass(frozen=True, slots=True)
class SeenStudent:
    """A learner in a class. `exceptions`: for each quiz what is different for them, and why."""

    room: ClassRow
    member: Member
    lines: tuple[StudentLine, ...]
    exceptions: Mapping[int, tuple[Any, str]]


def show_attempt(services: Services, person: Person, public_id: str, now: datetime) -> SeenAttempt:
    """An attempt at a quiz that this person has set, with every answer and key. Raises NotFound."""
    with services.database.reading() as on:
        row = grade_history.find_attempt(on, person.id, public_id)
        if row is None:
            raise NotFound(NO_ATTEMPT)
        late: dict[int, list[LateAnswer]] = {}
        for answer in grade_history.list_late_answers(on, row.id):
            shown = response_from_plain(answer.response).shown
            late.setdefault(answer.position, []).append(LateAnswer(shown, answer.received_at))
        stored = list_items(on, row.id)
        standing = corrections.list_standing_for(on, row.id)
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    is_done = row.status != OPEN
    marked = mark_rows(stored, row.asks_certainty, row.penalty, standing) if not is_done else []
    by_position = {item.position: item for item in marked}
    return SeenAttempt(
        row=row,
        bank=bank,
        is_open=not is_done and not is_past(row.due_at, now),
        score=(row.score or 0.0) if is_done else score_of_items(marked),
        maximum=row.maximum if is_done else most_left(row.maximum, marked, row.asks_certainty),
        finished_at=row.submitted_at if is_done else row.due_at,
        items=tuple(
            _seen(item, by_position.get(item.position), late.get(item.position, ())) for item in stored
        ),
    )


def show_student(
    services: Services, person: Person, class_id: str, member: str, now: datetime
) -> SeenStudent:
    """A learner of a class that this person teaches, quiz by quiz. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        learner = store.find_learner(on, room.id, member)
        if learner is None:
            raise NotFound(NO_STUDENT)
        within = Within(room.id, learner_id=learner)
        sheet = sheet_within(on, room, within, now)
        attempts = _by_quiz(grade_history.list_attempts(on, within))
        history = _by_quiz(grade_history.list_history(on, within))
        regrades = _by_quiz(grade_history.list_regrades(on, within))
        exceptions = {
            row.quiz_id: (Override.from_plain(row.changes), row.reason)
            for row in store.list_exceptions(on, within)
        }
    (row,) = sheet.rows
    lines = tuple(
        StudentLine(
            column,
            cell,
            attempts.get(column.id, ()),
            history.get(column.id, ()),
            regrades.get(column.id, ()),
        )
        for column, cell in zip(sheet.columns, row.cells, strict=True)
    )
    return SeenStudent(room, row.member, lines, exceptions)


def _by_quiz(rows: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in rows:
        found.setdefault(row.quiz_id, []).append(row)
    return found


def _seen(item: ItemRow, marked: MarkedItem | None, late: Sequence[LateAnswer]) -> SeenItem:
    """An item with the marks that are stored; where there are none yet, as it is `marked` now."""
    grade, points = Grade(item.fraction or 0.0, item.note), item.points
    if marked is not None:
        grade, points = marked.grade, marked.points
    return SeenItem(
        position=item.position,
        question=Question.from_plain(item.question),
        response=response_from_plain(item.response),
        certainty=item.certainty,
        grade=grade,
        points=grade.fraction if points is None else points,
        answered_at=item.answered_at,
        tries=len(item.tries or ()),
        late=tuple(late),
    )
