"""A class as large as they get, put into the database at once."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from quizapp.store import banks
from quizapp.store.tables import Account, Attempt, Class, ClassMember, GradeOverride, Quiz


def fill_class(on: Connection, class_id: str, learners: int, quizzes: int, now: datetime) -> None:
    """Add learners and quizzes to the class of this public id; nine in ten learners have taken each."""
    room = on.execute(select(Class.id).where(Class.public_id == class_id)).scalar_one()
    people = _ids(on, Account, [_learner(number, now) for number in range(learners)])
    on.execute(
        insert(ClassMember), [{"class_id": room, "learner_id": one, "joined_at": now} for one in people]
    )
    bank = banks.get_bank(on, "harbour")
    shared = {"class_id": room, "bank_id": bank.id, "bank_revision": bank.revision, "created_at": now}
    set_ = _ids(on, Quiz, [{**shared, **_quiz(number, now)} for number in range(quizzes)])
    rows = [
        {**_attempt(learner, quiz, now), "bank_id": bank.id, "bank_revision": bank.revision}
        for learner in people
        for quiz in set_
        if (learner + quiz) % 10
    ]
    on.execute(insert(Attempt), rows)
    given = [
        {"quiz_id": set_[0], "learner_id": one, "score": 7.5, "reason": "Seen on paper.", "made_at": now}
        for one in people[::10]
    ]
    on.execute(insert(GradeOverride), given)


def _ids(on: Connection, table: Any, rows: list[dict[str, Any]]) -> list[int]:
    return list(on.execute(insert(table).returning(table.id), rows).scalars())


def _learner(number: int, now: datetime) -> dict[str, Any]:
    return {
        "public_id": f"{number:024x}", "display_name": f"Learner {number:03}", "login": f"learner{number}",
        "login_key": f"learner{number}", "role": "learner", "time_zone": "UTC", "new_per_day": 10,
        "created_at": now, "last_seen_at": now,
    }  # fmt: skip


def _quiz(number: int, now: datetime) -> dict[str, Any]:
    return {
        "public_id": f"{number:024x}", "title": f"Week {number + 1}", "published_at": now,
        "blueprint": {"count": 10, "sections": [], "kinds": []},
        "closes_at": now - timedelta(days=1) if number % 2 else None,
    }  # fmt: skip


def _attempt(learner: int, quiz: int, now: datetime) -> dict[str, Any]:
    return {
        "public_id": f"{learner:012x}{quiz:012x}", "quiz_id": quiz, "learner_id": learner, "number": 1,
        "blueprint": {}, "seed": "s", "generator_version": 1, "status": "submitted", "started_at": now,
        "submitted_at": now, "score": (learner * 7 + quiz) % 21 / 2, "maximum": 10.0,
    }  # fmt: skip
