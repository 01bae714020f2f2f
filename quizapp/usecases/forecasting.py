"""What is foreseen of a course: for a learner's next exam day, or for tomorrow where there is none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.exam_plan import PlanFact
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import Expected, Forecast, expected_on, foresee, recall_by
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import memory, progress, study
from quizapp.store.people import Person
from quizapp.store.progress import MadeForecast
from quizapp.usecases.day_plans import Planner, planner_of
from quizapp.usecases.reading import ONE_DAY, Course
from quizapp.usecases.sealing import sealed_facts

LATER = timedelta(days=30)  # how far is looked beyond the day, where there is no exam to come
Memories = Mapping[str, FactMemory]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is recalled on `day` of `facts` if nothing more is done; on an exam day where `is_exam`.

    `answers` on a later day than the one before stand behind it; unless they are enough (`is_enough`), it is
    no more than a guess.
    """

    day: date
    is_exam: bool
    expected: Expected
    facts: int
    answers: int
    is_enough: bool


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What will be recalled on `day`: an exam day where `is_exam`, else tomorrow.

    `recalls`: by fact that was met, the chance of it, from 0 to 1. `sections`: the shares by section.
    `forecast` is that of an exam to come, once there are answers enough; `idle` has the shares of `day` and
    of a later one if nothing more is done. `due_days`: when facts that were met are due, a day for each.
    Facts put aside have recalls, too, and count in nothing else.
    """

    day: date
    is_exam: bool
    model: LearnerModel
    recalls: Mapping[str, float]
    sections: Mapping[str, Expected]
    forecast: Forecast | None
    idle: tuple[tuple[date, Expected], ...]
    due_days: tuple[date, ...]


def exam_outlook(
    planner: Planner, bank_id: int, bank: Bank, memories: Memories, sealed: Collection[str]
) -> Outlook | None:
    """The outlook on the next exam day as of now; None without one to come, and on its very day.

    `sealed` facts are left out, as in `exam_forecast`.
    """
    found = _outlook(planner, bank_id, bank, memories, sealed)
    return found if found.is_exam and found.day > planner.day else None


def exam_forecast(
    planner: Planner, bank_id: int, bank: Bank, memories: Memories, sealed: Collection[str]
) -> Forecast | None:
    """What is foreseen of the next exam day with the plan kept and without; None where `exam_outlook` is.

    `sealed` facts are left out.
    """
    aim = planner.exam_plan(bank_id).aim(planner.day)
    if aim is None or aim.exams[0] == planner.day:
        return None
    facts = _plan_facts(_told(planner, bank_id, bank, sealed), memories)
    spent = planner.spent.get(bank_id, 0.0)
    return foresee(facts, planner.model, aim, planner.day, planner.pace, planner.seed(bank), spent)


def foreseen_of(planner: Planner, course: Course) -> Foreseen:
    """What is foreseen of a course as its learner may be told it, by the planner of its day.

    What they have put aside is left out, as in the plan.
    """
    bank_id, model = course.row.id, planner.model
    day, is_exam = _day(planner, bank_id)
    items = _told(planner, bank_id, course.bank, course.sealed)
    facts = _plan_facts(items, course.memories)
    whole = None
    if model.is_enough:
        whole = exam_forecast(planner, bank_id, course.bank, course.memories, course.sealed)
    return Foreseen(
        day=day,
        is_exam=is_exam,
        model=model,
        recalls={fact: recall_by(state, day, model.told) for fact, state in course.memories.items()},
        sections=_by_section(items, facts, model, day),
        forecast=whole,
        idle=tuple((one, expected_on(facts, model, one)) for one in (day, day + LATER)),
        due_days=tuple(planner.due_days(bank_id, course.bank, course.memories)),
    )


def note_forecast(
    on: Connection, person: Person, bank_id: int, bank: Bank, day: date, now: datetime
) -> MadeForecast:
    """Store what is foreseen at the end of a session of `day`, in its transaction, if nothing more were done.

    It takes the place of what was noted earlier that day. Facts that are sealed as of `now` are left out, for
    it is shown. Returns it.
    """
    memories = memory.list_memories(on, person.id, bank_id)
    sealed = sealed_facts(on, person.id, bank_id, now)
    found = _outlook(planner_of(on, person, day), bank_id, bank, memories, sealed)
    exam_day, expected = found.day if found.is_exam else None, found.expected
    made = MadeForecast(day, exam_day, expected.share, expected.low, expected.high, found.facts)
    progress.save_forecast(on, person.id, bank_id, made)
    return made


def note_left_day(
    on: Connection, person: Person, bank_id: int, bank: Bank, memories: Memories, now: datetime
) -> None:
    """Store what was foreseen on the day whose last session was left open, where a new one begins.

    Nothing is stored where memory has moved since that day, for then it is not known any more, nor where
    nothing was answered on it.
    """
    left = study.find_left_day(on, person.id, bank_id, person.day_at(now))
    if left is not None and left == max((state.last_day for state in memories.values()), default=None):
        note_forecast(on, person, bank_id, bank, left, now)


def _outlook(
    planner: Planner, bank_id: int, bank: Bank, memories: Memories, sealed: Collection[str]
) -> Outlook:
    day, is_exam = _day(planner, bank_id)
    facts = _plan_facts(_told(planner, bank_id, bank, sealed), memories)
    model = planner.model
    return Outlook(day, is_exam, expected_on(facts, model, day), len(facts), model.answers, model.is_enough)


def _day(planner: Planner, bank_id: int) -> tuple[date, bool]:
    """The day that matters, and whether it is that of the next exam.

    Without one it is the day after today, as right after an answer all is there.
    """
    aim = planner.exam_plan(bank_id).aim(planner.day)
    return (aim.exams[0], True) if aim else (planner.day + ONE_DAY, False)


def _told(planner: Planner, bank_id: int, bank: Bank, sealed: Collection[str]) -> list[Fact]:
    return [fact for fact in planner.items(bank_id, bank) if fact.id not in sealed]


def _plan_facts(items: Iterable[Fact], memories: Memories) -> list[PlanFact]:
    return [PlanFact(fact.id, fact.weight, memories.get(fact.id)) for fact in items]


def _by_section(
    items: Iterable[Fact], facts: Iterable[PlanFact], model: LearnerModel, day: date
) -> dict[str, Expected]:
    inside: dict[str, list[PlanFact]] = {}
    for fact, one in zip(items, facts, strict=True):
        inside.setdefault(fact.section, []).append(one)
    return {section: expected_on(some, model, day) for section, some in inside.items()}
