"""The tables of studying: sittings with cards, exam days, and what was foreseen for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base, parent
from quizapp.store.types import PlainJson


class StudySession(Base):
    """One sitting with cards: its plan, and how far it has come.

    `minutes`: how long it was meant to take; `forecast_before`: the share foreseen at its start.
    """

    __tablename__ = "study_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    learner_id: Mapped[int] = parent("account.id", index=True)
    bank_id: Mapped[int] = parent("bank.id")
    bank_revision: Mapped[str]
    seed: Mapped[str]
    learner_day: Mapped[date]
    position: Mapped[int]
    plan: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    started_at: Mapped[datetime]
    shown_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    undos: Mapped[int] = mapped_column(server_default="0")
    minutes: Mapped[int | None]
    forecast_before: Mapped[float | None]


class StudyAnswer(Base):
    """One answered card, with the question as it was asked."""

    __tablename__ = "study_answer"
    session_id: Mapped[int] = parent("study_session.id", primary=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fact_id: Mapped[int] = parent("fact.id")
    question: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    response: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    shown: Mapped[str]
    fraction: Mapped[float]
    note: Mapped[str]
    maybe_guessed: Mapped[bool]
    comes_back: Mapped[bool]
    answered_at: Mapped[datetime]


class StudyMinutes(Base):
    """The minutes of one date, where they are not those of its weekday."""

    __tablename__ = "study_minutes"
    learner_id: Mapped[int] = parent("account.id", primary=True)
    bank_id: Mapped[int] = parent("bank.id", primary=True, index=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    minutes: Mapped[int]


class ExamPlan(Base):
    """How a learner wants to work for their exam days of a course.

    `minutes`: of Monday to Sunday, seven numbers. `finishes_early`: stop where 95 % are foreseen.
    """

    __tablename__ = "exam_plan"
    learner_id: Mapped[int] = parent("account.id", primary=True)
    bank_id: Mapped[int] = parent("bank.id", primary=True, index=True)
    minutes: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    finishes_early: Mapped[bool]
    changed_at: Mapped[datetime]


class ExamDate(Base):
    """A day on which a learner wants to know a course."""

    __tablename__ = "exam_date"
    learner_id: Mapped[int] = parent("account.id", primary=True)
    bank_id: Mapped[int] = parent("bank.id", primary=True, index=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    title: Mapped[str]


class ClassExam(Base):
    """A day on which a class is examined about a course; its learners' plans serve it too."""

    __tablename__ = "class_exam"
    __table_args__ = (UniqueConstraint("class_id", "bank_id", "day"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = parent("class.id")
    bank_id: Mapped[int] = parent("bank.id", index=True)
    day: Mapped[date]
    title: Mapped[str]
    created_at: Mapped[datetime]


class ForecastMade(Base):
    """What was foreseen at the end of a learner's day, to be held against what came. Shares from 0 to 1."""

    __tablename__ = "forecast_made"
    learner_id: Mapped[int] = parent("account.id", primary=True)
    bank_id: Mapped[int] = parent("bank.id", primary=True, index=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    exam_day: Mapped[date | None]
    expected: Mapped[float]
    low: Mapped[float]
    high: Mapped[float]
    facts: Mapped[int]
