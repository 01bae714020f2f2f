"""Papers to print: forms of equal difficulty from a course as it is now. Nothing is stored."""

from __future__ import annotations

from quizapp.core.facts import Bank
from quizapp.store import banks
from quizapp.store.banks import BankRow
from quizapp.store.classes import QuizRow
from quizapp.usecases.services import Services


def course_to_print(services: Services, bank_slug: str) -> tuple[BankRow, Bank]:
    """A course with its content, for instructors. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        return row, services.shelf.get(on, row.id, row.revision)


def slug_of_quiz(services: Services, quiz: QuizRow) -> str:
    """The course that a quiz asks, by its slug."""
    with services.database.reading() as on:
        return banks.get_bank_by_id(on, quiz.bank_id).slug
