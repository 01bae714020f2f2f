"""What was foreseen of answers, held against what came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt

USUAL_LOG_LOSS = 0.366  # of FSRS-6 with its usual weights, by learner (see docs/progress.md)
BINS = 10
LEAST, MOST = 0.01, 0.99  # no single answer counts without bound
CHANCE = 2.0  # standard errors that chance alone explains


@dataclass(frozen=True, slots=True)
class Foretold:
    """An answer: the chance, 0 to 1, that it would be right, and whether it was."""

    expected: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose chance lay from `low` to below `high`; `expected` and `right` are shares of them."""

    low: float
    high: float
    answers: int
    expected: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """All answers together, and in bins of ten per cent; only bins with answers stand there.

    `log_loss` is the mean surprise: the smaller the better. `leeway` is how far apart `expected` and `right`
    may lie by chance alone.
    """

    answers: int
    expected: float
    right: float
    log_loss: float
    leeway: float
    bins: tuple[Bin, ...]

    @property
    def is_fair(self) -> bool:
        """Whether chance alone explains the difference."""
        return abs(self.right - self.expected) <= self.leeway

    @property
    def fullest(self) -> Bin:
        """The bin with most answers; of equals the one of surer answers."""
        return max(self.bins, key=lambda one: (one.answers, one.low))


def chance_of_right(recall: float, guess_chance: float) -> float:
    """The chance of a right answer from what is remembered and what could be guessed."""
    return recall + (1 - recall) * guess_chance


def calibrate(foretold: Iterable[Foretold]) -> Calibration | None:
    """Foresight held against what came; None without answers."""
    answers = list(foretold)
    if not answers:
        return None
    bins: list[list[Foretold]] = [[] for _ in range(BINS)]
    surprise = spread = 0.0
    for one in answers:
        chance = min(max(one.expected, LEAST), MOST)
        surprise -= log(chance if one.right else 1 - chance)
        spread += chance * (1 - chance)
        bins[min(int(one.expected * BINS), BINS - 1)].append(one)
    expected, right = _shares(answers)
    return Calibration(
        answers=len(answers),
        expected=expected,
        right=right,
        log_loss=surprise / len(answers),
        leeway=CHANCE * sqrt(spread) / len(answers),
        bins=tuple(_bin(at, inside) for at, inside in enumerate(bins) if inside),
    )


def _bin(at: int, inside: Sequence[Foretold]) -> Bin:
    return Bin(at / BINS, (at + 1) / BINS, len(inside), *_shares(inside))


def _shares(answers: Sequence[Foretold]) -> tuple[float, float]:
    count = len(answers)
    return sum(one.expected for one in answers) / count, sum(one.right for one in answers) / count
