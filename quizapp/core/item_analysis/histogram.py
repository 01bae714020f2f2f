"""How scores spread over what could be reached: as many equal steps as can be taken in at a glance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

MOST_STEPS = 12
WIDTHS = (1, 2, 5)  # times a power of ten


@dataclass(frozen=True, slots=True)
class Step:
    """How many scores lie from `low` up to but not at `high`; the last step holds its high end, too."""

    low: float
    high: float
    count: int


def histogram(scores: Sequence[float], maximum: float) -> tuple[Step, ...]:
    """The steps from zero, or from below the lowest score, to `maximum`; none for no scores.

    Steps begin at multiples of their width, 1, 2, 5, 10 ... points, and are at most MOST_STEPS.
    """
    if not scores:
        return ()
    lowest, highest = min(0.0, *scores), max(maximum, *scores)
    width = _width(highest - lowest)
    first, last = math.floor(lowest / width), max(1, math.ceil(highest / width))
    counts = [0] * (last - first)
    for score in scores:
        counts[min(math.floor(score / width), last - 1) - first] += 1
    return tuple(
        Step((first + at) * width, (first + at + 1) * width, count) for at, count in enumerate(counts)
    )


def _width(span: float) -> float:
    power = 1
    while True:
        for width in WIDTHS:
            if span / (width * power) <= MOST_STEPS - 1:  # one more where zero lies inside a step
                return float(width * power)
        power *= 10
