"""Teaching: classes and the quizzes set for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError

from quizapp import fresh
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import BadEntry, TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.core.questions import Question
from quizapp.store import banks, classes
from quizapp.store.banks import BankRow
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

SHOWN_IN_PREVIEW = 5
CODE_TRIES = 5
LONGEST_TITLE = 120  # characters


@dataclass(frozen=True, slots=True)
class TaughtClass:
    """A class with its members and quizzes (each with the number handed in and the mean score)."""

    room: ClassRow
    members: list[Any]
    quizzes: list[tuple[QuizRow, int, float | None]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a blueprint would give: how many questions, and the first few of one paper."""

    fits: int
    asked: int
    questions: tuple[Question, ...]


def make_class(services: Services, person: Person, name: str, public_id: str, now: datetime) -> ClassRow:
    """A new class taught by this person, with a join code of its own. Raises BadEntry."""
    name = clean_name(name, "name")
    for _ in range(CODE_TRIES):
        try:
            with services.database.writing() as on:
                classes.add_class(
                    on,
                    person.id,
                    public_id=public_id,
                    name=name,
                    join_code=fresh.join_code(),
                    created_at=now,
                )
                return classes.get_taught_class(on, person.id, public_id)
        except IntegrityError:  # the code is taken: one in 10^11; draw another
            continue
    raise BadEntry("name", "No free join code was found. Try again in a moment.")


def list_classes(services: Services, person: Person) -> list[tuple[ClassRow, int, int]]:
    """The classes this person teaches, with numbers of members and quizzes."""
    with services.database.reading() as on:
        return classes.list_taught_classes(on, person.id)


def show_class(services: Services, person: Person, class_id: str) -> TaughtClass:
    """A class this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        return TaughtClass(room, classes.list_members(on, room.id), classes.list_quizzes(on, room.id))


def get_class(services: Services, person: Person, class_id: str) -> ClassRow:
    """A class this person teaches, alone. Raises NotFound."""
    with services.database.reading() as on:
        return classes.get_taught_class(on, person.id, class_id)


def all_banks(services: Services) -> list[tuple[BankRow, Bank]]:
    """Every bank, with its content."""
    with services.database.reading() as on:
        return [(row, services.shelf.get(on, row.id, row.revision)) for row in banks.list_banks(on)]


def preview(services: Services, bank_slug: str, blueprint: Blueprint, seed: str) -> Preview:
    """What a blueprint gives of the bank's newest revision. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
    try:
        questions = make_paper(bank, blueprint, seed, graded=True).questions
        return Preview(len(questions), blueprint.count, questions[:SHOWN_IN_PREVIEW])
    except TooFewFacts as few:
        return Preview(few.fits, blueprint.count, ())


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
) -> str:
    """Set a quiz for a class; it can be taken at once. Returns its public id. Raises NotFound or BadEntry."""
    title = clean_name(title, "title", LONGEST_TITLE)
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        try:
            make_paper(bank, blueprint, seed, graded=True)
        except TooFewFacts as few:
            raise BadEntry("count", str(few)) from few
        classes.add_quiz(
            on,
            public_id=public_id,
            class_id=room.id,
            bank_id=row.id,
            bank_revision=row.revision,
            title=title,
            blueprint=blueprint.to_plain(),
            created_at=now,
        )
    return public_id
