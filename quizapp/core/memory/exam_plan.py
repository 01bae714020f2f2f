"""The plan of a day towards an exam: which facts to ask, in which order, and why.

The rules are in `ranking`; here they meet dates, minutes and what a learner remembers. A plan looks one day
ahead only and is made anew each day, so days that were missed spread by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from quizapp.core.memory.curves import CURVES
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.pace import Pace
from quizapp.core.memory.ranking import Day, Held, Reason, ranked
from quizapp.core.memory.variants import LearnerModel

__all__ = ["Aim", "Chosen", "DayPlan", "Minutes", "PlanFact", "Reason", "plan_day"]

STILL_AFTER = 60  # days after the last exam on which knowledge still counts
MIDDLE_WEIGHT = 2  # a fact of this weight has importance 1; weights go from 1 to 3


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a learner will study: by weekday (seven numbers, Monday first), and by date where it differs.

    ValueError unless there are seven, or for minutes below 0.
    """

    by_weekday: tuple[int, ...]
    by_date: Mapping[date, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.by_weekday) != 7 or min(*self.by_weekday, *self.by_date.values()) < 0:
            raise ValueError("minutes are seven numbers from 0 on, Monday first")

    def on(self, day: date) -> int:
        """The minutes of a day."""
        return self.by_date.get(day, self.by_weekday[day.weekday()])


@dataclass(frozen=True, slots=True)
class Aim:
    """Exam days in their order, and the minutes for them.

    `finishes_early`: nothing is asked ahead of its time once the forecast is good enough; else all minutes
    are used.
    """

    exams: tuple[date, ...]
    minutes: Minutes
    finishes_early: bool = True

    def coming(self, today: date) -> tuple[date, ...]:
        """The exam days that are not past, today's included."""
        return tuple(exam for exam in sorted(self.exams) if exam >= today)


@dataclass(frozen=True, slots=True)
class PlanFact:
    """A fact that may be asked, with its weight (1 to 3) and memory; `state` None: never answered."""

    fact: str
    weight: int
    state: FactMemory | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A fact to ask today, and why."""

    fact: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What to do today.

    `chosen` in the order to ask it, as far as the seconds are expected to go. `seconds`: what is left of
    today's time. `load`: the time left until the exam against what meeting the rest and recalling the others
    once would take; below 1 not all can be met. `gate`: the chance of recall at which a fact is due. `unmet`
    facts were never answered. `expected`: the share recalled on the exam day if nothing more is done.
    `is_done`: the forecast is good enough, and nothing is new or due. `minutes_needed` a day on which there
    is time, to still meet and recall everything once. On an exam day, and after the last, nothing is chosen.
    """

    chosen: tuple[Chosen, ...]
    seconds: float
    load: float
    gate: float
    unmet: int
    days_left: int
    expected: float
    is_done: bool
    minutes_needed: float


def plan_day(
    facts: Sequence[PlanFact],
    model: LearnerModel,
    aim: Aim,
    today: date,
    pace: Pace,
    seed: tuple[str | int, ...],
    spent: float = 0.0,
) -> DayPlan:
    """The plan of `today` for facts in the order of their source; those answered today are not chosen.

    `seed` names the learner and draws the probes; `spent` is how many seconds of today are used already.
    The same arguments give the same plan.
    """
    day = day_of(aim, today, spent)
    held = held_in(facts, model.best)
    ranking = ranked(held, CURVES[model.best], day, pace, seed)
    unmet = sum(not one.stability for one in held)
    return DayPlan(
        chosen=tuple(Chosen(pick.held.fact, pick.reason) for pick in ranking.picks),
        seconds=day.budget,
        load=ranking.load,
        gate=ranking.gate,
        unmet=unmet,
        days_left=day.exam - day.today,
        expected=ranking.expected,
        is_done=ranking.is_done and day.exam > day.today,
        minutes_needed=_minutes_needed(pace.new * unmet + pace.right * (len(held) - unmet), aim, today),
    )


def day_of(aim: Aim, today: date, spent: float = 0.0) -> Day:
    """The numbers of a day: how much time it has, how much there is until the next exam, and what follows."""
    coming = aim.coming(today)
    exam = coming[0] if coming else today
    then = coming[1] if len(coming) > 1 else exam + timedelta(days=STILL_AFTER)
    minutes = [aim.minutes.on(day) for day in days_between(today, exam)]
    budget = max(minutes[0] * 60 - spent, 0.0) if minutes else 0.0
    return Day(
        today=today.toordinal(),
        exam=exam.toordinal(),
        then=then.toordinal(),
        budget=budget,
        left=budget + 60.0 * sum(minutes[1:]),
        is_last=not any(minutes[1:]),
        finishes_early=aim.finishes_early,
    )


def held_in(facts: Iterable[PlanFact], variant: int) -> list[Held]:
    """The facts as the planner holds them, remembered as a variant of the personal model says."""
    return [_held(place, fact, variant) for place, fact in enumerate(facts)]


def days_between(start: date, end: date) -> list[date]:
    """The days from `start` to the one before `end`."""
    return [start + timedelta(days=number) for number in range((end - start).days)]


def _held(place: int, fact: PlanFact, variant: int) -> Held:
    importance = fact.weight / MIDDLE_WEIGHT
    if fact.state is None:
        return Held(fact.fact, place, importance)
    state = fact.state
    return Held(
        fact.fact,
        place,
        importance,
        state.stability_in(variant),
        state.difficulty,
        state.last_day.toordinal(),
    )


def _minutes_needed(seconds: float, aim: Aim, today: date) -> float:
    coming = aim.coming(today)
    days = days_between(today, coming[0]) if coming else []
    with_time = sum(aim.minutes.on(day) > 0 for day in days) or len(days)
    return seconds / 60 / with_time if with_time else 0.0
