"""Questions that learners found wrong, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, func, insert, select, update

from quizapp.store.rows_banks import ReportRow
from quizapp.store.tables import Account, Bank, Fact, QuestionReport

OPEN = "open"
MOST_SETTLED = 20  # of the settled ones, the newest
_REPORTS = (
    select(
        QuestionReport.__table__,
        Fact.slug.label("fact_slug"),
        Bank.slug.label("bank_slug"),
        Bank.title.label("bank_title"),
        Account.display_name.label("reporter"),
    )
    .join(Fact, Fact.id == QuestionReport.fact_id)
    .join(Bank, Bank.id == QuestionReport.bank_id)
    .outerjoin(Account, Account.id == QuestionReport.learner_id)
)


def add_report(on: Connection, **columns: Any) -> None:
    """Store a report."""
    on.execute(insert(QuestionReport).values(**columns))


def change_text(on: Connection, report_id: int, text: str, now: datetime) -> None:
    """Let an open report say something else."""
    mine = (QuestionReport.id == report_id, QuestionReport.outcome == OPEN)
    on.execute(update(QuestionReport).where(*mine).values(text=text, created_at=now))


def find_open(on: Connection, learner_id: int, fact_id: int) -> ReportRow | None:
    """A learner's open report of a fact."""
    mine = (QuestionReport.learner_id == learner_id, QuestionReport.fact_id == fact_id)
    found = on.execute(_REPORTS.where(*mine, QuestionReport.outcome == OPEN).limit(1)).one_or_none()
    return cast("ReportRow | None", found)


def count_open_of(on: Connection, learner_id: int) -> int:
    """How many reports of a learner wait."""
    mine = (QuestionReport.learner_id == learner_id, QuestionReport.outcome == OPEN)
    return int(on.execute(select(func.count()).select_from(QuestionReport).where(*mine)).scalar_one())


def count_open(on: Connection, bank_ids: Sequence[int]) -> Mapping[int, int]:
    """How many reports wait, by bank; banks without any are left out."""
    counts = select(QuestionReport.bank_id, func.count()).group_by(QuestionReport.bank_id)
    waiting = (QuestionReport.bank_id.in_(bank_ids), QuestionReport.outcome == OPEN)
    return {row[0]: int(row[1]) for row in on.execute(counts.where(*waiting))}


def list_of_bank(on: Connection, bank_id: int) -> list[ReportRow]:
    """The reports of a bank: those that wait, oldest first, then the newest of those settled."""
    of_bank = QuestionReport.bank_id == bank_id
    waiting = _REPORTS.where(of_bank, QuestionReport.outcome == OPEN).order_by(QuestionReport.id)
    settled = _REPORTS.where(of_bank, QuestionReport.outcome != OPEN)
    settled = settled.order_by(QuestionReport.settled_at.desc(), QuestionReport.id.desc()).limit(MOST_SETTLED)
    return cast("list[ReportRow]", [*on.execute(waiting), *on.execute(settled)])


def list_of_learner(on: Connection, learner_id: int) -> list[ReportRow]:
    """What a learner has reported, newest first."""
    mine = QuestionReport.learner_id == learner_id
    rows = on.execute(_REPORTS.where(mine).order_by(QuestionReport.id.desc()))
    return cast("list[ReportRow]", rows.all())


def settle(on: Connection, bank_id: int, public_id: str, outcome: str, now: datetime) -> bool:
    """Say what became of a report of a bank, or open it again; False where there is none."""
    this = (QuestionReport.bank_id == bank_id, QuestionReport.public_id == public_id)
    settled_at = None if outcome == OPEN else now
    done = on.execute(update(QuestionReport).where(*this).values(outcome=outcome, settled_at=settled_at))
    return bool(done.rowcount == 1)
