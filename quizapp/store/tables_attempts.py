"""The tables of papers that are taken, and of every answer to them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base, parent
from quizapp.store.types import PlainJson


class Attempt(Base):
    """One learner's taking of a paper. Practice has no quiz.

    `reached`: the question they have come to, where the quiz goes one way.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("quiz_id", "learner_id", "number"),
        CheckConstraint("status in ('open', 'submitted', 'late')", name="status_known"),
        Index("ix_attempt_overdue", "status", "due_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    quiz_id: Mapped[int | None] = parent("quiz.id")
    learner_id: Mapped[int] = parent("account.id", index=True)
    number: Mapped[int]
    bank_id: Mapped[int] = parent("bank.id")
    bank_revision: Mapped[str]
    blueprint: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    seed: Mapped[str]
    generator_version: Mapped[int]
    status: Mapped[str]
    started_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    score: Mapped[float | None]
    maximum: Mapped[float]
    due_at: Mapped[datetime | None]
    asks_certainty: Mapped[bool] = mapped_column(server_default=false())
    reached: Mapped[int] = mapped_column(server_default="1")


class AttemptItem(Base):
    """One question of an attempt, frozen, with the newest answer.

    `tries`: each answer that was checked before handing in, where the quiz lets them be: its `fraction`,
    `note`, `response` and `certainty`, and the `revision` it had. `is_discarded`: a correction took it out of
    the score and the maximum.
    """

    __tablename__ = "attempt_item"
    attempt_id: Mapped[int] = parent("attempt.id", primary=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fact_id: Mapped[int] = parent("fact.id", index=True)
    question: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    response: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    shown: Mapped[str]
    revision: Mapped[int]
    seconds: Mapped[float]
    answered_at: Mapped[datetime | None]
    fraction: Mapped[float | None]
    note: Mapped[str]
    maybe_guessed: Mapped[bool]
    is_flagged: Mapped[bool] = mapped_column(server_default=false())
    certainty: Mapped[int | None]
    points: Mapped[float | None]
    tries: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    is_discarded: Mapped[bool] = mapped_column(server_default=false())


class AnswerEvent(Base):
    """Every answer that reached us, in order; the item holds the one that counts.

    `revision` is that of the saved answer as an applied posting left it, and None for the others.
    """

    __tablename__ = "answer_event"
    __table_args__ = (
        UniqueConstraint("attempt_id", "position", "client", "sequence"),
        CheckConstraint("outcome in ('applied', 'outdated', 'conflict', 'late')", name="outcome_known"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = parent("attempt.id")
    position: Mapped[int]
    client: Mapped[str]
    sequence: Mapped[int]
    base_revision: Mapped[int]
    response: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    received_at: Mapped[datetime]
    certainty: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(server_default="applied")
    revision: Mapped[int | None]
