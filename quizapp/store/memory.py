"""Memories and the review log they can be rebuilt from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, delete, exists, func, insert, select, tuple_, update
from sqlalchemy.orm import aliased

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.history import AGAIN, Logged, standing
from quizapp.core.memory.review_log import LogEntry
from quizapp.store import tables

_Memory = tables.FactMemory
_Review = tables.Review
_Void, _Origin = aliased(tables.Review), aliased(tables.Review)
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
_LOG = insert(_Review)
LOG_FIELDS = tuple(LogEntry.__dataclass_fields__)
_HISTORY = (
    select(
        tables.Review.source_event,
        tables.Review.voids,
        *(getattr(tables.Review, name) for name in LOG_FIELDS),
    )
    .where(tables.Review.learner_id == bindparam("learner_id"), tables.Review.fact_id == bindparam("fact_id"))
    .order_by(tables.Review.id)
)


def _stands(review: Any) -> tuple[Any, ...]:
    """It takes nothing back and was not taken back."""
    is_taken_back = exists().where(
        _Void.learner_id == review.learner_id,
        _Void.fact_id == review.fact_id,
        _Void.voids == review.source_event,
    )
    return review.voids.is_(None), ~is_taken_back


def _is_of_origin(review: Any) -> Any:
    """Whether a row judges the answer of `_Origin` anew."""
    before = func.substr(review.source_event, 1, func.length(_Origin.source_event) + len(AGAIN))
    return and_(
        _Origin.learner_id == review.learner_id,
        _Origin.fact_id == review.fact_id,
        before == _Origin.source_event + AGAIN,
    )


STANDS = _stands(_Review)
STANDS_IN_LONG_LOG = (  # the same of one learner's rows: what was taken back is looked up once, not by row
    _Review.voids.is_(None),
    tuple_(_Review.fact_id, _Review.source_event).not_in(
        select(_Void.fact_id, _Void.voids).where(
            _Void.learner_id == bindparam("learner_id"), _Void.voids.is_not(None)
        )
    ),
)
PLACE = case(  # where a row counts: what was judged anew, where it was first logged
    (
        _Review.source_event.contains(AGAIN),
        select(func.min(_Origin.id)).where(_is_of_origin(_Review)).scalar_subquery(),
    ),
    else_=_Review.id,
)
_OF_BANK = (_Review.learner_id == bindparam("learner_id"), tables.Fact.bank_id == bindparam("bank_id"))
_SLUGGED = select(tables.Fact.id).where(  # looked up first: a learner's log may be long
    tables.Fact.bank_id == bindparam("bank_id"), tables.Fact.slug.in_(bindparam("slugs", expanding=True))
)
_LOGS = (
    select(tables.Fact.slug, *(getattr(_Review, name) for name in LOG_FIELDS))
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(_Review.learner_id == bindparam("learner_id"), _Review.fact_id.in_(_SLUGGED), *STANDS)
    .order_by(PLACE)
)
_IS_AN_ANSWER = (
    _Review.rating.is_not(None),  # else it was blank in a quiz
    _Review.source != Source.ANKI_STATE,
)
_COUNT_BY_DAY = (
    select(_Review.learner_day, func.count(_Review.source_event.distinct()))
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(*_OF_BANK, _Review.learner_day >= bindparam("since"), *_IS_AN_ANSWER, *STANDS_IN_LONG_LOG)
    .group_by(_Review.learner_day)
)
_COUNT_BY_BANK = (
    select(tables.Fact.bank_id, func.count(_Review.source_event.distinct()))
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(
        _Review.learner_id == bindparam("learner_id"),
        _Review.learner_day == bindparam("day"),
        *_IS_AN_ANSWER,
        *STANDS,
    )
    .group_by(tables.Fact.bank_id)
)
_Anew = aliased(tables.Review)
_was_met_before = (  # by an answer that was judged anew since: it counts where it was first logged
    exists()
    .where(_Anew.learner_id == _Review.learner_id, _Anew.fact_id == _Review.fact_id)
    .where(_Origin.id < _Review.id, _Anew.id > _Review.id, _is_of_origin(_Anew), *_stands(_Anew))
)
_Earlier = aliased(tables.Review)
_was_answered_before = (
    exists()
    .where(_Earlier.learner_id == _Review.learner_id, _Earlier.fact_id == _Review.fact_id)
    .where(_Earlier.id < _Review.id, *_stands(_Earlier))
)
_COUNT_FIRST_MET = (  # from the day's own rows, which are few however long the log is
    select(func.count())
    .select_from(_Review)
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(*_OF_BANK, _Review.learner_day == bindparam("day"), _Review.source == Source.CARD, *STANDS)
    .where(~_was_answered_before, ~_was_met_before)
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


def add_reviews(
    on: Connection,
    learner_id: int,
    bank_revision: str,
    source_event: str,
    entries: Mapping[int, LogEntry],
    voids: str | None = None,
) -> None:
    """Append to the log what one event did, by fact, in one statement. `voids`: the event it takes back.

    IntegrityError where this event moved one of these memories before.
    """
    on.execute(
        _LOG,
        [
            {
                "learner_id": learner_id,
                "fact_id": fact_id,
                "bank_revision": bank_revision,
                "source_event": source_event,
                "voids": voids,
                **{name: getattr(entry, name) for name in LOG_FIELDS},
            }
            for fact_id, entry in entries.items()
        ],
    )


def list_history(on: Connection, learner_id: int, fact_id: int) -> list[Logged]:
    """The whole log of one learner and fact, oldest first, with what was taken back."""
    rows = on.execute(_HISTORY, {"learner_id": learner_id, "fact_id": fact_id})
    return [Logged(row[0], entry_of(row[2:]), row[1] or "") for row in rows]


def list_reviews(on: Connection, learner_id: int, fact_id: int) -> list[LogEntry]:
    """What counts of the log of one learner and fact, oldest first."""
    return [row.entry for row in standing(list_history(on, learner_id, fact_id))]


def list_reviews_of(
    on: Connection, learner_id: int, bank_id: int, slugs: Sequence[str]
) -> dict[str, list[LogEntry]]:
    """What counts of the log of one learner and these facts of a bank, oldest first, by the fact's slug."""
    of = {"learner_id": learner_id, "bank_id": bank_id, "slugs": list(slugs)}
    found: dict[str, list[LogEntry]] = {}
    for row in on.execute(_LOGS, of) if slugs else ():
        found.setdefault(row[0], []).append(entry_of(row[1:]))
    return found


def count_answers(on: Connection, learner_id: int, bank_id: int, since: date) -> dict[date, int]:
    """How many answers a learner gave on each learner day from `since` on, of cards and quizzes.

    One about several facts counts once; those taken back, and what was left blank, not at all.
    """
    rows = on.execute(_COUNT_BY_DAY, {"learner_id": learner_id, "bank_id": bank_id, "since": since})
    return {row[0]: int(row[1]) for row in rows}


def count_answers_on(on: Connection, learner_id: int, day: date) -> dict[int, int]:
    """`count_answers` of one learner day, by bank; a bank without any is left out."""
    rows = on.execute(_COUNT_BY_BANK, {"learner_id": learner_id, "day": day})
    return {row[0]: int(row[1]) for row in rows}


def count_first_met(on: Connection, learner_id: int, bank_id: int, day: date) -> int:
    """How many facts a learner answered for the first time on a learner day, by cards."""
    of = {"learner_id": learner_id, "bank_id": bank_id, "day": day}
    return int(on.execute(_COUNT_FIRST_MET, of).scalar_one())


def _columns(memory: FactMemory) -> dict[str, Any]:
    """A memory as its row has it."""
    return {column.key: getattr(memory, column.key) for column in STATE}


def _state(row: Sequence[Any]) -> FactMemory | None:
    return None if row[0] is None else FactMemory(*row)


def entry_of(row: Sequence[Any]) -> LogEntry:
    """A row of the log, whose columns are `LOG_FIELDS`."""
    values: dict[str, Any] = dict(zip(LOG_FIELDS, row, strict=True))
    values["source"] = Source(values["source"])
    if values["rating"] is not None:
        values["rating"] = Rating(values["rating"])
    return LogEntry(**values)
