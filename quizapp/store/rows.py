"""What the rows that use cases take from here hold, column by column, for readers and for the type checker.

They are rows of SQLAlchemy as they come. What their JSON holds is read by whoever owns it, in `core`.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol


class RulesRow(Protocol):
    """A row with what an attempt needs of its quiz: RULE_COLUMNS; all None for practice."""

    review: Any
    method: str | None
    tries_allowed: int | None
    penalty: float | None
    is_one_way: bool | None
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


class OpenSessionRow(Protocol):
    """A study session, as lists of those that are not finished have it."""

    public_id: str
    plan: Any
    minutes: int | None


class SessionRow(OpenSessionRow, Protocol):
    """A study session with the slug and the audience of its bank."""

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
