"""The logs of whole learners, one fact at a time, for reckoning all that was made of them anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, exists, func, or_, select, update

from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.history import Logged
from quizapp.core.memory.variants import Stabilities
from quizapp.store import tables
from quizapp.store.replaying import Key
from quizapp.store.review_log import LOG_FIELDS, entry_of
from quizapp.store.tables import LearnerModel

ROWS_AT_ONCE = 1000  # of a log that is read bit by bit
_Review, _Memory, _Account = tables.Review, tables.FactMemory, tables.Account
_STATE = tuple(getattr(_Memory, name) for name in FactMemory.__dataclass_fields__)
_MINE = (_Memory.learner_id == bindparam("of_learner"), _Memory.fact_id == bindparam("of_fact"))
_LOG = (
    select(
        _Review.fact_id,
        _Review.source_event,
        _Review.voids,
        *(getattr(_Review, name) for name in LOG_FIELDS),
    )
    .where(_Review.learner_id == bindparam("learner_id"))
    .order_by(_Review.fact_id, _Review.id)
    .execution_options(yield_per=ROWS_AT_ONCE)
)
_VARIED = update(_Memory).where(*_MINE).values(variants=bindparam("reckoned"))


class Remembering(NamedTuple):
    """Somebody who has learned something. `public_id` names them in the seeds of due days."""

    id: int
    public_id: str
    login: str


class Place(NamedTuple):
    """Where a fact is: its bank, and the id that it had at first."""

    bank_id: int
    bank_slug: str
    first_slug: str


def list_learners(
    on: Connection, after: int = 0, most: int = 500, login: str | None = None
) -> list[Remembering]:
    """Those with an id above `after` of whom the log, a memory or a model tells, by id."""
    tells = [exists().where(table.learner_id == _Account.id) for table in (_Review, _Memory, LearnerModel)]
    rows = select(_Account.id, _Account.public_id, _Account.login).where(_Account.id > after, or_(*tells))
    if login is not None:
        rows = rows.where(_Account.login_key == login)
    return [
        Remembering(row[0], row[1], row[2] or "")
        for row in on.execute(rows.order_by(_Account.id).limit(most))
    ]


def list_ids(on: Connection) -> list[int]:
    """The row ids of all who have memories, in order."""
    return list(on.execute(select(_Memory.learner_id).distinct().order_by(_Memory.learner_id)).scalars())


def count_reviews(on: Connection, learner_id: int) -> int:
    """How long the log of a learner is; it only ever grows."""
    rows = select(func.count()).select_from(_Review).where(_Review.learner_id == learner_id)
    return int(on.execute(rows).scalar_one())


def find_places(on: Connection, fact_ids: Sequence[int]) -> dict[int, Place]:
    """The places of facts, by row id."""
    return _places(on, tables.Fact.id.in_(fact_ids))


def places_of_learner(on: Connection, learner_id: int) -> dict[int, Place]:
    """The places of all facts that a learner's log or memory tells of."""
    logged = select(_Review.fact_id).where(_Review.learner_id == learner_id)
    known = select(_Memory.fact_id).where(_Memory.learner_id == learner_id)
    return _places(on, or_(tables.Fact.id.in_(logged), tables.Fact.id.in_(known)))


def stream_histories(on: Connection, learner_id: int) -> Iterator[tuple[int, list[Logged]]]:
    """The whole log of a learner, read bit by bit: each fact with its rows, the oldest first."""
    with on.execute(_LOG, {"learner_id": learner_id}) as rows:
        for fact_id, its in groupby(rows, key=lambda row: row[0]):
            yield fact_id, [Logged(row[1], entry_of(row[3:]), row[2] or "") for row in its]


def list_stored(on: Connection, learner_id: int) -> dict[int, FactMemory]:
    """All memories of a learner, by the row of their fact."""
    rows = on.execute(select(_Memory.fact_id, *_STATE).where(_Memory.learner_id == learner_id))
    return {row[0]: FactMemory(*row[1:]) for row in rows}


def list_unreckoned(on: Connection, most: int) -> dict[Key, FactMemory]:
    """Some memories of a learner who has any whose variants were not reckoned yet; none where all were."""
    missing = _Memory.variants.is_(None)
    first = on.execute(select(_Memory.learner_id).where(missing).limit(1)).scalar()
    rows = select(_Memory.learner_id, _Memory.fact_id, *_STATE)
    found = on.execute(rows.where(_Memory.learner_id == first, missing).order_by(_Memory.fact_id).limit(most))
    return {(row[0], row[1]): FactMemory(*row[2:]) for row in found}


def set_variants(on: Connection, variants: Mapping[Key, Stabilities]) -> None:
    """Store the variants of memories and leave the rest of them as it is, in one statement."""
    on.execute(
        _VARIED,
        [
            {"of_learner": learner, "of_fact": fact, "reckoned": reckoned}
            for (learner, fact), reckoned in variants.items()
        ],
    )


def _places(on: Connection, which: Any) -> dict[int, Place]:
    rows = on.execute(
        select(
            tables.Fact.id,
            tables.Fact.bank_id,
            tables.Bank.slug,
            func.coalesce(func.nullif(tables.Fact.first_slug, ""), tables.Fact.slug),
        )
        .join(tables.Bank, tables.Bank.id == tables.Fact.bank_id)
        .where(which)
    )
    return {row[0]: Place(*row[1:]) for row in rows}
