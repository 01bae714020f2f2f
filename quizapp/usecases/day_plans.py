"""What a learner's day holds of a course with an exam day ahead, within what is left of its minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.exam_plan import Aim, DayPlan, Minutes, PlanFact, plan_day
from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.core.memory.pace import Pace, pace_of, time_spent
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import learner_models, study_days
from quizapp.store.people import Person
from quizapp.usecases.exam_plans import ExamPlan, plans_of

EXTRA_MINUTES = 10  # planned anew for whoever wants more on a day that is done
MOST_LAST_LOOK = 40  # facts of a last look on the exam day
LOOK_AHEAD = 28  # days within which the next one with minutes is looked for
LEAST_REST = 60.0  # seconds; with less than that left of its minutes a day is done
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Planner:
    """What the plans of one learner's day are made of, for all courses.

    By bank: what is set for exams, the seconds already studied today, and the facts put aside with the day
    they come back, if they do.
    """

    person: Person
    day: date
    model: LearnerModel
    pace: Pace
    plans: Mapping[int, ExamPlan]
    spent: Mapping[int, float]
    aside: Mapping[int, Mapping[str, date | None]]

    def exam_plan(self, bank_id: int) -> ExamPlan:
        """What is set for exams of a bank."""
        return self.plans.get(bank_id, ExamPlan())

    def seed(self, bank: Bank) -> tuple[str, str, str]:
        """What the chances of this day's plan of a bank are drawn from."""
        return self.person.public_id, bank.slug, self.day.isoformat()

    def items(self, bank_id: int, bank: Bank) -> list[Fact]:
        """What a bank asks, in the order of the source, without what the learner has put aside."""
        aside = self.aside.get(bank_id, {})
        return [fact for fact in bank.items if fact.id not in aside]

    def due_days(self, bank_id: int, bank: Bank, memories: Mapping[str, FactMemory]) -> list[date]:
        """When the facts of a bank that were met fall due, a day for each, without those put aside for good.

        What was put aside until a day is not due before it.
        """
        aside = self.aside.get(bank_id, {})
        met = ((memories[fact.id].due_day, fact.id) for fact in bank.items if fact.id in memories)
        back = ((due, aside.get(fact, due)) for due, fact in met)
        return [max(due, until) for due, until in back if until is not None]

    def coming_back(self, bank_id: int, bank: Bank, memories: Mapping[str, FactMemory]) -> list[date]:
        """When the facts of a bank that were put aside before they were met come back, a day for each."""
        aside = self.aside.get(bank_id, {})
        waiting = (slug for slug in aside if slug in bank.item_by_id and slug not in memories)
        return [until for slug in waiting if (until := aside[slug]) is not None]

    def times_of(self, facts: Sequence[Fact], memories: Mapping[str, FactMemory]) -> tuple[float, ...]:
        """How many seconds each of these facts takes this learner, those never answered met as well."""
        return tuple(self._seconds(memories.get(fact.id)) for fact in facts)

    def _seconds(self, state: FactMemory | None) -> float:
        if state is None:
            return self.pace.new
        return self.pace.expected(recall_on(state, self.day))


@dataclass(frozen=True, slots=True)
class ExamToday:
    """A day with an exam ahead. `plan` None: it is the exam day. `spent`: seconds already answered today.

    `is_extra`: the day was done, and this is more. `is_enough`: there are answers enough for a forecast.
    `last_look`: on the exam day, how many facts a last look has.
    """

    setting: ExamPlan
    aim: Aim
    plan: DayPlan | None
    spent: float
    is_extra: bool = False
    is_enough: bool = False
    last_look: int = 0

    @property
    def title(self) -> str:
        """What the next exam is called; empty where it has no name."""
        day = self.aim.exams[0]
        return next((one.title for one in self.setting.ahead(day) if one.day == day and one.title), "")


def planner_of(on: Connection, person: Person, day: date) -> Planner:
    """Everything that the plans of a learner day are made of, in a fixed number of statements."""
    return Planner(
        person,
        day,
        learner_models.get_model(on, person.id),
        pace_of(learner_models.list_seconds(on, person.id)),
        plans_of(on, person, day),
        _time_spent(on, person, day),
        study_days.list_aside(on, person.id, day),
    )


def _time_spent(on: Connection, person: Person, day: date) -> dict[int, float]:
    """The seconds of a day that are used, by bank: by its answers, or its sessions if they took longer.

    Whoever reads slowly has used their minutes, too.
    """
    sessions = study_days.session_seconds_on(on, person.id, day)
    answers = study_days.seconds_on(on, person.id, day)
    return {
        bank: max(time_spent(*answers.get(bank, (0.0, 0))), sessions.get(bank, 0.0))
        for bank in answers.keys() | sessions.keys()
    }


def exam_today(
    planner: Planner, bank_id: int, bank: Bank, memories: Mapping[str, FactMemory], is_extra: bool = False
) -> tuple[ExamToday, list[Fact]] | None:
    """The day's plan for the exams of a bank and the facts it asks, the most urgent first.

    None where no exam day is ahead. `is_extra`: some more than was planned; on the exam day itself, a last
    look at what is known least.
    """
    setting, day = planner.exam_plan(bank_id), planner.day
    aim, spent = setting.aim(day), planner.spent.get(bank_id, 0.0)
    if aim is None:
        return None
    items, is_enough = planner.items(bank_id, bank), planner.model.is_enough
    if aim.exams[0] == day:
        look = _last_look(items, memories, day)
        return ExamToday(setting, aim, None, spent, is_extra, is_enough, len(look)), look * is_extra
    plan = plan_day(
        [PlanFact(fact.id, fact.weight, memories.get(fact.id)) for fact in items],
        planner.model,
        _more(aim, day) if is_extra else aim,
        day,
        planner.pace,
        planner.seed(bank),
        0.0 if is_extra else _used(aim, day, spent),
    )
    chosen = [bank.item_by_id[one.fact] for one in plan.chosen]
    return ExamToday(setting, aim, plan, spent, is_extra, is_enough), chosen


def next_study_day(aim: Aim, day: date) -> date | None:
    """The next day after `day` that has minutes, is before the last exam and is no exam day itself."""
    days = (day + away * ONE_DAY for away in range(1, LOOK_AHEAD + 1))
    free = (one for one in days if one < aim.exams[-1] and one not in aim.exams)
    return next((one for one in free if aim.minutes.on(one)), None)


def _used(aim: Aim, day: date, spent: float) -> float:
    """The seconds of a day that are gone: all of them where too little is left to begin anything with."""
    planned = aim.minutes.on(day) * 60.0
    return planned if 0 < planned - spent < min(LEAST_REST, planned / 2) else spent


def _more(aim: Aim, day: date) -> Aim:
    minutes = Minutes(aim.minutes.by_weekday, {**aim.minutes.by_date, day: EXTRA_MINUTES})
    return replace(aim, minutes=minutes, finishes_early=False)


def _last_look(items: Sequence[Fact], memories: Mapping[str, FactMemory], day: date) -> list[Fact]:
    """What was met and not answered today, the faintest first."""
    met = [fact for fact in items if fact.id in memories and memories[fact.id].last_day < day]
    return sorted(met, key=lambda fact: recall_on(memories[fact.id], day))[:MOST_LAST_LOOK]
