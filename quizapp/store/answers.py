"""Saved answers, and the log of every answer that reached us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, and_, bindparam, case, func, insert, select, update

from quizapp.core.saving import Outcome, Seen
from quizapp.store.rows_attempts import EventRow
from quizapp.store.tables import AnswerEvent, AttemptItem

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
        certainty=bindparam("certainty"),
        revision=AttemptItem.revision + 1,
        answered_at=bindparam("answered_at"),
    )
)
_FLAG = (
    update(AttemptItem)
    .where(
        AttemptItem.attempt_id == bindparam("of_attempt"), AttemptItem.position == bindparam("at_position")
    )
    .values(is_flagged=bindparam("is_flagged"))
)
_LOG = insert(AnswerEvent)
_ONE = select(AnswerEvent.__table__).where(
    AnswerEvent.attempt_id == bindparam("attempt_id"),
    AnswerEvent.position == bindparam("position"),
    AnswerEvent.client == bindparam("client"),
    AnswerEvent.sequence == bindparam("sequence"),
)
_is_theirs = and_(AnswerEvent.position == bindparam("position"), AnswerEvent.client == bindparam("client"))
_BEFORE = select(
    func.max(case((_is_theirs, AnswerEvent.sequence))),
    func.max(case((_is_theirs, AnswerEvent.revision))),
    func.max(case((AnswerEvent.outcome != Outcome.LATE, AnswerEvent.received_at))),
).where(AnswerEvent.attempt_id == bindparam("attempt_id"))


@dataclass(frozen=True, slots=True)
class Before:
    """What came before a posting: what its client has done, and when the attempt last heard in time."""

    seen: Seen
    received_at: datetime | None


def save_answer(
    on: Connection,
    attempt_id: int,
    position: int,
    base_revision: int,
    response: Any,
    shown: str,
    certainty: int | None,
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
            "certainty": certainty,
            "answered_at": now,
        },
    )
    return bool(done.rowcount == 1)


def flag_item(on: Connection, attempt_id: int, position: int, is_flagged: bool) -> bool:
    """Set or take away the flag of one question; False where there is no such question."""
    values = {"of_attempt": attempt_id, "at_position": position, "is_flagged": is_flagged}
    return bool(on.execute(_FLAG, values).rowcount == 1)


def set_tries(on: Connection, attempt_id: int, position: int, tries: list[dict[str, Any]]) -> None:
    """Store the answers that were checked."""
    here = (AttemptItem.attempt_id == attempt_id) & (AttemptItem.position == position)
    on.execute(update(AttemptItem).where(here).values(tries=tries))


def add_event(on: Connection, **columns: Any) -> None:
    """Append what reached us. IntegrityError where the same posting was recorded before."""
    on.execute(_LOG, columns)


def find_event(on: Connection, attempt_id: int, position: int, client: str, sequence: int) -> EventRow | None:
    """The record of a posting that reached us before."""
    key = {"attempt_id": attempt_id, "position": position, "client": client, "sequence": sequence}
    return cast("EventRow | None", on.execute(_ONE, key).one_or_none())


def before(on: Connection, attempt_id: int, position: int, client: str) -> Before:
    """What one client has sent about one question so far, and when the attempt last got an answer in time."""
    row = on.execute(_BEFORE, {"attempt_id": attempt_id, "position": position, "client": client}).one()
    return Before(Seen(row[0] or 0, row[1] or 0), row[2])
