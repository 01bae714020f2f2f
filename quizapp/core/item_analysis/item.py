"""What the marks of one question say about it: how hard it is, and whether it tells who knows more."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from quizapp.core.item_analysis.intervals import Interval, of_correlation, of_share
from quizapp.core.item_analysis.moments import Numbers, correlation_of, distances, mean, products

SHOWN_FROM = 10  # answers below which discrimination and consistency say nothing
SURE_FROM = 30  # answers below which they are shown as unsure


@dataclass(frozen=True)
class ItemStatistics:
    """A question by those who answered it; without an answer counts as wrong.

    `fractions`: how right each answer was, 0 to 1; `rests`: the rest of that attempt's score. `facility`: the
    mean share of its points that was earned, 0 to 1. What costs is reckoned when it is asked for.
    """

    fractions: Numbers
    rests: Numbers
    facility: float

    @property
    def count(self) -> int:
        """How many answered."""
        return len(self.fractions)

    @cached_property
    def facility_interval(self) -> Interval:
        """Where the facility may lie in truth."""
        interval = of_share(max(0.0, min(1.0, self.facility)), self.count)
        assert interval is not None  # noqa: S101 - count is 1 or more; said for the type checker
        return interval

    @cached_property
    def deviation(self) -> float | None:
        """The standard deviation of the share that was earned; None below two answers."""
        if self.count < 2:
            return None
        of_fractions, _ = self._distances
        return math.sqrt(products(of_fractions, of_fractions) / (self.count - 1))

    @cached_property
    def discrimination(self) -> float | None:
        """The correlation of its mark with the rest of the score, -1 to 1; None where nothing varies."""
        return correlation_of(*self._distances)

    @cached_property
    def discrimination_interval(self) -> Interval | None:
        """Where the discrimination may lie in truth; None where there is none, or too few answers."""
        return None if self.discrimination is None else of_correlation(self.discrimination, self.count)

    @cached_property
    def efficiency(self) -> float | None:
        """How much the discrimination is of what its facility lets it be; None where nothing varies.

        The covariance as a share of what it would be if the best rests had the best marks.
        """
        of_fractions, of_rests = self._distances
        most = products(sorted(of_fractions), sorted(of_rests))
        return products(of_fractions, of_rests) / most if most else None

    @cached_property
    def _distances(self) -> tuple[list[float], list[float]]:
        """How far marks and rests are from their means: three figures are made of these."""
        return distances(self.fractions), distances(self.rests)

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
    return ItemStatistics(fractions, rests, mean(fractions)) if fractions else None
