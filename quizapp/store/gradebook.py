"""What a gradebook is made of: as many queries for a class of five hundred as for one of five.

Nothing here sees what lies in the bin, drafts, or practice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from quizapp.core.attempts import OPEN
from quizapp.store.people import BY_NAME
from quizapp.store.put_away import CLASS_STANDS, IS_ARCHIVED, MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.set_by_hand import which_count
from quizapp.store.tables import (
    Account,
    Attempt,
    AttemptItem,
    Class,
    ClassMember,
    GradeOverride,
    Quiz,
    QuizOverride,
)


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
        .order_by(*BY_NAME)
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
            Attempt.quiz_id.in_(quizzes_of(within)),
            *within.narrows(Attempt.quiz_id, Attempt.learner_id),
            ~is_overdue,
        )
        .order_by(Attempt.quiz_id, Attempt.learner_id, Attempt.number)
    )
    yield from on.execute(chosen, execution_options={"yield_per": 1000})  # for this statement alone


def list_unmarked(on: Connection, within: Within, now: datetime) -> list[Row[Any]]:
    """The questions of the attempts that `stream_taken` leaves out, by attempt.

    Each comes with the attempt's quiz_id, learner_id, maximum and asks_certainty, and the quiz's penalty.
    """
    return list(
        on.execute(
            select(
                AttemptItem.__table__,
                Attempt.quiz_id,
                Attempt.learner_id,
                Attempt.maximum,
                Attempt.asks_certainty,
                Quiz.penalty,
            )
            .join(Attempt, Attempt.id == AttemptItem.attempt_id)
            .join(Quiz, Quiz.id == Attempt.quiz_id)
            .where(
                Attempt.quiz_id.in_(quizzes_of(within)),
                Attempt.status == OPEN,
                Attempt.due_at < now,
                *within.narrows(Attempt.quiz_id, Attempt.learner_id),
            )
            .order_by(AttemptItem.attempt_id, AttemptItem.position)
        )
    )


def list_given(on: Connection, within: Within) -> list[Row[Any]]:
    """What instructors set and have not taken back: learner, quiz, score, is_excused."""
    narrowed = within.narrows(GradeOverride.quiz_id, GradeOverride.learner_id)
    counts = which_count(GradeOverride.quiz_id.in_(quizzes_of(within)), *narrowed)
    return list(
        on.execute(
            select(
                GradeOverride.learner_id, GradeOverride.quiz_id, GradeOverride.score, GradeOverride.is_excused
            ).where(*counts)
        )
    )


def list_given_to(on: Connection, learner_id: int, quiz_ids: Sequence[int]) -> list[Row[Any]]:
    """What instructors set for a learner at these quizzes: quiz, score, is_excused, reason, made_at."""
    of = (GradeOverride.learner_id == learner_id, GradeOverride.quiz_id.in_(quiz_ids))
    return list(
        on.execute(
            select(
                GradeOverride.quiz_id,
                GradeOverride.score,
                GradeOverride.is_excused,
                GradeOverride.reason,
                GradeOverride.made_at,
            ).where(*which_count(*of))
        )
    )


def list_exceptions(on: Connection, within: Within) -> list[Row[Any]]:
    """What is different for single learners now: learner, quiz, changes, reason."""
    narrowed = within.narrows(QuizOverride.quiz_id, QuizOverride.learner_id)
    newest = (
        select(func.max(QuizOverride.id))
        .where(QuizOverride.quiz_id.in_(quizzes_of(within)), *narrowed)
        .group_by(QuizOverride.quiz_id, QuizOverride.learner_id)
    )
    return list(
        on.execute(
            select(
                QuizOverride.learner_id, QuizOverride.quiz_id, QuizOverride.changes, QuizOverride.reason
            ).where(QuizOverride.id.in_(newest), QuizOverride.learner_id.is_not(None))
        )
    )


def quizzes_of(within: Within) -> Any:
    """The ids of the published quizzes of the class."""
    return (
        select(Quiz.id)
        .join(Class, Class.id == Quiz.class_id)
        .where(Class.id == within.class_id, QUIZ_STANDS, CLASS_STANDS, Quiz.published_at.is_not(None))
    )
