"""FSRS-6: how long a memory lasts, and what an answer does to it.

The model is the published one of the open-spaced-repetition project (FSRS-6, 21 weights). A memory
is two numbers: `stability`, the days until the chance of recall has fallen to 90 %, and
`difficulty`, from 1 to 10. Our same-day rule is that of fsrs-rs and py-fsrs 6.3.2: the stability
of anything but Again never falls within a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from math import exp

Weights = tuple[float, ...]

DEFAULT_WEIGHTS: Weights = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
SHORTEST_STABILITY, LONGEST_STABILITY = 0.001, 36500.0
EASIEST, HARDEST = 1.0, 10.0
LONGEST_INTERVAL = 36500


class Rating(IntEnum):
    """How well a fact was remembered; the numbers are those of Anki's buttons."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """`stability` in days, 0.001 to 36500; `difficulty` from 1 (easy) to 10."""

    stability: float
    difficulty: float


def recall(elapsed_days: float, stability: float, weights: Weights = DEFAULT_WEIGHTS) -> float:
    """The chance, above 0 and up to 1, of recalling a fact `elapsed_days` after its last answer.

    R(t, S) = (1 + F t/S)^-w20 with F = 0.9^(-1/w20) - 1, so that R(S, S) is 0.9. Days before the
    answer count as the day of the answer. ValueError unless `stability` is above 0.
    """
    if stability <= 0:
        raise ValueError("stability must be above 0 days")
    return float((1 + _factor(weights) * max(elapsed_days, 0) / stability) ** -weights[20])


def interval(
    stability: float,
    desired_retention: float,
    weights: Weights = DEFAULT_WEIGHTS,
    longest: int = LONGEST_INTERVAL,
) -> int:
    """Whole days, 1 to `longest`, until the chance of recall falls to `desired_retention`.

    ValueError unless `desired_retention` lies between 0 and 1, both excluded.
    """
    if not 0 < desired_retention < 1:
        raise ValueError("desired retention must lie between 0 and 1")
    days = float(stability / _factor(weights) * (desired_retention ** (-1 / weights[20]) - 1))
    return min(max(round(days), 1), longest)


def step(
    memory: Memory | None, rating: Rating, elapsed_days: int, weights: Weights = DEFAULT_WEIGHTS
) -> Memory:
    """The memory after an answer `elapsed_days` whole days after the last one.

    `memory` None is a first answer, for which the days do not matter. Less than one day is the
    same-day rule. The memory given is left as it was.
    """
    if memory is None:
        return Memory(
            _within(weights[rating - 1], SHORTEST_STABILITY, LONGEST_STABILITY),
            _within(_first_difficulty(rating, weights), EASIEST, HARDEST),
        )
    return Memory(
        next_stability(memory, rating, elapsed_days, weights), _next_difficulty(memory, rating, weights)
    )


def next_stability(memory: Memory, rating: Rating, elapsed_days: int, weights: Weights) -> float:
    """The stability alone of the memory after an answer, as `step` has it."""
    if elapsed_days < 1:
        stability = _after_same_day(memory, rating, weights)
    elif rating is Rating.AGAIN:
        stability = _after_forgetting(memory, elapsed_days, weights)
    else:
        stability = _after_recall(memory, rating, elapsed_days, weights)
    return _within(stability, SHORTEST_STABILITY, LONGEST_STABILITY)


def _factor(weights: Weights) -> float:
    return _factor_of(weights[20])


@lru_cache(maxsize=1000)
def _factor_of(decay: float) -> float:
    return float(0.9 ** (-1 / decay)) - 1


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)


def _first_difficulty(rating: Rating, weights: Weights) -> float:
    return weights[4] - exp(weights[5] * (rating - 1)) + 1


def _next_difficulty(memory: Memory, rating: Rating, weights: Weights) -> float:
    # The harder a fact is already, the less one answer moves it; then a small pull towards the
    # difficulty of a first Easy, which is left unclamped here although it lies below 1.
    moved = memory.difficulty - weights[6] * (rating - 3) * (10 - memory.difficulty) / 9
    pulled = weights[7] * _first_difficulty(Rating.EASY, weights) + (1 - weights[7]) * moved
    return _within(pulled, EASIEST, HARDEST)


def _after_same_day(memory: Memory, rating: Rating, weights: Weights) -> float:
    growth = exp(weights[17] * (rating - 3 + weights[18])) * memory.stability ** -weights[19]
    if rating is not Rating.AGAIN:
        growth = max(growth, 1.0)
    return float(memory.stability * growth)


def _after_forgetting(memory: Memory, elapsed_days: int, weights: Weights) -> float:
    forgotten = 1 - recall(elapsed_days, memory.stability, weights)
    afresh = (
        weights[11]
        * memory.difficulty ** -weights[12]
        * ((memory.stability + 1) ** weights[13] - 1)
        * exp(weights[14] * forgotten)
    )
    return float(min(afresh, memory.stability / exp(weights[17] * weights[18])))


def _after_recall(memory: Memory, rating: Rating, elapsed_days: int, weights: Weights) -> float:
    forgotten = 1 - recall(elapsed_days, memory.stability, weights)
    bonus = {Rating.HARD: weights[15], Rating.EASY: weights[16]}.get(rating, 1.0)
    growth = (
        exp(weights[8])
        * (11 - memory.difficulty)
        * memory.stability ** -weights[9]
        * (exp(weights[10] * forgotten) - 1)
        * bonus
    )
    return float(memory.stability * (1 + growth))
