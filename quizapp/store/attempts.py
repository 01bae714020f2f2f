"""Attempts, their frozen questions and the answers that reached us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from quizapp.core.errors import NotFound
from quizapp.store.tables import Account, AnswerEvent, Attempt, AttemptItem, Bank, Class, ClassMember, Quiz

NO_ATTEMPT = "There is no such quiz of yours. The quiz page lists those you have begun."

_ATTEMPT = (
    select(
        Attempt.__table__,
        Bank.slug.label("bank_slug"),
        func.coalesce(Quiz.title, "").label("quiz_title"),
        func.coalesce(Quiz.public_id, "").label("quiz_public_id"),
        func.coalesce(Class.name, "").label("class_name"),
    )
    .join(Bank, Bank.id == Attempt.bank_id)
    .outerjoin(Quiz, Quiz.id == Attempt.quiz_id)
    .outerjoin(Class, Class.id == Quiz.class_id)
    .where(Attempt.public_id == bindparam("public_id"), Attempt.learner_id == bindparam("learner_id"))
)
_ITEM = select(AttemptItem.__table__).where(
    AttemptItem.attempt_id == bindparam("attempt_id"), AttemptItem.position == bindparam("position")
)
_MAP = (
    select(AttemptItem.position, AttemptItem.response.is_not(None).label("is_answered"))
    .where(AttemptItem.attempt_id == bindparam("attempt_id"))
    .order_by(AttemptItem.position)
)
_SAVE = (
    update(AttemptItem)
    .where(
        AttemptItem.attempt_id == bindparam("of_attempt"),
        AttemptItem.position == bindparam("at_position"),
        AttemptItem.revision == bindparam("base_revision"),
    )
    .values(
        response=bindparam("response"),
        shown=bindparam("shown"),
        revision=AttemptItem.revision + 1,
        answered_at=bindparam("answered_at"),
    )
)
_EVENT = insert(AnswerEvent)


def add_attempt(on: Connection, items: Sequence[dict[str, Any]], **columns: Any) -> None:
    """Store a begun attempt with its frozen items. IntegrityError where that number was begun before."""
    attempt_id = int(on.execute(insert(Attempt).values(**columns).returning(Attempt.id)).scalar_one())
    empty = {
        "response": None,
        "shown": "",
        "revision": 0,
        "seconds": 0.0,
        "answered_at": None,
        "fraction": None,
        "note": "",
        "maybe_guessed": False,
    }
    on.execute(insert(AttemptItem), [{"attempt_id": attempt_id, **empty, **item} for item in items])


def get_attempt(on: Connection, learner_id: int, public_id: str) -> Row[Any]:
    """An attempt of this learner, with bank slug, quiz title and class name. Raises NotFound."""
    row = on.execute(_ATTEMPT, {"public_id": public_id, "learner_id": learner_id}).one_or_none()
    if row is None:
        raise NotFound(NO_ATTEMPT)
    return row


def find_attempt_at(on: Connection, quiz_id: int, learner_id: int) -> Row[Any] | None:
    """The newest attempt of a learner at a quiz."""
    return on.execute(
        select(Attempt.__table__)
        .where(Attempt.quiz_id == quiz_id, Attempt.learner_id == learner_id)
        .order_by(Attempt.number.desc())
        .limit(1)
    ).one_or_none()


def list_attempts(on: Connection, learner_id: int, bank_id: int) -> list[Row[Any]]:
    """A learner's attempts about a bank with the quiz's title, newest first, 20 at most."""
    return list(
        on.execute(
            select(Attempt.__table__, func.coalesce(Quiz.title, "").label("quiz_title"))
            .outerjoin(Quiz, Quiz.id == Attempt.quiz_id)
            .where(Attempt.learner_id == learner_id, Attempt.bank_id == bank_id)
            .order_by(Attempt.id.desc())
            .limit(20)
        )
    )


def find_item(on: Connection, attempt_id: int, position: int) -> Row[Any] | None:
    """One item of an attempt."""
    return on.execute(_ITEM, {"attempt_id": attempt_id, "position": position}).one_or_none()


def get_map(on: Connection, attempt_id: int) -> list[tuple[int, bool]]:
    """The positions of an attempt and whether each has a saved answer."""
    return [(row[0], bool(row[1])) for row in on.execute(_MAP, {"attempt_id": attempt_id})]


def list_items(on: Connection, attempt_id: int) -> list[Row[Any]]:
    """All items of an attempt, in order."""
    return list(
        on.execute(
            select(AttemptItem.__table__)
            .where(AttemptItem.attempt_id == attempt_id)
            .order_by(AttemptItem.position)
        )
    )


def save_answer(
    on: Connection,
    attempt_id: int,
    position: int,
    base_revision: int,
    response: Any,
    shown: str,
    now: datetime,
) -> bool:
    """Store an answer made from revision `base_revision`; False where another was saved since."""
    done = on.execute(
        _SAVE,
        {
            "of_attempt": attempt_id,
            "at_position": position,
            "base_revision": base_revision,
            "response": response,
            "shown": shown,
            "answered_at": now,
        },
    )
    return bool(done.rowcount == 1)


def add_event(on: Connection, **columns: Any) -> None:
    """Append what reached us. IntegrityError where the same posting was recorded before."""
    on.execute(_EVENT, columns)


def grade_items(on: Connection, attempt_id: int, grades: Sequence[dict[str, Any]]) -> None:
    """Store `fraction`, `note` and `maybe_guessed` of each item, by its `position`."""
    on.execute(
        update(AttemptItem)
        .where(AttemptItem.attempt_id == attempt_id, AttemptItem.position == bindparam("at_position"))
        .values(
            fraction=bindparam("fraction"), note=bindparam("note"), maybe_guessed=bindparam("maybe_guessed")
        ),
        [{**grade, "at_position": grade["position"]} for grade in grades],
    )


def close_attempt(on: Connection, attempt_id: int, status: str, score: float, now: datetime) -> bool:
    """Hand the attempt in; False where it was handed in before. One statement, so that one caller wins."""
    done = on.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.status == "open")
        .values(status=status, score=score, submitted_at=now)
    )
    return bool(done.rowcount == 1)


def stream_scores(on: Connection, class_id: int, quiz_id: int | None = None) -> Iterator[Row[Any]]:
    """One row a member and quiz, or a member, quiz and attempt, in the order of quizzes and names.

    Columns: class name, learner, login, learner public id, quiz, quiz public id, number, status, score,
    maximum, started_at, submitted_at; the last six None where there is no attempt.
    """
    chosen = (
        select(
            Class.name.label("class_name"),
            Account.display_name.label("learner"),
            func.coalesce(Account.login, "").label("login"),
            Account.public_id.label("learner_public_id"),
            Quiz.title.label("quiz"),
            Quiz.public_id.label("quiz_public_id"),
            Quiz.blueprint,
            Attempt.public_id.label("attempt"),
            Attempt.number,
            Attempt.status,
            Attempt.score,
            Attempt.maximum,
            Attempt.started_at,
            Attempt.submitted_at,
        )
        .join(Quiz, Quiz.class_id == Class.id)
        .join(ClassMember, ClassMember.class_id == Class.id)
        .join(Account, Account.id == ClassMember.learner_id)
        .outerjoin(Attempt, (Attempt.quiz_id == Quiz.id) & (Attempt.learner_id == Account.id))
        .where(Class.id == class_id)
        .order_by(Quiz.id, func.lower(Account.display_name), Account.id, Attempt.number)
    )
    if quiz_id is not None:
        chosen = chosen.where(Quiz.id == quiz_id)
    yield from on.execution_options(yield_per=500).execute(chosen)
