"""Where a learner stands at a quiz of their class."""

from __future__ import annotations

from enum import StrEnum


class QuizState(StrEnum):
    """What can be done about it now; pages choose their words by it."""

    NOT_YET = "not_yet"  # it opens later
    READY = "ready"  # it can be begun
    OPEN = "open"  # begun, and not handed in
    AGAIN = "again"  # handed in, and another attempt is left
    DONE = "done"
    CLOSED = "closed"  # over or archived, without an attempt
