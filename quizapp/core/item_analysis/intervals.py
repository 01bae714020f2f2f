"""How far a figure may be from the truth: intervals that hold it 95 times of 100."""

from __future__ import annotations

import math
from dataclasses import dataclass

Z = 1.959964  # of the normal distribution: 95 % lie within so many deviations


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both within."""

    low: float
    high: float


def of_share(share: float, count: int) -> Interval | None:
    """The interval of a share (0 to 1) of `count` answers; None for no answers.

    Wilson's score interval (E. B. Wilson, 1927), which stays between 0 and 1 and holds for few answers.
    Marks between 0 and 1 spread less than right and wrong do, so for these it is on the safe side.
    """
    if count < 1:
        return None
    middle = (share + Z**2 / (2 * count)) / (1 + Z**2 / count)
    reach = Z * math.sqrt(share * (1 - share) / count + Z**2 / (4 * count**2)) / (1 + Z**2 / count)
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))


def of_correlation(value: float, count: int) -> Interval | None:
    """The interval of a correlation (-1 to 1) of `count` pairs; None below four pairs.

    By R. A. Fisher's transformation (1915): artanh of it spreads by 1 / sqrt(n - 3).
    """
    if count < 4:
        return None
    if abs(value) >= 1:
        return Interval(value, value)
    middle, reach = math.atanh(value), Z / math.sqrt(count - 3)
    return Interval(math.tanh(middle - reach), math.tanh(middle + reach))
