"""The tables of banks: their contents, what becomes of these, and what learners say of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base, author, parent
from quizapp.store.types import PlainJson


class Bank(Base):
    """A question bank; `revision` is the digest of its newest content."""

    __tablename__ = "bank"
    __table_args__ = (CheckConstraint("home in ('folder', 'database')", name="home_known"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    home: Mapped[str]
    audience: Mapped[str]
    revision: Mapped[str]
    created_at: Mapped[datetime]


class BankRevision(Base):
    """The whole content of a bank as it once was, so that old papers can be made again."""

    __tablename__ = "bank_revision"
    bank_id: Mapped[int] = parent("bank.id", primary=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    created_at: Mapped[datetime]


class BankPicture(Base):
    """A picture of a bank, now or in an earlier revision; the documents name it by its digest."""

    __tablename__ = "bank_picture"
    bank_id: Mapped[int] = parent("bank.id", primary=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class BankProposal(Base):
    """What the folder of a bank holds now, where the database has a bank that was edited since: to accept."""

    __tablename__ = "bank_proposal"
    bank_id: Mapped[int] = parent("bank.id", primary=True)
    digest: Mapped[str]
    document: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    created_at: Mapped[datetime]
    declined_at: Mapped[datetime | None]


class BankChange(Base):
    """A change of a bank's content: from one revision to another, `how` and when; `number` counts from 1.

    `summary` holds the ids of what was added, changed and gone, by the parts of a bank.
    """

    __tablename__ = "bank_change"
    __table_args__ = (UniqueConstraint("bank_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = parent("bank.id")
    number: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str]
    how: Mapped[str]
    at: Mapped[datetime]
    summary: Mapped[Any] = mapped_column(PlainJson, nullable=False)


class BankChangeBy(Base):
    """Who made a change of a bank. It goes with the account; the change stays."""

    __tablename__ = "bank_change_by"
    change_id: Mapped[int] = parent("bank_change.id", primary=True)
    account_id: Mapped[int] = parent("account.id", index=True)


class Fact(Base):
    """What memory, attempts and statistics hang on: a fact, series or fixed question of a bank, by its id.

    `first_slug`: the id it had at first, where a question became a fact. Older papers know it by that.
    """

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("bank_id", "slug"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = parent("bank.id")
    slug: Mapped[str]
    type: Mapped[str]
    retired_at: Mapped[datetime | None]
    first_slug: Mapped[str | None]


class OwnBank(Base):
    """Whose a bank is that holds one learner's own cards and that nobody else can see."""

    __tablename__ = "own_bank"
    bank_id: Mapped[int] = parent("bank.id", primary=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)


class QuestionReport(Base):
    """A question that a learner found wrong, as it was asked; instructors settle it."""

    __tablename__ = "question_report"
    __table_args__ = (
        CheckConstraint("outcome in ('open', 'mended', 'kept')", name="outcome_known"),
        Index("ix_question_report_bank", "bank_id", "outcome"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    learner_id: Mapped[int | None] = author()
    bank_id: Mapped[int] = parent("bank.id")
    fact_id: Mapped[int] = parent("fact.id", index=True)
    bank_revision: Mapped[str]
    seed: Mapped[str]
    question: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    text: Mapped[str]
    created_at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(server_default="open")
    settled_at: Mapped[datetime | None]


class ColumnMapping(Base):
    """What an instructor said that the columns of a table mean; `signature` is a digest of their titles."""

    __tablename__ = "column_mapping"
    account_id: Mapped[int] = parent("account.id", primary=True)
    signature: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    saved_at: Mapped[datetime]


class BankUpload(Base):
    """A question file that waits to be taken in, or was."""

    __tablename__ = "bank_upload"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = parent("account.id", index=True)
    bank_slug: Mapped[str]
    file_name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
