"""Open attempts at closed-book quizzes, which shut their course for whoever takes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol, cast

from sqlalchemy import Connection, ScalarSelect, and_, func, select

from quizapp.core.attempts import OPEN
from quizapp.store.put_away import MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.tables import Attempt, Class, ClassMember, Quiz


class ShutRow(Protocol):
    """The attempt that shuts a course, and until when it does; all None where none does."""

    shut_by: str | None
    shut_title: str | None
    shut_until: datetime | None


def newest_open(learner_id: Any, bank_id: Any, *inside: Any) -> ScalarSelect[Any]:
    """The row id of the learner's newest open attempt that shuts this course, as one column.

    `inside`: the tables of the query around it that `learner_id` and `bank_id` belong to.
    """
    return (
        select(func.max(Attempt.id))
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Class, Class.id == Quiz.class_id)
        .join(
            ClassMember, and_(ClassMember.class_id == Class.id, ClassMember.learner_id == Attempt.learner_id)
        )
        .where(Attempt.learner_id == learner_id, Attempt.bank_id == bank_id, Attempt.status == OPEN)
        .where(Quiz.is_closed_book, QUIZ_STANDS, MEMBER_STANDS)
        .correlate(*inside)
        .scalar_subquery()
    )


def find_open(on: Connection, learner_id: int, bank_id: int) -> ShutRow | None:
    """What shuts this course for this learner, or None."""
    row = on.execute(
        select(
            Attempt.public_id.label("shut_by"),
            Quiz.title.label("shut_title"),
            Attempt.due_at.label("shut_until"),
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.id == newest_open(learner_id, bank_id))
    ).one_or_none()
    return cast("ShutRow | None", row)
