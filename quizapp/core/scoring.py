"""The score of a paper from the marks of its questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Score:
    """Points reached, points there were, and the percentage, each rounded to two decimals.

    `percent` is None where there was nothing to reach.
    """

    score: Decimal
    maximum: Decimal
    percent: Decimal | None


def score_of(fractions: Sequence[float], points: Sequence[Decimal | int] | None = None) -> Score:
    """The score of answers that were right to these fractions (0 to 1), worth `points` each, else 1.

    Rounding is the last step, half up, so that thirds add up. Raises ValueError for lists of unequal length.
    """
    worth = [Decimal(point) for point in points] if points is not None else [Decimal(1)] * len(fractions)
    if len(worth) != len(fractions):
        raise ValueError("every answer needs its points")
    reached = sum(
        (Decimal(repr(float(part))) * point for part, point in zip(fractions, worth, strict=True)), Decimal(0)
    )
    maximum = sum(worth, Decimal(0))
    percent = rounded(100 * reached / maximum) if maximum else None
    return Score(rounded(reached), rounded(maximum), percent)


def rounded(value: Decimal) -> Decimal:
    """`value` with two decimals, half up."""
    return value.quantize(HUNDREDTH, ROUND_HALF_UP)
