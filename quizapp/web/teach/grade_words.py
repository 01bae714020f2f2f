"""Scores, standings and changes of scores in words, as instructors read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from quizapp.core.attempts import OPEN, is_past
from quizapp.core.counting_attempts import Method, counted_index, out_of
from quizapp.core.gradebook import Cell, Standing
from quizapp.web.views.gradebook import AttemptRow, HistoryRow
from quizapp.web.words import local, of_points, points, span

SET = "set"  # a score that an instructor gave; beside the standings
STATUS_WORDS = {
    Standing.MISSING: "missing",
    Standing.OPEN: "open",
    Standing.LATE: "late",
    Standing.EXCUSED: "excused",
    SET: "set by hand",
    Standing.WAITING: "to do",
}
TAGS = {
    Standing.SUBMITTED: ("right", "✓ handed in"),
    Standing.LATE: ("doubt", "▲ late"),
    Standing.OPEN: ("doubt", "◐ open"),
    Standing.MISSING: ("wrong", "✕ missing"),
    Standing.EXCUSED: ("plain", "excused"),
    Standing.WAITING: ("plain", "to do"),
}
SMALL_NUMBERS = (
    "No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
)  # fmt: skip
NOT_NAMED = "somebody who is gone"


def per_cent(value: float | None) -> str:
    """`83.5 %`; empty where there is nothing."""
    return "" if value is None else f"{points(value, 1)}\u00a0%"


def spelt(count: int) -> str:
    """A number at the beginning of a sentence: a word up to twelve."""
    return SMALL_NUMBERS[count] if count < len(SMALL_NUMBERS) else str(count)


def in_words(cell: Cell) -> str:
    """A cell as a phrase: `13 of 16`, `missing`, `in the middle of it`."""
    if cell.score is not None:
        return of_points(cell.score, cell.maximum)
    return {
        Standing.MISSING: "missing",
        Standing.OPEN: "in the middle of it",
        Standing.EXCUSED: "excused",
    }.get(cell.standing, "not begun yet")


def has(name: str, cell: Cell) -> str:
    """A cell as a sentence about somebody: `Mira has 13 of 16, set by hand.`"""
    if cell.score is not None:
        late = ", late" if cell.standing is Standing.LATE else ""
        by_hand = ", set by hand" if cell.is_given else ""
        return f"{name} has {of_points(cell.score, cell.maximum)}{late}{by_hand}."
    return {
        Standing.MISSING: f"{name} has not handed this in.",
        Standing.OPEN: f"{name} is in the middle of it.",
        Standing.EXCUSED: f"{name} is excused from this.",
    }.get(cell.standing, f"{name} has not begun yet.")


def attempt_rows(
    attempts: Sequence[Any], method: Method, maximum: float, now: datetime, zone: str
) -> tuple[AttemptRow, ...]:
    """The attempts of a learner at a quiz that can earn `maximum`, in their order.

    The one that counts is marked, if it is one.
    """
    done = [row for row in attempts if row.status != OPEN]
    index = counted_index([out_of(row.score or 0.0, row.maximum, maximum) for row in done], method)
    counts = None if index is None else done[index].id
    return tuple(_attempt_row(row, row.id == counts, now, zone) for row in attempts)


def history_rows(
    history: Iterable[Any], regrades: Iterable[Any], maximum: float, zone: str
) -> tuple[HistoryRow, ...]:
    """What was changed and why, the newest first: by hand and by regrading."""
    found: list[tuple[datetime, HistoryRow]] = []
    before = "what the attempts say"
    for row in history:
        after = _state(row, maximum)
        found.append((row.made_at, _history_row(row, before, after, row.reason, zone)))
        before = after
    for row in regrades:
        old, new = (points(value or 0.0) for value in (row.before, row.after))
        found.append((row.made_at, _history_row(row, f"{old} (attempt {row.number})", new, row.reason, zone)))
    return tuple(row for _, row in sorted(found, key=lambda one: one[0], reverse=True))


def _history_row(row: Any, before: str, after: str, why: str, zone: str) -> HistoryRow:
    return HistoryRow(local(row.made_at, zone), row.author or NOT_NAMED, before, after, why)


def _state(row: Any, maximum: float) -> str:
    if row.is_taken_back:
        return "what the attempts say"
    return "excused" if row.is_excused else of_points(row.score or 0.0, maximum)


def _attempt_row(row: Any, counts: bool, now: datetime, zone: str) -> AttemptRow:
    is_done = row.status != OPEN
    ended = row.submitted_at if is_done else row.due_at if is_past(row.due_at, now) else None
    words = of_points(row.score or 0.0, row.maximum) if is_done else "time is up" if ended else "open"
    return AttemptRow(
        attempt=row.public_id,
        number=row.number,
        words=words,
        started=local(row.started_at, zone),
        finished=local(ended, zone) if ended else "",
        took=span((ended - row.started_at).total_seconds()) if ended else "",
        counts=counts,
    )
