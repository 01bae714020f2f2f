"""What the rows tell of themselves: those the app never writes, and when something last happened.

Where there are impossible rows, another program wrote them or something was lost.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from quizapp.core.attempts import OPEN
from quizapp.store.tables import (
    Account,
    AnswerEvent,
    Attempt,
    AttemptItem,
    Bank,
    BankRevision,
    FactMemory,
    Quiz,
    Review,
    StudyAnswer,
)

HARDEST = 10  # difficulty of a fact runs from 1 to this


def _count(table: type) -> Select[int]:
    return select(func.count()).select_from(table)


# What must stand beside a row.
_ATTEMPT_REVISION = exists().where(
    BankRevision.bank_id == Attempt.bank_id, BankRevision.digest == Attempt.bank_revision
)
_QUIZ_REVISION = exists().where(
    BankRevision.bank_id == Quiz.bank_id, BankRevision.digest == Quiz.bank_revision
)
_BANK_REVISION = exists().where(BankRevision.bank_id == Bank.id, BankRevision.digest == Bank.revision)
_EVENT = exists().where(
    AnswerEvent.attempt_id == AttemptItem.attempt_id, AnswerEvent.position == AttemptItem.position
)
_REVIEW = exists().where(Review.learner_id == FactMemory.learner_id, Review.fact_id == FactMemory.fact_id)

_IMPOSSIBLE: dict[str, Select[int]] = {
    "attempts without a question": _count(Attempt).where(
        ~exists().where(AttemptItem.attempt_id == Attempt.id)
    ),
    "attempts handed in without a time or a score": _count(Attempt).where(
        Attempt.status != OPEN, or_(Attempt.submitted_at.is_(None), Attempt.score.is_(None))
    ),
    "answers that no event tells of": _count(AttemptItem).where(
        AttemptItem.answered_at.is_not(None), ~_EVENT
    ),
    "answers more than right or less than wrong": _count(AttemptItem).where(
        or_(AttemptItem.fraction < 0, AttemptItem.fraction > 1)
    ),
    "cards more than right or less than wrong": _count(StudyAnswer).where(
        or_(StudyAnswer.fraction < 0, StudyAnswer.fraction > 1)
    ),
    "memories that no review tells of": _count(FactMemory).where(~_REVIEW),
    "memories out of range": _count(FactMemory).where(
        or_(
            FactMemory.stability <= 0,
            FactMemory.difficulty < 1,
            FactMemory.difficulty > HARDEST,
            FactMemory.reviews < 1,
        )
    ),
    "people with half a login": _count(Account).where(
        or_(
            and_(Account.login_key.is_not(None), Account.password_hash.is_(None)),
            and_(Account.login_key.is_(None), Account.password_hash.is_not(None)),
        )
    ),
    "courses, quizzes and attempts whose questions are gone": select(
        _count(Bank).where(~_BANK_REVISION).scalar_subquery()
        + _count(Quiz).where(~_QUIZ_REVISION).scalar_subquery()
        + _count(Attempt).where(~_ATTEMPT_REVISION).scalar_subquery()
    ),
}


def count_impossible(on: Connection) -> dict[str, int]:
    """How many rows there are of each impossible kind; kinds without any are left out."""
    counts = {kind: on.execute(query).scalar_one() for kind, query in _IMPOSSIBLE.items()}
    return {kind: count for kind, count in counts.items() if count}


def last_event(on: Connection) -> datetime | None:
    """When somebody last answered or was seen; None where nobody ever was."""
    moments = (Review.answered_at, AnswerEvent.received_at, Account.last_seen_at)
    found = [on.execute(select(func.max(moment))).scalar_one() for moment in moments]
    return max((moment for moment in found if moment is not None), default=None)
