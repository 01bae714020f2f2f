"""A learner's Anki deck on its way into their own cards: a report, then the cards with what was learnt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.formats.imports.anki_package.learnt import Learnt
from quizapp.formats.imports.anki_package.reader import read_anki_package
from quizapp.formats.imports.items import ImportReport
from quizapp.store import memory, own_uploads, past_reviews
from quizapp.store.people import Person
from quizapp.store.rows_banks import UploadRow
from quizapp.usecases.foreign_items import ForeignItem, items_of
from quizapp.usecases.own_anki_past import Past, count_outcomes, pasts_of, read_deck
from quizapp.usecases.own_deck import Deck, deck_on
from quizapp.usecases.own_sections import DEFAULT_SECTION
from quizapp.usecases.services import Services
from quizapp.usecases.uploading import shown_file_name

EMPTY = "The file is empty. In Anki, use File > Export and choose “Anki Deck Package”."
NO_DECK = "This is no deck of Anki. In Anki, use File > Export and choose “Anki Deck Package (.apkg)”."
GONE = "This deck was brought in, or another was uploaded since. Upload it again."
NOT_OURS = ("anki.progress", "anki.suspended")  # what is said where nothing learnt is taken over


@dataclass(frozen=True, slots=True)
class DeckReport:
    """The dry run of a deck. `items` are its cards, `pasts` what was learnt of those that are here then.

    `known` counts answers that are in the log already, or come before what was answered here since; `first`
    and `last` are the days of the answers. `of_state` and `of_interval` count cards of which only the outcome
    is known: a memory of Anki's newer scheduler, or an interval of its older one.
    """

    public_id: str
    file_name: str
    report: ImportReport
    items: tuple[ForeignItem, ...]
    learnt: Learnt
    pasts: tuple[Past, ...]
    known: int
    of_state: int
    of_interval: int
    first: date | None
    last: date | None

    @property
    def answers(self) -> int:
        """How many answers would be brought along."""
        return sum(len(past.steps) for past in self.pasts)

    @property
    def suspended(self) -> int:
        """How many cards would not be asked, as in Anki."""
        return sum(past.is_suspended for past in self.pasts)

    def count(self, change: str) -> int:
        """How many cards are `new`, `changed` or `unchanged`."""
        return sum(item.change == change for item in self.items)

    @property
    def has_past(self) -> bool:
        """Whether something that was learnt would be brought along."""
        return any(past.steps or past.outcome for past in self.pasts)

    @property
    def left_out(self) -> tuple[ForeignItem, ...]:
        """The cards that cannot be taken in."""
        return tuple(item for item in self.items if not item.change)


@dataclass(frozen=True, slots=True)
class Known:
    """What was here when the deck was read."""

    deck: Deck
    memories: Mapping[str, FactMemory]
    last: Mapping[str, datetime]


def upload(
    services: Services, person: Person, file_name: str, content: bytes, public_id: str, now: datetime
) -> str:
    """Keep a deck for its report, in place of one before. Returns its public id. Raises BadEntry."""
    if not content.strip():
        raise BadEntry("file", EMPTY)
    name = shown_file_name(file_name)
    report = read_anki_package(content, name)
    if not report.is_readable:
        raise BadEntry("file", report.messages[0].message.capitalize() if report.messages else NO_DECK)
    with services.database.writing() as on:
        own_uploads.keep(on, person.id, public_id, name, content, now)
    services.files.get(_key(public_id, person), lambda: read_deck(report, content, person, now))
    return public_id


def find_report(services: Services, person: Person, public_id: str, now: datetime) -> DeckReport:
    """What a deck would bring. Raises NotFound."""
    with services.database.reading() as on:
        return report_of(
            services, person, upload_on(on, person, public_id), known_on(on, services, person), now
        )


def upload_on(on: Connection, person: Person, public_id: str) -> UploadRow:
    """The deck that a learner has uploaded. Raises NotFound."""
    row = own_uploads.find(on, person.id, public_id)
    if row is None:
        raise NotFound(GONE)
    return row


def known_on(on: Connection, services: Services, person: Person) -> Known:
    """The learner's cards as they are now, with what is remembered of them."""
    found = deck_on(on, services, person)
    if found.row is None:
        return Known(found, {}, {})
    return Known(
        found,
        memory.list_memories(on, person.id, found.row.id),
        past_reviews.last_answers(on, person.id, found.row.id),
    )


def report_of(services: Services, person: Person, row: UploadRow, known: Known, now: datetime) -> DeckReport:
    """What an uploaded deck would bring to what is here."""
    read = services.files.get(
        _key(row.public_id, person),
        lambda: read_deck(read_anki_package(row.content, row.file_name), row.content, person, now),
    )
    items = services.files.get(
        (*_key(row.public_id, person), known.deck.bank.revision),
        lambda: items_of(read.report.rows, known.deck.bank, DEFAULT_SECTION.id, compares=False),
    )
    pasts, skipped = pasts_of(read, items, known.last, person)
    days = [day for past in pasts for day in past.days]
    of_state, of_interval = count_outcomes(pasts, read.learnt)
    notes = tuple(message for message in read.report.messages if message.code not in NOT_OURS)
    return DeckReport(
        row.public_id, row.file_name, replace(read.report, messages=notes), items, read.learnt, pasts,
        skipped, of_state, of_interval, min(days, default=None), max(days, default=None),
    )  # fmt: skip


def _key(public_id: str, person: Person) -> tuple[str, str, str]:
    return "own deck", public_id, person.time_zone
