"""The tables. Rules that must hold under a race are constraints here, not checks before a write."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base
from quizapp.store.base import parent as _parent
from quizapp.store.tables_history import BankChange, BankChangeBy
from quizapp.store.tables_memory import (
    ClassExam,
    ExamDate,
    ExamPlan,
    FactAside,
    FactNote,
    ForecastMade,
    LearnerModel,
    OwnBank,
    QuestionReport,
    StudyAnswer,
    StudyMinutes,
    StudySession,
)
from quizapp.store.tables_teaching import (
    Class,
    ClassBank,
    ClassExpected,
    ClassInstructor,
    ClassInvitation,
    ClassMember,
    GradeOverride,
    Quiz,
    QuizCorrection,
    QuizOverride,
    ScoreChange,
)
from quizapp.store.types import Doubles, PlainJson

__all__ = [  # whoever imports this knows all tables
    "BankChange",
    "BankChangeBy",
    "Base",
    "Class",
    "ClassBank",
    "ClassExam",
    "ClassExpected",
    "ClassInstructor",
    "ClassInvitation",
    "ClassMember",
    "ExamDate",
    "ExamPlan",
    "FactAside",
    "FactNote",
    "ForecastMade",
    "GradeOverride",
    "LearnerModel",
    "OwnBank",
    "QuestionReport",
    "Quiz",
    "QuizCorrection",
    "QuizOverride",
    "ScoreChange",
    "StudyAnswer",
    "StudyMinutes",
    "StudySession",
]


class Account(Base):
    """A person: a guest until there is a login, a learner or an instructor."""

    __tablename__ = "account"
    __table_args__ = (CheckConstraint("role in ('learner', 'instructor')", name="role_known"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    login: Mapped[str | None]
    login_key: Mapped[str | None] = mapped_column(unique=True)
    password_hash: Mapped[str | None]
    role: Mapped[str]
    time_zone: Mapped[str]
    new_per_day: Mapped[int]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    recovery_digest: Mapped[str | None]
    recovery_made_at: Mapped[datetime | None]
    earliest_day: Mapped[date | None]
    week_goal: Mapped[int | None]


class SignInSession(Base):
    """A browser that is signed in. Only the digest of its token is stored."""

    __tablename__ = "sign_in_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = _parent("account.id", index=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    device: Mapped[str]


class SetUpLink(Base):
    """A link that makes one instructor, once."""

    __tablename__ = "set_up_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ResetLink(Base):
    """A link that lets one person choose a new password, once; an instructor or the command line makes it."""

    __tablename__ = "reset_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = _parent("account.id", index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class FailedGuess(Base):
    """A wrong password or code. `subject` is a digest of what was guessed at, never the thing itself."""

    __tablename__ = "failed_guess"
    __table_args__ = (Index("ix_failed_guess_subject", "subject", "failed_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str]
    failed_at: Mapped[datetime]


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
    bank_id: Mapped[int] = _parent("bank.id", primary=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    created_at: Mapped[datetime]


class BankPicture(Base):
    """A picture of a bank, now or in an earlier revision; the documents name it by its digest."""

    __tablename__ = "bank_picture"
    bank_id: Mapped[int] = _parent("bank.id", primary=True)
    digest: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]


class BankProposal(Base):
    """What the folder of a bank holds now, where the database has a bank that was edited since: to accept."""

    __tablename__ = "bank_proposal"
    bank_id: Mapped[int] = _parent("bank.id", primary=True)
    digest: Mapped[str]
    document: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    created_at: Mapped[datetime]
    declined_at: Mapped[datetime | None]


class Fact(Base):
    """What memory, attempts and statistics hang on: a fact, series or fixed question of a bank, by its id.

    `first_slug`: the id it had at first, where a question became a fact. Older papers know it by that.
    """

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("bank_id", "slug"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    bank_id: Mapped[int] = _parent("bank.id")
    slug: Mapped[str]
    type: Mapped[str]
    retired_at: Mapped[datetime | None]
    first_slug: Mapped[str | None]


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
    learner_id: Mapped[int] = _parent("account.id", primary=True)
    fact_id: Mapped[int] = _parent("fact.id", primary=True)
    bank_id: Mapped[int] = _parent("bank.id")
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
    learner_id: Mapped[int] = _parent("account.id")
    fact_id: Mapped[int] = _parent("fact.id")
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
    quiz_id: Mapped[int | None] = _parent("quiz.id")
    learner_id: Mapped[int] = _parent("account.id", index=True)
    number: Mapped[int]
    bank_id: Mapped[int] = _parent("bank.id")
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
    attempt_id: Mapped[int] = _parent("attempt.id", primary=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fact_id: Mapped[int] = _parent("fact.id", index=True)
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
    attempt_id: Mapped[int] = _parent("attempt.id")
    position: Mapped[int]
    client: Mapped[str]
    sequence: Mapped[int]
    base_revision: Mapped[int]
    response: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    received_at: Mapped[datetime]
    certainty: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(server_default="applied")
    revision: Mapped[int | None]


class ColumnMapping(Base):
    """What an instructor said that the columns of a table mean; `signature` is a digest of their titles."""

    __tablename__ = "column_mapping"
    account_id: Mapped[int] = _parent("account.id", primary=True)
    signature: Mapped[str] = mapped_column(primary_key=True)
    columns: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    saved_at: Mapped[datetime]


class BankUpload(Base):
    """A question file that waits to be taken in, or was."""

    __tablename__ = "bank_upload"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[int] = _parent("account.id", index=True)
    bank_slug: Mapped[str]
    file_name: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime]
    taken_at: Mapped[datetime | None]
