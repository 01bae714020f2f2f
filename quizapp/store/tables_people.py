"""The tables of people and of how they sign in."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.core.roles import AccountRole
from quizapp.store.base import Base, parent
from quizapp.store.types import OneOf


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
    role: Mapped[AccountRole] = mapped_column(OneOf(AccountRole))
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
    account_id: Mapped[int] = parent("account.id", index=True)
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
    account_id: Mapped[int] = parent("account.id", index=True)
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
