"""Rows about classes and their scores, as use cases take them.

What each holds is said for readers and for the type checker. They are rows of SQLAlchemy as they come; what
their JSON holds is read by whoever owns it, in `core`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from quizapp.store.rows_attempts import ItemRow


class TouchedRow(ItemRow, Protocol):
    """A question of a finished attempt that a correction may touch; `attempt` is the public id of that."""

    asks_certainty: bool
    score: float | None
    maximum: float
    number: int
    attempt: str
    submitted_at: datetime
    bank_revision: str
    learner_id: int
    penalty: float
    learner: str


class GivenRow(Protocol):
    """What an instructor set in place of what the attempts say; `author` may be empty."""

    id: int
    quiz_id: int
    learner_id: int
    score: float | None
    is_excused: bool
    is_taken_back: bool
    reason: str
    author_id: int | None
    made_at: datetime
    author: str


class RegradeRow(Protocol):
    """A score that a correction changed; `author` may be empty."""

    quiz_id: int | None
    number: int
    before: float | None
    after: float | None
    reason: str
    made_at: datetime
    author: str


class TakenRow(Protocol):
    """An attempt at a quiz of a class, as it is stored."""

    id: int
    public_id: str
    quiz_id: int | None
    learner_id: int
    number: int
    bank_id: int
    bank_revision: str
    status: str
    started_at: datetime
    submitted_at: datetime | None
    score: float | None
    maximum: float
    due_at: datetime | None
    asks_certainty: bool


class InspectedRow(TakenRow, Protocol):
    """An attempt with whose it is and where it belongs."""

    bank_slug: str
    quiz_title: str
    quiz_public_id: str
    penalty: float
    class_public_id: str
    class_name: str
    learner: str
    learner_public_id: str


class LateRow(Protocol):
    """The newest answer to a question that came too late; `saved` is what counts, `member` a public id."""

    learner: str
    member: str
    number: int
    position: int
    question: Any
    response: Any
    saved: Any
    received_at: datetime
    due_at: datetime | None
    submitted_at: datetime | None


class TakerRow(Protocol):
    """A member of a class with the newest attempt at a quiz; of that all is None where there is none."""

    learner: int
    public_id: str
    display_name: str
    login: str
    time_factor: float
    attempt: int | None
    number: int | None
    status: str | None
    started_at: datetime | None
    submitted_at: datetime | None
    due_at: datetime | None
    score: float | None
    maximum: float | None


class ProgressRow(Protocol):
    """How far an open attempt is; `position` and `saved_at` are those of the newest answer."""

    attempt: int
    questions: int
    answered: int
    saved_at: datetime | None
    position: int | None
