"""What learners read: the courses, their own memory of one, and the facts themselves. Nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from quizapp.core.facts import Bank
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.store import attempts, banks, classes, memory, study
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.steps import may_read, met_facts, readable_bank
from quizapp.usecases.studying import Today, today_of

CALENDAR_WEEKS = 4
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """A bank and what one learner will remember of it on the day after `day`; recalls run from 0 to 1."""

    row: BankRow
    bank: Bank
    day: date
    memories: dict[str, FactMemory]
    recalls: dict[str, float]


@dataclass(frozen=True, slots=True)
class Home:
    """A learner's home. `today` is None for whoever has not met anything yet."""

    course: Course | None
    today: Today | None
    open_session: str
    answered_today: int
    quizzes: list[Any]
    others: list[BankRow]


@dataclass(frozen=True, slots=True)
class Progress:
    """A course with the answers given on each of the last days."""

    course: Course
    answers: dict[date, int]
    since: date


def home(services: Services, person: Person | None, now: datetime) -> Home:
    """The first course of this server, or the one the learner has met most of, and what today holds."""
    with services.database.reading() as on:
        rows = [row for row in banks.list_banks(on) if may_read(person, row)]
        if not rows:
            return Home(None, None, "", 0, [], [])
        day = learner_day(now, person.time_zone if person else "UTC")
        courses = [_course(services, on, person, row, day) for row in rows]
        course = max(courses, key=lambda one: len(one.memories))
        others = [row for row in rows if row.id != course.row.id]
        if person is None:
            return Home(course, None, "", 0, [], others)
        today, _ = today_of(on, person, course.row.id, course.bank, day)
        return Home(
            course=course,
            today=today,
            open_session=study.find_open_session(on, person.id, course.row.id, day) or "",
            answered_today=study.count_answers_on(on, person.id, course.row.id, day),
            quizzes=classes.list_quizzes_for(on, person.id),
            others=others,
        )


def course(services: Services, person: Person | None, bank_slug: str, now: datetime) -> Course:
    """A course as one learner remembers it.

    Raises NotFound, or NotAllowed for a bank that is kept for instructors.
    """
    with services.database.reading() as on:
        row = readable_bank(on, person, bank_slug)
        return _course(services, on, person, row, learner_day(now, person.time_zone if person else "UTC"))


def first_bank(services: Services, person: Person | None) -> BankRow | None:
    """The bank a page opens where none is named."""
    with services.database.reading() as on:
        return next((row for row in banks.list_banks(on) if may_read(person, row)), None)


def progress(services: Services, person: Person, bank_slug: str, now: datetime) -> Progress:
    """A learner's progress in a course, with the calendar of the last weeks from a Monday on."""
    day = learner_day(now, person.time_zone)
    since = day - timedelta(days=day.weekday() + 7 * (CALENDAR_WEEKS - 1))
    with services.database.reading() as on:
        row = readable_bank(on, person, bank_slug)
        found = _course(services, on, person, row, day)
        return Progress(found, memory.count_answers(on, person.id, row.id, since), since)


def met_count(services: Services, person: Person) -> int:
    """How many facts of all courses a learner has met."""
    with services.database.reading() as on:
        return sum(len(memory.list_memories(on, person.id, row.id)) for row in banks.list_banks(on))


def joined_classes(services: Services, person: Person) -> list[tuple[str, str]]:
    """Public id and name of the classes a learner is in."""
    with services.database.reading() as on:
        return [(room.public_id, room.name) for room in classes.list_joined_classes(on, person.id)]


def joined_class(services: Services, person: Person, class_id: str) -> tuple[Any, list[str], list[Any]]:
    """A class the learner is in, its teachers' names, and its quizzes. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_joined_class(on, person.id, class_id)
        quizzes = [row for row in classes.list_quizzes_for(on, person.id) if row.class_public_id == class_id]
        return room, classes.list_teachers(on, room.id), quizzes


def quizzes_and_attempts(services: Services, person: Person, bank_id: int) -> tuple[list[Any], list[Any]]:
    """The class quizzes of a learner, and their attempts about one bank."""
    with services.database.reading() as on:
        return classes.list_quizzes_for(on, person.id), attempts.list_attempts(on, person.id, bank_id)


def bank_title(services: Services, person: Person | None, bank_slug: str) -> str:
    """The title of a bank that this person may read. Raises NotFound or NotAllowed."""
    with services.database.reading() as on:
        return readable_bank(on, person, bank_slug).title


def _course(services: Services, on: Connection, person: Person | None, row: BankRow, day: date) -> Course:
    bank = services.shelf.get(on, row.id, row.revision)
    memories = met_facts(bank, memory.list_memories(on, person.id, row.id)) if person else {}
    # Right after an answer everything is remembered, so what counts is what is left of it tomorrow.
    recalls = {fact: recall_on(state, day + ONE_DAY) for fact, state in memories.items()}
    return Course(row, bank, day, memories, recalls)
