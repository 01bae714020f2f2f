"""A quiz while it runs: where each learner stands, and who may need help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from quizapp.core.attempts import OPEN, is_past

LEAST_SLOW, LEAST_SILENT = timedelta(minutes=3), timedelta(minutes=8)
SLOW_TIMES, SILENT_TIMES = 3, 6  # as long as others take over a question
LEAST_ANSWERS = 2  # of one learner, to reckon from


class State(StrEnum):
    """Where somebody stands, those first who may need help."""

    SILENT = "silent"  # nothing saved for so long that they may be cut off
    SLOW = "slow"  # long on one question
    WAITING = "waiting"  # not begun
    UP = "up"  # the time is over, and it will be handed in in a moment
    WORKING = "working"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """One learner at a running quiz. Without an attempt the status is empty, and all moments are None.

    `answered` of `questions` have an answer; `position` is that of the newest, saved at `saved_at`.
    """

    status: str = ""
    started_at: datetime | None = None
    due_at: datetime | None = None
    saved_at: datetime | None = None
    answered: int = 0
    questions: int = 0
    position: int | None = None

    @property
    def heard_at(self) -> datetime | None:
        """When anything was heard of them last."""
        return self.saved_at or self.started_at


def pace(standings: Iterable[Standing]) -> timedelta | None:
    """How long the learners take over a question, half of them longer; None before anybody answered."""
    taken = [
        (one.saved_at - one.started_at) / one.answered
        for one in standings
        if one.saved_at and one.started_at and one.answered >= LEAST_ANSWERS
    ]
    return timedelta(seconds=median(each.total_seconds() for each in taken)) if taken else None


def state_of(one: Standing, usual: timedelta | None, now: datetime) -> State:
    """Where somebody stands; `usual` is the pace of all."""
    if not one.status:
        return State.WAITING
    if one.status != OPEN:
        return State.DONE
    if is_past(one.due_at, now):
        return State.UP
    quiet = now - (one.heard_at or now)
    if one.answered == one.questions > 0:
        return State.WORKING  # they look it through
    if quiet >= max(LEAST_SILENT, SILENT_TIMES * (usual or timedelta())):
        return State.SILENT
    if quiet >= max(LEAST_SLOW, SLOW_TIMES * (usual or timedelta())):
        return State.SLOW
    return State.WORKING
