"""Teaching: classes and the quizzes set for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp import fresh
from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank
from quizapp.core.quiz_settings import Design
from quizapp.store import banks, class_banks, class_members, classes, live
from quizapp.store.banks import BankRow
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.gradebook import Within
from quizapp.store.people import Person
from quizapp.usecases import building
from quizapp.usecases.beginning import PLAIN
from quizapp.usecases.gradebook import means_of, sheet_within
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

CODE_TRIES = 5
NO_COURSE = "Choose at least one course for the class to learn from."


@dataclass(frozen=True, slots=True)
class TaughtClass:
    """A class with its members and quizzes (each with the number handed in and the mean score).

    `courses`: those it learns from. `teachers`: the names of who teaches it. `expected`: how many stand on
    its roster and have not joined. `working`: how many are in the middle of a quiz now, by its row id;
    `most`: what each published quiz can earn.
    """

    room: ClassRow
    members: list[Any]
    quizzes: list[tuple[QuizRow, int, float | None]]
    courses: list[BankRow]
    teachers: list[str]
    expected: int
    working: dict[int, int]
    most: dict[int, float]


def make_class(
    services: Services, person: Person, name: str, bank_slugs: Sequence[str], public_id: str, now: datetime
) -> ClassRow:
    """A new class taught by this person, with a join code of its own and the courses it learns from.

    Raises BadEntry, which names the field.
    """
    name = clean_name(name, "name")
    for _ in range(CODE_TRIES):
        try:
            with services.database.writing() as on:
                class_id = classes.add_class(
                    on,
                    person.id,
                    public_id=public_id,
                    name=name,
                    join_code=fresh.join_code(),
                    created_at=now,
                )
                class_banks.set_banks(on, class_id, _bank_ids(on, bank_slugs))
                return classes.get_taught_class(on, person.id, public_id)
        except IntegrityError:  # the code is taken: one in 10^11; draw another
            continue
    raise BadEntry("name", "No free join code was found. Try again in a moment.")


def list_classes(services: Services, person: Person) -> list[tuple[ClassRow, int, int]]:
    """The classes this person teaches, with numbers of members and quizzes."""
    with services.database.reading() as on:
        return classes.list_taught_classes(on, person.id)


def show_class(services: Services, person: Person, class_id: str, now: datetime) -> TaughtClass:
    """A class this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        rows = classes.list_quizzes(on, room.id, now)
        sheet = sheet_within(on, room, Within(room.id), now)
        means = means_of(sheet)
        return TaughtClass(
            room,
            class_members.list_members(on, room.id),
            [(quiz, count, means.get(quiz.id)) for quiz, count in rows],
            class_banks.list_banks(on, room.id),
            classes.list_teachers(on, room.id),
            class_members.count_expected(on, room.id),
            live.count_working(on, room.id, now),
            {column.id: column.maximum for column in sheet.columns},
        )


def get_class(services: Services, person: Person, class_id: str) -> ClassRow:
    """A class this person teaches, alone. Raises NotFound."""
    with services.database.reading() as on:
        return classes.get_taught_class(on, person.id, class_id)


def choose_courses(services: Services, person: Person, class_id: str, bank_slugs: Sequence[str]) -> None:
    """Let a class learn from these courses and no others. Quizzes that were set stay.

    Raises NotFound, or BadEntry for `banks`.
    """
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        class_banks.set_banks(on, room.id, _bank_ids(on, bank_slugs))


def list_courses(services: Services) -> list[BankRow]:
    """Every course there is, by title."""
    with services.database.reading() as on:
        return banks.list_banks(on)


def courses_of_class(services: Services, person: Person, class_id: str) -> list[tuple[BankRow, Bank]]:
    """The courses that a class learns from, with their content. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        rows = class_banks.list_banks(on, room.id)
        return [(row, services.shelf.get(on, row.id, row.revision)) for row in rows]


def set_quiz(
    services: Services,
    person: Person,
    class_id: str,
    bank_slug: str,
    title: str,
    blueprint: Blueprint,
    public_id: str,
    seed: str,
    now: datetime,
    terms: Terms = PLAIN,
) -> str:
    """Set a quiz for a class with the usual settings, to be taken on these terms. Returns its public id.

    Raises NotFound, BadEntry, or ChangedMeanwhile where the class was archived.
    """
    design = Design(title, bank_slug, blueprint, terms)
    return building.set_quiz(services, person, class_id, design, public_id, seed, now)


def _bank_ids(on: Connection, slugs: Sequence[str]) -> list[int]:
    known = {row.slug: row.id for row in banks.list_banks(on)}
    if not slugs or not set(slugs) <= set(known):
        raise BadEntry("banks", NO_COURSE)
    return [known[slug] for slug in dict.fromkeys(slugs)]
