"""The append-only log of reviews: what is added, which rows count, and in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, case, exists, func, insert, select, tuple_
from sqlalchemy.orm import aliased

from quizapp.core.memory.evidence import Source
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.history import AGAIN, Logged, standing
from quizapp.core.memory.review_log import LogEntry
from quizapp.store import tables

_Review = tables.Review
_Void, Origin = aliased(tables.Review), aliased(tables.Review)
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


def stands(review: type[tables.Review]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The conditions that a row counts: it takes nothing back and was not taken back."""
    is_taken_back = exists().where(
        _Void.learner_id == review.learner_id,
        _Void.fact_id == review.fact_id,
        _Void.voids == review.source_event,
    )
    return review.voids.is_(None), ~is_taken_back


def is_of_origin(review: type[tables.Review]) -> ColumnElement[bool]:
    """The condition that a row judges the answer of `Origin` anew."""
    before = func.substr(review.source_event, 1, func.length(Origin.source_event) + len(AGAIN))
    return and_(
        Origin.learner_id == review.learner_id,
        Origin.fact_id == review.fact_id,
        before == Origin.source_event + AGAIN,
    )


STANDS = stands(_Review)
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
        select(func.min(Origin.id)).where(is_of_origin(_Review)).scalar_subquery(),
    ),
    else_=_Review.id,
)
_SLUGGED = select(tables.Fact.id).where(  # looked up first: a learner's log may be long
    tables.Fact.bank_id == bindparam("bank_id"), tables.Fact.slug.in_(bindparam("slugs", expanding=True))
)
_LOGS = (
    select(tables.Fact.slug, *(getattr(_Review, name) for name in LOG_FIELDS))
    .join(tables.Fact, tables.Fact.id == _Review.fact_id)
    .where(_Review.learner_id == bindparam("learner_id"), _Review.fact_id.in_(_SLUGGED), *STANDS)
    .order_by(PLACE)
)


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


def entry_of(row: Sequence[Any]) -> LogEntry:
    """A row of the log, whose columns are `LOG_FIELDS`."""
    values: dict[str, Any] = dict(zip(LOG_FIELDS, row, strict=True))
    values["source"] = Source(values["source"])
    if values["rating"] is not None:
        values["rating"] = Rating(values["rating"])
    return LogEntry(**values)
