"""Study sessions and the answers given in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from quizapp.core.errors import NotFound
from quizapp.store.closed_books import newest_open
from quizapp.store.rows_studying import CardRow, FactCardRow, OpenSessionRow, SessionRow
from quizapp.store.tables import Attempt, Bank, Fact, Quiz, StudyAnswer, StudySession

_SESSION = (
    select(
        StudySession.__table__,
        Bank.slug.label("bank_slug"),
        Bank.audience.label("bank_audience"),
        Attempt.public_id.label("shut_by"),
        Attempt.due_at.label("shut_until"),
        Quiz.title.label("shut_title"),
    )
    .join(Bank, Bank.id == StudySession.bank_id)
    .outerjoin(
        Attempt, Attempt.id == newest_open(StudySession.learner_id, StudySession.bank_id, StudySession)
    )
    .outerjoin(Quiz, Quiz.id == Attempt.quiz_id)
    .where(
        StudySession.public_id == bindparam("public_id"), StudySession.learner_id == bindparam("learner_id")
    )
)
_ANSWER = insert(StudyAnswer)
_MOVE = (
    update(StudySession)
    .where(StudySession.id == bindparam("of_session"), StudySession.position == bindparam("expected"))
    .values(
        position=bindparam("position"),
        plan=bindparam("plan"),
        shown_at=bindparam("shown_at"),
        ended_at=bindparam("ended_at"),
    )
)


def get_session(on: Connection, learner_id: int, public_id: str) -> SessionRow:
    """A session of this learner, with slug and audience of its bank, and what shuts it. Raises NotFound."""
    row = on.execute(_SESSION, {"public_id": public_id, "learner_id": learner_id}).one_or_none()
    if row is None:
        raise NotFound("There is no such study session. Begin a new one from the home page.")
    return cast("SessionRow", row)


def find_open_session(on: Connection, learner_id: int, bank_id: int, day: date) -> str | None:
    """The newest session of this bank and day that was not finished."""
    return on.execute(
        select(StudySession.public_id)
        .where(
            StudySession.learner_id == learner_id,
            StudySession.bank_id == bank_id,
            StudySession.learner_day == day,
            StudySession.ended_at.is_(None),
        )
        .order_by(StudySession.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def list_open_sessions(on: Connection, learner_id: int, day: date) -> dict[int, OpenSessionRow]:
    """The newest session of this day that was not finished, by bank; the newest of all comes first.

    Each with `public_id`, `plan` and `minutes`.
    """
    rows = on.execute(
        select(StudySession.bank_id, StudySession.public_id, StudySession.plan, StudySession.minutes)
        .where(
            StudySession.learner_id == learner_id,
            StudySession.learner_day == day,
            StudySession.ended_at.is_(None),
        )
        .order_by(StudySession.id.desc())
    )
    newest: dict[int, OpenSessionRow] = {}
    for row in rows:
        newest.setdefault(row.bank_id, cast("OpenSessionRow", row))
    return newest


def find_left_day(on: Connection, learner_id: int, bank_id: int, day: date) -> date | None:
    """The day of the last session of this bank, if that was begun before `day` and not finished."""
    last = on.execute(
        select(StudySession.learner_day, StudySession.ended_at)
        .where(StudySession.learner_id == learner_id, StudySession.bank_id == bank_id)
        .order_by(StudySession.id.desc())
        .limit(1)
    ).one_or_none()
    return last.learner_day if last and last.ended_at is None and last.learner_day < day else None


def add_session(on: Connection, **columns: Any) -> None:
    """Store a new session."""
    on.execute(insert(StudySession).values(**columns))


def move_session(
    on: Connection, session_id: int, expected: int, position: int, plan: Any, now: datetime, ended: bool
) -> bool:
    """Store a session's next state; False where it no longer stood at position `expected`."""
    done = on.execute(
        _MOVE,
        {
            "of_session": session_id,
            "expected": expected,
            "position": position,
            "plan": plan,
            "shown_at": now,
            "ended_at": now if ended else None,
        },
    )
    return bool(done.rowcount == 1)


def keep_plan(on: Connection, session_id: int, position: int, plan: Any) -> None:
    """Store another plan of a session that stays where it is."""
    here = (StudySession.id == session_id, StudySession.position == position)
    on.execute(update(StudySession).where(*here).values(plan=plan))


def turn_back_session(
    on: Connection, session_id: int, expected: int, undos: int, position: int, plan: Any, now: datetime
) -> bool:
    """Store a session as it was before its last answer, open again and with one more of `undos`.

    False where it no longer stood at position `expected`, or something was undone in it since.
    """
    stands = (StudySession.id == session_id, StudySession.position == expected, StudySession.undos == undos)
    after = {"position": position, "plan": plan, "shown_at": now, "ended_at": None, "undos": undos + 1}
    return bool(on.execute(update(StudySession).where(*stands).values(**after)).rowcount == 1)


def has_newer_session(on: Connection, learner_id: int, bank_id: int, session_id: int) -> bool:
    """Whether the learner has begun another session about this bank since."""
    newer = select(StudySession.id).where(
        StudySession.learner_id == learner_id, StudySession.bank_id == bank_id, StudySession.id > session_id
    )
    return on.execute(newer.limit(1)).first() is not None


def remove_answer(on: Connection, session_id: int, position: int) -> None:
    """Take an answered card out of its session, so that it can be answered again; the log keeps it."""
    at = (StudyAnswer.session_id == session_id, StudyAnswer.position == position)
    on.execute(delete(StudyAnswer).where(*at))


def add_answer(on: Connection, **columns: Any) -> None:
    """Store one answered card. IntegrityError where that position was answered before."""
    on.execute(_ANSWER, columns)


def find_answer(on: Connection, session_id: int, position: int) -> CardRow | None:
    """The answer at a position, if it was answered."""
    found = on.execute(
        select(StudyAnswer.__table__).where(
            StudyAnswer.session_id == session_id, StudyAnswer.position == position
        )
    ).one_or_none()
    return cast("CardRow | None", found)


def list_answers(on: Connection, session_id: int) -> list[FactCardRow]:
    """All answers of a session in order, with the slug of their fact."""
    rows = on.execute(
        select(StudyAnswer.__table__, Fact.slug)
        .join(Fact, Fact.id == StudyAnswer.fact_id)
        .where(StudyAnswer.session_id == session_id)
        .order_by(StudyAnswer.position)
    )
    return cast("list[FactCardRow]", rows.all())
