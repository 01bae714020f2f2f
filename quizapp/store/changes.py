"""The history of banks: what was changed, when, how and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from quizapp.core.errors import NotFound
from quizapp.store.tables import Account, Bank, BankChange, BankChangeBy


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change; `who` is the name of whoever made it, None for a command and for people who are gone."""

    number: int
    before: str | None
    after: str
    how: str
    at: datetime
    summary: Any
    who: str | None


def add_change(
    on: Connection,
    bank_id: int,
    before: str | None,
    after: str,
    how: str,
    account_id: int | None,
    summary: Any,
    now: datetime,
) -> int:
    """Write down a change. Returns its number in the bank's history."""
    newest = select(func.max(BankChange.number)).where(BankChange.bank_id == bank_id)
    number = (on.execute(newest).scalar_one() or 0) + 1
    added = insert(BankChange).values(
        bank_id=bank_id, number=number, before=before, after=after, how=how, at=now, summary=summary
    )
    change_id = on.execute(added.returning(BankChange.id)).scalar_one()
    if account_id is not None:
        on.execute(insert(BankChangeBy).values(change_id=change_id, account_id=account_id))
    return number


def list_changes(on: Connection, bank_id: int) -> list[ChangeRow]:
    """All changes of a bank, newest first."""
    rows = on.execute(_rows().where(BankChange.bank_id == bank_id).order_by(BankChange.number.desc()))
    return [ChangeRow(*row) for row in rows]


def get_change(on: Connection, bank_id: int, number: int) -> ChangeRow:
    """One change of a bank. Raises NotFound."""
    row = on.execute(_rows().where(BankChange.bank_id == bank_id, BankChange.number == number)).one_or_none()
    if row is None:
        raise NotFound("This course has no such change. Its history lists those there are.")
    return ChangeRow(*row)


def list_moves(on: Connection, bank_id: int) -> list[tuple[str, str]]:
    """The ids that questions had and the ids of the facts they became, the newest first."""
    promoted = select(BankChange.summary).where(BankChange.bank_id == bank_id, BankChange.how == "promoted")
    found = on.execute(promoted.order_by(BankChange.number.desc())).scalars()
    return [(old, new) for summary in found for old, new in summary.get("moved", {}).items()]


def list_made_by(on: Connection, account_id: int) -> list[dict[str, Any]]:
    """What a person has changed, oldest first: course, number, when, how and what."""
    rows = on.execute(
        select(
            Bank.slug.label("course"), BankChange.number, BankChange.at, BankChange.how, BankChange.summary
        )
        .join(BankChange, BankChange.bank_id == Bank.id)
        .join(BankChangeBy, BankChangeBy.change_id == BankChange.id)
        .where(BankChangeBy.account_id == account_id)
        .order_by(BankChange.id)
    )
    return [dict(row._mapping) for row in rows]


def _rows() -> Select[Any]:
    return (
        select(
            BankChange.number,
            BankChange.before,
            BankChange.after,
            BankChange.how,
            BankChange.at,
            BankChange.summary,
            Account.display_name,
        )
        .outerjoin(BankChangeBy, BankChangeBy.change_id == BankChange.id)
        .outerjoin(Account, Account.id == BankChangeBy.account_id)
    )
