"""Papers to print: from a course as it is now, and those of a quiz as it was set. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.blueprint import Blueprint
from quizapp.core.facts import Bank
from quizapp.store import banks, classes
from quizapp.store.banks import BankRow
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services


def course_to_print(services: Services, bank_slug: str) -> tuple[BankRow, Bank]:
    """A course with its content, for instructors. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        return row, services.shelf.get(on, row.id, row.revision)


@dataclass(frozen=True, slots=True)
class QuizToPrint:
    """A quiz with its class, and the course that it asks, named and as it was when the quiz was set."""

    quiz: QuizRow
    room: ClassRow
    course: BankRow
    bank: Bank

    @property
    def blueprint(self) -> Blueprint:
        """What the quiz asks."""
        return Blueprint.from_plain(self.quiz.blueprint)


def quiz_to_print(services: Services, person: Person, quiz_id: str) -> QuizToPrint:
    """A quiz of a class that this person teaches, drafts too. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        course = banks.get_bank_by_id(on, quiz.bank_id)
        return QuizToPrint(quiz, room, course, services.shelf.get(on, quiz.bank_id, quiz.bank_revision))
