"""Quizzes as their instructors build them: every setting, drafts included, and whether anybody has begun."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.counting_attempts import Method
from quizapp.core.quiz_settings import Design, Settings
from quizapp.core.reviewing import AFTER_ATTEMPT, Review
from quizapp.store.tables import Attempt, Bank, Quiz


@dataclass(frozen=True, slots=True)
class BuiltQuiz:
    """A quiz with all of its settings, begun as many times as `begun` says; a draft is not published."""

    bank_id: int
    bank_revision: str
    design: Design
    published_at: datetime | None
    shared_seed: str | None
    begun: int


def add_quiz(
    on: Connection,
    class_id: int,
    public_id: str,
    bank: tuple[int, str],
    design: Design,
    shared_seed: str | None,
    now: datetime,
    is_published: bool,
) -> None:
    """Store a new quiz of a class; `bank` is its row id and its revision."""
    on.execute(
        insert(Quiz).values(
            class_id=class_id,
            public_id=public_id,
            created_at=now,
            published_at=now if is_published else None,
            **_columns(bank, design, shared_seed),
        )
    )


def change_quiz(
    on: Connection, quiz_id: int, bank: tuple[int, str], design: Design, shared_seed: str | None
) -> None:
    """Store a quiz anew, with all of its settings."""
    on.execute(update(Quiz).where(Quiz.id == quiz_id).values(**_columns(bank, design, shared_seed)))


def publish_quiz(on: Connection, quiz_id: int, now: datetime) -> None:
    """Let students see a draft; what is published stays so."""
    waiting = (Quiz.id == quiz_id) & Quiz.published_at.is_(None)
    on.execute(update(Quiz).where(waiting).values(published_at=now))


def read_quiz(on: Connection, quiz_id: int) -> BuiltQuiz:
    """The quiz of this row id with all of its settings."""
    begun = select(func.count(Attempt.id)).where(Attempt.quiz_id == quiz_id).scalar_subquery()
    row = on.execute(
        select(Quiz.__table__, Bank.slug, begun.label("begun"))
        .join(Bank, Bank.id == Quiz.bank_id)
        .where(Quiz.id == quiz_id)
    ).one()
    settings = Settings(
        method=Method(row.method),
        review=AFTER_ATTEMPT if row.review is None else Review.from_plain(row.review),
        tries=row.tries,
        penalty=row.penalty,
        is_one_way=row.is_one_way,
        is_closed_book=row.is_closed_book,
        is_shared=row.shared_seed is not None,
        weight=row.weight,
    )
    terms = Terms(row.time_limit, row.opens_at, row.closes_at, row.asks_certainty, row.attempts)
    design = Design(row.title, row.slug, Blueprint.from_plain(row.blueprint), terms, settings)
    return BuiltQuiz(
        row.bank_id, row.bank_revision, design, row.published_at, row.shared_seed, int(row.begun)
    )


def _columns(bank: tuple[int, str], design: Design, shared_seed: str | None) -> dict[str, Any]:
    settings = design.settings
    bank_id, bank_revision = bank
    return {
        "bank_id": bank_id,
        "bank_revision": bank_revision,
        "title": design.title,
        "blueprint": design.blueprint.to_plain(),
        **asdict(design.terms),
        "method": settings.method.value,
        "review": settings.review.to_plain(),
        "tries": settings.tries,
        "penalty": settings.penalty,
        "is_one_way": settings.is_one_way,
        "is_closed_book": settings.is_closed_book,
        "shared_seed": shared_seed,
        "weight": settings.weight,
    }
