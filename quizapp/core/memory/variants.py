"""The personal model: 36 variants of FSRS-6, weighed by how well each foresaw a learner's own answers.

Variants differ in how long a first memory lasts, how its curve bends and how much a success adds. Each keeps
a stability of its own for every fact; difficulty is the same in all, for none changes its weights. What an
answer says for a variant is a logarithm in whole units of 2^-32, so that sums do not depend on their order
and an answer can be taken back exactly.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from math import exp, log

from quizapp.core.memory.fsrs import DEFAULT_WEIGHTS, Rating, Weights, step
from quizapp.core.memory.stepping import Stepping

FIRST_STABILITIES = (0.4, 1.0, 2.5)  # times the default of a first answer
DECAYS = (DEFAULT_WEIGHTS[20], 0.3, 0.55, 0.8)
GROWTHS = (-0.6, 0.0, 0.6)  # added to weight 8
UNIT = 2**32  # of evidence, in a natural logarithm of one
FAR_BEHIND = 8 * UNIT  # a variant so far behind the best no longer counts
ENOUGH_ANSWERS = 30  # next-day answers from which a forecast is shown
LEAST, MOST = 0.01, 0.99  # no single answer rules a variant out


def _weights(first: float, decay: float, growth: float) -> Weights:
    weights = list(DEFAULT_WEIGHTS)
    weights[:4] = [weight * first for weight in weights[:4]]
    weights[8] += growth
    weights[20] = decay
    return tuple(weights)


def _prior(first: float, decay: float, growth: float) -> int:
    squares = (log(first) / 0.7) ** 2 + (log(decay / DEFAULT_WEIGHTS[20]) / 0.7) ** 2 + (growth / 0.5) ** 2
    return round(-squares / 2 * UNIT)


_GRID = tuple(product(FIRST_STABILITIES, DECAYS, GROWTHS))
VARIANTS: tuple[Weights, ...] = tuple(_weights(*point) for point in _GRID)
PRIOR: tuple[int, ...] = tuple(_prior(*point) for point in _GRID)
DEFAULT_VARIANT = VARIANTS.index(DEFAULT_WEIGHTS)
NOTHING: tuple[int, ...] = (0,) * len(VARIANTS)
_STEPPING = Stepping(VARIANTS)
_FIRST = {
    rating: tuple(step(None, rating, 0, weights).stability for weights in VARIANTS) for rating in Rating
}  # after a first answer

Stabilities = tuple[float, ...]  # of one fact, by variant, in days
Evidence = tuple[int, ...]  # by variant, in units


@dataclass(frozen=True, slots=True)
class LearnerModel:
    """What a learner's answers say for each variant, and how many next-day answers said it."""

    evidence: Evidence = NOTHING
    answers: int = 0

    @property
    def best(self) -> int:
        """The index of the variant that foresaw best, prior included; the first of equals."""
        scores = self._scores
        return scores.index(max(scores))

    @property
    def told(self) -> int:
        """The variant by which every page tells recall of a fact: the best, once there are answers enough.

        Until then it is the usual one, which tells how most people forget.
        """
        return self.best if self.is_enough else DEFAULT_VARIANT

    @property
    def live(self) -> dict[int, float]:
        """The variants that still count, with their shares, which add up to 1."""
        scores = self._scores
        best = max(scores)
        odds = {at: exp((one - best) / UNIT) for at, one in enumerate(scores) if one > best - FAR_BEHIND}
        total = sum(odds.values())
        return {at: one / total for at, one in odds.items()}

    @property
    def is_enough(self) -> bool:
        """Whether there are answers enough to show a forecast."""
        return self.answers >= ENOUGH_ANSWERS

    def with_answers(self, evidence: Iterable[Evidence]) -> LearnerModel:
        """The model after next-day answers that said this."""
        said = list(evidence)
        sums = tuple(map(sum, zip(self.evidence, *said, strict=True)))
        return LearnerModel(sums, self.answers + len(said))

    def plus(self, other: LearnerModel) -> LearnerModel:
        """The model after the answers of both."""
        return self._added(other, 1)

    def minus(self, other: LearnerModel) -> LearnerModel:
        """The model without the answers of the other, exactly; a change has fewer than none of them."""
        return self._added(other, -1)

    def _added(self, other: LearnerModel, sign: int) -> LearnerModel:
        sums = tuple(one + sign * more for one, more in zip(self.evidence, other.evidence, strict=True))
        return LearnerModel(sums, self.answers + sign * other.answers)

    @property
    def _scores(self) -> list[int]:
        return [prior + said for prior, said in zip(PRIOR, self.evidence, strict=True)]


def stepped(
    stabilities: Stabilities | None, difficulty: float, rating: Rating, elapsed_days: int
) -> Stabilities:
    """The stabilities of a fact after an answer; None is a first answer, for which the days do not matter.

    `difficulty` is the one before the answer, the same in all variants.
    """
    if stabilities is None:
        return _FIRST[rating]
    return _STEPPING.stepped(stabilities, difficulty, rating, elapsed_days)


def evidence_of(
    stabilities: Stabilities, elapsed_days: int, right: bool, guess_chance: float
) -> Evidence | None:
    """What an answer `elapsed_days` whole days after the one before says for each variant.

    The chance of being right is R + (1 - R) g. None on the same day, which says nothing of forgetting, and
    where whoever does not know it is right for sure.
    """
    if elapsed_days < 1 or guess_chance >= 1:
        return None
    recalls = _STEPPING.recalls(stabilities, elapsed_days)
    known = [LEAST if one < LEAST else MOST if one > MOST else one for one in recalls]
    if guess_chance:  # of none the chances stay as they are, to the last bit
        known = [one + (1 - one) * guess_chance for one in known]
    if not right:
        known = [1 - one for one in known]
    return tuple([round(log(one) * UNIT) for one in known])
