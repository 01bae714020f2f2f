"""What a learner sees of an exam plan: the days, why today's work is what it is, and what is foreseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quizapp.core.facts import Bank
from quizapp.core.memory.forecast import Forecast
from quizapp.core.memory.variants import ENOUGH_ANSWERS
from quizapp.store import study
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.course_access import readable_bank
from quizapp.usecases.day_plans import planner_of
from quizapp.usecases.exam_plans import ExamPlan
from quizapp.usecases.forecasting import exam_forecast
from quizapp.usecases.planning import Today, today_of
from quizapp.usecases.sealing import sealed_facts
from quizapp.usecases.services import Services
from quizapp.usecases.sitting import OpenSession, open_sessions


@dataclass(frozen=True, slots=True)
class ExamPage:
    """A course, what is set for its exams, today's work, and what is foreseen where an exam day is to come.

    `answers`: how many next-day answers the personal model has heard, of `wanted`.
    """

    row: BankRow
    bank: Bank
    day: date
    setting: ExamPlan
    today: Today
    open_session: OpenSession | None
    forecast: Forecast | None
    answers: int
    wanted: int = ENOUGH_ANSWERS


def exam_page(services: Services, person: Person, bank_slug: str, now: datetime) -> ExamPage:
    """The exam plan of a course as of this moment. Raises NotFound or NotAllowed.

    Facts that a quiz has asked without showing its results yet are left out of what is foreseen.
    """
    day = person.day_at(now)
    with services.database.reading() as on:
        row = readable_bank(on, person, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        planner = planner_of(on, person, day)
        today, memories = today_of(on, planner, row.id, bank)
        sealed = sealed_facts(on, person.id, row.id, now)
        open_session = open_sessions(study.list_open_sessions(on, person.id, day)).get(row.id)
    forecast = exam_forecast(planner, row.id, bank, memories, sealed)
    return ExamPage(
        row, bank, day, planner.exam_plan(row.id), today, open_session, forecast, planner.model.answers
    )
