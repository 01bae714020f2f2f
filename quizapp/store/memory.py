"""Memories and the review log they can be rebuilt from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory, LogEntry
from quizapp.core.memory.fsrs import Rating
from quizapp.store import tables

_Memory = tables.FactMemory
_STATE = (
    _Memory.stability,
    _Memory.difficulty,
    _Memory.last_day,
    _Memory.due_day,
    _Memory.reviews,
    _Memory.lapses,
    _Memory.last_kind,
)
_ONE = (
    select(tables.Fact.id, *_STATE)
    .outerjoin(_Memory, (_Memory.fact_id == tables.Fact.id) & (_Memory.learner_id == bindparam("learner_id")))
    .where(tables.Fact.bank_id == bindparam("bank_id"), tables.Fact.slug == bindparam("slug"))
)
_ADD = insert(_Memory)
_CHANGE = (
    update(_Memory)
    .where(_Memory.learner_id == bindparam("of_learner"), _Memory.fact_id == bindparam("of_fact"))
    .values({column.key: bindparam(column.key) for column in _STATE})
)
_LOG = insert(tables.Review)
_LOG_FIELDS = tuple(LogEntry.__dataclass_fields__)
_LOG_COLUMNS = tuple(getattr(tables.Review, name) for name in _LOG_FIELDS)


def fact_and_memory(
    on: Connection, learner_id: int, bank_id: int, slug: str
) -> tuple[int, FactMemory | None] | None:
    """The row id of a fact and this learner's memory of it; None where the bank never had that fact."""
    row = on.execute(_ONE, {"learner_id": learner_id, "bank_id": bank_id, "slug": slug}).one_or_none()
    return None if row is None else (row[0], _state(row[1:]))


def list_memories(on: Connection, learner_id: int, bank_id: int) -> dict[str, FactMemory]:
    """A learner's memories of one bank, by the fact's slug."""
    rows = on.execute(
        select(tables.Fact.slug, *_STATE)
        .join(tables.Fact, tables.Fact.id == _Memory.fact_id)
        .where(_Memory.learner_id == learner_id, _Memory.bank_id == bank_id)
    )
    return {row[0]: FactMemory(*row[1:]) for row in rows}


def save_memory(
    on: Connection, learner_id: int, bank_id: int, fact_id: int, before: FactMemory | None, after: FactMemory
) -> None:
    """Store the memory after a review; `before` tells whether there was one."""
    if before is None:
        on.execute(_ADD, {"learner_id": learner_id, "bank_id": bank_id, "fact_id": fact_id, **asdict(after)})
    else:
        on.execute(_CHANGE, {"of_learner": learner_id, "of_fact": fact_id, **asdict(after)})


def add_review(
    on: Connection, learner_id: int, fact_id: int, bank_revision: str, source_event: str, entry: LogEntry
) -> None:
    """Append to the log. IntegrityError where this event moved this memory before."""
    on.execute(
        _LOG,
        {
            "learner_id": learner_id,
            "fact_id": fact_id,
            "bank_revision": bank_revision,
            "source_event": source_event,
            **{name: getattr(entry, name) for name in _LOG_FIELDS},
        },
    )


def list_reviews(on: Connection, learner_id: int, fact_id: int) -> list[LogEntry]:
    """The log of one learner and fact, oldest first."""
    rows = on.execute(
        select(*_LOG_COLUMNS)
        .where(tables.Review.learner_id == learner_id, tables.Review.fact_id == fact_id)
        .order_by(tables.Review.id)
    )
    return [_entry(row) for row in rows]


def count_answers(on: Connection, learner_id: int, bank_id: int, since: date) -> dict[date, int]:
    """How many answers a learner gave on each learner day from `since` on."""
    review = tables.Review
    rows = on.execute(
        select(review.learner_day, func.count())
        .join(tables.Fact, tables.Fact.id == review.fact_id)
        .where(review.learner_id == learner_id, tables.Fact.bank_id == bank_id, review.learner_day >= since)
        .group_by(review.learner_day)
    )
    return {row[0]: int(row[1]) for row in rows}


def count_first_met(on: Connection, learner_id: int, bank_id: int, day: date) -> int:
    """How many facts a learner answered for the first time on a learner day, by cards."""
    review = tables.Review
    firsts = (
        select(func.min(review.id).label("id"))
        .join(tables.Fact, tables.Fact.id == review.fact_id)
        .where(review.learner_id == learner_id, tables.Fact.bank_id == bank_id)
        .group_by(review.fact_id)
        .subquery()
    )
    found = (
        select(func.count())
        .select_from(review)
        .join(firsts, firsts.c.id == review.id)
        .where(review.learner_day == day, review.source == Source.CARD)
    )
    return int(on.execute(found).scalar_one())


def _state(row: Sequence[Any]) -> FactMemory | None:
    return None if row[0] is None else FactMemory(*row)


def _entry(row: Row[Any]) -> LogEntry:
    values: dict[str, Any] = dict(zip(_LOG_FIELDS, row, strict=True))
    values["source"] = Source(values["source"])
    if values["rating"] is not None:
        values["rating"] = Rating(values["rating"])
    return LogEntry(**values)
