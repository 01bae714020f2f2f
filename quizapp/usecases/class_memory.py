"""What a class remembers, for those who teach it: of members who agreed, in sums, never of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint, Pick
from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.facts import Bank
from quizapp.core.memory.class_recall import LEAST_LEARNERS, ClassRecall, class_recall
from quizapp.core.quiz_settings import Design, Settings
from quizapp.core.reviewing import AFTER_EACH
from quizapp.store import class_banks, class_memory, classes
from quizapp.store.banks import BankRow
from quizapp.store.class_memory import Agreement
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases import building
from quizapp.usecases.services import Services

LOOK_BACK = timedelta(days=365)  # what was confused longer ago is not shown
MOST_PRACTISED = 40
PRACTICE = Settings(review=AFTER_EACH, weight=0.0)
PRACTICE_TERMS = Terms(attempts=None)
NO_FACTS = "Choose at least one fact to practise."


@dataclass(frozen=True, slots=True)
class ConfusedPair:
    """Two facts of which the value of `other` was given for `fact`, by so many learners."""

    fact: str
    other: str
    learners: int


@dataclass(frozen=True, slots=True)
class CourseMemory:
    """A course as a class will recall it on `day`: its exam of the title `exam`, else the day after today.

    `recall` is None where fewer than LEAST_LEARNERS agreed, and nothing is told then.
    """

    row: BankRow
    bank: Bank
    day: date
    exam: str | None
    recall: ClassRecall | None
    confused: tuple[ConfusedPair, ...]


@dataclass(frozen=True, slots=True)
class ClassMemory:
    """A class, what its members decided, its courses, and what is recalled of one; None where it has none."""

    room: ClassRow
    agreement: Agreement
    courses: tuple[BankRow, ...]
    course: CourseMemory | None
    today: date


def class_memory_of(
    services: Services, person: Person, class_id: str, bank_slug: str, now: datetime
) -> ClassMemory:
    """What a class remembers of a course, of its first where none is named.

    Raises NotFound, also for a course that the class does not learn from.
    """
    today = person.day_at(now)
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        rows = tuple(class_banks.list_banks(on, room.id))
        row = _chosen(rows, bank_slug)
        course = None if row is None else _course(services, on, room, row, today)
        return ClassMemory(room, class_memory.count_agreed(on, room.id), rows, course, today)


def share(services: Services, person: Person, class_id: str, agrees: bool) -> ClassRow:
    """Let those who teach a class see what is remembered, or not any more. Raises NotFound."""
    with services.database.writing() as on:
        room = classes.get_joined_class(on, person.id, class_id)
        class_memory.set_shares_memory(on, room.id, person.id, agrees)
        return room


def check_member(services: Services, person: Person, class_id: str) -> None:
    """Raise NotFound unless this person is in the class."""
    with services.database.reading() as on:
        classes.get_joined_class(on, person.id, class_id)


def set_practice(
    services: Services,
    person: Person,
    class_id: str,
    bank_slug: str,
    facts: Sequence[str],
    ids: tuple[str, str],
    now: datetime,
) -> str:
    """A draft of a quiz that asks these facts, counts nothing and may be taken any number of times.

    `ids` are a new public id and a secret seed. Returns the public id. Raises NotFound, BadEntry, or
    ChangedMeanwhile where the class was archived.
    """
    picks = tuple(Pick(fact) for fact in dict.fromkeys(facts))
    if not picks:
        raise BadEntry("facts", NO_FACTS)
    if len(picks) > MOST_PRACTISED:
        raise BadEntry("facts", f"Choose at most {MOST_PRACTISED} facts for one quiz.")
    count = "1 fact" if len(picks) == 1 else f"{len(picks)} facts"
    title = f"Practice: {count} to go through again"
    design = Design(title, bank_slug, Blueprint.of_lines((), picks), PRACTICE_TERMS, PRACTICE)
    return building.set_quiz(services, person, class_id, design, *ids, now, is_published=False)


def _chosen(rows: Sequence[BankRow], slug: str) -> BankRow | None:
    if not slug:
        return next(iter(rows), None)
    found = next((row for row in rows if row.slug == slug), None)
    if found is None:
        raise NotFound("This class does not learn from that course. Choose one of its own.")
    return found


def _course(services: Services, on: Connection, room: ClassRow, row: BankRow, today: date) -> CourseMemory:
    bank = services.shelf.get(on, row.id, row.revision)
    exam = class_memory.find_exam(on, room.id, row.id, today)
    day = exam[0] if exam else today + timedelta(days=1)
    models = class_memory.list_models(on, room.id)
    memories = class_memory.list_memories(on, room.id, row.id) if len(models) >= LEAST_LEARNERS else []
    pairs = class_memory.list_confused(on, room.id, row.id, today - LOOK_BACK, LEAST_LEARNERS)
    return CourseMemory(
        row,
        bank,
        day,
        exam[1] if exam else None,
        class_recall(memories, models, day),
        tuple(
            ConfusedPair(pair.slug, pair.confused_with, pair.members)
            for pair in pairs
            if pair.slug in bank.item_by_id and pair.confused_with in bank.item_by_id
        ),
    )
