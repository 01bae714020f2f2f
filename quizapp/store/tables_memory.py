"""The tables of what learners remember: memory, its log, and what they set aside or noted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base, parent
from quizapp.store.types import Doubles, PlainJson


class FactMemory(Base):
    """One memory per learner and fact, whatever asked it.

    `variants`: the stability in each variant of the personal model; None until it is reckoned from the log.
    """

    __tablename__ = "fact_memory"
    __table_args__ = (
        Index("ix_fact_memory_queue", "learner_id", "bank_id", "due_day"),
        Index(
            "ix_fact_memory_unreckoned",
            "learner_id",
            sqlite_where=text("variants IS NULL"),
            postgresql_where=text("variants IS NULL"),
        ),
    )
    learner_id: Mapped[int] = parent("account.id", primary=True)
    fact_id: Mapped[int] = parent("fact.id", primary=True)
    bank_id: Mapped[int] = parent("bank.id")
    stability: Mapped[float]
    difficulty: Mapped[float]
    last_day: Mapped[date]
    due_day: Mapped[date]
    reviews: Mapped[int]
    lapses: Mapped[int]
    last_kind: Mapped[str]
    variants: Mapped[Any] = mapped_column(Doubles, nullable=True)


class Review(Base):
    """The append-only log from which every memory can be rebuilt.

    `given`: what was answered, where it was wrong; `confused_with`: the id of the fact whose value that is.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("learner_id", "fact_id", "source_event"),
        Index("ix_review_history", "learner_id", "fact_id", "id"),
        Index("ix_review_days", "learner_id", "learner_day", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = parent("account.id")
    fact_id: Mapped[int] = parent("fact.id")
    bank_revision: Mapped[str]
    source_event: Mapped[str]
    learner_day: Mapped[date]
    answered_at: Mapped[datetime]
    source: Mapped[str]
    kind: Mapped[str]
    guess_chance: Mapped[float]
    weight: Mapped[int]
    right: Mapped[bool]
    rating: Mapped[int | None]
    maybe_guessed: Mapped[bool]
    recall_before: Mapped[float | None]
    seconds: Mapped[float | None]
    scheduler_version: Mapped[int]
    feedback_shown: Mapped[bool]
    certainty: Mapped[int | None]
    voids: Mapped[str | None]
    stability_after: Mapped[float | None]
    difficulty_after: Mapped[float | None]
    due_day_after: Mapped[date | None]
    given: Mapped[str | None]
    confused_with: Mapped[str | None]


class LearnerModel(Base):
    """How well each variant of the memory model foresaw a learner's answers; the log can rebuild it."""

    __tablename__ = "learner_model"
    learner_id: Mapped[int] = parent("account.id", primary=True)
    evidence: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    answers: Mapped[int]


class FactAside(Base):
    """A fact that a learner does not want to be asked: until a day, or for ever where there is none."""

    __tablename__ = "fact_aside"
    learner_id: Mapped[int] = parent("account.id", primary=True)
    fact_id: Mapped[int] = parent("fact.id", primary=True, index=True)
    until_day: Mapped[date | None]
    since: Mapped[datetime]


class FactNote(Base):
    """What a learner wrote to themselves about a fact."""

    __tablename__ = "fact_note"
    learner_id: Mapped[int] = parent("account.id", primary=True)
    fact_id: Mapped[int] = parent("fact.id", primary=True, index=True)
    text: Mapped[str]
    changed_at: Mapped[datetime]
