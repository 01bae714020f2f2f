"""A course, or a paper of it, as a file for another program. Nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quizapp.core.facts import Bank
from quizapp.core.questions import Question
from quizapp.formats.exports.course import Choice, course_file, paper_file
from quizapp.formats.exports.own import OWN, own_file
from quizapp.formats.exports.written import Written
from quizapp.store import banks
from quizapp.store.banks import BankRow
from quizapp.usecases.pictures import stored_contents
from quizapp.usecases.services import Services


def course_to_export(services: Services, bank_slug: str) -> tuple[BankRow, Bank]:
    """A course with its content, for instructors. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        return row, services.shelf.get(on, row.id, row.revision)


def export_course(services: Services, bank: Bank, form: str, choice: Choice, made_at: datetime) -> Written:
    """A course in a format of `formats()` or OWN. Raises BadEntry where the choice does not fit."""
    contents = _contents(services, bank)
    if form in OWN:
        return own_file(bank, form, made_at, contents)
    return course_file(bank, form, choice, made_at, contents)


def export_paper(
    services: Services,
    bank: Bank,
    form: str,
    forms: Sequence[tuple[str, Sequence[Question]]],
    seed: str,
    made_at: datetime,
) -> Written:
    """The forms of a paper, by their letters, in a format of `formats()`."""
    return paper_file(bank, form, forms, seed, made_at, _contents(services, bank))


def _contents(services: Services, bank: Bank) -> dict[str, bytes]:
    return stored_contents(services, bank.slug) if bank.pictures else {}
