"""One person studies to an exam by a plan: what they recall then, and what had been forecast."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.students import PACE, FsrsStudent, Student
from bench.truths import TRUTHS, Person
from quizapp.core.memory.forecast import Expected

FACTS = 300
PLANS = ("fsrs", "all", "stop")
CELLS = tuple((truth, days, minutes) for truth in TRUTHS for days in (10, 30, 90) for minutes in (10, 20))


@dataclass(frozen=True, slots=True)
class Run:
    """Shares recalled on the exam day and 60 days later, minutes used, and the forecasts that were made.

    `halfway` is the forecast with the plan kept, made in the middle; `eve` is today's recall on the exam day.
    """

    exam: float
    later: float
    minutes: float
    halfway: Expected | None
    eve: Expected | None


def study(plan: str, truth: str, days: int, minutes: int, seed: int) -> Run:
    """The run of one person under a plan: `fsrs` at 0.90, `all` minutes used, or `stop` at 95 %."""
    person = TRUTHS[truth](FACTS, Random(seed))
    dice = Random(seed + 7)
    student = _student(plan, days, minutes, seed)
    used, halfway = 0.0, None
    for day in range(days):
        if day == days // 2 and plan != "fsrs":
            halfway = student.foresee(day).kept
        used += study_day(student, person, day, minutes * 60.0, dice)
    eve = student.foresee(days).now if plan != "fsrs" else None
    exam, later = (sum(person.knows(fact, on) for fact in range(FACTS)) / FACTS for on in (days, days + 60))
    return Run(exam, later, used / 60, halfway, eve)


def study_day(student: Student, person: Person, day: int, budget: float, dice: Random) -> float:
    """A day of study, planned again as long as time is left and there is something to do; seconds used."""
    left = budget
    while left >= PACE.right:
        before = left
        for fact in student.plan(day, budget - left):
            if left < PACE.right:
                break
            seconds = ask(student, person, fact, day, left, dice)
            left -= seconds
        if left == before:
            break
    return budget - left


def ask(student: Student, person: Person, fact: int, day: int, left: float, dice: Random) -> float:
    """One fact asked on a card; the seconds it took, 0 where a new fact does not fit into those left."""
    if student.states[fact] is None:
        if left < PACE.new:
            return 0.0
        right = person.answers_first()
        if person.met[fact]:  # in a quiz of which the app took no notice
            right = dice.random() < person.knows(fact, day)
            person.recalled(fact, day, right)
        else:
            person.meet(fact, day, right)
        student.answer(fact, day, right)
        return PACE.new
    right = dice.random() < person.knows(fact, day)
    person.recalled(fact, day, right)
    student.answer(fact, day, right)
    return PACE.right if right else PACE.wrong


def _student(plan: str, days: int, minutes: int, seed: int) -> Student:
    if plan == "fsrs":
        return FsrsStudent(FACTS, days, minutes, seed)
    return Student(FACTS, days, minutes, seed, finishes_early=plan == "stop")
