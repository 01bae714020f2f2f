"""What the marks of one question say about it: how hard it is, and whether it tells who knows more."""

from __future__ import annotations

import math
from dataclasses import dataclass

from quizapp.core.item_analysis.intervals import Interval, of_correlation, of_share
from quizapp.core.item_analysis.moments import Numbers, correlation, covariance, mean, variance

SHOWN_FROM = 10  # answers below which discrimination and consistency say nothing
SURE_FROM = 30  # answers below which they are shown as unsure


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """A question by those who answered it; without an answer counts as wrong.

    `facility`: the mean share of its points that was earned, 0 to 1. `deviation`: of that share.
    `discrimination`: the correlation of its mark with the rest of the score, -1 to 1, and `efficiency` how
    much that is of what its facility lets it be. None where there are too few answers or nothing varies.
    """

    count: int
    facility: float
    facility_interval: Interval
    deviation: float | None = None
    discrimination: float | None = None
    discrimination_interval: Interval | None = None
    efficiency: float | None = None

    @property
    def tells_anything(self) -> bool:
        """Whether there are enough answers for the discrimination to be shown."""
        return self.count >= SHOWN_FROM

    @property
    def is_sure(self) -> bool:
        """Whether there are enough answers to rely on the discrimination."""
        return self.count >= SURE_FROM


def item_statistics(fractions: Numbers, rests: Numbers) -> ItemStatistics | None:
    """The statistics of a question: how right each answer was (0 to 1), and the rest of that attempt's score.

    `rests` are the scores without this question, all on one scale: points where everybody had the same
    questions, else shares of what the rest could earn. None for no answers; ValueError for unequal lengths.
    """
    if len(fractions) != len(rests):
        raise ValueError("every answer needs the rest of its score")
    if not fractions:
        return None
    count, facility = len(fractions), mean(fractions)
    interval = of_share(max(0.0, min(1.0, facility)), count)
    assert interval is not None  # noqa: S101 - count is 1 or more; said for the type checker
    spread, tells = variance(fractions), correlation(fractions, rests)
    return ItemStatistics(
        count=count,
        facility=facility,
        facility_interval=interval,
        deviation=None if spread is None else math.sqrt(spread),
        discrimination=tells,
        discrimination_interval=None if tells is None else of_correlation(tells, count),
        efficiency=_efficiency(fractions, rests),
    )


def _efficiency(fractions: Numbers, rests: Numbers) -> float | None:
    """The covariance as a share of what it would be if the best rests had the best marks."""
    most = covariance(sorted(fractions), sorted(rests))
    together = covariance(fractions, rests)
    return None if not most or together is None else together / most
