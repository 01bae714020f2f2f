"""The tables of documents that facts are drafted from."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base, parent
from quizapp.store.types import PlainJson


class DraftDocument(Base):
    """A document that somebody drafts facts from: its paragraphs, and the sections they would count to."""

    __tablename__ = "draft_document"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = parent("account.id", index=True)
    bank_slug: Mapped[str]
    title: Mapped[str]
    sections: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    paragraphs: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    created_at: Mapped[datetime]


class DraftFact(Base):
    """A fact proposed from a paragraph of a document, and what was decided about it.

    `fact_slug` is the fact of the course that it has become; `added_names` came into the course with it.
    """

    __tablename__ = "draft_fact"
    __table_args__ = (
        UniqueConstraint("document_id", "position"),
        CheckConstraint("state in ('open', 'accepted', 'edited', 'rejected')", name="state_known"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = parent("draft_document.id")
    position: Mapped[int]
    paragraph: Mapped[int]
    proposal: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    confidence: Mapped[int]
    state: Mapped[str] = mapped_column(server_default="open")
    fact_slug: Mapped[str] = mapped_column(server_default="")
    added_names: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    decision: Mapped[int | None]
    decided_at: Mapped[datetime | None]
