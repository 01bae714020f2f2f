"""What a gradebook is made of: as many queries for a class of five hundred as for one of five.

Nothing here sees what lies in the bin, drafts, or practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select

from quizapp.core.attempts import OPEN
from quizapp.core.saving import Outcome
from quizapp.store.put_away import CLASS_STANDS, IS_ARCHIVED, MEMBER_STANDS, QUIZ_STANDS
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
    QuizOverride,
    ScoreChange,
)

AUTHOR = func.coalesce(Account.display_name, "").label("author")


@dataclass(frozen=True, slots=True)
class Within:
    """What is asked for: all of a class, or one quiz or one learner of it, by row ids."""

    class_id: int
    quiz_id: int | None = None
    learner_id: int | None = None

    def narrows(self, quiz: Any, learner: Any) -> list[Any]:
        """The conditions on these two columns."""
        pairs = ((quiz, self.quiz_id), (learner, self.learner_id))
        return [column == value for column, value in pairs if value is not None]


def list_columns(on: Connection, within: Within) -> list[Row[Any]]:
    """The published quizzes, the oldest first: all that their columns need."""
    chosen = (
        select(
            Quiz.id,
            Quiz.public_id,
            Quiz.title,
            Quiz.blueprint,
            Quiz.time_limit,
            Quiz.opens_at,
            Quiz.closes_at,
            Quiz.asks_certainty,
            Quiz.attempts,
            Quiz.method,
            Quiz.weight,
            Quiz.shared_seed,
            IS_ARCHIVED.label("is_archived"),
        )
        .join(Class, Class.id == Quiz.class_id)
        .where(Class.id == within.class_id, QUIZ_STANDS, Quiz.published_at.is_not(None))
        .order_by(Quiz.id)
    )
    if within.quiz_id is not None:
        chosen = chosen.where(Quiz.id == within.quiz_id)
    return list(on.execute(chosen))


def list_learners(on: Connection, within: Within) -> list[Row[Any]]:
    """The members by name, with what a gradebook elsewhere knows them by."""
    chosen = (
        select(
            Account.id,
            Account.public_id,
            Account.display_name,
            func.coalesce(Account.login, "").label("login"),
            ClassMember.id_number,
            ClassMember.email,
            ClassMember.time_factor,
        )
        .join(ClassMember, ClassMember.learner_id == Account.id)
        .where(ClassMember.class_id == within.class_id, MEMBER_STANDS)
        .order_by(func.lower(Account.display_name), Account.id)
    )
    if within.learner_id is not None:
        chosen = chosen.where(Account.id == within.learner_id)
    return list(on.execute(chosen))


def find_learner(on: Connection, class_id: int, public_id: str) -> int | None:
    """The row id of a member by public id."""
    chosen = (
        select(Account.id)
        .join(ClassMember, ClassMember.learner_id == Account.id)
        .where(ClassMember.class_id == class_id, Account.public_id == public_id, MEMBER_STANDS)
    )
    return on.execute(chosen).scalar_one_or_none()


def stream_taken(on: Connection, within: Within, now: datetime) -> Iterator[Any]:
    """The attempts by quiz, learner and number: quiz, learner, status, score, maximum.

    Those whose time is up and that nobody has handed in yet are not among them.
    """
    is_overdue = and_(Attempt.status == OPEN, Attempt.due_at.is_not(None), Attempt.due_at < now)
    chosen = (
        select(Attempt.quiz_id, Attempt.learner_id, Attempt.status, Attempt.score, Attempt.maximum)
        .where(
            Attempt.quiz_id.in_(_quizzes(within)),
            *within.narrows(Attempt.quiz_id, Attempt.learner_id),
            ~is_overdue,
        )
        .order_by(Attempt.quiz_id, Attempt.learner_id, Attempt.number)
    )
    yield from on.execute(chosen, execution_options={"yield_per": 1000})  # for this statement alone


def list_unmarked(on: Connection, within: Within, now: datetime) -> list[Row[Any]]:
    """The questions of the attempts that `stream_taken` leaves out, by attempt.

    Each comes with the attempt's quiz_id, learner_id, maximum and asks_certainty.
    """
    return list(
        on.execute(
            select(
                AttemptItem.__table__,
                Attempt.quiz_id,
                Attempt.learner_id,
                Attempt.maximum,
                Attempt.asks_certainty,
            )
            .join(Attempt, Attempt.id == AttemptItem.attempt_id)
            .where(
                Attempt.quiz_id.in_(_quizzes(within)),
                Attempt.status == OPEN,
                Attempt.due_at < now,
                *within.narrows(Attempt.quiz_id, Attempt.learner_id),
            )
            .order_by(AttemptItem.attempt_id, AttemptItem.position)
        )
    )


def list_given(on: Connection, within: Within) -> list[Row[Any]]:
    """What instructors set and have not taken back: learner, quiz, score, is_excused."""
    newest = _newest(GradeOverride, within)
    return list(
        on.execute(
            select(
                GradeOverride.learner_id, GradeOverride.quiz_id, GradeOverride.score, GradeOverride.is_excused
            ).where(GradeOverride.id.in_(newest), GradeOverride.is_taken_back.is_(False))
        )
    )


def list_exceptions(on: Connection, within: Within) -> list[Row[Any]]:
    """What is different for single learners now: learner, quiz, changes, reason."""
    newest = _newest(QuizOverride, within)
    return list(
        on.execute(
            select(
                QuizOverride.learner_id, QuizOverride.quiz_id, QuizOverride.changes, QuizOverride.reason
            ).where(QuizOverride.id.in_(newest))
        )
    )


def add_given(on: Connection, **columns: Any) -> int:
    """Add to the history of a cell; the newest row counts. Returns its id."""
    return int(on.execute(insert(GradeOverride).values(**columns).returning(GradeOverride.id)).scalar_one())


def list_history(on: Connection, within: Within) -> list[Row[Any]]:
    """All that instructors set, the oldest first, each with its author's name or an empty text."""
    return list(
        on.execute(
            select(GradeOverride.__table__, AUTHOR)
            .outerjoin(Account, Account.id == GradeOverride.author_id)
            .where(
                GradeOverride.quiz_id.in_(_quizzes(within)),
                *within.narrows(GradeOverride.quiz_id, GradeOverride.learner_id),
            )
            .order_by(GradeOverride.id)
        )
    )


def list_regrades(on: Connection, within: Within) -> list[Row[Any]]:
    """All that regrading changed, the oldest first: quiz, number, before, after, reason, made_at, author."""
    return list(
        on.execute(
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
            .where(
                Attempt.quiz_id.in_(_quizzes(within)), *within.narrows(Attempt.quiz_id, Attempt.learner_id)
            )
            .order_by(ScoreChange.id)
        )
    )


def list_attempts(on: Connection, within: Within) -> list[Row[Any]]:
    """The attempts whole, by quiz and number."""
    return list(
        on.execute(
            select(Attempt.__table__)
            .where(
                Attempt.quiz_id.in_(_quizzes(within)), *within.narrows(Attempt.quiz_id, Attempt.learner_id)
            )
            .order_by(Attempt.quiz_id, Attempt.number)
        )
    )


def list_marks(on: Connection, quiz_id: int) -> Iterator[tuple[int, float]]:
    """The attempt and the points of every question of the attempts that are handed in, in order."""
    rows = on.execute(
        select(AttemptItem.attempt_id, func.coalesce(AttemptItem.points, AttemptItem.fraction, 0.0))
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(Attempt.quiz_id == quiz_id, Attempt.status != OPEN)
        .order_by(AttemptItem.attempt_id, AttemptItem.position)
    )
    return ((int(row[0]), float(row[1])) for row in rows)


def find_attempt(on: Connection, instructor_id: int, public_id: str) -> Row[Any] | None:
    """An attempt at a quiz of a class that this person teaches, with whose it is and where it belongs."""
    return on.execute(
        select(
            Attempt.__table__,
            Bank.slug.label("bank_slug"),
            Quiz.title.label("quiz_title"),
            Quiz.public_id.label("quiz_public_id"),
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


def list_late_answers(on: Connection, attempt_id: int) -> list[Row[Any]]:
    """The answers that came too late to count, as they came: position, response, received_at."""
    return list(
        on.execute(
            select(AnswerEvent.position, AnswerEvent.response, AnswerEvent.received_at)
            .where(AnswerEvent.attempt_id == attempt_id, AnswerEvent.outcome == Outcome.LATE)
            .order_by(AnswerEvent.id)
        )
    )


def _quizzes(within: Within) -> Any:
    """The ids of the published quizzes of the class."""
    return (
        select(Quiz.id)
        .join(Class, Class.id == Quiz.class_id)
        .where(Class.id == within.class_id, QUIZ_STANDS, CLASS_STANDS, Quiz.published_at.is_not(None))
    )


def _newest(table: Any, within: Within) -> Any:
    """The ids of the newest row of each quiz and learner."""
    return (
        select(func.max(table.id))
        .where(table.quiz_id.in_(_quizzes(within)), *within.narrows(table.quiz_id, table.learner_id))
        .group_by(table.quiz_id, table.learner_id)
    )
