"""Classes, who teaches and who learns in them, and the quizzes set for them.

Nothing here sees what lies in the bin; `quizapp.store.put_away` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from quizapp.core.attempts import OPEN, Terms
from quizapp.core.errors import NotFound
from quizapp.store import people
from quizapp.store.people import BY_NAME, Person
from quizapp.store.put_away import CLASS_STANDS, MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.tables import Account, Attempt, Class, ClassInstructor, ClassMember, Quiz

NO_CLASS = "There is no such class here, or it is not yours to see."
NO_QUIZ = "There is no such quiz here, or it is not yours to see."


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A class."""

    id: int
    public_id: str
    name: str
    join_code: str
    archived_at: datetime | None
    members_erased: int


@dataclass(frozen=True, slots=True)
class QuizRow:
    """A quiz of a class; a draft, which only its instructors see, has no `published_at`."""

    id: int
    public_id: str
    class_id: int
    bank_id: int
    bank_revision: str
    title: str
    blueprint: Any
    created_at: datetime
    archived_at: datetime | None
    published_at: datetime | None
    shared_seed: str | None
    terms: Terms


_CLASS = (
    Class.id,
    Class.public_id,
    Class.name,
    Class.join_code,
    Class.archived_at,
    Class.members_erased,
)
_QUIZ = (
    Quiz.id,
    Quiz.public_id,
    Quiz.class_id,
    Quiz.bank_id,
    Quiz.bank_revision,
    Quiz.title,
    Quiz.blueprint,
    Quiz.created_at,
    Quiz.archived_at,
    Quiz.published_at,
    Quiz.shared_seed,
)
_TERMS = (Quiz.time_limit, Quiz.opens_at, Quiz.closes_at, Quiz.asks_certainty, Quiz.attempts)
_STANDING_QUIZ = select(*_QUIZ, *_TERMS).join(Class, Class.id == Quiz.class_id).where(QUIZ_STANDS)


def add_class(on: Connection, instructor_id: int, **columns: Any) -> int:
    """Add a class taught by this instructor. IntegrityError where the join code is taken."""
    class_id = int(on.execute(insert(Class).values(**columns).returning(Class.id)).scalar_one())
    on.execute(insert(ClassInstructor).values(class_id=class_id, account_id=instructor_id))
    return class_id


def find_class(on: Connection, public_id: str) -> ClassRow | None:
    """The class of this public id."""
    row = on.execute(select(*_CLASS).where(Class.public_id == public_id, CLASS_STANDS)).one_or_none()
    return None if row is None else ClassRow(*row)


def find_class_by_code(on: Connection, join_code: str) -> ClassRow | None:
    """The class that this code lets into."""
    row = on.execute(select(*_CLASS).where(Class.join_code == join_code, CLASS_STANDS)).one_or_none()
    return None if row is None else ClassRow(*row)


def get_taught_class(on: Connection, instructor_id: int, public_id: str) -> ClassRow:
    """A class that this person teaches. Raises NotFound."""
    found = find_class(on, public_id)
    if found is None or not teaches(on, instructor_id, found.id):
        raise NotFound(NO_CLASS)
    return found


def teaches(on: Connection, account_id: int, class_id: int) -> bool:
    """Whether this person teaches the class."""
    found = select(ClassInstructor.class_id).where(
        ClassInstructor.class_id == class_id, ClassInstructor.account_id == account_id
    )
    return on.execute(found).first() is not None


def is_member(on: Connection, account_id: int, class_id: int) -> bool:
    """Whether this person learns in the class."""
    found = select(ClassMember.class_id).where(
        ClassMember.class_id == class_id, ClassMember.learner_id == account_id, MEMBER_STANDS
    )
    return on.execute(found).first() is not None


def get_joined_class(on: Connection, learner_id: int, public_id: str) -> ClassRow:
    """A class this person learns in. Raises NotFound."""
    found = find_class(on, public_id)
    if found is None or not is_member(on, learner_id, found.id):
        raise NotFound(NO_CLASS)
    return found


def find_member(on: Connection, class_id: int, public_id: str) -> Person | None:
    """The member of a class with this public id; None where there is none, or they lie in the bin."""
    member_id = on.execute(
        select(ClassMember.learner_id)
        .join(Account, Account.id == ClassMember.learner_id)
        .where(
            ClassMember.class_id == class_id,
            Account.public_id == public_id,
            MEMBER_STANDS,
        )
    ).scalar_one_or_none()
    return None if member_id is None else people.get_person(on, member_id)


def add_member(on: Connection, class_id: int, learner_id: int, now: datetime) -> None:
    """Let a learner into the class. IntegrityError where they are in it."""
    on.execute(insert(ClassMember).values(class_id=class_id, learner_id=learner_id, joined_at=now))


def list_taught_classes(on: Connection, instructor_id: int) -> list[tuple[ClassRow, int, int]]:
    """The classes this person teaches, each with its number of members and of quizzes, newest first."""
    members = select(func.count()).where(ClassMember.class_id == Class.id, MEMBER_STANDS).correlate(Class)
    quizzes = select(func.count()).where(Quiz.class_id == Class.id, QUIZ_STANDS).correlate(Class)
    rows = on.execute(
        select(*_CLASS, members.scalar_subquery(), quizzes.scalar_subquery())
        .join(ClassInstructor, ClassInstructor.class_id == Class.id)
        .where(ClassInstructor.account_id == instructor_id, CLASS_STANDS)
        .order_by(Class.id.desc())
    )
    width = len(_CLASS)
    return [(ClassRow(*row[:width]), int(row[width]), int(row[width + 1])) for row in rows]


def list_joined_classes(on: Connection, learner_id: int) -> list[ClassRow]:
    """The classes this person learns in, by name."""
    rows = on.execute(
        select(*_CLASS)
        .join(ClassMember, ClassMember.class_id == Class.id)
        .where(ClassMember.learner_id == learner_id, MEMBER_STANDS, CLASS_STANDS)
        .order_by(Class.name, Class.id)
    )
    return [ClassRow(*row) for row in rows]


def list_names_for(on: Connection, account_id: int) -> list[str]:
    """The names of the classes that somebody learns or teaches in."""
    learns = select(ClassMember.class_id).where(ClassMember.learner_id == account_id)
    taught = select(ClassInstructor.class_id).where(ClassInstructor.account_id == account_id)
    found = select(Class.name).where(Class.id.in_(learns) | Class.id.in_(taught))
    return list(on.execute(found).scalars())


def list_teachers(on: Connection, class_id: int) -> list[str]:
    """The display names of those who teach the class."""
    rows = on.execute(
        select(Account.display_name)
        .join(ClassInstructor, ClassInstructor.account_id == Account.id)
        .where(ClassInstructor.class_id == class_id)
        .order_by(Account.id)
    )
    return [row[0] for row in rows]


def list_members(on: Connection, class_id: int) -> list[Row[Any]]:
    """Id, display name, login or empty, public id, last time seen and role of the members, by name."""
    return list(
        on.execute(
            select(
                Account.id,
                Account.display_name,
                func.coalesce(Account.login, "").label("login"),
                Account.public_id,
                Account.last_seen_at,
                Account.role,
            )
            .join(ClassMember, ClassMember.learner_id == Account.id)
            .where(ClassMember.class_id == class_id, MEMBER_STANDS)
            .order_by(*BY_NAME)
        )
    )


def find_quiz(on: Connection, public_id: str) -> QuizRow | None:
    """The quiz of this public id."""
    row = on.execute(_STANDING_QUIZ.where(Quiz.public_id == public_id)).one_or_none()
    return None if row is None else _quiz(row)


def get_quiz_by_id(on: Connection, quiz_id: int) -> QuizRow:
    """The quiz with this row id."""
    return _quiz(on.execute(_STANDING_QUIZ.where(Quiz.id == quiz_id)).one())


def get_taught_quiz(on: Connection, instructor_id: int, public_id: str) -> tuple[QuizRow, ClassRow]:
    """A quiz of a class that this person teaches, and the class. Raises NotFound."""
    quiz = find_quiz(on, public_id)
    if quiz is None or not teaches(on, instructor_id, quiz.class_id):
        raise NotFound(NO_QUIZ)
    return quiz, get_class(on, quiz.class_id)


def get_class(on: Connection, class_id: int) -> ClassRow:
    """The class with this row id."""
    return ClassRow(*on.execute(select(*_CLASS).where(Class.id == class_id)).one())


def list_quizzes(on: Connection, class_id: int, now: datetime) -> list[tuple[QuizRow, int]]:
    """The quizzes of a class, newest first, with how many members handed in: also those whose time is up."""
    is_done = (Attempt.status != OPEN) | (Attempt.due_at < now)
    members = select(ClassMember.learner_id).where(ClassMember.class_id == class_id, MEMBER_STANDS)
    handed_in = (Attempt.quiz_id == Quiz.id) & is_done & Attempt.learner_id.in_(members)
    rows = on.execute(
        _STANDING_QUIZ.add_columns(func.count(Attempt.learner_id.distinct()))
        .outerjoin(Attempt, handed_in)
        .where(Quiz.class_id == class_id)
        .group_by(*_QUIZ, *_TERMS)
        .order_by(Quiz.id.desc())
    )
    return [(_quiz(row), int(row[-1])) for row in rows]


def terms_of(row: Row[Any]) -> Terms:
    """The terms of a quiz in a row that has their columns."""
    return Terms(row.time_limit, row.opens_at, row.closes_at, row.asks_certainty, row.attempts)


def _quiz(row: Row[Any]) -> QuizRow:
    return QuizRow(*[*row[: len(_QUIZ)], terms_of(row)])
