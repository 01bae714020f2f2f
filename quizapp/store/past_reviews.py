"""Answers that a learner brings along from another program, many at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from operator import attrgetter

from sqlalchemy import Connection, delete, func, insert, select

from quizapp.core.memory.review_log import LogEntry
from quizapp.store.review_log import LOG_FIELDS, STANDS
from quizapp.store.tables import Fact, FactAside, Review

AT_ONCE = 2_000  # rows of one statement
_logged = attrgetter(*LOG_FIELDS)


def last_answers(on: Connection, learner_id: int, bank_id: int) -> dict[str, datetime]:
    """When the newest answer that counts of each fact of a bank was given, by the fact's slug."""
    rows = on.execute(
        select(Fact.slug, func.max(Review.answered_at))
        .join(Fact, Fact.id == Review.fact_id)
        .where(Review.learner_id == learner_id, Fact.bank_id == bank_id, *STANDS)
        .group_by(Fact.slug)
    )
    return {row[0]: row[1] for row in rows}


def add_many(
    on: Connection, learner_id: int, bank_revision: str, entries: Iterable[tuple[int, str, LogEntry]]
) -> None:
    """Append entries to the log: the row of their fact, the event and what is logged, in their order."""
    rows = []
    for fact_id, event, entry in entries:
        row = dict(zip(LOG_FIELDS, _logged(entry), strict=True))
        row["learner_id"], row["bank_revision"] = learner_id, bank_revision
        row["fact_id"], row["source_event"] = fact_id, event
        rows.append(row)
        if len(rows) == AT_ONCE:
            on.execute(insert(Review), rows)
            rows = []
    if rows:
        on.execute(insert(Review), rows)


def set_aside(on: Connection, learner_id: int, facts: Iterable[int], now: datetime) -> int:
    """Do not ask these facts any more until the learner wants them back. Returns how many that is news of."""
    wanted = list(facts)
    if not wanted:
        return 0
    there = select(FactAside.fact_id).where(FactAside.learner_id == learner_id, FactAside.until_day.is_(None))
    known = set(on.execute(there).scalars())
    new = [one for one in wanted if one not in known]
    for start in range(0, len(new), AT_ONCE):
        some = new[start : start + AT_ONCE]
        mine = (FactAside.learner_id == learner_id, FactAside.fact_id.in_(some))
        on.execute(delete(FactAside).where(*mine))
        on.execute(
            insert(FactAside),
            [{"learner_id": learner_id, "fact_id": one, "until_day": None, "since": now} for one in some],
        )
    return len(new)
