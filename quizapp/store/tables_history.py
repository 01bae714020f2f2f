"""The tables of the history of courses."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base
from quizapp.store.base import parent as _parent
from quizapp.store.types import PlainJson


class BankChange(Base):
    """A change of a bank's content: from one revision to another, `how` and when; `number` counts from 1.

    `summary` holds the ids of what was added, changed and gone, by the parts of a bank.
    """

    __tablename__ = "bank_change"
    __table_args__ = (UniqueConstraint("bank_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = _parent("bank.id")
    number: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str]
    how: Mapped[str]
    at: Mapped[datetime]
    summary: Mapped[Any] = mapped_column(PlainJson, nullable=False)


class BankChangeBy(Base):
    """Who made a change of a bank. It goes with the account; the change stays."""

    __tablename__ = "bank_change_by"
    change_id: Mapped[int] = _parent("bank_change.id", primary=True)
    account_id: Mapped[int] = _parent("account.id", index=True)
