"""Attempts and their frozen questions. How answers are saved is in `answers`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from quizapp.core.attempts import OPEN
from quizapp.core.errors import NotFound, PutAway
from quizapp.store.people import BY_NAME
from quizapp.store.put_away import IS_PUBLISHED, LIFE, MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.quiz_terms import RULE_COLUMNS
from quizapp.store.rows_attempts import AttemptRow, ItemRow, OwnAttemptRow, TitledAttemptRow
from quizapp.store.tables import Account, Attempt, AttemptItem, Bank, Class, ClassMember, Quiz

NO_ATTEMPT = "There is no such quiz of yours. The quiz page lists those you have begun."
QUIZ_AWAY = (
    "Your teacher has taken this quiz back. Your answers are kept until {until}; ask your teacher if it "
    "should go on. What you have learned stays yours."
)
NOT_IN_CLASS = (
    "You are not in the class of this quiz any more. Your answers are kept until {until}; if that is a "
    "mistake, your teacher can let you in again. What you have learned stays yours."
)

_ATTEMPT = (
    select(
        Attempt.__table__,
        Bank.slug.label("bank_slug"),
        Bank.audience.label("bank_audience"),
        func.coalesce(Quiz.title, "").label("quiz_title"),
        func.coalesce(Quiz.public_id, "").label("quiz_public_id"),
        *RULE_COLUMNS,
        func.coalesce(Class.name, "").label("class_name"),
        func.coalesce(Class.public_id, "").label("class_public_id"),
        func.coalesce(Quiz.binned_at, Class.binned_at).label("quiz_binned_at"),
        ClassMember.binned_at.label("member_binned_at"),
    )
    .join(Bank, Bank.id == Attempt.bank_id)
    .outerjoin(Quiz, Quiz.id == Attempt.quiz_id)
    .outerjoin(Class, Class.id == Quiz.class_id)
    .outerjoin(
        ClassMember,
        (ClassMember.class_id == Quiz.class_id) & (ClassMember.learner_id == Attempt.learner_id),
    )
    .where(Attempt.public_id == bindparam("public_id"), Attempt.learner_id == bindparam("learner_id"))
)
_ITEM = select(AttemptItem.__table__).where(
    AttemptItem.attempt_id == bindparam("attempt_id"), AttemptItem.position == bindparam("position")
)
_MAP = (
    select(
        AttemptItem.position, AttemptItem.response.is_not(None).label("is_answered"), AttemptItem.is_flagged
    )
    .where(AttemptItem.attempt_id == bindparam("attempt_id"))
    .order_by(AttemptItem.position)
)


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


def get_attempt(on: Connection, learner_id: int, public_id: str) -> OwnAttemptRow:
    """An attempt of this learner, with bank slug, quiz title and class name.

    Raises NotFound, or PutAway while its quiz, or the learner's place in the class, lies in the bin.
    """
    row = on.execute(_ATTEMPT, {"public_id": public_id, "learner_id": learner_id}).one_or_none()
    if row is None:
        raise NotFound(NO_ATTEMPT)
    for binned_at, words in ((row.quiz_binned_at, QUIZ_AWAY), (row.member_binned_at, NOT_IN_CLASS)):
        if binned_at is not None:
            until = binned_at + LIFE
            raise PutAway(words.format(until=f"{until.day} {until:%B}"))
    return cast("OwnAttemptRow", row)


def list_attempts(on: Connection, learner_id: int, bank_id: int) -> list[TitledAttemptRow]:
    """A learner's attempts about a bank with the quiz's title, newest first, 20 at most.

    Those at class quizzes stand here as long as the quiz and the learner's place in the class do.
    """
    standing = (
        select(Quiz.id)
        .join(Class, Class.id == Quiz.class_id)
        .join(ClassMember, ClassMember.class_id == Class.id)
        .where(ClassMember.learner_id == learner_id, MEMBER_STANDS, QUIZ_STANDS)
    )
    rows = on.execute(
        select(Attempt.__table__, func.coalesce(Quiz.title, "").label("quiz_title"), *RULE_COLUMNS)
        .outerjoin(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.learner_id == learner_id, Attempt.bank_id == bank_id)
        .where(or_(Attempt.quiz_id.is_(None), Attempt.quiz_id.in_(standing)))
        .order_by(Attempt.id.desc())
        .limit(20)
    )
    return cast("list[TitledAttemptRow]", rows.all())


def find_open_practice(on: Connection, learner_id: int, blueprint: Any) -> str | None:
    """The learner's newest practice, if it is open and was drawn from this blueprint: its public id."""
    newest = (
        select(Attempt.public_id, Attempt.status, Attempt.blueprint)
        .where(Attempt.learner_id == learner_id, Attempt.quiz_id.is_(None))
        .order_by(Attempt.id.desc())
        .limit(1)
    )
    row = on.execute(newest).one_or_none()
    is_it = row is not None and (row.status, row.blueprint) == (OPEN, blueprint)
    return str(row.public_id) if row is not None and is_it else None


def find_item(on: Connection, attempt_id: int, position: int) -> ItemRow | None:
    """One item of an attempt."""
    found = on.execute(_ITEM, {"attempt_id": attempt_id, "position": position}).one_or_none()
    return cast("ItemRow | None", found)


def get_map(on: Connection, attempt_id: int) -> list[tuple[int, bool, bool]]:
    """The positions of an attempt; whether each has a saved answer, and a flag."""
    return [(row[0], bool(row[1]), bool(row[2])) for row in on.execute(_MAP, {"attempt_id": attempt_id})]


def list_items(on: Connection, attempt_id: int) -> list[ItemRow]:
    """All items of an attempt, in order."""
    rows = on.execute(
        select(AttemptItem.__table__)
        .where(AttemptItem.attempt_id == attempt_id)
        .order_by(AttemptItem.position)
    )
    return cast("list[ItemRow]", rows.all())


def list_questions(on: Connection, attempt_ids: Sequence[int]) -> list[Any]:
    """The questions of these attempts, as they are stored."""
    chosen = select(AttemptItem.question).where(AttemptItem.attempt_id.in_(attempt_ids))
    return list(on.execute(chosen).scalars())


def list_overdue(on: Connection, before: datetime, most: int) -> list[int]:
    """Row ids of open attempts whose deadline lies before a moment, the oldest first."""
    return list(
        on.execute(
            select(Attempt.id)
            .where(Attempt.status == OPEN, Attempt.due_at < before)
            .order_by(Attempt.due_at)
            .limit(most)
        ).scalars()
    )


def get_open_attempt(on: Connection, attempt_id: int) -> AttemptRow | None:
    """The attempt of this row id; None where it is handed in or gone."""
    chosen = (
        select(Attempt.__table__, *RULE_COLUMNS)
        .outerjoin(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.id == attempt_id, Attempt.status == OPEN)
    )
    return cast("AttemptRow | None", on.execute(chosen).one_or_none())


def reach(on: Connection, attempt_id: int, position: int) -> None:
    """Note that an attempt has come to a question; never back."""
    here = (Attempt.id == attempt_id) & (Attempt.reached < position)
    on.execute(update(Attempt).where(here).values(reached=position))


def grade_items(on: Connection, attempt_id: int, grades: Sequence[dict[str, Any]]) -> None:
    """Store what each item came to, by its `position`.

    That is its `fraction`, `note`, `maybe_guessed` and `points`, and `is_discarded` where it counts no more.
    """
    on.execute(
        update(AttemptItem)
        .where(AttemptItem.attempt_id == attempt_id, AttemptItem.position == bindparam("at_position"))
        .values(
            fraction=bindparam("fraction"),
            note=bindparam("note"),
            maybe_guessed=bindparam("maybe_guessed"),
            points=bindparam("points"),
            is_discarded=bindparam("is_discarded"),
        ),
        [{"is_discarded": False, **grade, "at_position": grade["position"]} for grade in grades],
    )


def close_attempt(
    on: Connection,
    attempt_id: int,
    status: str,
    score: float,
    now: datetime,
    maximum: float | None = None,
) -> bool:
    """Hand the attempt in; False where it was handed in before. One statement, so that one caller wins.

    `maximum` is what it can earn, where that is not what it began with.
    """
    values = {"status": status, "score": score, "submitted_at": now}
    done = on.execute(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.status == OPEN)
        .values(values if maximum is None else {**values, "maximum": maximum})
    )
    return bool(done.rowcount == 1)


def list_scores(on: Connection, quiz_id: int) -> list[Row[Any]]:
    """A row an attempt at a quiz, by name; of a member without attempts one row, too. None of a draft.

    Columns: class name, learner, login, learner public id, quiz, quiz public id, penalty, and of the attempt,
    None where there is none: row id, number, status, score, maximum, started_at, submitted_at, due_at,
    asks_certainty.
    """
    return list(
        on.execute(
            select(
                Class.name.label("class_name"),
                Account.display_name.label("learner"),
                func.coalesce(Account.login, "").label("login"),
                Account.public_id.label("learner_public_id"),
                Quiz.title.label("quiz"),
                Quiz.public_id.label("quiz_public_id"),
                Quiz.penalty,
                Attempt.id.label("attempt_id"),
                Attempt.number,
                Attempt.status,
                Attempt.score,
                Attempt.maximum,
                Attempt.started_at,
                Attempt.submitted_at,
                Attempt.due_at,
                Attempt.asks_certainty,
            )
            .join(Quiz, Quiz.class_id == Class.id)
            .join(ClassMember, ClassMember.class_id == Class.id)
            .join(Account, Account.id == ClassMember.learner_id)
            .outerjoin(Attempt, (Attempt.quiz_id == Quiz.id) & (Attempt.learner_id == Account.id))
            .where(Quiz.id == quiz_id, MEMBER_STANDS, QUIZ_STANDS, IS_PUBLISHED)
            .order_by(*BY_NAME, Attempt.number)
        )
    )
