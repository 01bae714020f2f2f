"""Work against recall: what a learner would reach with the planner, and with one fixed retention or another.

The learner simulated forgets as the best variant of a personal model says, and their answers are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from quizapp.core.chance import Stream
from quizapp.core.memory.curves import CURVES, Curve
from quizapp.core.memory.exam_plan import STILL_AFTER, Aim, PlanFact, day_of, days_between, held_in
from quizapp.core.memory.pace import Pace
from quizapp.core.memory.ranking import Day, Held, ranked
from quizapp.core.memory.rehearsal import Learner, share_on
from quizapp.core.memory.variants import LearnerModel

RETENTIONS = (0.70, 0.75, 0.80, 0.85, 0.90, 0.93, 0.95, 0.97)
MOST_NEW = 20  # a day at a fixed retention, or what it takes to have met all by four fifths of the time


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `retention` None: the planner chose. Shares from 0 to 1, questions in all.

    `exam` is recalled on the exam day, `later` 60 days after it with nothing done since; `met` of all facts.
    """

    retention: float | None
    minutes_a_day: float
    questions: int
    met: float
    exam: float
    later: float


@dataclass(frozen=True, slots=True)
class _Way:
    """How is studied; `most_new` facts a day at a fixed retention."""

    aim: Aim
    pace: Pace
    retention: float | None
    most_new: int
    seed: tuple[str | int, ...]


def simulate(
    facts: Sequence[PlanFact],
    model: LearnerModel,
    aim: Aim,
    today: date,
    pace: Pace,
    retention: float | None,
    seed: tuple[str | int, ...],
) -> Outcome:
    """Study from `today` to the next exam: by the planner, or daily what has fallen to `retention` (0 to 1).

    `seed` draws the answers. ValueError unless there is a day before the exam.
    """
    days = days_between(today, min(aim.coming(today), default=today))
    if not days:
        raise ValueError("a simulation needs a day before the exam")
    curve = CURVES[model.best]
    held = held_in(facts, model.best)
    learner = Learner(curve, Stream("simulate", *seed, "planner" if retention is None else str(retention)))
    way = _Way(aim, pace, retention, max(MOST_NEW, -(-len(held) // max(1, int(0.8 * len(days))))), seed)
    seconds, questions = 0.0, 0
    for day in days:
        used, asked = _study(held, learner, day, way)
        seconds, questions = seconds + used, questions + asked
    exam = days[-1].toordinal() + 1
    return Outcome(
        retention,
        seconds / 60 / len(days),
        questions,
        sum(one.stability > 0 for one in held) / max(len(held), 1),
        share_on(held, curve, exam),
        share_on(held, curve, exam + STILL_AFTER),
    )


def _study(held: Sequence[Held], learner: Learner, date_: date, way: _Way) -> tuple[float, int]:
    """A day of study: the seconds it took and the questions asked."""
    day, pace = day_of(way.aim, date_), way.pace
    left, questions, asked = day.budget, 0, -1
    while left >= pace.right and asked:
        asked = 0
        for one in _chosen(held, learner.curve, replace(day, budget=left), way, is_first=not questions):
            is_new = not one.stability
            if left >= (pace.new if is_new else pace.right):
                right = learner.answer(one, day.today)
                left -= pace.new if is_new else pace.right if right else pace.wrong
                asked += 1
        questions += asked
    return day.budget - left, questions


def _chosen(held: Sequence[Held], curve: Curve, day: Day, way: _Way, is_first: bool) -> list[Held]:
    """What to ask now: by the planner as often as time is left; by retention once a day."""
    if way.retention is None:
        return [pick.held for pick in ranked(held, curve, day, way.pace, way.seed).picks]
    if not is_first:
        return []
    recall = {one.fact: curve.recall(day.today - one.day, one.stability) for one in held if one.stability}
    due = [one for one in held if one.day < day.today and recall.get(one.fact, 1.0) <= way.retention]
    due.sort(key=lambda one: (recall[one.fact], one.fact))
    unmet = sorted((one for one in held if not one.stability), key=lambda one: (-one.importance, one.place))
    return due + unmet[: way.most_new]
