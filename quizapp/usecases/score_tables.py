"""The tables of scores that are taken home: every attempt, a row a learner, every answer, every question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

from quizapp import fresh
from quizapp.core.attempts import OPEN, SUBMITTED
from quizapp.core.errors import BadEntry
from quizapp.formats.gradebooks.blackboard import blackboard_lines, blackboard_traps
from quizapp.formats.gradebooks.canvas import canvas_lines, canvas_traps
from quizapp.formats.gradebooks.moodle import moodle_lines, moodle_traps
from quizapp.formats.gradebooks.sheet import GradeColumn, GradeLine, Trap
from quizapp.formats.score_table import (
    BOM,
    Column,
    Holds,
    ScoreTable,
    codes,
    csv_text,
    measures,
    numbers,
    words,
)
from quizapp.formats.scores_csv import Cell, moment, percent
from quizapp.store import score_items, scores, set_by_hand
from quizapp.usecases.exporting_scores import (
    QuizColumn,
    Scope,
    grade_pages,
    learner_pages,
    learners_of,
    marks_of_overdue,
    scores_above,
)
from quizapp.usecases.score_items import items_table
from quizapp.usecases.services import Services

MISSING, EXCUSED, LATE = "missing", "excused", "late"
ANSWERING_AT_ONCE = 25  # learners of a page of answers: each of them has many
ATTEMPT_TABLE = (
    *words("class", "learner", "login", "quiz"),
    *numbers("attempt"),
    *codes("status"),
    *numbers("score", "maximum", "percent"),
    *codes("started_at", "finished_at", "late"),
)
RESPONSE_TABLE = (
    *words("class"),
    *codes("learner_id"),
    *words("quiz"),
    *codes("quiz_id", "blueprint_id", "seed", "attempt_id"),
    *numbers("attempt", "position"),
    *codes("fact", "kind", "variant_seed"),
    *words("response", "correct_answer"),
    *measures("fraction", "mark"),
    *numbers("certainty"),
    *measures("seconds"),
    *codes("answered_at"),
    *numbers("rating"),
    *measures("recall_before"),
)


class Table(StrEnum):
    """What a row is. Stands in addresses and commands."""

    ATTEMPTS = "attempts"
    GRID = "grid"
    RESPONSES = "responses"
    ITEMS = "items"


class Profile(StrEnum):
    """Who reads the file. Stands in addresses and commands."""

    PLAIN = "plain"
    RAW = "raw"
    MOODLE = "moodle"
    CANVAS = "canvas"
    BLACKBOARD = "blackboard"


PLATFORMS: dict[Profile, tuple[str, Callable[..., Iterator[str]], Callable[..., list[Trap]]]] = {
    Profile.MOODLE: ("Moodle", moodle_lines, moodle_traps),
    Profile.CANVAS: ("Canvas", canvas_lines, canvas_traps),
    Profile.BLACKBOARD: ("Blackboard", blackboard_lines, blackboard_traps),
}


def check_fit(table: Table, profile: Profile, is_workbook: bool = False) -> None:
    """Raise BadEntry, for `table` or `format`, where a platform would not take such a file."""
    if profile not in PLATFORMS:
        return
    name = PLATFORMS[profile][0]
    if table is not Table.GRID:
        raise BadEntry("table", f"{name} takes one row a student and a column a quiz: choose the grid.")
    if is_workbook:
        raise BadEntry("format", f"{name} takes CSV. Choose CSV, or the plain table for Excel.")


def traps_of(services: Services, scope: Scope, profile: Profile, table: Table = Table.GRID) -> list[Trap]:
    """What to know before: what a platform would misread, and scores above what a quiz can earn.

    Only the grid has scores that were set by hand.
    """
    above = scores_above(services, scope) if table is Table.GRID else []
    if profile not in PLATFORMS:
        return above
    return [*above, *PLATFORMS[profile][2](_columns(scope, profile), learners_of(services, scope))]


def score_text(
    services: Services, scope: Scope, table: Table, profile: Profile, now: datetime, bom: bool = False
) -> Iterator[str]:
    """A table as CSV in parts, each read in a transaction of its own. Raises BadEntry at the first part."""
    check_fit(table, profile)
    if profile not in PLATFORMS:
        yield from csv_text(score_table(services, scope, table, now), profile is Profile.RAW, bom)
        return
    if bom:
        yield BOM
    lines = (line for page in grade_pages(services, scope, now) for line in page)
    yield from PLATFORMS[profile][1](_columns(scope, profile), lines)


def _columns(scope: Scope, profile: Profile) -> tuple[GradeColumn, ...]:
    """The columns of the grid; what they are called in Canvas is told to Canvas alone."""
    return scope.canvas_columns if profile is Profile.CANVAS else scope.columns


def score_table(services: Services, scope: Scope, table: Table, now: datetime) -> ScoreTable:
    """A table before it is written."""
    if table is Table.ATTEMPTS:
        return ScoreTable(ATTEMPT_TABLE, _attempt_pages(services, scope, now))
    if table is Table.GRID:
        return ScoreTable(_grid_columns(scope), _grid_pages(services, scope, now))
    if table is Table.RESPONSES:
        return ScoreTable(RESPONSE_TABLE, _response_pages(services, scope))
    return items_table(services, scope)


def _attempt_pages(services: Services, scope: Scope, now: datetime) -> Iterator[Sequence[Sequence[Cell]]]:
    for quiz in scope.quizzes:
        for page in learner_pages(services, scope):
            with services.database.reading() as on:
                rows = _attempt_rows(on, scope.room.name, quiz, page, now)
            yield rows


def _attempt_rows(
    on: Connection, room: str, quiz: QuizColumn, page: Sequence[int], now: datetime
) -> list[tuple[Cell, ...]]:
    """The rows of one page. The loop is the hot path of a long export, so it holds nothing but the rule."""
    found: Sequence[Any] = scores.list_attempts(on, quiz.id, page, now)
    excused = {row.learner_id for row in set_by_hand.list_given(on, [quiz.id], page) if row.is_excused}
    marks = marks_of_overdue(on, [row.attempt_id for row in found if row.is_overdue])
    rows: list[tuple[Cell, ...]] = []
    for (
        learner, login, number, status, score, maximum, begun, ended, _, learner_id, attempt_id,
    ) in found:  # fmt: skip
        if status is None:
            status, maximum = MISSING, quiz.maximum
        elif status == OPEN:
            score = None
            if attempt_id in marks:
                score, maximum, due_at = marks[attempt_id]
                status, ended = SUBMITTED, moment(due_at)
        late = "yes" if status == LATE else "no"
        if learner_id in excused:
            status, score = EXCUSED, None
        share = _percent(score, maximum)
        rows.append(
            (room, learner, login, quiz.title, number, status, score, maximum, share, begun, ended, late)
        )
    return rows


@lru_cache(8192)
def _percent(score: float | None, maximum: float) -> Cell:
    """The score in per cent, as it is written; remembered, because scores repeat."""
    return percent(score, maximum) or None


def _grid_columns(scope: Scope) -> tuple[Column, ...]:
    """Two columns for who it is, then the quizzes; one of a title used before gets its id behind it."""
    titles: list[str] = []
    for quiz in scope.quizzes:
        is_new = quiz.title not in titles
        titles.append(quiz.title if is_new else f"{quiz.title} [{quiz.public_id[:6]}]")
    return (*words("learner", "login"), *(Column(title, Holds.NUMBER) for title in titles))


def _grid_pages(services: Services, scope: Scope, now: datetime) -> Iterator[Sequence[Sequence[Cell]]]:
    for page in grade_pages(services, scope, now):
        yield [_grid_row(line) for line in page]


def _grid_row(line: GradeLine) -> tuple[Cell, ...]:
    grades = (EXCUSED if grade.is_excused else grade.score for grade in line.grades)
    return (line.learner.name, line.learner.login, *grades)


def _response_pages(services: Services, scope: Scope) -> Iterator[Sequence[Sequence[Cell]]]:
    for quiz in scope.quizzes:
        for page in learner_pages(services, scope, ANSWERING_AT_ONCE):
            with services.database.reading() as on:
                rows = [
                    _response_row(scope.room.name, quiz, row)
                    for row in score_items.list_responses(on, quiz.id, page)
                ]
            yield rows


def _response_row(room: str, quiz: QuizColumn, row: Any) -> tuple[Cell, ...]:
    question = row.question
    kind = str(question["kind"])
    return (
        room,
        row.learner_id,
        quiz.title,
        quiz.public_id,
        blueprint_id(str(row.blueprint)),
        row.seed,
        row.attempt_id,
        row.number,
        row.position,
        row.fact,
        kind,
        f"{row.seed}/{row.generator_version}/{row.fact}/{kind}",
        row.shown,
        question["answer_text"],
        row.fraction,
        row.mark,
        row.certainty,
        row.seconds if row.answered_at else None,
        moment(row.answered_at),
        row.rating,
        row.recall_before,
    )


@lru_cache(64)
def blueprint_id(blueprint: str) -> str:
    """A short name for the recipe of a paper: the same for all papers that were made by it."""
    return fresh.digest(blueprint)[:12]
