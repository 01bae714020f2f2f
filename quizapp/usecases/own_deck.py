"""The deck that a learner's own cards are: a private bank, read and stored as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.audiences import INSTRUCTORS
from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank, BankHead
from quizapp.core.languages import UNSAID, direction_of, listed
from quizapp.formats.native.fields import better_slug
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from quizapp.store import own_banks
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases import courses
from quizapp.usecases.causes import How, cause
from quizapp.usecases.own_sections import DEFAULT_SECTION, used_sections
from quizapp.usecases.services import Services

TITLE = "My own cards"
MOST_CARDS = 5_000
FULL = "You have {most:,} cards, which is all that fit. Delete some you know well."
NO_CONTENTS: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Deck:
    """A learner's private bank. `row` is None before the first card; then the bank is empty."""

    row: BankRow | None
    bank: Bank


@dataclass(frozen=True, slots=True)
class ReadyDeck:
    """A deck that was checked, and its content as it is stored."""

    bank: Bank
    content: courses.Ready


Change = Callable[[Bank], Bank]


def deck(services: Services, person: Person) -> Deck:
    """The learner's own cards."""
    with services.database.reading() as on:
        return deck_on(on, services, person)


def deck_on(on: Connection, services: Services, person: Person) -> Deck:
    """`deck`, in a transaction of the caller."""
    row = own_banks.find_own_bank(on, person.id)
    if row is None:
        return Deck(None, Bank("", BankHead(TITLE, "", (DEFAULT_SECTION,), language=UNSAID)))
    return Deck(row, services.shelf.get(on, row.id, row.revision))


def store(services: Services, person: Person, change: Change, now: datetime) -> None:
    """Store what `change` makes of the deck, in one transaction. Raises BadEntry."""
    with services.database.writing() as on:
        found = deck_on(on, services, person)
        ready = made_ready(person, found, change(found.bank))
        row = save_on(on, person, found, ready, now)
    services.shelf.put(row.id, ready.bank)  # it was checked, so nobody need read it from the database again


def made_ready(person: Person, before: Deck, after: Bank) -> ReadyDeck:
    """The deck as it is stored, as private as it is. Raises BadEntry where it would not be sound."""
    if len(after.fixed) > MOST_CARDS:
        raise BadEntry("front", FULL.format(most=MOST_CARDS))
    slug = before.bank.slug or slug_of(person)
    bank = _checked(replace(after, slug=slug, head=_tidied(after)))
    audience = own_banks.audience_of(person.public_id)
    return ReadyDeck(bank, replace(courses.make_ready(bank), audience=audience))


def save_on(
    on: Connection,
    person: Person,
    before: Deck,
    ready: ReadyDeck,
    now: datetime,
    contents: Mapping[str, bytes] = NO_CONTENTS,
) -> BankRow:
    """Store what was made ready, in a transaction of the caller; a learner's first card makes their deck.

    `contents` are the bytes of new pictures by digest. Put the bank on the shelf when it is stored.
    """
    how = cause(How.EDITED, person)
    courses.save_ready(on, ready.content, courses.DATABASE, now, how, contents)
    row = courses.row_of(on, ready.content.slug)
    if before.row is None:
        own_banks.add_own_bank(on, person.id, row.id)
    own_banks.forget_revisions(on, row.id, now)
    return row


def begun_in(bank: Bank, language: str) -> Bank:
    """A deck that is just being made, in this language, if any; every other stays in its own."""
    return bank if bank.slug else replace(bank, head=replace(bank.head, language=listed(language)))


def slug_of(person: Person) -> str:
    """The short name of a learner's deck: nobody else has it, as nobody has their public id."""
    return f"own-{better_slug(person.public_id, 'cards')}"


def as_sentence(text: str) -> str:
    """What is wrong with a card, as a sentence."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _tidied(bank: Bank) -> BankHead:
    """The head without sections that no card is in. Its language says how it is read."""
    return replace(
        bank.head,
        title=TITLE,
        sections=used_sections(bank),
        audience=INSTRUCTORS,
        direction=direction_of(bank.head.language),
    )


def _checked(bank: Bank) -> Bank:
    checked = check_plain(to_plain(bank))
    if checked.bank is None:
        raise BadEntry("front", f"The card cannot be kept: {as_sentence(checked.faults[0].message)}")
    return checked.bank
