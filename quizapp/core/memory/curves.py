"""FSRS-6 for one set of weights, with all that never changes worked out before: for thousands of facts.

The numbers are those of `fsrs`. A wrong answer is followed by a right one on the same day, as in a study
session, where what was missed comes back until it is right.
"""

from __future__ import annotations

from math import exp

from quizapp.core.memory.fsrs import (
    EASIEST,
    HARDEST,
    LONGEST_STABILITY,
    SHORTEST_STABILITY,
    Rating,
    Weights,
    step,
)
from quizapp.core.memory.variants import VARIANTS

Strength = tuple[float, float]  # stability in days, difficulty


class Curve:
    """How memories last under `weights`, and what a question does to them."""

    def __init__(self, weights: Weights) -> None:
        self.decay = -weights[20]
        self.factor = 0.9 ** (1 / self.decay) - 1
        self._growth, self._slowing, self._forgetting = exp(weights[8]), -weights[9], weights[10]
        self._again = weights[11:15]
        self._same_day, self._same_day_slowing = exp(weights[17] * weights[18]), -weights[19]
        self._harder = 2 * weights[6] / 9
        easy = weights[4] - exp(weights[5] * (Rating.EASY - 1)) + 1
        self._pull, self._pulled = weights[7] * easy, 1 - weights[7]
        first = step(None, Rating.GOOD, 0, weights)
        self.first_right: Strength = (first.stability, first.difficulty)
        missed = step(step(None, Rating.AGAIN, 0, weights), Rating.GOOD, 0, weights)
        self.first_wrong: Strength = (missed.stability, missed.difficulty)

    def recall(self, days: int, stability: float) -> float:
        """The chance of recall so many days after an answer; days before it count as none."""
        return float((1 + self.factor * days / stability) ** self.decay) if days > 0 else 1.0

    def right(self, stability: float, difficulty: float, recall: float) -> float:
        """The stability after a right answer on a later day, given the chance of recall just before."""
        gain = self._growth * (11 - difficulty) * stability**self._slowing
        after = stability * (1 + gain * (exp(self._forgetting * (1 - recall)) - 1))
        return after if after < LONGEST_STABILITY else LONGEST_STABILITY

    def wrong(self, stability: float, difficulty: float, recall: float) -> float:
        """The stability after a wrong answer on a later day and a right one after it on that day."""
        scale, harder, kept, forgotten = self._again
        afresh = scale * difficulty**-harder * ((stability + 1) ** kept - 1) * exp(forgotten * (1 - recall))
        after = max(min(afresh, stability / self._same_day), SHORTEST_STABILITY)
        growth = self._same_day * after**self._same_day_slowing
        return float(min(after * growth, LONGEST_STABILITY) if growth > 1 else after)

    def difficulty_right(self, difficulty: float) -> float:
        """The difficulty after a right answer."""
        return min(max(self._pull + self._pulled * difficulty, EASIEST), HARDEST)

    def difficulty_wrong(self, difficulty: float) -> float:
        """The difficulty after a wrong answer and the right one that follows it."""
        return self.difficulty_right(self.difficulty_right(difficulty + self._harder * (10 - difficulty)))


CURVES: tuple[Curve, ...] = tuple(Curve(weights) for weights in VARIANTS)
