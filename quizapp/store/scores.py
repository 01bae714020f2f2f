"""Scores on their way out, a page of learners at a time: each page is a short transaction of its own.

So an export of any length holds no lock and no old state of the database, and hinders no checkpoint. What
is asked for again and again is built once. Nothing here sees what lies in the bin, drafts, or practice.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Integer,
    Row,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    select,
    update,
)

from quizapp.core.attempts import OPEN
from quizapp.store.moments_as_text import in_utc
from quizapp.store.people import BY_NAME
from quizapp.store.put_away import MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.tables import (
    Account,
    Attempt,
    Class,
    ClassMember,
    Quiz,
)

_IS_OVERDUE = case(
    (and_(Attempt.status == OPEN, Attempt.due_at < bindparam("now", type_=Attempt.due_at.type)), literal(1)),
    else_=literal(0),
).label("is_overdue")
LEARNERS: BindParameter[Sequence[int]] = bindparam("learners", expanding=True)
_ATTEMPTS = (
    select(
        Account.display_name.label("learner"),
        func.coalesce(Account.login, "").label("login"),
        Attempt.number,
        Attempt.status,
        Attempt.score,
        Attempt.maximum,
        in_utc(Attempt.started_at).label("started_at"),
        in_utc(Attempt.submitted_at).label("finished_at"),
        _IS_OVERDUE,
        Account.id.label("learner_id"),
        Attempt.id.label("attempt_id"),
    )
    .select_from(Account)
    .outerjoin(Attempt, and_(Attempt.quiz_id == bindparam("quiz"), Attempt.learner_id == Account.id))
    .where(Account.id.in_(LEARNERS))
    .order_by(*BY_NAME, Attempt.number)
)
_TAKEN = (
    select(
        Attempt.learner_id,
        Attempt.quiz_id,
        Attempt.id.label("attempt_id"),
        Attempt.status,
        Attempt.score,
        Attempt.maximum,
        _IS_OVERDUE,
    )
    .where(Attempt.quiz_id.in_(bindparam("quizzes", expanding=True)), Attempt.learner_id.in_(LEARNERS))
    .order_by(Attempt.number)
)
_REMEMBER = update(Quiz).where(Quiz.id == bindparam("of_quiz")).values(canvas_id=bindparam("its_id"))


def list_quizzes(on: Connection, class_id: int) -> list[Row[Any]]:
    """The published quizzes of a class, archived ones included, the oldest first.

    Columns: id, public_id, title, blueprint, asks_certainty, method, canvas_id.
    """
    return list(
        on.execute(
            select(
                Quiz.id, Quiz.public_id, Quiz.title, Quiz.blueprint, Quiz.asks_certainty, Quiz.method,
                Quiz.canvas_id,
            )
            .join(Class, Class.id == Quiz.class_id)
            .where(Class.id == class_id, QUIZ_STANDS, Quiz.published_at.is_not(None))
            .order_by(Quiz.id)
        )
    )  # fmt: skip


def remember_canvas_ids(on: Connection, ids: Mapping[int, str]) -> None:
    """Keep for quizzes, by row id, which assignments in Canvas are theirs."""
    if ids:
        on.execute(_REMEMBER, [{"of_quiz": quiz, "its_id": canvas_id} for quiz, canvas_id in ids.items()])


def list_learner_ids(on: Connection, class_id: int) -> array[int]:
    """The row ids of the members by name: eight bytes each, so that any class fits."""
    return array("q", on.execute(_members(select(Account.id), class_id).order_by(*BY_NAME)).scalars())


def list_learners(on: Connection, class_id: int, learners: Sequence[int]) -> list[Row[Any]]:
    """These members by name: id, display_name, login, id_number and email, empty where there is none."""
    chosen = _members(
        select(
            Account.id,
            Account.display_name,
            func.coalesce(Account.login, "").label("login"),
            ClassMember.id_number,
            ClassMember.email,
        ),
        class_id,
    )
    return list(on.execute(chosen.where(Account.id.in_(LEARNERS)).order_by(*BY_NAME), of_learners(learners)))


def list_attempts(on: Connection, quiz_id: int, learners: Sequence[int], now: datetime) -> Sequence[Row[Any]]:
    """A row for each attempt of these learners at a quiz, by name; one of NULLs for who has none.

    Columns: learner, login, number, status, score, maximum, started_at and finished_at (as text),
    is_overdue (open, and its time is up), learner_id, attempt_id.
    """
    return on.execute(_ATTEMPTS, {**of_learners(learners), "quiz": quiz_id, "now": now}).all()


def list_taken(
    on: Connection, quizzes: Sequence[int], learners: Sequence[int], now: datetime
) -> Iterable[Row[Any]]:
    """The attempts of these learners at these quizzes by number.

    Columns: learner_id, quiz_id, attempt_id, status, score, maximum, is_overdue.
    """
    return on.execute(_TAKEN, {**of_learners(learners), "quizzes": list(quizzes), "now": now})


def count_finished(on: Connection, class_id: int) -> dict[int, int]:
    """How many attempts of members are handed in, by quiz."""
    rows = on.execute(
        select(Attempt.quiz_id, cast(func.count(), Integer))
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(
            ClassMember,
            and_(ClassMember.class_id == Quiz.class_id, ClassMember.learner_id == Attempt.learner_id),
        )
        .where(Quiz.class_id == class_id, MEMBER_STANDS, Attempt.status != OPEN)
        .group_by(Attempt.quiz_id)
    )
    return {int(row[0] or 0): int(row[1]) for row in rows}


def _members(columns: Any, class_id: int) -> Any:
    return columns.join(ClassMember, ClassMember.learner_id == Account.id).where(
        ClassMember.class_id == class_id, MEMBER_STANDS
    )


def of_learners(learners: Sequence[int]) -> dict[str, list[int]]:
    """What a statement with `LEARNERS` is given, so that it speaks of these, by row id."""
    return {"learners": list(learners)}
