"""Means, variances and covariances of marks. Sums are exact to the last bit, so order never matters."""

from __future__ import annotations

import math
from collections.abc import Sequence

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
    if len(left) < 2 and len(left) == len(right):
        return None
    left_mean, right_mean = mean(left), mean(right)
    products = ((a - left_mean) * (b - right_mean) for a, b in zip(left, right, strict=True))
    return math.fsum(products) / (len(left) - 1)


def correlation(left: Numbers, right: Numbers) -> float | None:
    """The correlation of pairs, -1 to 1; None below two pairs and where one side does not vary."""
    together, first, second = covariance(left, right), variance(left), variance(right)
    if together is None or not first or not second:
        return None
    return max(-1.0, min(1.0, together / math.sqrt(first * second)))
