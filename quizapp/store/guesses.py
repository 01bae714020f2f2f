"""Wrong passwords and codes: noted, counted, forgotten. A subject is a digest of what was guessed at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, or_, select

from quizapp.store.tables import FailedGuess

AFTER_ALL = "g"  # sorts behind every figure of a digest in hex, in every language


def add_failures(on: Connection, subjects: Iterable[str], now: datetime) -> None:
    """Note one failure of each subject."""
    on.execute(insert(FailedGuess), [{"subject": subject, "failed_at": now} for subject in subjects])


def list_failures(
    on: Connection, subject: str, since: datetime, until: datetime, most: int
) -> list[datetime]:
    """When a subject failed after `since` and up to `until`, the newest first, at most `most` times."""
    found = (
        select(FailedGuess.failed_at)
        .where(FailedGuess.subject == subject, FailedGuess.failed_at > since, FailedGuess.failed_at <= until)
        .order_by(FailedGuess.failed_at.desc())
        .limit(most)
    )
    return list(on.execute(found).scalars())


def list_different_failures(
    on: Connection, beginning: str, since: datetime, until: datetime, most: int
) -> list[datetime]:
    """When each different subject with this beginning failed last, as `list_failures` otherwise."""
    last = func.max(FailedGuess.failed_at)
    found = (
        select(last)
        .where(
            FailedGuess.subject >= beginning,
            FailedGuess.subject < beginning + AFTER_ALL,
            FailedGuess.failed_at > since,
            FailedGuess.failed_at <= until,
        )
        .group_by(FailedGuess.subject)
        .order_by(last.desc())
        .limit(most)
    )
    return list(on.execute(found).scalars())


def forget_failures(on: Connection, subject: str) -> None:
    """Forget the failures of a subject."""
    on.execute(delete(FailedGuess).where(FailedGuess.subject == subject))


def purge_failures(on: Connection, before: datetime, after: datetime) -> int:
    """Delete what failed before one moment or after another. Returns how many failures."""
    gone = delete(FailedGuess).where(or_(FailedGuess.failed_at < before, FailedGuess.failed_at > after))
    return int(on.execute(gone).rowcount)
