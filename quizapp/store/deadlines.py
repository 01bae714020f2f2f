"""What moves the deadlines of a class quiz: whose they are, and giving more time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from quizapp.core.attempts import OPEN
from quizapp.store.put_away import MEMBER_STANDS
from quizapp.store.quiz_terms import TERMS, newest_changes
from quizapp.store.tables import Account, Attempt, ClassMember, Quiz, QuizOverride

MOST_CHANGES = 100  # that are looked at; of a quiz there are a handful
_MOVE = (
    update(Attempt)
    .where(Attempt.id == bindparam("of_attempt"), Attempt.status == OPEN)
    .values(due_at=bindparam("until"))
)


def list_members_terms(on: Connection, quiz_id: int, learner: str | None = None) -> Sequence[Row[Any]]:
    """Each member of a quiz's class, or the one of this public id, with what makes their own terms.

    Columns: learner_id, the terms of the quiz, `time_factor`, `changes`, and of their open attempt, None
    where there is none: `attempt_id`, `started_at`, `due_at`.
    """
    is_theirs = and_(
        Attempt.quiz_id == Quiz.id, Attempt.learner_id == ClassMember.learner_id, Attempt.status == OPEN
    )
    chosen = (
        select(
            ClassMember.learner_id,
            *TERMS,
            ClassMember.time_factor,
            newest_changes(ClassMember.learner_id).label("changes"),
            Attempt.id.label("attempt_id"),
            Attempt.started_at,
            Attempt.due_at,
        )
        .join(Quiz, Quiz.class_id == ClassMember.class_id)
        .join(Account, Account.id == ClassMember.learner_id)
        .outerjoin(Attempt, is_theirs)
        .where(Quiz.id == quiz_id, MEMBER_STANDS)
        .order_by(ClassMember.learner_id)
    )
    if learner is not None:
        chosen = chosen.where(Account.public_id == learner)
    return on.execute(chosen).all()


def change_times(on: Connection, quiz_id: int, time_limit: int | None, closes_at: datetime | None) -> None:
    """Give a quiz another time limit and another end."""
    on.execute(update(Quiz).where(Quiz.id == quiz_id).values(time_limit=time_limit, closes_at=closes_at))


def add_override(on: Connection, **columns: Any) -> None:
    """Note what is different for a learner from now on, or, without a learner, what was changed for all."""
    on.execute(insert(QuizOverride).values(**columns))


def list_changes(on: Connection, quiz_id: int, learner_id: int | None = None) -> Sequence[Row[Any]]:
    """What was changed of the times and attempts of a quiz since it was set, the newest first.

    Columns: learner (a name, empty for a change for all), changes, reason, made_at, author (a name or empty).
    With `learner_id` only what was changed for all and for this learner.
    """
    learner, by = aliased(Account), aliased(Account)
    chosen = (
        select(
            func.coalesce(learner.display_name, "").label("learner"),
            QuizOverride.changes,
            QuizOverride.reason,
            QuizOverride.made_at,
            func.coalesce(by.display_name, "").label("author"),
        )
        .outerjoin(learner, learner.id == QuizOverride.learner_id)
        .outerjoin(by, by.id == QuizOverride.author_id)
        .where(QuizOverride.quiz_id == quiz_id)
        .order_by(QuizOverride.id.desc())
        .limit(MOST_CHANGES)
    )
    if learner_id is not None:
        chosen = chosen.where(or_(QuizOverride.learner_id.is_(None), QuizOverride.learner_id == learner_id))
    return on.execute(chosen).all()


def move_deadlines(on: Connection, deadlines: Sequence[tuple[int, datetime | None]]) -> None:
    """Give open attempts, by their row ids, other deadlines."""
    if deadlines:
        on.execute(_MOVE, [{"of_attempt": attempt, "until": until} for attempt, until in deadlines])
