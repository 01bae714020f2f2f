"""What is foreseen of a course: for a learner's exam day, or for tomorrow where there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection

from quizapp.core.facts import Bank
from quizapp.core.memory.exam_plan import Aim, PlanFact
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import Expected, Forecast, expected_on, foresee, recall_by
from quizapp.core.memory.pace import pace_of
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import learner_models, memory, progress
from quizapp.store.people import Person
from quizapp.store.progress import MadeForecast
from quizapp.usecases.exam_plans import aim_of
from quizapp.usecases.reading import ONE_DAY, Course

LATER = timedelta(days=30)  # how far is looked where there is no exam day


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What will be recalled on `day`: an exam day where `is_exam`, else tomorrow.

    `recalls`: by fact that was met, the chance of it, from 0 to 1. `sections`: the shares by section.
    `forecast` is that of the exam; where there is none, `idle` has the shares of tomorrow and later days if
    nothing more is done. `facts` are what it is about: all that may be told of.
    """

    day: date
    is_exam: bool
    model: LearnerModel
    recalls: Mapping[str, float]
    sections: Mapping[str, Expected]
    forecast: Forecast | None
    idle: tuple[tuple[date, Expected], ...]


def foreseen_of(on: Connection, person: Person, course: Course) -> Foreseen:
    """What is foreseen of a course as its learner may be told it; four queries, whatever its size."""
    today, model = course.day, learner_models.get_model(on, person.id)
    aim = aim_of(on, person, course.row.id, today)
    day = _day(aim, today)
    facts = plan_facts(course.bank, course.memories, course.sealed)
    whole = None
    if aim is not None and model.is_enough:
        pace = pace_of(learner_models.list_seconds(on, person.id))
        whole = foresee(facts, model, aim, today, pace, (person.public_id,))
    return Foreseen(
        day=day,
        is_exam=aim is not None,
        model=model,
        recalls={one.fact: recall_by(one.state, day, model.best) for one in facts if one.state},
        sections=_by_section(course.bank, facts, model, day),
        forecast=whole,
        idle=() if aim else tuple((one, expected_on(facts, model, one)) for one in (day, today + LATER)),
    )


def note_forecast(on: Connection, person: Person, bank_id: int, bank: Bank, day: date) -> MadeForecast:
    """Store what is foreseen at the end of a session, in its transaction, if nothing more were done.

    It takes the place of what was noted earlier that day. Returns it.
    """
    aim = aim_of(on, person, bank_id, day)
    facts = plan_facts(bank, memory.list_memories(on, person.id, bank_id))
    found = expected_on(facts, learner_models.get_model(on, person.id), _day(aim, day))
    exam = _day(aim, day) if aim else None
    made = MadeForecast(day, exam, found.share, found.low, found.high, len(facts))
    progress.save_forecast(on, person.id, bank_id, made)
    return made


def plan_facts(bank: Bank, memories: Mapping[str, FactMemory], without: Iterable[str] = ()) -> list[PlanFact]:
    """The facts of a bank in the order of its source, with what is remembered of each."""
    left_out = frozenset(without)
    return [
        PlanFact(fact.id, fact.weight, memories.get(fact.id))
        for fact in bank.items
        if fact.id not in left_out
    ]


def _day(aim: Aim | None, today: date) -> date:
    """The day that matters: the next exam, or the day after today; right after an answer all is there."""
    return aim.coming(today)[0] if aim else today + ONE_DAY


def _by_section(bank: Bank, facts: Iterable[PlanFact], model: LearnerModel, day: date) -> dict[str, Expected]:
    inside: dict[str, list[PlanFact]] = {}
    for one in facts:
        inside.setdefault(bank.item_by_id[one.fact].section, []).append(one)
    return {section: expected_on(some, model, day) for section, some in inside.items()}
