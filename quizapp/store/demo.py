"""The class to look around in: finding it, taking it away again, and what no page of the app writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from quizapp.core.attempts import LATE
from quizapp.store import own_data, scrubbing
from quizapp.store.tables import Account, Attempt, Class, ClassMember, GradeOverride, Quiz, QuizOverride


def is_there(on: Connection, class_id: str, people: Sequence[str]) -> bool:
    """Whether the class or any of these people, by public ids, are there, be it in the bin."""
    somebody = select(Account.id).where(Account.public_id.in_(people))
    room = select(Class.id).where(Class.public_id == class_id)
    return on.execute(somebody.union_all(room).limit(1)).first() is not None


def remove(on: Connection, class_id: str, people: Sequence[str]) -> int:
    """Delete the class and these people with everything about them. Returns how many people."""
    on.execute(delete(Class).where(Class.public_id == class_id))
    found = list(on.execute(select(Account.id).where(Account.public_id.in_(people))).scalars())
    for account_id in found:
        own_data.erase(on, account_id)
    scrubbing.note(on)
    return len(found)


def set_member(on: Connection, class_id: int, learner_id: int, **columns: Any) -> None:
    """Set columns of somebody's place in the class."""
    here = (ClassMember.class_id == class_id) & (ClassMember.learner_id == learner_id)
    on.execute(update(ClassMember).where(here).values(**columns))


def add_grade(on: Connection, quiz: str, **columns: Any) -> None:
    """Set a score, or excuse somebody, as their teacher."""
    on.execute(insert(GradeOverride).values(quiz_id=_quiz(on, quiz), **columns))


def add_exception(on: Connection, quiz: str, **columns: Any) -> None:
    """Let something be different in a quiz for somebody."""
    on.execute(insert(QuizOverride).values(quiz_id=_quiz(on, quiz), **columns))


def make_late(on: Connection, attempt: str, handed_in: datetime) -> None:
    """Let an attempt that was handed in have come after the end, and be taken all the same."""
    on.execute(
        update(Attempt).where(Attempt.public_id == attempt).values(status=LATE, submitted_at=handed_in)
    )


def share_seed(on: Connection, quiz: str, seed: str) -> None:
    """Give all learners the same paper of a quiz."""
    on.execute(update(Quiz).where(Quiz.public_id == quiz).values(shared_seed=seed))


def _quiz(on: Connection, public_id: str) -> int:
    return int(on.execute(select(Quiz.id).where(Quiz.public_id == public_id)).scalar_one())
