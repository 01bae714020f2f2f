"""Several tries at one question: each try that was needed before costs a part of the mark."""

from __future__ import annotations

from collections.abc import Sequence

THIRD = 1 / 3  # the usual penalty, that of Moodle
MOST_TRIES = 5


def fraction_after(fractions: Sequence[float], penalty: float = THIRD) -> float:
    """How right (0 to 1) an answer counts after these tries, each right to its fraction, in their order.

    A try counts `penalty` (0 to 1) less for every try before it, and never less than nothing; the last try
    counts, as in Moodle's interactive behaviour. No try counts nothing.
    """
    if not fractions:
        return 0.0
    return max(0.0, fractions[-1] - (len(fractions) - 1) * penalty)


def may_try_again(fractions: Sequence[float], tries: int) -> bool:
    """Whether another try is open: the question is not right yet, and of `tries` one at least is left."""
    return len(fractions) < tries and (not fractions or fractions[-1] < 1)
