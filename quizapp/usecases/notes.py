"""A learner's own notes on facts: only whoever wrote one ever sees it."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.facts import Bank, Fact
from quizapp.store import banks, notes
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.course_access import get_fact, readable_bank
from quizapp.usecases.services import Services

LONGEST = 2000  # characters
TOO_LONG = "A note has at most {most:,} characters; this has {count:,}. Shorten it."
EMPTY = "Write something first. To be rid of a note, delete it."


@dataclass(frozen=True, slots=True)
class NotedFact:
    """A fact of a course with a learner's note on it; `text` is empty where there is none."""

    row: BankRow
    bank: Bank
    fact: Fact
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A note of a course; `fact` is None where the course has the fact no more, which `slug` named."""

    slug: str
    fact: Fact | None
    text: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class DeletedNote:
    """What a note said that is no more; empty where there was none. `is_fact`: its fact is still there."""

    row: BankRow
    bank: Bank
    is_fact: bool
    text: str


@dataclass(frozen=True, slots=True)
class NotesOfCourse:
    """All notes of a learner about one course, the newest first."""

    row: BankRow
    bank: Bank
    notes: tuple[Noted, ...]


def of_course(services: Services, person: Person, bank_slug: str) -> NotesOfCourse:
    """A learner's notes about a course. Raises NotFound, NotAllowed."""
    with services.database.reading() as on:
        row = readable_bank(on, person, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        found = notes.list_notes(on, person.id, row.id)
    return NotesOfCourse(
        row,
        bank,
        tuple(Noted(one.fact, bank.item_by_id.get(one.fact), one.text, one.changed_at) for one in found),
    )


def of_fact(services: Services, person: Person, bank_slug: str, fact_id: str) -> NotedFact:
    """A fact with the learner's note on it. Raises NotFound, NotAllowed."""
    with services.database.reading() as on:
        row = readable_bank(on, person, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        fact = get_fact(bank, fact_id)
        found = notes.texts_of(on, person.id, row.id, [fact.id])
    return NotedFact(row, bank, fact, found.get(fact.id, ""))


def texts_of(
    services: Services, person: Person | None, bank_slug: str, facts: Collection[str]
) -> dict[str, str]:
    """A learner's notes on these facts of a course, by fact; none for nobody."""
    if person is None:
        return {}
    with services.database.reading() as on:
        row = banks.find_bank(on, bank_slug)
        return notes.texts_of(on, person.id, row.id, facts) if row is not None else {}


def write(
    services: Services, person: Person, bank_slug: str, fact_id: str, text: str, now: datetime
) -> NotedFact:
    """Keep a note in place of the one before. Raises NotFound, NotAllowed, BadEntry."""
    kept = cleaned(text)
    with services.database.writing() as on:
        row = readable_bank(on, person, bank_slug)
        fact = get_fact(services.shelf.get(on, row.id, row.revision), fact_id)
        notes.save_note(on, person.id, _row_of(on, row.id, fact.id), kept, now)
        bank = services.shelf.get(on, row.id, row.revision)
    return NotedFact(row, bank, fact, kept)


def delete(services: Services, person: Person, bank_slug: str, fact_id: str) -> DeletedNote:
    """Delete a note for good; what it said comes back, so that a page can offer it once more.

    Raises NotFound, NotAllowed. A note on a fact that the course has no more can be deleted, too.
    """
    with services.database.writing() as on:
        row = readable_bank(on, person, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        text = notes.delete_note(on, person.id, _row_of(on, row.id, fact_id))
    return DeletedNote(row, bank, fact_id in bank.item_by_id, text)


def cleaned(text: str) -> str:
    """A note without control signs, its lines kept. Raises BadEntry where it is empty or too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(one for one in lines if one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs"))
    kept = kept.strip()
    if not kept:
        raise BadEntry("text", EMPTY)
    if len(kept) > LONGEST:
        raise BadEntry("text", TOO_LONG.format(most=LONGEST, count=len(kept)))
    return kept


def _row_of(on: Connection, bank_id: int, fact_id: str) -> int:
    found = banks.fact_ids(on, bank_id).get(fact_id)
    if found is None:
        raise NotFound("This course has no such fact. Its sections list those there are.")
    return found
