"""What the scores of a quiz say about the quiz as a whole."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.item_analysis.moments import (
    Numbers,
    central_moment,
    distances,
    mean,
    median,
    products,
    variance,
)

Marks = Sequence[Sequence[float]]  # a row an attempt, in it the mark at each position


@dataclass(frozen=True, slots=True)
class QuizStatistics:
    """The spread of the scores, and how much of it is no accident.

    All are in points but `skewness` and `kurtosis` (none) and `consistency` and `error_ratio` (per cent).
    A figure is None where there are too few attempts for it, or where nothing varies. `consistency`
    (Cronbach's alpha) may be negative and `error_ratio` then over 100: neither is cut off.
    """

    count: int
    mean: float | None = None
    median: float | None = None
    deviation: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    consistency: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None


def quiz_statistics(totals: Numbers, marks: Marks = ()) -> QuizStatistics:
    """The statistics of scores; `marks` has a row for each attempt, where all asked the same questions.

    Formulas: `mod/quiz/report/statistics/classes/calculator.php` of Moodle. Raises ValueError where `marks`
    has not as many rows as there are totals, or rows of unequal length.
    """
    if not totals:
        return QuizStatistics(0)
    deviation = _root(variance(totals))
    consistency = _consistency(totals, marks)
    error_ratio = None if consistency is None else 100 * math.sqrt(1 - consistency / 100)
    return QuizStatistics(
        count=len(totals),
        mean=mean(totals),
        median=median(totals),
        deviation=deviation,
        skewness=_skewness(totals),
        kurtosis=_kurtosis(totals),
        consistency=consistency,
        error_ratio=error_ratio,
        standard_error=None if error_ratio is None or deviation is None else error_ratio * deviation / 100,
    )


def effective_weights(marks: Marks) -> list[float | None]:
    """How much of the spread of the scores comes from each position, in per cent of all.

    None for a position that works against the others (its covariance with the score is negative), and
    everywhere where nothing varies.
    """
    of_totals = distances([math.fsum(row) for row in marks]) if marks else []
    together = [products(distances(column), of_totals) for column in zip(*marks, strict=True)]
    roots = [None if value < 0 else math.sqrt(value) for value in together]
    whole = math.fsum(root for root in roots if root is not None)
    return [None if root is None or not whole else 100 * root / whole for root in roots]


def _consistency(totals: Numbers, marks: Marks) -> float | None:
    if not marks:
        return None
    if len(marks) != len(totals):
        raise ValueError("every attempt needs its row of marks")
    positions = list(zip(*marks, strict=True))
    whole = variance(totals)
    if len(totals) < 3 or len(positions) < 2 or not whole:
        return None
    parts = math.fsum(variance(column) or 0.0 for column in positions)
    return 100 * len(positions) / (len(positions) - 1) * (1 - parts / whole)


def _skewness(totals: Numbers) -> float | None:
    count, second = len(totals), variance(totals)
    if count < 3 or not second:
        return None
    third = count**2 * central_moment(totals, 3) / ((count - 1) * (count - 2))
    return float(third / second**1.5)


def _kurtosis(totals: Numbers) -> float | None:
    count, second = len(totals), variance(totals)
    if count < 4 or not second:
        return None
    inner = (count + 1) * central_moment(totals, 4) - 3 * (count - 1) * central_moment(totals, 2) ** 2
    fourth = count**2 * inner / ((count - 1) * (count - 2) * (count - 3))
    return float(fourth / second**2)


def _root(value: float | None) -> float | None:
    return None if value is None else math.sqrt(value)
