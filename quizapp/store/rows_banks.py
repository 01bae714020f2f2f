"""Rows about files, documents and reports, as use cases take them.

What each holds is said for readers and for the type checker. They are rows of SQLAlchemy as they come; what
their JSON holds is read by whoever owns it, in `core`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol


class UploadRow(Protocol):
    """A file that somebody has uploaded, whole."""

    id: int
    public_id: str
    account_id: int
    bank_slug: str
    file_name: str
    content: bytes
    created_at: datetime
    taken_at: datetime | None


class DocumentRow(Protocol):
    """A document that facts are drafted from."""

    id: int
    public_id: str
    account_id: int
    bank_slug: str
    title: str
    sections: Any
    paragraphs: Any
    created_at: datetime


class ProposalRow(Protocol):
    """A fact proposed from a paragraph of a document, and what was decided about it."""

    id: int
    document_id: int
    position: int
    paragraph: int
    proposal: Any
    confidence: int
    state: str
    fact_slug: str
    added_names: Any
    decision: int | None
    decided_at: datetime | None


class ReportRow(Protocol):
    """What a learner found wrong with a question; `reporter` is None where nobody is known any more."""

    id: int
    public_id: str
    learner_id: int | None
    bank_id: int
    fact_id: int
    bank_revision: str
    seed: str
    question: Any
    text: str
    created_at: datetime
    outcome: str
    settled_at: datetime | None
    fact_slug: str
    bank_slug: str
    bank_title: str
    reporter: str | None
