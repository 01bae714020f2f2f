"""What a learner will recall: today, on the exam day with the plan and without, and long after it.

Every variant of the personal model that still counts has its say, by its share. The range goes from the
10 % that expect least to the 10 % that expect most, and beyond, further down than up, for no variant is
quite like a person. Whoever is like those whose first memories are shortest may well forget faster than any
variant, so they are told less than the variants say: in simulation they recalled less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import hypot

from quizapp.core.memory.curves import CURVES
from quizapp.core.memory.exam_plan import STILL_AFTER, Aim, PlanFact, day_of, held_in
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.pace import Pace
from quizapp.core.memory.rehearsal import rehearsed, share_on
from quizapp.core.memory.variants import VARIANTS, LearnerModel

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9  # of the shares of the variants
BELOW, ABOVE = 0.10, 0.02  # how far from the variants a person may be at a share of one half, about
AT_LEAST = 0.01  # and at any share
CAUTION = 0.14  # taken off a share of one half for somebody who is like the shortest variants only

_SHORTEST_FIRST = min(weights[0] for weights in VARIANTS)


@dataclass(frozen=True, slots=True)
class Expected:
    """A share, 0 to 1, and the range it will most likely lie in."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """Shares recalled by importance: today, and on the next exam day with the plan kept or nothing done.

    `after` is 60 days after the exam, with the plan kept until then and nothing after it. `answers` on a
    later day than the one before stand behind it; unless they are enough, it is no more than a guess.
    """

    now: Expected
    kept: Expected
    nothing: Expected
    after: Expected
    answers: int
    is_enough: bool


def recall_by(state: FactMemory | None, day: date, variant: int) -> float:
    """The chance of recall on a day in a variant of the personal model; 0 for a fact never answered."""
    if state is None:
        return 0.0
    return CURVES[variant].recall((day - state.last_day).days, state.stability_in(variant))


def expected_on(facts: Sequence[PlanFact], model: LearnerModel, day: date) -> Expected:
    """The share recalled by importance on a day, if nothing more is done."""
    live = model.live
    shares = {
        variant: share_on(held_in(facts, variant), CURVES[variant], day.toordinal()) for variant in live
    }
    return _over(shares, live, _short_of(live))


def foresee(
    facts: Sequence[PlanFact],
    model: LearnerModel,
    aim: Aim,
    today: date,
    pace: Pace,
    seed: tuple[str | int, ...],
    spent: float = 0.0,
) -> Forecast:
    """The forecast for facts in the order of their source, with the arguments of `plan_day`.

    The plan is rehearsed to the next exam for the variant in the middle and for those at both ends.
    """
    exam = day_of(aim, today).exam
    live = model.live
    shortest = _short_of(live)
    held = {variant: held_in(facts, variant) for variant in live}
    idle = {variant: share_on(held[variant], CURVES[variant], exam) for variant in live}
    current = {variant: share_on(held[variant], CURVES[variant], today.toordinal()) for variant in live}
    ends = _at(LOW, idle, live), _at(MIDDLE, idle, live), _at(HIGH, idle, live)
    kept: dict[int, float] = {}
    after: dict[int, float] = {}
    for variant in dict.fromkeys(ends):
        curve = CURVES[variant]
        then = rehearsed(held[variant], curve, aim, today, pace, seed, spent)
        kept[variant], after[variant] = share_on(then, curve, exam), share_on(then, curve, exam + STILL_AFTER)
    return Forecast(
        now=_over(current, live, shortest),
        kept=_between([kept[variant] for variant in ends], shortest),
        nothing=_over(idle, live, shortest),
        after=_between([after[variant] for variant in ends], shortest),
        answers=model.answers,
        is_enough=model.is_enough,
    )


def _short_of(live: dict[int, float]) -> float:
    """The share that variants with the shortest first memory have in the model."""
    return sum(counts for at, counts in live.items() if VARIANTS[at][0] == _SHORTEST_FIRST)


def _over(values: dict[int, float], live: dict[int, float], shortest: float) -> Expected:
    share = sum(values[variant] * counts for variant, counts in live.items())
    low, high = (values[_at(where, values, live)] for where in (LOW, HIGH))
    return _widened(share, low, high, shortest)


def _between(values: Sequence[float], shortest: float) -> Expected:
    # The mean of what lies between from three of its points (Swanson's rule).
    low, middle, high = values
    share = 0.3 * low + 0.4 * middle + 0.3 * high
    return _widened(share, min(values), max(values), shortest)


def _at(where: float, values: dict[int, float], live: dict[int, float]) -> int:
    """The variant below which `where` of all shares lie, from the one that expects least upwards."""
    ordered = sorted(values, key=lambda variant: (values[variant], variant))
    below = 0.0
    for variant in ordered:
        below += live[variant]
        if below >= where:
            return variant
    return ordered[-1]


def _widened(share: float, low: float, high: float, shortest: float) -> Expected:
    """A share, lowered the more the `shortest` variants count, with a range that holds what was said."""
    if not high:
        return Expected(0.0, 0.0, 0.0)  # nothing was ever met, and that is certain
    share = min(share, 1.0)  # shares of variants may add up to a trifle more than one
    high = max(high, share)
    share, low = (one - shortest * CAUTION * _spread(one) for one in (share, min(low, share)))
    below, above = (AT_LEAST + beyond * _spread(share) for beyond in (BELOW, ABOVE))
    return Expected(
        share,
        max(share - hypot(share - low, below), 0.0),
        min(share + hypot(high - share, above), 1.0),
    )


def _spread(share: float) -> float:
    """How open a share is: 1 at one half, 0 where all or nothing is recalled."""
    return 4 * share * (1 - share)
