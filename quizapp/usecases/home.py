"""A learner's home: their courses, what the day holds of each, and what their classes wait for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.store import answer_counts, class_banks, study
from quizapp.store.banks import BankRow
from quizapp.store.exam_plans import ExamDay
from quizapp.store.people import Person
from quizapp.usecases.course_access import list_readable
from quizapp.usecases.day_plans import Planner, planner_of
from quizapp.usecases.planning import Today, today_of
from quizapp.usecases.reading import Course, Mind, as_told, course_of, day_of, mind_of
from quizapp.usecases.services import Services
from quizapp.usecases.sitting import OpenSession, open_sessions
from quizapp.usecases.standing import ListedQuiz, list_quizzes

SOON = 14  # days within which an exam decides which course comes first


@dataclass(frozen=True, slots=True)
class Plan:
    """What the day holds of one course. `class_names`: the classes that learn from it.

    `last_exam`: the latest exam day that is past.
    """

    course: Course
    today: Today
    open_session: OpenSession | None
    answered_today: int
    class_names: tuple[str, ...]
    last_exam: ExamDay | None = None

    @property
    def is_own(self) -> bool:
        """Whether the learner has anything to do with the course."""
        course = self.course
        has_begun = course.memories or self.open_session or self.today.exam
        return bool(has_begun or self.class_names or course.row.is_private)


@dataclass(frozen=True, slots=True)
class Home:
    """`plans`: one's own courses, the most urgent first; for whoever has none, the first course there is.

    `first`: that first course where nobody is there to plan for. `others` can be read and begun.
    `quizzes`: those of one's classes. What is remembered is told of the first alone, as it may be.
    """

    first: Course | None
    plans: tuple[Plan, ...]
    others: tuple[BankRow, ...]
    quizzes: list[ListedQuiz]


def home(services: Services, person: Person | None, now: datetime) -> Home:
    """The courses of a learner with today's plan of each.

    One's own courses are those of one's classes, those one remembers something of, and those one has
    begun today. A course without anything to ask is nobody's.
    """
    day = day_of(person, now)
    with services.database.reading() as on:
        of_class = class_banks.list_of_learner(on, person.id) if person else {}
        rows = sorted(list_readable(on, person), key=lambda row: row.id not in of_class)
        planner = planner_of(on, person, day) if person else None
        mind = Mind(planner.model, planner.aside) if planner else mind_of(on, None, day)
        courses = [course_of(services, on, person, row, day, mind) for row in rows]
        courses = [course for course in courses if course.bank.items]
        if person is None or planner is None or not courses:
            first = next(iter(courses), None)
            return Home(first, (), tuple(course.row for course in courses[1:]), [])
        done = _Done(
            open_sessions(study.list_open_sessions(on, person.id, day)),
            answer_counts.count_answers_on(on, person.id, day),
        )
        plans = [_plan(on, planner, course, of_class, done) for course in courses]
        quizzes = list_quizzes(on, person, now)
        own = sorted((plan for plan in plans if plan.is_own), key=_urgency) or plans[:1]
        own[0] = replace(own[0], course=as_told(on, person, own[0].course, now))
    mine = {plan.course.row.id for plan in own}
    others = tuple(course.row for course in courses if course.row.id not in mine)
    return Home(None, tuple(own), others, quizzes)


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done today, by bank: the session that is open, and how many answers were given."""

    open_sessions: dict[int, OpenSession]
    answers: dict[int, int]


def _plan(
    on: Connection, planner: Planner, course: Course, of_class: dict[int, list[str]], done: _Done
) -> Plan:
    bank, day = course.row.id, planner.day
    today, _ = today_of(on, planner, bank, course.bank)
    return Plan(
        course=course,
        today=today,
        open_session=done.open_sessions.get(bank),
        answered_today=done.answers.get(bank, 0),
        class_names=tuple(of_class.get(bank, ())),
        last_exam=planner.exam_plan(bank).last_before(day),
    )


def _urgency(plan: Plan) -> tuple[bool, int, int, int, bool]:
    """What is under way comes first, then the next exam, what fades most, what has most to begin, classes."""
    exam = plan.today.exam
    days_left = (exam.aim.exams[0] - plan.course.day).days if exam else SOON
    return (
        not plan.open_session,
        min(days_left, SOON),
        -len(plan.today.due),
        -len(plan.today.new),
        not plan.class_names,
    )
