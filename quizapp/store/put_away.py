"""What is put away: archived, which is out of the daily lists, or in the bin, which is out of sight.

The conditions named here keep what lies in the bin out of every other query; a quiz stands only where its
class does. Emptying the bin deletes for good, but never a memory, a review, a study session or a practice
quiz: those are the learner's alone and hang on nothing that can be put away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, and_, delete, exists, func, literal, select, update

from quizapp.store.tables import (
    Account,
    Attempt,
    Class,
    ClassInstructor,
    ClassMember,
    GradeOverride,
    Quiz,
    QuizOverride,
)

LIFE = timedelta(days=30)  # how long the bin keeps what is put in

CLASS_STANDS = Class.binned_at.is_(None)
QUIZ_STANDS = and_(Quiz.binned_at.is_(None), CLASS_STANDS)
MEMBER_STANDS = ClassMember.binned_at.is_(None)
IS_PUBLISHED = Quiz.published_at.is_not(None)  # a draft is its instructors' alone
IS_ARCHIVED = Quiz.archived_at.is_not(None) | Class.archived_at.is_not(None)


class Move(StrEnum):
    """Where a class, a quiz or a member can be put."""

    ARCHIVE = "archive"
    LIST = "list"  # out of the archive again
    BIN = "bin"
    BACK = "back"  # out of the bin again, to where it was before


@dataclass(frozen=True, slots=True)
class Binned:
    """Something in the bin. `attempts` are the answered quizzes that would go with it.

    `kind` is `class`, `quiz` or `member`; `member_id` is the public id of the learner for a member.
    """

    kind: str
    public_id: str
    name: str
    class_name: str
    binned_at: datetime
    attempts: int
    member_id: str = ""

    @property
    def until(self) -> datetime:
        """When it is deleted for good."""
        return self.binned_at + LIFE


def move_class(on: Connection, class_id: int, move: Move, now: datetime) -> None:
    """Put a class away or bring it back. What is there already stays as long as it has been there."""
    _move(on, Class, class_id, move, now)


def move_quiz(on: Connection, quiz_id: int, move: Move, now: datetime) -> None:
    """Put a quiz away or bring it back, as `move_class` does a class."""
    _move(on, Quiz, quiz_id, move, now)


def move_member(on: Connection, class_id: int, learner_id: int, move: Move, now: datetime) -> None:
    """Put a member of a class in the bin or bring them back; nobody is archived."""
    here = (ClassMember.class_id == class_id) & (ClassMember.learner_id == learner_id)
    if move is Move.BIN:
        on.execute(update(ClassMember).where(here, MEMBER_STANDS).values(binned_at=now))
    elif move is Move.BACK:
        on.execute(update(ClassMember).where(here).values(binned_at=None))


def find_class(on: Connection, instructor_id: int, public_id: str) -> Any | None:
    """Id and name of a class that this person teaches, wherever it is."""
    return on.execute(
        select(Class.id, Class.name)
        .join(ClassInstructor, ClassInstructor.class_id == Class.id)
        .where(Class.public_id == public_id, ClassInstructor.account_id == instructor_id)
    ).one_or_none()


def find_quiz(on: Connection, instructor_id: int, public_id: str) -> Any | None:
    """Id, title and public id of the class of a quiz that this person has set, wherever it is."""
    return on.execute(
        select(Quiz.id, Quiz.title, Class.public_id.label("class_public_id"))
        .join(Class, Class.id == Quiz.class_id)
        .join(ClassInstructor, ClassInstructor.class_id == Class.id)
        .where(Quiz.public_id == public_id, ClassInstructor.account_id == instructor_id, CLASS_STANDS)
    ).one_or_none()


def find_member(on: Connection, class_id: int, learner_public_id: str) -> Any | None:
    """Id and display name of a member of a class, and since when they are in the bin, if they are."""
    return on.execute(
        select(Account.id, Account.display_name, ClassMember.binned_at)
        .join(ClassMember, ClassMember.learner_id == Account.id)
        .where(ClassMember.class_id == class_id, Account.public_id == learner_public_id)
    ).one_or_none()


def was_taken_out(on: Connection, account_id: int, class_id: int) -> bool:
    """Whether this person's place in the class lies in the bin."""
    found = select(ClassMember.class_id).where(
        ClassMember.class_id == class_id, ClassMember.learner_id == account_id, ~MEMBER_STANDS
    )
    return on.execute(found).first() is not None


def list_binned(on: Connection, instructor_id: int) -> list[Binned]:
    """What this person can bring back, the newest first; what lies in a binned class comes with it."""
    taught = exists().where(ClassInstructor.class_id == Class.id, ClassInstructor.account_id == instructor_id)
    of_quiz = select(func.count()).where(Attempt.quiz_id == Quiz.id).scalar_subquery()
    of_class = _attempts_in(Class.id).scalar_subquery()
    of_member = _attempts_in(Class.id).where(Attempt.learner_id == Account.id).scalar_subquery()
    classes = select(
        literal("class"), Class.public_id, Class.name, Class.name, Class.binned_at, of_class, literal("")
    ).where(Class.binned_at.is_not(None), taught)
    quizzes = (
        select(literal("quiz"), Quiz.public_id, Quiz.title, Class.name, Quiz.binned_at, of_quiz, literal(""))
        .join(Class, Class.id == Quiz.class_id)
        .where(Quiz.binned_at.is_not(None), CLASS_STANDS, taught)
    )
    members = (
        select(
            literal("member"),
            Class.public_id,
            Account.display_name,
            Class.name,
            ClassMember.binned_at,
            of_member,
            Account.public_id,
        )
        .join(ClassMember, ClassMember.class_id == Class.id)
        .join(Account, Account.id == ClassMember.learner_id)
        .where(ClassMember.binned_at.is_not(None), CLASS_STANDS, taught)
    )
    found = [Binned(*row) for one in (classes, quizzes, members) for row in on.execute(one)]
    return sorted(found, key=lambda one: one.binned_at, reverse=True)


def empty(on: Connection, before: datetime) -> int:
    """Delete for good what was put in the bin before a moment. Returns how many things went.

    With a member go their attempts, the scores set by hand for them and what was different for them.
    """
    gone = ClassMember.binned_at <= before
    for table in (Attempt, GradeOverride, QuizOverride):
        theirs = (
            select(ClassMember.learner_id)
            .join(Quiz, Quiz.class_id == ClassMember.class_id)
            .where(Quiz.id == table.quiz_id, ClassMember.learner_id == table.learner_id, gone)
        )
        on.execute(delete(table).where(theirs.correlate(table).exists()))
    deleted = (
        delete(ClassMember).where(gone),
        delete(Quiz).where(Quiz.binned_at <= before),
        delete(Class).where(Class.binned_at <= before),
    )
    return sum(on.execute(one).rowcount for one in deleted)


def _move(on: Connection, table: Any, row_id: int, move: Move, now: datetime) -> None:
    column = "binned_at" if move in (Move.BIN, Move.BACK) else "archived_at"
    goes = move in (Move.BIN, Move.ARCHIVE)
    is_there = getattr(table, column).is_not(None)
    where = (table.id == row_id, ~is_there if goes else is_there)
    on.execute(update(table).where(*where).values({column: now if goes else None}))


def _attempts_in(class_id: Any) -> Select[Any]:
    return (
        select(func.count(Attempt.id)).join(Quiz, Quiz.id == Attempt.quiz_id).where(Quiz.class_id == class_id)
    )
