"""What a simulation starts from: nobody's memories, or those of a learner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.errors import NotFound
from quizapp.core.memory.exam_plan import PlanFact
from quizapp.core.memory.pace import Pace, pace_of
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import banks, learner_models, memory, people
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import login_key

SOME_DAY = date(2026, 1, 5)  # for a learner who is none, so that the same seed gives the same numbers


@dataclass(frozen=True, slots=True)
class Start:
    """The facts with what is remembered of them, the personal model and pace, and the learner's day."""

    facts: tuple[PlanFact, ...]
    model: LearnerModel
    pace: Pace
    today: date


def usual_start(count: int) -> Start:
    """Somebody who has met none of so many facts, and of whom nothing is known."""
    facts = tuple(PlanFact(f"fact {number}", 2, None) for number in range(count))
    return Start(facts, LearnerModel(), Pace(), SOME_DAY)


def start_of(services: Services, login: str, slug: str, now: datetime) -> Start:
    """A learner's own memories of a course. Raises NotFound for a login or a course that is not there."""
    with services.database.reading() as on:
        found = people.find_by_login(on, login_key(login))
        row = banks.find_bank(on, slug)
        if found is None:
            raise NotFound(f"Nobody signs in as {login}. `quizapp user list` shows who does.")
        if row is None:
            raise NotFound(
                f"There is no course {slug}. Its name is the last part of the address of its page."
            )
        learner = found.person
        memories = memory.list_memories(on, learner.id, row.id)
        bank = services.shelf.get(on, row.id, row.revision)
        return Start(
            tuple(PlanFact(fact.id, fact.weight, memories.get(fact.id)) for fact in bank.items),
            learner_models.get_model(on, learner.id),
            pace_of(learner_models.list_seconds(on, learner.id)),
            learner.day_at(now),
        )
