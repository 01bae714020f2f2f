"""What learners read: the courses, their own memory of one, and the facts themselves. Nothing is changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from quizapp.core.attempts import is_over
from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.forecast import recall_by
from quizapp.core.memory.variants import LearnerModel
from quizapp.core.reviewing import Item
from quizapp.store import attempts, class_banks, class_memory, classes, learner_models, memory, study_days
from quizapp.store.banks import BankRow
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.store.rows_attempts import TitledAttemptRow
from quizapp.usecases.class_exams import ClassExam, exams_of
from quizapp.usecases.closed_books import check_book
from quizapp.usecases.course_access import list_readable, may_read, met_facts, readable_bank
from quizapp.usecases.sealing import sealed_facts
from quizapp.usecases.seeing import Sight, sights
from quizapp.usecases.services import Services
from quizapp.usecases.standing import ListedQuiz, list_quizzes

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """A bank and what one learner will remember of it on the day after `day`; recalls run from 0 to 1.

    `sealed` facts are left out: a quiz has asked them that does not show its results yet. Facts put `aside`
    have recalls, too, but count in no number of the course.
    """

    row: BankRow
    bank: Bank
    day: date
    memories: dict[str, FactMemory]
    recalls: dict[str, float]
    sealed: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()

    @property
    def counted(self) -> list[Fact]:
        """What counts wherever facts of the course are added up: all but those put aside."""
        return [fact for fact in self.bank.items if fact.id not in self.aside]


@dataclass(frozen=True, slots=True)
class Mind:
    """What recall is told by: the personal model of a learner, and by bank the facts they put aside."""

    model: LearnerModel
    aside: Mapping[int, Collection[str]]


@dataclass(frozen=True, slots=True)
class TakenBefore:
    """An attempt about a course; `quiz_title` is empty for practice, `score` None while not known, or sealed.

    `moment` is when it was handed in, or else begun.
    """

    public_id: str
    quiz_title: str
    number: int
    moment: datetime
    is_open: bool
    score: float | None
    maximum: float
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class JoinedClass:
    """A class as a learner sees it; its `courses` without those that are kept for instructors.

    `exams`: the exam days in these courses that are not past as of `day`, the learner's.
    `shares_memory`: whether they let those who teach see what is remembered; None until they were asked.
    """

    room: ClassRow
    teachers: list[str]
    quizzes: list[ListedQuiz]
    courses: list[BankRow]
    exams: tuple[ClassExam, ...]
    day: date
    shares_memory: bool | None


def course(services: Services, person: Person | None, bank_slug: str, now: datetime) -> Course:
    """A course as one learner remembers it.

    Raises NotFound, or NotAllowed for a bank that is kept for instructors.
    """
    with services.database.reading() as on:
        row = readable_bank(on, person, bank_slug)
        check_book(on, person, row.id, now)
        day = day_of(person, now)
        found = course_of(services, on, person, row, day, mind_of(on, person, day))
        return as_told(on, person, found, now)


def bank_to_open(services: Services, person: Person | None, wanted: str) -> str:
    """The bank that a page leads to where it names none: `wanted` if this person may see it, else the first.

    Empty where there is none.
    """
    with services.database.reading() as on:
        slugs = [row.slug for row in list_readable(on, person)]
    return wanted if wanted in slugs else next(iter(slugs), "")


def met_count(services: Services, person: Person) -> int:
    """How many facts of all courses a learner has met."""
    with services.database.reading() as on:
        return sum(len(memory.list_memories(on, person.id, row.id)) for row in list_readable(on, person))


def left_behind(services: Services, person: Person | None) -> tuple[int, tuple[str, ...]]:
    """What signing in to another account leaves behind of a guest: how many facts they have met, and the
    names of their classes.
    """
    if person is None or not person.is_guest:
        return 0, ()
    return met_count(services, person), tuple(name for _, name in joined_classes(services, person))


def joined_classes(services: Services, person: Person) -> list[tuple[str, str]]:
    """Public id and name of the classes a learner is in."""
    with services.database.reading() as on:
        return [(room.public_id, room.name) for room in classes.list_joined_classes(on, person.id)]


def joined_class(services: Services, person: Person, class_id: str, now: datetime) -> JoinedClass:
    """A class the learner is in. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_joined_class(on, person.id, class_id)
        courses = [row for row in class_banks.list_banks(on, room.id) if may_read(person, row.audience)]
        day = person.day_at(now)
        return JoinedClass(
            room,
            teachers=classes.list_teachers(on, room.id),
            quizzes=[one for one in list_quizzes(on, person, now) if one.class_id == class_id],
            courses=courses,
            exams=tuple(one for one in exams_of(on, room, courses) if one.day >= day),
            day=day,
            shares_memory=class_memory.shares_memory(on, room.id, person.id),
        )


def quizzes_and_attempts(
    services: Services, person: Person, bank_id: int, now: datetime
) -> tuple[list[ListedQuiz], list[TakenBefore]]:
    """The class quizzes of a learner, the most urgent first, and their attempts about one bank."""
    with services.database.reading() as on:
        rows = attempts.list_attempts(on, person.id, bank_id)
        seen = sights(on, rows, now)
        taken = [_taken(row, seen[row.id], now) for row in rows]
        return list_quizzes(on, person, now), taken


def _taken(row: TitledAttemptRow, sight: Sight, now: datetime) -> TakenBefore:
    score = row.score if Item.MARKS in sight else None
    moment = row.submitted_at or row.started_at
    is_open = not is_over(row.status, row.due_at, now)
    return TakenBefore(
        row.public_id,
        row.quiz_title,
        row.number,
        moment,
        is_open,
        score,
        row.maximum,
        Item.MARKS not in sight,
    )


def day_of(person: Person | None, now: datetime) -> date:
    """The learner day of somebody, or of nobody yet."""
    return person.day_at(now) if person else learner_day(now, None)


def mind_of(on: Connection, person: Person | None, day: date) -> Mind:
    """What is told by on a learner day; where nobody is there, nothing is put aside."""
    if person is None:
        return Mind(LearnerModel(), {})
    return Mind(learner_models.get_model(on, person.id), study_days.list_aside(on, person.id, day))


def course_of(
    services: Services, on: Connection, person: Person | None, row: BankRow, day: date, mind: Mind
) -> Course:
    """A course as a learner remembers it on a day; nothing of it where nobody is there."""
    bank = services.shelf.get(on, row.id, row.revision)
    memories = met_facts(bank, memory.list_memories(on, person.id, row.id)) if person else {}
    # Right after an answer everything is remembered, so what counts is what is left of it tomorrow.
    recalls = {fact: recall_by(state, day + ONE_DAY, mind.model.told) for fact, state in memories.items()}
    aside = frozenset(mind.aside.get(row.id, ())) & bank.item_by_id.keys()
    return Course(row, bank, day, memories, recalls, aside=aside)


def as_told(on: Connection, person: Person | None, found: Course, now: datetime) -> Course:
    """The course without what memory says of facts whose quiz does not show its results yet."""
    if person is None:
        return found
    sealed = sealed_facts(on, person.id, found.row.id, now)
    if not sealed:
        return found
    memories = {fact: state for fact, state in found.memories.items() if fact not in sealed}
    recalls = {fact: recall for fact, recall in found.recalls.items() if fact not in sealed}
    return replace(found, memories=memories, recalls=recalls, sealed=sealed)
