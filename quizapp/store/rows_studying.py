"""Rows about studying, as use cases take them.

What each holds is said for readers and for the type checker. They are rows of SQLAlchemy as they come; what
their JSON holds is read by whoever owns it, in `core`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from quizapp.store.closed_books import ShutRow


class OpenSessionRow(Protocol):
    """A study session, as lists of those that are not finished have it."""

    public_id: str
    plan: Any
    minutes: int | None


class SessionRow(OpenSessionRow, ShutRow, Protocol):
    """A study session with the slug and the audience of its bank, and what shuts that."""

    id: int
    learner_id: int
    bank_id: int
    bank_revision: str
    seed: str
    learner_day: date
    position: int
    started_at: datetime
    shown_at: datetime
    ended_at: datetime | None
    undos: int
    forecast_before: float | None
    bank_slug: str
    bank_audience: str


class CardRow(Protocol):
    """A card that was answered in a study session."""

    position: int
    fact_id: int
    question: Any
    response: Any
    shown: str
    fraction: float
    note: str
    maybe_guessed: bool
    comes_back: bool
    answered_at: datetime


class FactCardRow(CardRow, Protocol):
    """A card that was answered, with the slug of its fact."""

    slug: str
