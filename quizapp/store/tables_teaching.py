"""The tables of classes and of the quizzes that are set for them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.store.base import Base, author, parent
from quizapp.store.types import PlainJson


class Class(Base):
    """A class of learners; the join code lets learners in. `members_erased`: who left with all their data."""

    __tablename__ = "class"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    join_code: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    binned_at: Mapped[datetime | None]
    members_erased: Mapped[int] = mapped_column(server_default="0")


class ClassBank(Base):
    """Which courses a class learns from."""

    __tablename__ = "class_bank"
    class_id: Mapped[int] = parent("class.id", primary=True)
    bank_id: Mapped[int] = parent("bank.id", primary=True, index=True)


class ClassInstructor(Base):
    """Who teaches a class."""

    __tablename__ = "class_instructor"
    class_id: Mapped[int] = parent("class.id", primary=True)
    account_id: Mapped[int] = parent("account.id", primary=True, index=True)


class ClassMember(Base):
    """Who learns in a class. `time_factor` stretches the time limits of its quizzes for them.

    `id_number` and `email` are what a gradebook knows them by; the roster brings them. `shares_memory`: may
    those who teach see what this learner remembers; None until the learner was asked.
    """

    __tablename__ = "class_member"
    class_id: Mapped[int] = parent("class.id", primary=True)
    learner_id: Mapped[int] = parent("account.id", primary=True, index=True)
    joined_at: Mapped[datetime]
    binned_at: Mapped[datetime | None]
    time_factor: Mapped[float] = mapped_column(server_default="1")
    id_number: Mapped[str] = mapped_column(server_default="")
    email: Mapped[str] = mapped_column(server_default="")
    shares_memory: Mapped[bool | None]


class ClassExpected(Base):
    """Somebody on the roster of a class who has not joined it yet, or whom nobody was matched with."""

    __tablename__ = "class_expected"
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = parent("class.id", index=True)
    name: Mapped[str]
    login: Mapped[str]
    id_number: Mapped[str]
    email: Mapped[str]
    time_factor: Mapped[float] = mapped_column(server_default="1")


class ClassInvitation(Base):
    """A link that lets one more instructor teach a class, once."""

    __tablename__ = "class_invitation"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    class_id: Mapped[int] = parent("class.id", index=True)
    account_id: Mapped[int] = parent("account.id", index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Quiz(Base):
    """A quiz set for a class: a blueprint that makes each learner a paper of their own.

    A draft has no `published_at`. `attempts`: how many each learner may have, None for any number; `method`:
    which of them counts. `review`: what may be seen when. `tries` at one question cost `penalty` each.
    A closed book shuts its course for whoever takes it. With a `shared_seed` all have the same paper.
    `weight`: how much it counts among the quizzes of its class.
    `canvas_id`: the number of the assignment in Canvas whose column was last filled with its scores.
    """

    __tablename__ = "quiz"
    __table_args__ = (
        CheckConstraint("method in ('highest', 'average', 'first', 'last')", name="method_known"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(unique=True)
    class_id: Mapped[int] = parent("class.id", index=True)
    bank_id: Mapped[int] = parent("bank.id")
    bank_revision: Mapped[str]
    title: Mapped[str]
    blueprint: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    created_at: Mapped[datetime]
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    time_limit: Mapped[int | None]
    asks_certainty: Mapped[bool] = mapped_column(server_default=false())
    archived_at: Mapped[datetime | None]
    binned_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    attempts: Mapped[int | None] = mapped_column(server_default="1")
    method: Mapped[str] = mapped_column(server_default="highest")
    review: Mapped[Any] = mapped_column(PlainJson, nullable=True)
    tries: Mapped[int] = mapped_column(server_default="1")
    penalty: Mapped[float] = mapped_column(server_default="0.3333333")
    is_one_way: Mapped[bool] = mapped_column(server_default=false())
    is_closed_book: Mapped[bool] = mapped_column(server_default=false())
    shared_seed: Mapped[str | None]
    weight: Mapped[float] = mapped_column(server_default="1")
    canvas_id: Mapped[str | None]


class QuizOverride(Base):
    """What is different in a quiz for one learner; their newest row counts, the older ones are its history.

    `changes` has the fields that differ, None in it for no limit; empty where all is as for the others again.
    A row without a learner tells that the quiz itself was changed, for all.
    """

    __tablename__ = "quiz_override"
    __table_args__ = (Index("ix_quiz_override_newest", "quiz_id", "learner_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = parent("quiz.id")
    learner_id: Mapped[int | None] = parent("account.id", index=True)
    changes: Mapped[Any] = mapped_column(PlainJson, nullable=False)
    reason: Mapped[str]
    author_id: Mapped[int | None] = author()
    made_at: Mapped[datetime]


class GradeOverride(Base):
    """A score that an instructor gave, or that a learner is excused; the newest row of the two counts.

    With `is_taken_back` the score is again what the attempts say.
    """

    __tablename__ = "grade_override"
    __table_args__ = (Index("ix_grade_override_newest", "quiz_id", "learner_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = parent("quiz.id")
    learner_id: Mapped[int] = parent("account.id", index=True)
    score: Mapped[float | None]
    is_excused: Mapped[bool] = mapped_column(server_default=false())
    is_taken_back: Mapped[bool] = mapped_column(server_default=false())
    reason: Mapped[str]
    author_id: Mapped[int | None] = author()
    made_at: Mapped[datetime]


class QuizCorrection(Base):
    """A question put right after it was asked: discarded, right for all, or another answer accepted.

    It holds for every question of the quiz about `fact_id`, in `kind` alone unless that is empty. `value`:
    the answer that is right, too, as learners give it.
    """

    __tablename__ = "quiz_correction"
    __table_args__ = (
        CheckConstraint("action in ('discard', 'full', 'accept')", name="action_known"),
        Index("ix_quiz_correction_quiz", "quiz_id", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    quiz_id: Mapped[int] = parent("quiz.id")
    fact_id: Mapped[int] = parent("fact.id", index=True)
    kind: Mapped[str]
    action: Mapped[str]
    value: Mapped[str]
    reason: Mapped[str]
    author_id: Mapped[int | None] = author()
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


class ScoreChange(Base):
    """The score of an attempt before and after its quiz was regraded."""

    __tablename__ = "score_change"
    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = parent("attempt.id", index=True)
    before: Mapped[float | None]
    after: Mapped[float | None]
    reason: Mapped[str]
    author_id: Mapped[int | None] = author()
    made_at: Mapped[datetime]
