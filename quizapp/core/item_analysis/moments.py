"""Means, variances and covariances of marks. Sums are exact to the last bit, so order never matters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

Numbers = Sequence[float]


def mean(values: Numbers) -> float:
    """The mean. Raises ValueError for no values."""
    if not values:
        raise ValueError("there is no mean of nothing")
    return math.fsum(values) / len(values)


def median(values: Numbers) -> float:
    """The middle value, or the mean of the two middle ones. Raises ValueError for no values."""
    if not values:
        raise ValueError("there is no median of nothing")
    ordered, middle = sorted(values), len(values) // 2
    return ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def central_moment(values: Numbers, power: int) -> float:
    """The mean of the `power`-th powers of the distances from the mean."""
    middle = mean(values)
    return math.fsum((value - middle) ** power for value in values) / len(values)


def variance(values: Numbers) -> float | None:
    """The variance of what `values` are drawn from (divides by n - 1); None below two values."""
    return covariance(values, values)


def covariance(left: Numbers, right: Numbers) -> float | None:
    """The covariance of pairs (divides by n - 1); None below two. Raises ValueError for unequal lengths."""
    _be_pairs(left, right)
    if len(left) < 2:
        return None
    of_left = distances(left)
    return products(of_left, of_left if right is left else distances(right)) / (len(left) - 1)


def correlation_of(left: Numbers, right: Numbers) -> float | None:
    """The correlation, -1 to 1, of pairs whose distances from their means these are.

    None where one side does not vary, so below two pairs, too. Raises ValueError for unequal lengths.
    """
    _be_pairs(left, right)
    first, second = products(left, left), products(right, right)
    if not first or not second:
        return None
    return max(-1.0, min(1.0, products(left, right) / math.sqrt(first * second)))


def _be_pairs(left: Numbers, right: Numbers) -> None:
    if len(left) != len(right):
        raise ValueError(f"{len(left)} and {len(right)} numbers are no pairs")


def distances(values: Numbers) -> list[float]:
    """How far each value is from the mean; whoever needs it twice keeps it, as it costs as much as a sum."""
    middle = mean(values)
    return [value - middle for value in values]


def products(left: Numbers, right: Numbers) -> float:
    """The sum of the products of pairs; `fsum` and `map` stay out of the interpreter's loop."""
    return math.fsum(map(mul, left, right))
