"""A learner's own cards as a file: for Anki, for a spreadsheet, or whole. Nothing is stored."""

from __future__ import annotations

from datetime import datetime

from quizapp.core.errors import NotFound
from quizapp.formats.exports.course import Choice, course_file
from quizapp.formats.exports.own import OWN, own_file
from quizapp.formats.exports.written import Written
from quizapp.store import pictures
from quizapp.store.people import Person
from quizapp.usecases.own_deck import deck_on
from quizapp.usecases.services import Services

ANKI, TABLE, FILES = FORMS = ("anki-package", "table", "native")
NO_CARDS = "There are no cards to take out yet. Make one first."


def export(services: Services, person: Person, form: str, made_at: datetime) -> Written:
    """All of the learner's cards in one of FORMS. Raises NotFound where there are none."""
    with services.database.reading() as on:
        found = deck_on(on, services, person)
        if found.row is None or not found.bank.fixed:
            raise NotFound(NO_CARDS)
        kept = {
            one.digest: pictures.find_picture(on, found.row.id, one.digest) for one in found.bank.pictures
        }
    contents = {digest: picture.content for digest, picture in kept.items() if picture is not None}
    if form in OWN:
        return own_file(found.bank, form, made_at, contents)
    return course_file(found.bank, form, Choice(), made_at, contents)
