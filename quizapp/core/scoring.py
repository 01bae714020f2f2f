"""The score of a paper from the points of its questions."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

HUNDREDTH = Decimal("0.01")


def score_of_points(points: Iterable[float]) -> float:
    """Points added up, to the hundredth; rounding is the last step, so that thirds add up."""
    return float(rounded(sum((Decimal(repr(float(one))) for one in points), Decimal(0))))


def rounded(value: Decimal) -> Decimal:
    """`value` with two decimals, half up."""
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)
