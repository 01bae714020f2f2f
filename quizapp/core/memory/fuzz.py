"""Fuzz: due days spread a little, so that facts learned together do not come back in one heap for ever."""

from __future__ import annotations

from functools import lru_cache

from quizapp.core.chance import Stream
from quizapp.core.memory.fsrs import LONGEST_INTERVAL

UNFUZZED_BELOW = 2.5  # days
_SHARES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))  # from, to, share of that part


@lru_cache(maxsize=10_000)
def fuzz_range(interval: int, longest: int = LONGEST_INTERVAL) -> tuple[int, int]:
    """The first and last day, both included, that `interval` (whole days) may be moved to.

    One day and 15 % of the days between 2.5 and 7, 10 % up to 20, 5 % beyond, to either side
    (Anki's rule). Intervals under 2.5 days stay as they are.
    """
    if interval < UNFUZZED_BELOW:
        return interval, interval
    parts = (share * max(min(interval, high) - low, 0.0) for low, high, share in _SHARES)
    reach = 1 + sum(parts)
    return max(round(interval - reach), 2), min(round(interval + reach), max(longest, interval))


def fuzzed(interval: int, *seed: str | int, at_least: int = 1, longest: int = LONGEST_INTERVAL) -> int:
    """`interval` moved within its fuzz range; the same `seed` (learner, fact, reviews) gives the same days.

    `at_least` keeps an interval that grew above the one before it; it never lifts the result above
    the range, and is ignored where the interval itself is shorter.
    """
    low, high = fuzz_range(interval, longest)
    if at_least <= interval:
        low = max(low, at_least)
    return low if low == high else Stream("fuzz", *seed).between(low, high)
