"""Facts that keep slipping away: asking them the same way once more would not help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizapp.core.memory.review_log import LogEntry
from quizapp.core.memory.steps import KindChoice

FIRST_AT, THEN_EVERY = 8, 4  # lapses


def is_leech(lapses: int) -> bool:
    """Whether a fact was forgotten so often that it needs another way."""
    return lapses >= FIRST_AT


def is_told(lapses: int) -> bool:
    """Whether the learner is told so now: at the 8th lapse, and at every 4th from there on."""
    return is_leech(lapses) and (lapses - FIRST_AT) % THEN_EVERY == 0


def other_ways(kinds: Sequence[KindChoice], entries: Sequence[LogEntry]) -> tuple[KindChoice, ...]:
    """The kinds in which a fact failed least, of all that suit it; `entries` are what stands of its log."""
    failed = Counter(entry.kind for entry in entries if not entry.right)
    fewest = min((failed[kind.name] for kind in kinds), default=0)
    return tuple(kind for kind in kinds if failed[kind.name] == fewest)
