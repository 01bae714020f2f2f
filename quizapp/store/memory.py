"""Memories of facts, as they stand after the last answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from quizapp.core.memory.facts_memory import FactMemory
from quizapp.store import tables

_Memory = tables.FactMemory
STATE = (  # of a memory, in the order of `FactMemory`
    _Memory.stability,
    _Memory.difficulty,
    _Memory.last_day,
    _Memory.due_day,
    _Memory.reviews,
    _Memory.lapses,
    _Memory.last_kind,
    _Memory.variants,
)
_NAMED = (
    select(tables.Fact.slug, tables.Fact.first_slug, tables.Fact.id, *STATE)
    .outerjoin(_Memory, (_Memory.fact_id == tables.Fact.id) & (_Memory.learner_id == bindparam("learner_id")))
    .where(tables.Fact.bank_id == bindparam("bank_id"))
)
_SOME = _NAMED.where(tables.Fact.slug.in_(bindparam("slugs", expanding=True)))
_ONCE = _NAMED.where(tables.Fact.first_slug.in_(bindparam("slugs", expanding=True)))
_ADD = insert(_Memory)
_CHANGE = (
    update(_Memory)
    .where(_Memory.learner_id == bindparam("of_learner"), _Memory.fact_id == bindparam("of_fact"))
    .values({column.key: bindparam(column.key) for column in STATE})
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """The row of a fact, the id it had at first, and a learner's memory of it; None where there is none."""

    row_id: int
    first_slug: str
    memory: FactMemory | None


def facts_and_memories(
    on: Connection, learner_id: int, bank_id: int, slugs: Sequence[str]
) -> dict[str, Remembered]:
    """By slug, each fact and this learner's memory of it, in one statement.

    A question that became a fact since is found by the id it had, in one more. A fact that the bank never
    had is left out.
    """
    of = {"learner_id": learner_id, "bank_id": bank_id}
    rows = on.execute(_SOME, {**of, "slugs": list(slugs)})
    found = {row[0]: Remembered(row[2], row[1] or row[0], _state(row[3:])) for row in rows}
    missing = [slug for slug in slugs if slug not in found]
    if missing:
        for row in on.execute(_ONCE, {**of, "slugs": missing}).all():
            first = str(row[1])
            found[first] = Remembered(row[2], first, _state(row[3:]))
    return found


def list_memories(on: Connection, learner_id: int, bank_id: int) -> dict[str, FactMemory]:
    """A learner's memories of one bank, by the fact's slug."""
    rows = on.execute(
        select(tables.Fact.slug, *STATE)
        .join(tables.Fact, tables.Fact.id == _Memory.fact_id)
        .where(_Memory.learner_id == learner_id, _Memory.bank_id == bank_id)
    )
    return {row[0]: FactMemory(*row[1:]) for row in rows}


def count_learners(on: Connection, bank_id: int, fact: str) -> int:
    """How many learners have a memory of a fact, named by its slug."""
    rows = select(func.count()).select_from(_Memory).join(tables.Fact, tables.Fact.id == _Memory.fact_id)
    found = on.execute(rows.where(_Memory.bank_id == bank_id, tables.Fact.slug == fact))
    return int(found.scalar_one())


def save_memories(
    on: Connection,
    learner_id: int,
    bank_id: int,
    changes: Mapping[int, tuple[FactMemory | None, FactMemory]],
) -> None:
    """Store memories after a review, by fact: the one before (None where there was none) and the one after.

    At most one statement for those that are new and one for the others.
    """
    new = [
        {"learner_id": learner_id, "bank_id": bank_id, "fact_id": fact_id, **_columns(after)}
        for fact_id, (before, after) in changes.items()
        if before is None
    ]
    moved = [
        {"of_learner": learner_id, "of_fact": fact_id, **_columns(after)}
        for fact_id, (before, after) in changes.items()
        if before is not None
    ]
    if new:
        on.execute(_ADD, new)
    if moved:
        on.execute(_CHANGE, moved)


def put_back_memory(on: Connection, learner_id: int, fact_id: int, before: FactMemory | None) -> None:
    """Make the memory what it was before the review that is taken back; None: there was none."""
    if before is None:
        mine = (_Memory.learner_id == learner_id, _Memory.fact_id == fact_id)
        on.execute(delete(_Memory).where(*mine))
    else:
        on.execute(_CHANGE, {"of_learner": learner_id, "of_fact": fact_id, **_columns(before)})


def _columns(memory: FactMemory) -> dict[str, Any]:
    """A memory as its row has it."""
    return {column.key: getattr(memory, column.key) for column in STATE}


def _state(row: Sequence[Any]) -> FactMemory | None:
    return None if row[0] is None else FactMemory(*row)
