"""Own cards that were deleted: each is kept by itself for a while, whatever else becomes of the deck."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import NotFound
from quizapp.core.facts import Bank, FixedItem
from quizapp.formats.native.reader import read_plain
from quizapp.formats.native.writer import to_plain
from quizapp.store import own_banks
from quizapp.store.people import Person
from quizapp.usecases.own_cards import find_card
from quizapp.usecases.own_deck import Deck, deck_on, made_ready, save_on
from quizapp.usecases.own_sections import DEFAULT_SECTION, section_title, with_section_or_usual
from quizapp.usecases.services import Services

MOST_LISTED = 20
TOO_LATE = (
    f"This card was deleted more than {own_banks.DELETED_LASTS.days} days ago, so it is not kept any more. "
    "Make it again, if you want it back."
)


def delete_card(services: Services, person: Person, card_id: str, now: datetime) -> FixedItem:
    """Take a card out of the deck; it can be put back with what is remembered of it. Raises NotFound."""
    with services.database.writing() as on:
        found = deck_on(on, services, person)
        item = find_card(found.bank, card_id)
        rest = tuple(one for one in found.bank.fixed if one.id != card_id)
        ready = made_ready(person, found, replace(found.bank, fixed=rest))
        row = save_on(on, person, found, ready, now)
        own_banks.keep_deleted(on, row.id, card_id, to_plain(_alone(item, found.bank)), now)
    services.shelf.put(row.id, ready.bank)
    return item


def restore_card(services: Services, person: Person, card_id: str, now: datetime) -> None:
    """Put a deleted card back as it was, unless it is there again.

    Raises NotFound where it is not kept any more, BadEntry where the deck is full.
    """
    with services.database.writing() as on:
        found = deck_on(on, services, person)
        if any(item.id == card_id for item in found.bank.fixed):
            return
        kept = own_banks.find_deleted(on, found.row.id, card_id) if found.row else None
        if kept is None:
            raise NotFound(TOO_LATE)
        ready = made_ready(person, found, _with_card(found.bank, read_plain(kept), card_id))
        row = save_on(on, person, found, ready, now)
        own_banks.forget_deleted(on, row.id, card_id)
    services.shelf.put(row.id, ready.bank)


def list_deleted(services: Services, person: Person) -> list[FixedItem]:
    """The cards deleted last that can be put back, the newest first."""
    with services.database.reading() as on:
        found = list_deleted_on(on, deck_on(on, services, person), MOST_LISTED)
    return [item for item, _ in found]


def list_deleted_on(on: Connection, deck: Deck, most: int | None = None) -> list[tuple[FixedItem, Bank]]:
    """The deleted cards that are kept, the newest first, each with the deck that holds it alone."""
    documents = own_banks.list_deleted(on, deck.row.id, most) if deck.row else []
    return [(bank.fixed[0], bank) for bank in map(read_plain, documents)]


def _alone(item: FixedItem, bank: Bank) -> Bank:
    """A deck of this card and nothing else."""
    sections = tuple(one for one in bank.head.sections if one.id == item.section) or (DEFAULT_SECTION,)
    shown = (bank.picture_by_file[item.picture.file],) if item.picture else ()
    return replace(bank, head=replace(bank.head, sections=sections), fixed=(item,), pictures=shown)


def _with_card(bank: Bank, kept: Bank, card_id: str) -> Bank:
    """The deck with a card of another, in the section of that title, with its picture."""
    item = find_card(kept, card_id)
    after, section = with_section_or_usual(bank, section_title(kept, item.section))
    pictures = tuple((bank.picture_by_file | kept.picture_by_file).values())
    return replace(after, fixed=(*bank.fixed, replace(item, section=section)), pictures=pictures)
