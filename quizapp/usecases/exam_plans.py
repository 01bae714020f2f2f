"""Exam days of a learner: the days themselves, the minutes to work for them, and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry
from quizapp.core.memory.exam_plan import Aim, Minutes
from quizapp.store import exam_plans
from quizapp.store.exam_plans import ExamDay, Way
from quizapp.store.people import Person
from quizapp.usecases.course_access import readable_bank
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

USUAL_MINUTES = 20  # of a day for which nothing else was said
MOST_MINUTES = 600
MOST_YEARS = 5
MOST_DAYS, MOST_DATES = 12, 60  # of one learner and course
LONGEST_TITLE = 80
USUAL = Way((USUAL_MINUTES,) * 7, finishes_early=True)
PAST = "This day is past. Choose today or a later day."
FAR = f"This is more than {MOST_YEARS} years away. Choose an earlier day."
TWICE = "This day is in the list twice. Choose another, or remove one of the two."
NO_MINUTES = "Without a minute on any day there is nothing to plan. Give at least one day some minutes."
OUT_OF_RANGE = f"Choose 0 to {MOST_MINUTES} minutes."
TOO_MANY = f"That is too much. Keep to {MOST_DAYS} exam days and {MOST_DATES} single dates."


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """What is set for a course: own exam days and those of one's classes, past ones too, and the way to work.

    `dates` are the minutes of single dates from today on; `is_set`: the learner said how they want to work.
    """

    own: tuple[ExamDay, ...] = ()
    of_classes: tuple[ExamDay, ...] = ()
    way: Way = USUAL
    dates: Mapping[date, int] = field(default_factory=dict)
    is_set: bool = False

    def ahead(self, day: date) -> list[ExamDay]:
        """The exam days from `day` on, the next first; of one day, the learner's own first."""
        return sorted(
            (one for one in (*self.own, *self.of_classes) if one.day >= day), key=lambda one: one.day
        )

    def last_before(self, day: date) -> ExamDay | None:
        """The latest exam day before `day`."""
        past = [one for one in (*self.own, *self.of_classes) if one.day < day]
        return max(past, key=lambda one: one.day, default=None)

    def aim(self, day: date) -> Aim | None:
        """What is to be planned for on `day`; None where no exam day is left."""
        days = tuple(dict.fromkeys(one.day for one in self.ahead(day)))
        return Aim(days, Minutes(self.way.minutes, self.dates), self.way.finishes_early) if days else None


def plans_of(on: Connection, person: Person, day: date) -> dict[int, ExamPlan]:
    """What is set for each bank as of a learner day, where anything is, in a fixed number of statements."""
    ways = exam_plans.ways(on, person.id)
    own, of_classes = exam_plans.exam_days(on, person.id), exam_plans.class_exam_days(on, person.id)
    dates = exam_plans.dated_minutes(on, person.id, day)
    return {
        bank_id: ExamPlan(
            tuple(own.get(bank_id, ())),
            tuple(of_classes.get(bank_id, ())),
            ways.get(bank_id, USUAL),
            dates.get(bank_id, {}),
            bank_id in ways,
        )
        for bank_id in {*ways, *own, *of_classes, *dates}
    }


def plan_of(on: Connection, person: Person, bank_id: int, day: date) -> ExamPlan:
    """What is set for one bank as of a learner day."""
    return plans_of(on, person, day).get(bank_id, ExamPlan())


def save_plan(
    services: Services,
    person: Person,
    bank_slug: str,
    days: Sequence[ExamDay],
    way: Way,
    dates: Mapping[date, int],
    now: datetime,
) -> None:
    """Let these be a learner's exam days of a course, the way to work and the minutes of single dates.

    Days that are past may stay as they were. Raises NotFound, NotAllowed, or BadEntry for `days-N-day` (N
    from 0, in the order given), `every_day` or `dates`.
    """
    today = person.day_at(now)
    _check_minutes(way, dates)
    with services.database.writing() as on:
        bank = readable_bank(on, person, bank_slug)
        before = plan_of(on, person, bank.id, today)
        kept = _checked(days, {one.day for one in before.own}, today)
        exam_plans.save_way(on, person.id, bank.id, way, now)
        exam_plans.set_exam_days(on, person.id, bank.id, kept)
        exam_plans.set_minutes(on, person.id, bank.id, today, dates)


def check_day(day: date, today: date, known: bool = False) -> str:
    """What is wrong with an exam day, in words; empty where nothing is. `known` ones may be past."""
    if day < today and not known:
        return PAST
    return FAR if (day - today).days > MOST_YEARS * 366 else ""


def _checked(days: Sequence[ExamDay], known: set[date], today: date) -> list[ExamDay]:
    if len(days) > MOST_DAYS:
        raise BadEntry("every_day", TOO_MANY)
    seen: set[date] = set()
    kept = []
    for number, one in enumerate(days):
        wrong = check_day(one.day, today, one.day in known) or (TWICE if one.day in seen else "")
        if wrong:
            raise BadEntry(f"days-{number}-day", wrong)
        seen.add(one.day)
        kept.append(ExamDay(one.day, clean_title(one.title)))
    return kept


def clean_title(title: str) -> str:
    """A title as it can be stored; empty where nothing of it can be seen."""
    try:
        return clean_name(title, "title", LONGEST_TITLE) if title.strip() else ""
    except BadEntry:
        return ""


def _check_minutes(way: Way, dates: Mapping[date, int]) -> None:
    if len(way.minutes) != 7 or not all(0 <= one <= MOST_MINUTES for one in (*way.minutes, *dates.values())):
        raise BadEntry("every_day", OUT_OF_RANGE)
    if not any(way.minutes) and not any(dates.values()):
        raise BadEntry("every_day", NO_MINUTES)
    if len(dates) > MOST_DATES:
        raise BadEntry("every_day", TOO_MANY)
