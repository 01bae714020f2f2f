"""The log of one learner and fact with what was taken back: rows that stand, rows that are void.

The log only grows. Taking an answer back adds a row that voids it; neither of the two counts from then on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.facts_memory import FactMemory, LogEntry, replay

ANSWERED_SINCE = (
    "This answer stays: the fact was answered again since, perhaps in a quiz or on another device. "
    "Only the newest answer can be undone."
)


@dataclass(frozen=True, slots=True)
class Logged:
    """A row of the log: what happened where. `voids` is the event that it takes back, else empty."""

    event: str
    entry: LogEntry
    voids: str = ""


def standing(history: Sequence[Logged]) -> list[Logged]:
    """The rows that count, in their order: neither those taken back nor those that take back."""
    voided = {row.voids for row in history if row.voids}
    return [row for row in history if not row.voids and row.event not in voided]


def take_back(
    history: Sequence[Logged], event: str, day: date, now: datetime, seed: tuple[str | int, ...] = ()
) -> tuple[FactMemory | None, Logged]:
    """The memory as it was before `event`, bit for bit, and the row to append.

    `seed` is the one that the reviews were made with. ChangedMeanwhile unless the event is the newest
    that stands: what came after it was judged by what it had left.
    """
    rows = standing(history)
    if not rows or rows[-1].event != event:
        raise ChangedMeanwhile(ANSWERED_SINCE)
    before = replay((row.entry for row in rows[:-1]), seed=seed)
    entry = replace(
        rows[-1].entry,
        learner_day=day,
        answered_at=now,
        rating=None,
        maybe_guessed=False,
        recall_before=None,
        seconds=None,
        stability_after=None if before is None else before.stability,
        difficulty_after=None if before is None else before.difficulty,
        due_day_after=None if before is None else before.due_day,
    )
    return before, Logged(f"void:{event}", entry, voids=event)
