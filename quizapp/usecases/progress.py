"""A learner's progress: what is foreseen of a course, what was foreseen before, and what came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry
from quizapp.core.memory.calibration import Calibration, calibrate
from quizapp.core.memory.looking_back import (
    Confusion,
    KeptSpan,
    PastAnswer,
    confusions,
    kept_by_span,
    later_answers,
)
from quizapp.core.memory.week_goal import DAYS, Week, week_begins, week_of
from quizapp.store import answer_counts, progress
from quizapp.store.people import Person
from quizapp.store.progress import MadeForecast
from quizapp.usecases.closed_books import check_book
from quizapp.usecases.course_access import readable_bank
from quizapp.usecases.day_plans import planner_of
from quizapp.usecases.forecasting import Foreseen, foreseen_of
from quizapp.usecases.reading import Course, Mind, as_told, course_of, mind_of
from quizapp.usecases.services import Services

CALENDAR_WEEKS = 4
DUE_DAYS = 14
LOOK_BACK = timedelta(days=365)  # what came longer ago tells little of how somebody forgets now
NO_SUCH_GOAL = f"Choose 1 to {DAYS} days, or no goal."


@dataclass(frozen=True, slots=True)
class Progress:
    """A course as it stands: `foreseen` for its exam day or tomorrow, and the answers of the last days.

    The recalls of the course are those of that day.

    `due`: by day, how many facts fall due on it, overdue ones on the first, those put aside left out.
    `study_days`: on how many days the learner ever studied anything.
    """

    course: Course
    foreseen: Foreseen
    answers: Mapping[date, int]
    since: date
    due: Mapping[date, int]
    week: Week
    study_days: int


@dataclass(frozen=True, slots=True)
class LookBack:
    """What came of a course: `later` answers on a later day than the one before stand behind it."""

    course: Course
    later: int
    calibration: Calibration | None
    kept: tuple[KeptSpan, ...]
    confused: tuple[Confusion, ...]
    made: tuple[MadeForecast, ...]


def progress_in(services: Services, person: Person, bank_slug: str, now: datetime) -> Progress:
    """A learner's progress in a course, with the calendar of the last weeks from a Monday on."""
    with services.database.reading() as on:
        planner = planner_of(on, person, person.day_at(now))
        mind = Mind(planner.model, planner.aside)
        found = _course(services, on, person, bank_slug, now, mind)
        today = found.day
        since = week_begins(today) - timedelta(weeks=CALENDAR_WEEKS - 1)
        foreseen = foreseen_of(planner, found)
        return Progress(
            course=replace(found, recalls=dict(foreseen.recalls)),
            foreseen=foreseen,
            answers=answer_counts.count_answers(on, person.id, found.row.id, since),
            since=since,
            due=_due(foreseen.due_days, today),
            week=_week(on, person, today),
            study_days=progress.count_study_days(on, person.id),
        )


def look_back(services: Services, person: Person, bank_slug: str, now: datetime) -> LookBack:
    """What was foreseen of a course and what came. Facts of sealed quizzes are left out."""
    with services.database.reading() as on:
        found = _course(services, on, person, bank_slug, now, mind_of(on, person, person.day_at(now)))
        since = found.day - LOOK_BACK
        answers = progress.list_past_answers(on, person.id, found.row.id, since)
        made = progress.list_forecasts(on, person.id, found.row.id, since)
    told = [one for one in answers if one.fact not in found.sealed]
    later = later_answers(told)
    foretold = [one.foretold for one in later]
    return LookBack(
        course=found,
        later=len(later),
        calibration=calibrate(one for one in foretold if one is not None),
        kept=kept_by_span(later),
        confused=tuple(_known(found, told)),
        made=tuple(made),
    )


def week_of_learner(services: Services, person: Person, now: datetime) -> Week:
    """How the week of a learner stands."""
    with services.database.reading() as on:
        return _week(on, person, person.day_at(now))


def set_week_goal(services: Services, person: Person, goal: int | None) -> None:
    """Let a learner's goal be so many days a week; None for no goal. Raises BadEntry for `goal`."""
    if goal is not None and not 1 <= goal <= DAYS:
        raise BadEntry("goal", NO_SUCH_GOAL)
    with services.database.writing() as on:
        progress.set_week_goal(on, person.id, goal)


def _course(
    services: Services, on: Connection, person: Person, slug: str, now: datetime, mind: Mind
) -> Course:
    row = readable_bank(on, person, slug)
    check_book(on, person, row.id, now)
    return as_told(on, person, course_of(services, on, person, row, person.day_at(now), mind), now)


def _week(on: Connection, person: Person, today: date) -> Week:
    days = progress.list_study_days(on, person.id, week_begins(today))
    return week_of(progress.get_week_goal(on, person.id), days, today)


def _due(due_days: Iterable[date], today: date) -> dict[date, int]:
    days = {today + timedelta(days=away): 0 for away in range(DUE_DAYS)}
    for due in due_days:
        day = max(due, today)
        if day in days:
            days[day] += 1
    return days


def _known(course: Course, answers: Sequence[PastAnswer]) -> list[Confusion]:
    """The confused pairs that the course still has."""
    items = course.bank.item_by_id
    return [pair for pair in confusions(answers) if pair.one in items and pair.other in items]
