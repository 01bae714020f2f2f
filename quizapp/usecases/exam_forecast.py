"""What is foreseen of the next exam day, if nothing more were done: before a session and after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from quizapp.core.facts import Bank
from quizapp.core.memory.exam_plan import PlanFact
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import Expected, expected_on
from quizapp.usecases.day_plans import Planner
from quizapp.usecases.planning import Today


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The share of a course recalled on its next exam day. `is_enough`: so many answers stand behind it
    that it is more than a guess.
    """

    exam_day: date
    expected: Expected
    is_enough: bool


def foreseen_for(
    planner: Planner, bank_id: int, bank: Bank, today: Today, memories: Mapping[str, FactMemory]
) -> Foreseen | None:
    """What is foreseen of a bank as of now; None without an exam ahead, and on its very day."""
    if today.exam is None or today.exam.plan is None:
        return None
    exam_day = today.exam.aim.exams[0]
    model = planner.model
    items = planner.items(bank_id, bank)
    facts = [PlanFact(fact.id, fact.weight, memories.get(fact.id)) for fact in items]
    expected = expected_on(facts, model, exam_day)
    return Foreseen(exam_day, expected, model.is_enough)
