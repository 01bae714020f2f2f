"""One answer in all variants at once: the numbers of `fsrs` to the last bit, in about a fifth of the time.

Variants share most weights, so what does not differ between them is reckoned once. Every product is taken in
the order in which `fsrs` takes it, or the log would no longer give back what was stored.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

from quizapp.core.memory.fsrs import LONGEST_STABILITY, SHORTEST_STABILITY, Rating, Weights

Numbers = tuple[float, ...]


class Stepping:
    """Steps of FSRS-6 in variants that differ in nothing but their first four weights, w8 and w20."""

    def __init__(self, variants: tuple[Weights, ...]) -> None:
        """ValueError for variants that differ in more than that."""
        self._shared = shared = variants[0]
        if any(one[4:8] + one[9:20] != shared[4:8] + shared[9:20] for one in variants):
            raise ValueError("the variants differ in a weight that is taken to be the same in all")
        self._growths = [exp(one[8]) for one in variants]
        self._curves = [(float(0.9 ** (-1 / one[20])) - 1, -one[20]) for one in variants]
        self._most_after_lapse = exp(shared[17] * shared[18])
        self.recalls = lru_cache(maxsize=64)(self._recalls)  # evidence and step ask for the same ones

    def _recalls(self, stabilities: Numbers, elapsed_days: int) -> Numbers:
        """The chance of recall in each variant, as `fsrs.recall` has it."""
        if min(stabilities) <= 0:
            raise ValueError("stability must be above 0")
        days = max(elapsed_days, 0)
        return tuple(
            [
                (1 + factor * days / stability) ** decay
                for stability, (factor, decay) in zip(stabilities, self._curves, strict=True)
            ]
        )

    def stepped(self, stabilities: Numbers, difficulty: float, rating: Rating, elapsed_days: int) -> Numbers:
        """The stability in each variant after an answer, as `fsrs.next_stability` has it."""
        if elapsed_days < 1:
            after = self._after_same_day(stabilities, rating)
        elif rating is Rating.AGAIN:
            after = self._after_forgetting(stabilities, difficulty, elapsed_days)
        else:
            after = self._after_recall(stabilities, difficulty, rating, elapsed_days)
        low, high = SHORTEST_STABILITY, LONGEST_STABILITY
        return tuple([low if one < low else high if one > high else one for one in after])

    def _after_same_day(self, stabilities: Numbers, rating: Rating) -> list[float]:
        weights = self._shared
        base, power = exp(weights[17] * (rating - 3 + weights[18])), -weights[19]
        growths = [base * one**power for one in stabilities]
        if rating is not Rating.AGAIN:
            growths = [max(one, 1.0) for one in growths]
        return [one * growth for one, growth in zip(stabilities, growths, strict=True)]

    def _after_forgetting(self, stabilities: Numbers, difficulty: float, days: int) -> list[float]:
        weights, most = self._shared, self._most_after_lapse
        base, power, gain = weights[11] * difficulty ** -weights[12], weights[13], weights[14]
        return [
            min(base * ((one + 1) ** power - 1) * exp(gain * (1 - known)), one / most)
            for one, known in zip(stabilities, self.recalls(stabilities, days), strict=True)
        ]

    def _after_recall(
        self, stabilities: Numbers, difficulty: float, rating: Rating, days: int
    ) -> list[float]:
        weights, ease = self._shared, 11 - difficulty
        power, gain = -weights[9], weights[10]
        bonus = weights[15] if rating is Rating.HARD else weights[16] if rating is Rating.EASY else 1.0
        known = self.recalls(stabilities, days)
        return [
            one * (1 + growth * ease * one**power * (exp(gain * (1 - sure)) - 1) * bonus)
            for one, growth, sure in zip(stabilities, self._growths, known, strict=True)
        ]
