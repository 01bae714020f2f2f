"""The days to come, gone through once as one variant of the personal model expects them.

The planner itself plans every day. No dice are thrown: every so-manieth answer is wrong, so that their
number is the one the model expects. So the same memories always give the same end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from quizapp.core.chance import Stream
from quizapp.core.memory.curves import Curve
from quizapp.core.memory.exam_plan import Aim, day_of, days_between
from quizapp.core.memory.pace import Pace
from quizapp.core.memory.ranking import Day, Held, ranked

FIRST_RIGHT = 0.76  # how often a fact just met is answered right; the simulator of fsrs-rs has the same
DAILY = 10  # the last days are planned one by one, those before in so many strides:
STRIDES = 12
MOST_FACTS = 300  # of more, every second one (or third, and so on) stands for the others


class Learner:
    """Somebody whose memory follows a curve. With `chance` their answers are drawn, else they are spread."""

    def __init__(self, curve: Curve, chance: Stream | None = None) -> None:
        self.curve, self.chance = curve, chance
        self._owed = {False: 0.5, True: 0.5}  # of wrong answers, to facts met before and to new ones

    def answer(self, held: Held, today: int) -> bool:
        """Ask a fact today, once more where it was missed; whether it was right. Changes `held`."""
        curve, stability, difficulty = self.curve, held.stability, held.difficulty
        if not stability:
            right = self._is_right(FIRST_RIGHT, is_new=True)
            held.stability, held.difficulty = curve.first_right if right else curve.first_wrong
        else:
            recall = curve.recall(today - held.day, stability)
            right = self._is_right(recall, is_new=False)
            held.stability = (curve.right if right else curve.wrong)(stability, difficulty, recall)
            held.difficulty = (curve.difficulty_right if right else curve.difficulty_wrong)(difficulty)
        held.day = today
        return right

    def _is_right(self, recall: float, is_new: bool) -> bool:
        if self.chance is not None:
            return self.chance.fraction() < recall
        self._owed[is_new] += 1 - recall
        right = self._owed[is_new] < 1
        self._owed[is_new] -= not right
        return right


def rehearsed(
    facts: Sequence[Held],
    curve: Curve,
    aim: Aim,
    today: date,
    pace: Pace,
    seed: tuple[str | int, ...],
    spent: float = 0.0,
) -> list[Held]:
    """The facts as they are on the next exam day if the plan is kept; those given stay as they were.

    Of very many facts a sample comes back. Up to 22 plans are made, so days far off come several at a time.
    """
    kept, every = thinned(facts)
    learner = Learner(curve)
    for day, at in _strides(aim, today, spent):
        share = replace(day, budget=day.budget / every, left=day.left / every)
        for pick in ranked(kept, curve, share, pace, seed).picks:
            learner.answer(pick.held, at)
    return kept


def thinned(facts: Sequence[Held]) -> tuple[list[Held], int]:
    """Copies of the facts, or of every so-manieth from strong to weak, and how many each stands for."""
    every = -(-len(facts) // MOST_FACTS) or 1
    by_strength = facts if every == 1 else sorted(facts, key=lambda held: (held.stability, held.place))
    return [replace(held) for held in by_strength[every // 2 :: every]], every


def share_on(facts: Iterable[Held], curve: Curve, day: int) -> float:
    """The share recalled on a day, by importance; without facts 0."""
    total = recalled = 0.0
    for held in facts:
        total += held.importance
        if held.stability:
            recalled += held.importance * curve.recall(day - held.day, held.stability)
    return recalled / total if total else 0.0


def _strides(aim: Aim, today: date, spent: float) -> Iterable[tuple[Day, int]]:
    """The days to plan: each with the minutes of its whole stride, and the day on which it is answered."""
    coming = aim.coming(today)
    days = days_between(today, coming[0]) if coming else []
    if not days:
        return
    far = max(len(days) - DAILY, 0)
    length = -(-far // STRIDES) or 1
    starts = [*range(0, far, length), *range(far, len(days))]
    for start, end in zip(starts, [*starts[1:], len(days)], strict=True):
        day = day_of(aim, days[start], spent if start == 0 else 0.0)
        later = sum(60.0 * aim.minutes.on(one) for one in days[start + 1 : end])
        middle = days[(start + end - 1) // 2].toordinal()
        yield replace(day, today=middle, budget=day.budget + later), middle
