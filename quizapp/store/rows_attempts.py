"""Rows about attempts, as use cases take them.

What each holds is said for readers and for the type checker. They are rows of SQLAlchemy as they come; what
their JSON holds is read by whoever owns it, in `core`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol


class RulesRow(Protocol):
    """A row with what an attempt needs of its quiz: RULE_COLUMNS; all None for practice."""

    review: Any
    method: str | None
    tries_allowed: int | None
    penalty: float | None
    is_one_way: bool | None
    is_closed_book: bool | None
    quiz_closes_at: datetime | None
    quiz_time_limit: int | None


class SightRow(RulesRow, Protocol):
    """A row that says what may be seen of an attempt; one whose `id` is None has none, and says nothing."""

    @property
    def id(self) -> int | None:
        """The row id of the attempt."""

    @property
    def quiz_id(self) -> int | None:
        """The row id of its quiz; None for practice."""

    status: str
    due_at: datetime | None
    submitted_at: datetime | None


class AttemptRow(RulesRow, Protocol):
    """An attempt with the rules of its quiz."""

    id: int
    public_id: str
    quiz_id: int | None
    learner_id: int
    number: int
    bank_id: int
    bank_revision: str
    blueprint: Any
    seed: str
    generator_version: int
    status: str
    started_at: datetime
    submitted_at: datetime | None
    score: float | None
    maximum: float
    due_at: datetime | None
    asks_certainty: bool
    reached: int


class TitledAttemptRow(AttemptRow, Protocol):
    """An attempt with the title of its quiz; empty for practice."""

    quiz_title: str


class OwnAttemptRow(TitledAttemptRow, Protocol):
    """An attempt with what its taker reads about it; empty titles and names for practice."""

    bank_slug: str
    bank_audience: str
    quiz_public_id: str
    class_name: str
    class_public_id: str


class ItemRow(Protocol):
    """A question of an attempt, with the newest answer."""

    attempt_id: int
    position: int
    fact_id: int
    question: Any
    response: Any
    shown: str
    revision: int
    seconds: float
    answered_at: datetime | None
    fraction: float | None
    note: str
    maybe_guessed: bool
    is_flagged: bool
    certainty: int | None
    points: float | None
    tries: Any
    is_discarded: bool


class EventRow(Protocol):
    """A posting of an answer that reached us before."""

    response: Any
    certainty: int | None
    outcome: str
    revision: int | None
