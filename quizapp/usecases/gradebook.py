"""The gradebook of a class: every learner at every quiz, as the quizzes count and instructors decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection

from quizapp.core.allowances import KEPT, LEAST_FACTOR, Kept, Override, terms_for
from quizapp.core.attempts import SUBMITTED, Terms, is_past
from quizapp.core.blueprint import Blueprint
from quizapp.core.certainty import most_points
from quizapp.core.counting_attempts import Method
from quizapp.core.gradebook import Cell, Given, Taken, cell_of
from quizapp.store import classes
from quizapp.store import gradebook as store
from quizapp.store.classes import ClassRow
from quizapp.store.gradebook import Within
from quizapp.store.people import Person
from quizapp.usecases.marking import mark_item, score_of_items
from quizapp.usecases.services import Services

Key = tuple[int, int]  # the row ids of a learner and of a quiz


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
    columns = tuple(_column(row) for row in store.list_columns(on, within))
    members = [Member(*tuple(row)) for row in store.list_learners(on, within)]
    taken = _taken(on, within, now)
    given = _given(on, within) if with_given else {}
    is_over = _over(columns, members, _exceptions(on, within), room, now)
    return GradeSheet(
        room,
        columns,
        tuple(BookRow(member, _cells(member, columns, taken, given, is_over)) for member in members),
    )


def _cells(
    member: Member,
    columns: Iterable[Column],
    taken: Mapping[Key, Sequence[Taken]],
    given: Mapping[Key, Given],
    is_over: Mapping[Key, bool],
) -> tuple[Cell, ...]:
    mine = member.id
    return tuple(
        cell_of(
            taken.get((mine, column.id), ()),
            given.get((mine, column.id)),
            column.method,
            column.maximum,
            is_over.get((mine, column.id), is_over[0, column.id]),
        )
        for column in columns
    )


def _column(row: Any) -> Column:
    count = Blueprint.from_plain(row.blueprint).count
    return Column(
        id=row.id,
        quiz=row.public_id,
        title=row.title,
        maximum=most_points(count, row.asks_certainty),
        method=Method(row.method),
        weight=row.weight,
        terms=Terms(row.time_limit, row.opens_at, row.closes_at, row.asks_certainty, row.attempts),
        is_archived=bool(row.is_archived),
        is_same_for_all=row.shared_seed is not None,
    )


def _taken(on: Connection, within: Within, now: datetime) -> dict[Key, list[Taken]]:
    """The attempts of each learner at each quiz; those whose time is up as they will be handed in."""
    scores: dict[int, float] | None = None
    found: dict[Key, list[Taken]] = {}
    for learner, quiz, attempt, number, status, score, maximum, is_overdue in store.list_taken(
        on, within, now
    ):
        one = Taken(number, status, score, maximum)
        if is_overdue:
            if scores is None:
                scores = _overdue_scores(on, within, now)
            one = Taken(number, SUBMITTED, scores.get(attempt, 0.0), maximum)
        if (learner, quiz) in found:
            found[learner, quiz].append(one)
        else:
            found[learner, quiz] = [one]
    return found


def _overdue_scores(on: Connection, within: Within, now: datetime) -> dict[int, float]:
    """What the attempts whose time is up will have earned, by row id; one query for all of them."""
    items = store.list_unmarked(on, within, now)
    return {
        attempt: score_of_items([mark_item(item, item.asks_certainty) for item in of_attempt])
        for attempt, of_attempt in groupby(items, key=attrgetter("attempt_id"))
    }


def _given(on: Connection, within: Within) -> dict[Key, Given]:
    return {
        (row.learner_id, row.quiz_id): Given(row.score, bool(row.is_excused))
        for row in store.list_given(on, within)
    }


def _exceptions(on: Connection, within: Within) -> dict[Key, Override]:
    return {
        (row.learner_id, row.quiz_id): override_of(row.changes) for row in store.list_exceptions(on, within)
    }


def _over(
    columns: Iterable[Column],
    members: Iterable[Member],
    exceptions: Mapping[Key, Override],
    room: ClassRow,
    now: datetime,
) -> dict[Key, bool]:
    """Whether a quiz cannot be begun any more: for nobody (0) in particular, and for whom it is different."""
    found = {}
    slower = [member for member in members if member.time_factor != LEAST_FACTOR]
    factors = {member.id: member.time_factor for member in slower}
    for column in columns:
        is_away = column.is_archived or room.archived_at is not None
        found[0, column.id] = is_away or is_past(column.terms.closes_at, now)
        own = {(member.id, column.id): Override() for member in slower}
        own |= {key: override for key, override in exceptions.items() if key[1] == column.id}
        for key, override in own.items():
            terms = terms_for(column.terms, factors.get(key[0], LEAST_FACTOR), override)
            found[key] = is_away or is_past(terms.closes_at, now)
    return found


def override_of(changes: Mapping[str, Any]) -> Override:
    """An exception as it is stored: the fields that differ, moments in ISO 8601, None for no limit."""
    return Override(
        opens_at=_moment(changes, "opens_at"),
        closes_at=_moment(changes, "closes_at"),
        time_limit=changes.get("time_limit", KEPT),
        attempts=changes.get("attempts", KEPT),
    )


def _moment(changes: Mapping[str, Any], field: str) -> datetime | Kept | None:
    value = changes.get(field, KEPT)
    return datetime.fromisoformat(value) if isinstance(value, str) else value
