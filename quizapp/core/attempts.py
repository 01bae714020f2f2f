"""How a quiz may be taken, and when an attempt is over. Deadlines are fixed by the server's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

OPEN = "open"
SUBMITTED = "submitted"
LATE = "late"
# An answer that came in time may still be on its way through a busy server; so long after the deadline
# nobody but the learner hands the attempt in.
GRACE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a quiz may be taken. `time_limit` is in seconds from the start; None stands for no limit.

    `attempts`: how many times one learner may take it.
    """

    time_limit: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    asks_certainty: bool = False
    attempts: int | None = 1

    def is_open(self, now: datetime) -> bool:
        """Whether the quiz can be begun now."""
        return not self.is_before(now) and not is_past(self.closes_at, now)

    def is_before(self, now: datetime) -> bool:
        """Whether the quiz has not opened yet."""
        return self.opens_at is not None and now < self.opens_at

    def deadline(self, started_at: datetime) -> datetime | None:
        """The last moment at which answers count, for whoever begins at `started_at`."""
        limit = None if self.time_limit is None else started_at + timedelta(seconds=self.time_limit)
        return min((end for end in (limit, self.closes_at) if end is not None), default=None)


def is_past(due_at: datetime | None, moment: datetime) -> bool:
    """Whether a moment lies after the deadline; the deadline itself is still in time."""
    return due_at is not None and moment > due_at


def is_over(status: str, due_at: datetime | None, now: datetime) -> bool:
    """Whether an attempt takes no more answers: handed in, or its time is up."""
    return status != OPEN or is_past(due_at, now)


def finished_at(due_at: datetime | None, now: datetime) -> datetime:
    """When an attempt ends that is handed in now: its deadline, where that lies before."""
    return now if due_at is None else min(due_at, now)
