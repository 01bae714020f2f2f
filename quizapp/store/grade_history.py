"""What lies behind a gradebook: scores set by hand, regrades, attempts whole, answers that came too late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Connection, Row, func, insert, select

from quizapp.core.attempts import OPEN
from quizapp.core.saving import Outcome
from quizapp.store.gradebook import Within, quizzes_of
from quizapp.store.put_away import MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.rows_teaching import GivenRow, InspectedRow, RegradeRow, TakenRow
from quizapp.store.tables import (
    Account,
    AnswerEvent,
    Attempt,
    AttemptItem,
    Bank,
    Class,
    ClassInstructor,
    ClassMember,
    GradeOverride,
    Quiz,
    ScoreChange,
)

AUTHOR = func.coalesce(Account.display_name, "").label("author")


def add_given(on: Connection, **columns: Any) -> int:
    """Add to the history of a cell; the newest row counts. Returns its id."""
    return int(on.execute(insert(GradeOverride).values(**columns).returning(GradeOverride.id)).scalar_one())


def list_history(on: Connection, within: Within) -> list[GivenRow]:
    """All that instructors set, the oldest first, each with its author's name or an empty text."""
    rows = on.execute(
        select(GradeOverride.__table__, AUTHOR)
        .outerjoin(Account, Account.id == GradeOverride.author_id)
        .where(
            GradeOverride.quiz_id.in_(quizzes_of(within)),
            *within.narrows(GradeOverride.quiz_id, GradeOverride.learner_id),
        )
        .order_by(GradeOverride.id)
    )
    return cast("list[GivenRow]", rows.all())


def list_regrades(on: Connection, within: Within) -> list[RegradeRow]:
    """All that regrading changed, the oldest first: quiz, number, before, after, reason, made_at, author."""
    rows = on.execute(
        select(
            Attempt.quiz_id,
            Attempt.number,
            ScoreChange.before,
            ScoreChange.after,
            ScoreChange.reason,
            ScoreChange.made_at,
            AUTHOR,
        )
        .join(Attempt, Attempt.id == ScoreChange.attempt_id)
        .outerjoin(Account, Account.id == ScoreChange.author_id)
        .where(Attempt.quiz_id.in_(quizzes_of(within)), *within.narrows(Attempt.quiz_id, Attempt.learner_id))
        .order_by(ScoreChange.id)
    )
    return cast("list[RegradeRow]", rows.all())


def list_attempts(on: Connection, within: Within) -> list[TakenRow]:
    """The attempts whole, by quiz and number."""
    rows = on.execute(
        select(Attempt.__table__)
        .where(Attempt.quiz_id.in_(quizzes_of(within)), *within.narrows(Attempt.quiz_id, Attempt.learner_id))
        .order_by(Attempt.quiz_id, Attempt.number)
    )
    return cast("list[TakenRow]", rows.all())


def list_marks(on: Connection, quiz_id: int) -> Iterator[tuple[int, float]]:
    """The attempt and the points of every question of the attempts that are handed in, in order."""
    rows = on.execute(
        select(AttemptItem.attempt_id, func.coalesce(AttemptItem.points, AttemptItem.fraction, 0.0))
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.quiz_id == quiz_id, Attempt.status != OPEN)
        .order_by(AttemptItem.attempt_id, AttemptItem.position)
    )
    return ((int(row[0]), float(row[1])) for row in rows)


def find_attempt(on: Connection, instructor_id: int, public_id: str) -> InspectedRow | None:
    """An attempt at a quiz of a class that this person teaches, with whose it is and where it belongs."""
    found = on.execute(
        select(
            Attempt.__table__,
            Bank.slug.label("bank_slug"),
            Quiz.title.label("quiz_title"),
            Quiz.public_id.label("quiz_public_id"),
            Quiz.penalty,
            Class.public_id.label("class_public_id"),
            Class.name.label("class_name"),
            Account.display_name.label("learner"),
            Account.public_id.label("learner_public_id"),
        )
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Class, Class.id == Quiz.class_id)
        .join(Bank, Bank.id == Attempt.bank_id)
        .join(ClassInstructor, ClassInstructor.class_id == Class.id)
        .join(
            ClassMember,
            (ClassMember.class_id == Class.id) & (ClassMember.learner_id == Attempt.learner_id),
        )
        .join(Account, Account.id == Attempt.learner_id)
        .where(
            Attempt.public_id == public_id,
            ClassInstructor.account_id == instructor_id,
            QUIZ_STANDS,
            MEMBER_STANDS,
        )
    ).one_or_none()
    return cast("InspectedRow | None", found)


def list_late_answers(on: Connection, attempt_id: int) -> list[Row[Any]]:
    """The answers that came too late to count, as they came: position, response, received_at."""
    return list(
        on.execute(
            select(AnswerEvent.position, AnswerEvent.response, AnswerEvent.received_at)
            .where(AnswerEvent.attempt_id == attempt_id, AnswerEvent.outcome == Outcome.LATE)
            .order_by(AnswerEvent.id)
        )
    )
