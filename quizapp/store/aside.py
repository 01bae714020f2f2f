"""Facts that learners do not want to be asked: today, or for ever."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select

from quizapp.store.tables import Bank, Fact, FactAside


def put_aside(on: Connection, learner_id: int, fact_id: int, until_day: date | None, now: datetime) -> None:
    """Put a fact aside until a learner day, on which it is asked again; None: for ever."""
    take_back(on, learner_id, fact_id)
    on.execute(
        insert(FactAside).values(learner_id=learner_id, fact_id=fact_id, until_day=until_day, since=now)
    )


def take_back(on: Connection, learner_id: int, fact_id: int) -> None:
    """Let a fact be asked again."""
    mine = (FactAside.learner_id == learner_id, FactAside.fact_id == fact_id)
    on.execute(delete(FactAside).where(*mine))


def list_all(on: Connection, learner_id: int, day: date) -> list[Row[Any]]:
    """All that a learner has put aside: `fact_id`, `slug`, `until_day`, and the bank's id; newest first."""
    rows = select(FactAside.fact_id, Fact.slug, FactAside.until_day, Bank.id.label("bank_id"))
    rows = rows.join(Fact, Fact.id == FactAside.fact_id).join(Bank, Bank.id == Fact.bank_id)
    newest = FactAside.since.desc(), Fact.slug
    return list(on.execute(rows.where(*_stands(learner_id, day)).order_by(*newest)))


def _stands(learner_id: int, day: date) -> tuple[Any, ...]:
    return (FactAside.learner_id == learner_id, or_(FactAside.until_day.is_(None), FactAside.until_day > day))
