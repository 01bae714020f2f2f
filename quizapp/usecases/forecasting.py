"""What is foreseen of a course: for a learner's exam day, or for tomorrow where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.exam_plan import Aim, PlanFact
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import Expected, Forecast, expected_on, foresee, recall_by
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import memory, progress
from quizapp.store.people import Person
from quizapp.store.progress import MadeForecast
from quizapp.usecases.day_plans import planner_of
from quizapp.usecases.reading import ONE_DAY, Course

LATER = timedelta(days=30)  # how far is looked beyond the day, where there is no exam to come


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What will be recalled on `day`: an exam day where `is_exam`, else tomorrow.

    `recalls`: by fact that was met, the chance of it, from 0 to 1. `sections`: the shares by section.
    `forecast` is that of an exam to come, once there are answers enough; `idle` has the shares of `day` and
    of a later one if nothing more is done.
    """

    day: date
    is_exam: bool
    model: LearnerModel
    recalls: Mapping[str, float]
    sections: Mapping[str, Expected]
    forecast: Forecast | None
    idle: tuple[tuple[date, Expected], ...]


def foreseen_of(on: Connection, person: Person, course: Course) -> Foreseen:
    """What is foreseen of a course as its learner may be told it; a fixed number of queries.

    What they have put aside is left out, as in the plan.
    """
    today, bank_id = course.day, course.row.id
    planner = planner_of(on, person, today)
    aim = planner.exam_plan(bank_id).aim(today)
    day = _day(aim, today)
    items = [fact for fact in planner.items(bank_id, course.bank) if fact.id not in course.sealed]
    facts = _plan_facts(items, course.memories)
    whole = None
    if aim is not None and day > today and planner.model.is_enough:
        seed, spent = planner.seed(course.bank), planner.spent.get(bank_id, 0.0)  # as the page of the plan
        whole = foresee(facts, planner.model, aim, today, planner.pace, seed, spent)
    best = planner.model.best
    return Foreseen(
        day=day,
        is_exam=aim is not None,
        model=planner.model,
        recalls={fact: recall_by(state, day, best) for fact, state in course.memories.items()},
        sections=_by_section(items, facts, planner.model, day),
        forecast=whole,
        idle=tuple((one, expected_on(facts, planner.model, one)) for one in (day, day + LATER)),
    )


def note_forecast(on: Connection, person: Person, bank_id: int, bank: Bank, day: date) -> MadeForecast:
    """Store what is foreseen at the end of a session, in its transaction, if nothing more were done.

    It takes the place of what was noted earlier that day. Returns it.
    """
    planner = planner_of(on, person, day)
    aim = planner.exam_plan(bank_id).aim(day)
    facts = _plan_facts(planner.items(bank_id, bank), memory.list_memories(on, person.id, bank_id))
    wanted = _day(aim, day)
    found = expected_on(facts, planner.model, wanted)
    made = MadeForecast(day, wanted if aim else None, found.share, found.low, found.high, len(facts))
    progress.save_forecast(on, person.id, bank_id, made)
    return made


def _plan_facts(items: Iterable[Fact], memories: Mapping[str, FactMemory]) -> list[PlanFact]:
    return [PlanFact(fact.id, fact.weight, memories.get(fact.id)) for fact in items]


def _day(aim: Aim | None, today: date) -> date:
    """The day that matters: the next exam, or the day after today; right after an answer all is there."""
    return aim.coming(today)[0] if aim else today + ONE_DAY


def _by_section(
    items: Iterable[Fact], facts: Iterable[PlanFact], model: LearnerModel, day: date
) -> dict[str, Expected]:
    inside: dict[str, list[PlanFact]] = {}
    for fact, one in zip(items, facts, strict=True):
        inside.setdefault(fact.section, []).append(one)
    return {section: expected_on(some, model, day) for section, some in inside.items()}
