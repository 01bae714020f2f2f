"""The gradebook of a class: every learner at every quiz, as the quizzes count and instructors decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from quizapp.core.allowances import LEAST_FACTOR, Override, terms_for
from quizapp.core.attempts import SUBMITTED, Terms, is_past
from quizapp.core.corrections import Correction
from quizapp.core.counting_attempts import Method
from quizapp.core.gradebook import Cell, Given, Taken, cell_of, with_given
from quizapp.core.item_analysis.moments import mean
from quizapp.store import classes, corrections
from quizapp.store import gradebook as store
from quizapp.store.classes import ClassRow
from quizapp.store.gradebook import Within
from quizapp.store.people import Person
from quizapp.usecases.marking import mark_rows, most_left, score_of_items
from quizapp.usecases.reachable import reachable
from quizapp.usecases.services import Services

Key = tuple[int, int]  # the row ids of a quiz and of a learner
Cells = dict[int, dict[int, Cell]]  # by quiz and learner


@dataclass(frozen=True, slots=True)
class Column:
    """A quiz of the gradebook. `maximum` is what it can earn."""

    id: int
    quiz: str
    title: str
    maximum: float
    method: Method
    weight: float
    terms: Terms
    is_archived: bool
    is_same_for_all: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A learner of the gradebook."""

    id: int
    public_id: str
    name: str
    login: str
    id_number: str
    email: str
    time_factor: float


@dataclass(frozen=True, slots=True)
class BookRow:
    """A learner with a cell for each quiz."""

    member: Member
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GradeSheet:
    """The whole gradebook: quizzes the oldest first, learners by name."""

    room: ClassRow
    columns: tuple[Column, ...]
    rows: tuple[BookRow, ...]


def grade_sheet(services: Services, person: Person, class_id: str, now: datetime) -> GradeSheet:
    """Everybody at every published quiz of a class that this person teaches. Raises NotFound.

    What is open and overdue counts as it will when it is handed in. The number of queries does not grow.
    """
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        return sheet_within(on, room, Within(room.id), now)


def sheet_within(
    on: Connection, room: ClassRow, within: Within, now: datetime, with_given: bool = True
) -> GradeSheet:
    """The part of a class's gradebook that is `within`; without `with_given`, only what attempts say."""
    rows = store.list_columns(on, within)
    most = reachable(on, ((row.id, row.blueprint, row.asks_certainty) for row in rows))
    columns = tuple(_column(row, most[row.id]) for row in rows)
    members = members_of(on, within)
    cells = _taken_cells(on, within, columns, now)
    empty = [cell_of((), one.method, one.maximum, _is_over(one, one.terms, room, now)) for one in columns]
    _add_exceptions(cells, _own_terms(on, within, columns, members), columns, room, now)
    if with_given:
        _add_given(on, within, cells, columns, empty)
    pairs = [(cells[column.id], usual) for column, usual in zip(columns, empty, strict=True)]
    return GradeSheet(
        room,
        columns,
        tuple(
            BookRow(member, tuple([own.get(member.id, usual) for own, usual in pairs])) for member in members
        ),
    )


def means_of(sheet: GradeSheet) -> dict[int, float]:
    """By row id of a quiz, the mean of the scores that count; without those where nobody has one."""
    scores = ([row.cells[at].score for row in sheet.rows] for at in range(len(sheet.columns)))
    counted = ([score for score in column if score is not None] for column in scores)
    return {column.id: mean(some) for column, some in zip(sheet.columns, counted, strict=True) if some}


def members_of(on: Connection, within: Within) -> list[Member]:
    """The learners by name."""
    return [Member(*tuple(row)) for row in store.list_learners(on, within)]


def _column(row: Any, maximum: float) -> Column:
    return Column(
        id=row.id,
        quiz=row.public_id,
        title=row.title,
        maximum=maximum,
        method=Method(row.method),
        weight=row.weight,
        terms=Terms(row.time_limit, row.opens_at, row.closes_at, row.asks_certainty, row.attempts),
        is_archived=bool(row.is_archived),
        is_same_for_all=row.shared_seed is not None,
    )


def _taken_cells(on: Connection, within: Within, columns: Iterable[Column], now: datetime) -> Cells:
    """The cells of all who have begun. Equal ones are one object: a large class has few different ones."""
    cells: Cells = {}
    for column in columns:
        cells[column.id] = {}
    known: dict[tuple[int, tuple[Taken, ...]], Cell] = {}
    by_id = {column.id: column for column in columns}
    for quiz, learner, taken in _by_learner(on, within, now):
        found = known.get((quiz, taken))
        if found is None:
            column = by_id[quiz]
            found = known[quiz, taken] = cell_of(taken, column.method, column.maximum, is_over=True)
        cells[quiz][learner] = found
    return cells


def _by_learner(
    on: Connection, within: Within, now: datetime
) -> Iterator[tuple[int, int, tuple[Taken, ...]]]:
    """Quiz, learner and their attempts in order; those whose time is up as they will be handed in."""
    overdue = _overdue(on, within, now)
    before: tuple[int, int] | None = None
    taken: tuple[Taken, ...] = ()
    for quiz, learner, status, score, maximum in store.stream_taken(on, within, now):
        if before != (quiz, learner):
            if before is not None:
                yield (*before, taken + overdue.pop(before, ()))
            before, taken = (quiz, learner), ()
        taken = (*taken, Taken(status, score, maximum))
    if before is not None:
        yield (*before, taken + overdue.pop(before, ()))
    for (quiz, learner), rest in overdue.items():
        yield quiz, learner, rest


def _overdue(on: Connection, within: Within, now: datetime) -> dict[Key, tuple[Taken, ...]]:
    """By quiz and learner, the attempts whose time is up, the last of each learner, marked as they stand."""
    found: dict[Key, tuple[Taken, ...]] = {}
    standing: dict[int, list[Correction]] = {}
    for _, of_attempt in groupby(store.list_unmarked(on, within, now), key=attrgetter("attempt_id")):
        items = list(of_attempt)
        of = items[0]
        if of.quiz_id not in standing:
            standing[of.quiz_id] = corrections.list_standing(on, of.quiz_id)
        marked = mark_rows(items, of.asks_certainty, of.penalty, standing[of.quiz_id])
        most = most_left(of.maximum, marked, of.asks_certainty)
        key = (of.quiz_id, of.learner_id)
        found[key] = (*found.get(key, ()), Taken(SUBMITTED, score_of_items(marked), most))
    return found


def _add_given(
    on: Connection, within: Within, cells: Cells, columns: Sequence[Column], empty: Sequence[Cell]
) -> None:
    """Let what instructors set count in place of what the attempts say."""
    usual = {column.id: (column, cell) for column, cell in zip(columns, empty, strict=True)}
    for row in store.list_given(on, within):
        column, cell = usual[row.quiz_id]
        given = Given(row.score, bool(row.is_excused))
        own = cells[row.quiz_id]
        own[row.learner_id] = with_given(own.get(row.learner_id, cell), given, column.maximum)


def _own_terms(
    on: Connection, within: Within, columns: Iterable[Column], members: Iterable[Member]
) -> dict[Key, Terms]:
    """By quiz and learner, the terms of those for whom they are different."""
    factors = {one.id: one.time_factor for one in members if one.time_factor != LEAST_FACTOR}
    found = {(column.id, one): Override() for column in columns for one in factors}
    for row in store.list_exceptions(on, within):
        found[row.quiz_id, row.learner_id] = Override.from_plain(row.changes)
    usual = {column.id: column.terms for column in columns}
    return {
        (quiz, learner): terms_for(usual[quiz], factors.get(learner, LEAST_FACTOR), override)
        for (quiz, learner), override in found.items()
    }


def _add_exceptions(
    cells: Cells, own_terms: dict[Key, Terms], columns: Iterable[Column], room: ClassRow, now: datetime
) -> None:
    """Say of those who have not begun, and for whom the end is another, whether they still can."""
    by_id = {column.id: column for column in columns}
    for (quiz, learner), terms in own_terms.items():
        column = by_id[quiz]
        is_over = _is_over(column, terms, room, now)
        cells[quiz].setdefault(learner, cell_of((), column.method, column.maximum, is_over))


def _is_over(column: Column, terms: Terms, room: ClassRow, now: datetime) -> bool:
    return column.is_archived or room.archived_at is not None or is_past(terms.closes_at, now)
