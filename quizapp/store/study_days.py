"""What a learner's day of a course holds already, and what they do not want to be asked."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, and_, case, func, or_, select

from quizapp.core.memory.evidence import Source
from quizapp.store.tables import Fact, FactAside, Review, StudySession

# a written question is not read before it is asked
_IS_FIRST = and_(Review.source == Source.CARD, Review.recall_before.is_(None), Review.kind != "fixed")


def seconds_on(on: Connection, learner_id: int, day: date) -> dict[int, tuple[float, int]]:
    """How many seconds a learner has answered questions on a learner day, and how many for the first time.

    By bank. Of an answer about several facts the time counts once; what was taken back took its time all
    the same.
    """
    events = (
        select(
            Fact.bank_id,
            func.max(Review.seconds).label("seconds"),
            func.max(case((_IS_FIRST, 1), else_=0)).label("first"),
        )
        .join(Fact, Fact.id == Review.fact_id)
        .where(Review.learner_id == learner_id, Review.learner_day == day, Review.voids.is_(None))
        .group_by(Fact.bank_id, Review.source_event)
        .subquery()
    )
    seconds, first = func.coalesce(func.sum(events.c.seconds), 0.0), func.sum(events.c.first)
    rows = on.execute(select(events.c.bank_id, seconds, first).group_by(events.c.bank_id))
    return {row[0]: (float(row[1]), int(row[2])) for row in rows}


def session_seconds_on(on: Connection, learner_id: int, day: date) -> dict[int, float]:
    """How many seconds the study sessions of a learner day have taken so far, reading included, by bank."""
    rows = on.execute(
        select(StudySession.bank_id, StudySession.plan).where(
            StudySession.learner_id == learner_id, StudySession.learner_day == day
        )
    )
    found: dict[int, float] = {}
    for bank_id, plan in rows:
        found[bank_id] = found.get(bank_id, 0.0) + float(plan.get("seconds", 0.0))
    return found


def list_aside(on: Connection, learner_id: int, day: date) -> dict[int, dict[str, date | None]]:
    """The facts that a learner does not want to be asked on a day: by bank and slug, the day they come back.

    None: they do not come back by themselves.
    """
    rows = (
        select(Fact.bank_id, Fact.slug, FactAside.until_day)
        .join(FactAside, FactAside.fact_id == Fact.id)
        .where(FactAside.learner_id == learner_id)
        .where(or_(FactAside.until_day.is_(None), FactAside.until_day > day))
    )
    found: dict[int, dict[str, date | None]] = {}
    for bank_id, slug, until in on.execute(rows):
        found.setdefault(bank_id, {})[slug] = until
    return found
