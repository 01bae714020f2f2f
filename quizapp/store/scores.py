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
    Connection,
    Integer,
    Row,
    String,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    update,
)

from quizapp.core.attempts import OPEN
from quizapp.core.memory.history import AGAIN
from quizapp.store.memory import STANDS
from quizapp.store.moments_as_text import in_utc
from quizapp.store.put_away import MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.set_by_hand import which_count
from quizapp.store.tables import (
    Account,
    Attempt,
    AttemptItem,
    Class,
    ClassMember,
    Fact,
    GradeOverride,
    Quiz,
    Review,
)

_IS_OVERDUE = case(
    (and_(Attempt.status == OPEN, Attempt.due_at < bindparam("now", type_=Attempt.due_at.type)), literal(1)),
    else_=literal(0),
).label("is_overdue")
_BY_NAME = (func.lower(Account.display_name), Account.id)
_LEARNERS: Any = bindparam("learners", expanding=True)
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
    .where(Account.id.in_(_LEARNERS))
    .order_by(*_BY_NAME, Attempt.number)
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
    .where(Attempt.quiz_id.in_(bindparam("quizzes", expanding=True)), Attempt.learner_id.in_(_LEARNERS))
    .order_by(Attempt.number)
)
_REMEMBER = update(Quiz).where(Quiz.id == bindparam("of_quiz")).values(canvas_id=bindparam("its_id"))
_EVENT = literal("attempt:") + Attempt.public_id + ":" + cast(AttemptItem.position, String)
_RESPONSES = (
    select(
        Account.public_id.label("learner_id"),
        Attempt.public_id.label("attempt_id"),
        Attempt.number,
        Attempt.blueprint,
        Attempt.seed,
        Attempt.generator_version,
        AttemptItem.position,
        Fact.slug.label("fact"),
        AttemptItem.question,
        AttemptItem.shown,
        AttemptItem.fraction,
        func.coalesce(AttemptItem.points, AttemptItem.fraction).label("mark"),
        AttemptItem.certainty,
        AttemptItem.seconds,
        AttemptItem.answered_at,
        Review.rating,
        Review.recall_before,
    )
    .join(Account, Account.id == Attempt.learner_id)
    .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
    .join(Fact, Fact.id == AttemptItem.fact_id)
    .outerjoin(
        Review,
        and_(
            Review.learner_id == Attempt.learner_id,
            Review.fact_id == AttemptItem.fact_id,
            or_(Review.source_event == _EVENT, Review.source_event.startswith(_EVENT + AGAIN)),
            *STANDS,  # of what a correction judged anew, only what it is taken for now
        ),
    )
    .where(Attempt.quiz_id == bindparam("quiz"), Attempt.learner_id.in_(_LEARNERS), Attempt.status != OPEN)
    .order_by(*_BY_NAME, Attempt.number, AttemptItem.position)
)


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
    return array("q", on.execute(_members(select(Account.id), class_id).order_by(*_BY_NAME)).scalars())


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
    return list(on.execute(chosen.where(Account.id.in_(_LEARNERS)).order_by(*_BY_NAME), _of(learners)))


def list_attempts(on: Connection, quiz_id: int, learners: Sequence[int], now: datetime) -> Sequence[Row[Any]]:
    """A row for each attempt of these learners at a quiz, by name; one of NULLs for who has none.

    Columns: learner, login, number, status, score, maximum, started_at and finished_at (as text),
    is_overdue (open, and its time is up), learner_id, attempt_id.
    """
    return on.execute(_ATTEMPTS, {**_of(learners), "quiz": quiz_id, "now": now}).all()


def list_taken(
    on: Connection, quizzes: Sequence[int], learners: Sequence[int], now: datetime
) -> Iterable[Row[Any]]:
    """The attempts of these learners at these quizzes by number.

    Columns: learner_id, quiz_id, attempt_id, status, score, maximum, is_overdue.
    """
    return on.execute(_TAKEN, {**_of(learners), "quizzes": list(quizzes), "now": now})


def list_items_of(on: Connection, attempt_ids: Sequence[int]) -> list[Row[Any]]:
    """The questions of attempts at quizzes, by attempt and position.

    Each is whole, with asks_certainty, maximum, due_at and quiz_id of its attempt, and its quiz's penalty.
    """
    return list(
        on.execute(
            select(
                AttemptItem.__table__,
                Attempt.asks_certainty,
                Attempt.maximum,
                Attempt.due_at,
                Attempt.quiz_id,
                Quiz.penalty,
            )
            .join(Attempt, Attempt.id == AttemptItem.attempt_id)
            .join(Quiz, Quiz.id == Attempt.quiz_id)
            .where(AttemptItem.attempt_id.in_(attempt_ids))
            .order_by(AttemptItem.attempt_id, AttemptItem.position)
        )
    )


def list_given(on: Connection, quizzes: Sequence[int], learners: Sequence[int]) -> list[Row[Any]]:
    """What instructors set in place of what the attempts say: learner_id, quiz_id, score, is_excused."""
    of = (GradeOverride.quiz_id.in_(quizzes), GradeOverride.learner_id.in_(learners))
    return list(
        on.execute(
            select(
                GradeOverride.learner_id, GradeOverride.quiz_id, GradeOverride.score, GradeOverride.is_excused
            ).where(*which_count(*of))
        )
    )


def list_scores_set(on: Connection, quizzes: Sequence[int]) -> list[Row[Any]]:
    """The scores that instructors set for members and have not taken back, by quiz and name.

    Columns: quiz_id, learner (a name), score.
    """
    return list(
        on.execute(
            select(GradeOverride.quiz_id, Account.display_name.label("learner"), GradeOverride.score)
            .join(Account, Account.id == GradeOverride.learner_id)
            .join(Quiz, Quiz.id == GradeOverride.quiz_id)
            .join(
                ClassMember,
                and_(ClassMember.class_id == Quiz.class_id, ClassMember.learner_id == Account.id),
            )
            .where(
                *which_count(GradeOverride.quiz_id.in_(quizzes)),
                GradeOverride.score.is_not(None),
                MEMBER_STANDS,
            )
            .order_by(GradeOverride.quiz_id, *_BY_NAME)
        )
    )


def list_responses(on: Connection, quiz_id: int, learners: Sequence[int]) -> Iterable[Row[Any]]:
    """Every question of the finished attempts of these learners at a quiz, by name, number and position.

    Columns: learner_id (public), attempt_id (public), number, blueprint, seed, generator_version, position,
    fact (a slug), question, shown, fraction, mark, certainty, seconds, answered_at, rating, recall_before.
    The last two are what the answer is taken for now; None where a correction lets it say nothing.
    """
    return on.execute(_RESPONSES, {**_of(learners), "quiz": quiz_id})


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


def _of(learners: Sequence[int]) -> dict[str, Any]:
    return {"learners": list(learners)}
