"""A class quiz while it runs, and more time for those who take it."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Subquery, func, or_, select

from quizapp.core.attempts import OPEN
from quizapp.store.people import BY_NAME
from quizapp.store.put_away import MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.rows_teaching import ProgressRow, TakerRow
from quizapp.store.tables import Account, Attempt, AttemptItem, Class, ClassMember, Quiz


def count_working(on: Connection, class_id: int, now: datetime) -> dict[int, int]:
    """How many members are in the middle of each quiz of a class, by its row id; none where nobody is."""
    rows = on.execute(
        select(Attempt.quiz_id, func.count())
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Class, Class.id == Quiz.class_id)
        .join(
            ClassMember,
            (ClassMember.class_id == Quiz.class_id) & (ClassMember.learner_id == Attempt.learner_id),
        )
        .where(
            Quiz.class_id == class_id,
            QUIZ_STANDS,
            MEMBER_STANDS,
            Attempt.status == OPEN,
            or_(Attempt.due_at.is_(None), Attempt.due_at >= now),
        )
        .group_by(Attempt.quiz_id)
    )
    return {int(row[0] or 0): int(row[1]) for row in rows}


def list_takers(on: Connection, class_id: int, quiz_id: int) -> list[TakerRow]:
    """Every member of a class by name, with their newest attempt at a quiz.

    Columns: learner (row id), public id, display name, login or empty, time factor, and of the attempt, None
    where there is none: attempt (row id), number, status, started_at, submitted_at, due_at, score, maximum.
    """
    newest = _newest_numbers(quiz_id)
    is_newest = (
        (Attempt.quiz_id == quiz_id)
        & (Attempt.learner_id == newest.c.learner_id)
        & (Attempt.number == newest.c.number)
    )
    rows = on.execute(
        select(
            Account.id.label("learner"),
            Account.public_id,
            Account.display_name,
            func.coalesce(Account.login, "").label("login"),
            ClassMember.time_factor,
            Attempt.id.label("attempt"),
            Attempt.number,
            Attempt.status,
            Attempt.started_at,
            Attempt.submitted_at,
            Attempt.due_at,
            Attempt.score,
            Attempt.maximum,
        )
        .join(ClassMember, ClassMember.learner_id == Account.id)
        .outerjoin(newest, newest.c.learner_id == Account.id)
        .outerjoin(Attempt, is_newest)
        .where(ClassMember.class_id == class_id, MEMBER_STANDS)
        .order_by(*BY_NAME)
    )
    return cast("list[TakerRow]", rows.all())


def _newest_numbers(quiz_id: int) -> Subquery:
    """The number of each learner's newest attempt at a quiz."""
    return (
        select(Attempt.learner_id, func.max(Attempt.number).label("number"))
        .where(Attempt.quiz_id == quiz_id)
        .group_by(Attempt.learner_id)
        .subquery()
    )


def list_progress(on: Connection, quiz_id: int) -> dict[int, ProgressRow]:
    """How far the open attempts at a quiz are, by their row id.

    Columns: attempt, questions, answered, saved_at and position of the newest answer, None before any.
    """
    far = (
        select(
            AttemptItem.attempt_id.label("attempt"),
            func.count().label("questions"),
            func.count(AttemptItem.response).label("answered"),
            func.max(AttemptItem.answered_at).label("saved_at"),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.quiz_id == quiz_id, Attempt.status == OPEN)
        .group_by(AttemptItem.attempt_id)
        .subquery()
    )
    rows = on.execute(
        select(
            far.c.attempt,
            far.c.questions,
            far.c.answered,
            far.c.saved_at,
            func.max(AttemptItem.position).label("position"),
        )
        .outerjoin(
            AttemptItem,
            (AttemptItem.attempt_id == far.c.attempt) & (AttemptItem.answered_at == far.c.saved_at),
        )
        .group_by(far.c.attempt, far.c.questions, far.c.answered, far.c.saved_at)
    )
    return {row.attempt: row for row in rows}
