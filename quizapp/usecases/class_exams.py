"""Exam days that instructors set for a class; the plans of its learners serve them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound
from quizapp.store import class_banks, classes, exam_plans
from quizapp.store.banks import BankRow
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases.exam_plans import check_day, clean_title
from quizapp.usecases.services import Services

GONE = "This exam day is not there any more. Perhaps a colleague has removed it."
SAME_DAY = "The class has this day for this course already. Change that one, or choose another day."
NOT_LEARNT = "The class does not learn from this course. Choose one of its courses."
MOST_EXAMS = 40
TOO_MANY = f"A class has at most {MOST_EXAMS} exam days. Remove some that are past."
ARCHIVED = "This class is archived. Bring it back before you change its exam days."


@dataclass(frozen=True, slots=True)
class ClassExam:
    """An exam day of a class, with the slug and the title of its course."""

    id: int
    bank: str
    bank_title: str
    day: date
    title: str


@dataclass(frozen=True, slots=True)
class ClassExams:
    """A class with its courses and its exam days by date; `today` is the day of whoever looks."""

    room: ClassRow
    courses: list[BankRow]
    exams: tuple[ClassExam, ...]
    today: date

    def exam(self, exam_id: int) -> ClassExam:
        """The exam day of this id. Raises NotFound."""
        for one in self.exams:
            if one.id == exam_id:
                return one
        raise NotFound(GONE)


def show_exams(services: Services, person: Person, class_id: str, now: datetime) -> ClassExams:
    """The exam days of a class this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        courses = class_banks.list_banks(on, room.id)
        return ClassExams(room, courses, exams_of(on, room, courses), person.day_at(now))


def exams_of(on: Connection, room: ClassRow, courses: Sequence[BankRow]) -> tuple[ClassExam, ...]:
    """The exam days of a class in these of its courses, by date."""
    named = {row.id: row for row in courses}
    return tuple(
        ClassExam(row.id, named[row.bank_id].slug, named[row.bank_id].title, row.day, row.title)
        for row in exam_plans.list_class_exams(on, room.id)
        if row.bank_id in named  # those of a course it learns from no more come back with it
    )


def add_exam(
    services: Services,
    person: Person,
    class_id: str,
    bank: str,
    day: date,
    title: str,
    now: datetime,
    is_back: bool = False,
) -> None:
    """Add an exam day. Raises NotFound, ChangedMeanwhile, or BadEntry for `bank` or `day`.

    `is_back`: it was there before, so it may be past.
    """
    with _changing(services, person, class_id) as (on, room):
        _check(day, person.day_at(now), {day} if is_back else set())
        if len(exam_plans.list_class_exams(on, room.id)) >= MOST_EXAMS:
            raise BadEntry("day", TOO_MANY)
        exam_plans.add_class_exam(on, room.id, _bank_id(on, room, bank), day, clean_title(title), now)


def change_exam(
    services: Services,
    person: Person,
    class_id: str,
    exam_id: int,
    bank: str,
    day: date,
    title: str,
    now: datetime,
) -> None:
    """Change an exam day, also one that is past. Raises as `add_exam` does."""
    with _changing(services, person, class_id) as (on, room):
        before = {row.day for row in exam_plans.list_class_exams(on, room.id) if row.id == exam_id}
        _check(day, person.day_at(now), before)
        bank_id = _bank_id(on, room, bank)
        if not exam_plans.change_class_exam(on, room.id, exam_id, bank_id, day, clean_title(title)):
            raise NotFound(GONE)


def remove_exam(services: Services, person: Person, class_id: str, exam_id: int) -> ClassExam | None:
    """Remove an exam day. Returns what it was, None where it is gone already.

    Raises NotFound, ChangedMeanwhile.
    """
    with _changing(services, person, class_id) as (on, room):
        found = exams_of(on, room, class_banks.list_banks(on, room.id))
        exam_plans.remove_class_exam(on, room.id, exam_id)
    return next((one for one in found if one.id == exam_id), None)


@contextmanager
def _changing(services: Services, person: Person, class_id: str) -> Iterator[tuple[Connection, ClassRow]]:
    try:
        with services.database.writing() as on:
            room = classes.get_taught_class(on, person.id, class_id)
            if room.archived_at is not None:
                raise ChangedMeanwhile(ARCHIVED)
            yield on, room
    except IntegrityError as taken:
        raise BadEntry("day", SAME_DAY) from taken


def _check(day: date, today: date, known: set[date]) -> None:
    wrong = check_day(day, today, day in known)
    if wrong:
        raise BadEntry("day", wrong)


def _bank_id(on: Connection, room: ClassRow, slug: str) -> int:
    for row in class_banks.list_banks(on, room.id):
        if row.slug == slug:
            return row.id
    raise BadEntry("bank", NOT_LEARNT)
