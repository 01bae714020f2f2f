"""A learner's own cards: questions of theirs, in a private bank that is studied like any course."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.facts import Bank, BankHead, FixedItem, Section
from quizapp.core.fixed import trouble_with
from quizapp.core.languages import UNSAID, direction_of, listed
from quizapp.formats.native.fields import better_slug
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.schema_head import RESERVED
from quizapp.formats.native.writer import to_plain
from quizapp.store import own_banks
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases import courses
from quizapp.usecases.causes import How, cause
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

TITLE = "My own cards"
DEFAULT_SECTION = Section("cards", "Cards", ())
MOST_CARDS = 5_000
MOST_SECTIONS = 200
LONGEST_SIDE = 2_000  # characters
LONGEST_SECTION = 80
MOST_ACCEPTED = 10
TYPED, TURNED = "short_answer", "flashcard"
GONE = "There is no such card any more. The list shows those there are."
FULL = "You have {most:,} cards, which is all that fit. Delete some you know well."
NO_CONTENTS: Mapping[str, bytes] = {}


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is written. `accepted`: other answers that are right; `section`: a title, or empty.

    `is_typed`: the answer is typed and marked; else the card is turned and the learner says if they knew it.
    """

    front: str
    back: str
    accepted: tuple[str, ...] = ()
    section: str = ""
    is_typed: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A learner's private bank. `row` is None before the first card; then the bank is empty."""

    row: BankRow | None
    bank: Bank


@dataclass(frozen=True, slots=True)
class Removed:
    """A card that was deleted, and the revision in which it still stood."""

    item: FixedItem
    revision: str


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


def find_card(bank: Bank, card_id: str) -> FixedItem:
    """A card of the deck. Raises NotFound."""
    found = next((item for item in bank.fixed if item.id == card_id), None)
    if found is None:
        raise NotFound(GONE)
    return found


def as_card(item: FixedItem, bank: Bank) -> Card:
    """A question of the deck as it was written."""
    title = bank.section_by_id[item.section].title if item.section in bank.section_by_id else ""
    return Card(
        item.prompt,
        item.key[0] if item.key else "",
        item.key[1:],
        "" if item.section == DEFAULT_SECTION.id else title,
        item.type != TURNED,
        item.why,
    )


def save_card(
    services: Services,
    person: Person,
    card: Card,
    card_id: str,
    now: datetime,
    is_new: bool = False,
    language: str = "",
) -> None:
    """Add a card (`is_new`), or change the one of this id. Raises BadEntry, NotFound.

    `language`: that of the learner's browser, for a deck that begins with this card.
    """

    def write(bank: Bank) -> Bank:
        before = None if is_new else find_card(bank, card_id)
        sections, section = _with_section(bank, clean_section(card.section))
        written = _item(card, card_id, section, before)
        fixed = (*bank.fixed, written) if before is None else _replaced(bank.fixed, written)
        return begun_in(replace(bank, head=replace(bank.head, sections=sections), fixed=fixed), language)

    store(services, person, write, now)


def delete_card(services: Services, person: Person, card_id: str, now: datetime) -> Removed:
    """Take a card out of the deck; what is remembered of it waits for it. Raises NotFound."""
    with services.database.writing() as on:
        found = deck_on(on, services, person)
        item = find_card(found.bank, card_id)
        rest = tuple(one for one in found.bank.fixed if one.id != card_id)
        store_on(on, services, person, found, replace(found.bank, fixed=rest), now)
    return Removed(item, found.bank.revision)


def restore_card(services: Services, person: Person, card_id: str, revision: str, now: datetime) -> None:
    """Put a deleted card back as it stood in a revision, unless it is there again. Raises NotFound."""
    with services.database.writing() as on:
        found = deck_on(on, services, person)
        if found.row is None:
            raise NotFound(GONE)
        if any(item.id == card_id for item in found.bank.fixed):
            return
        before = services.shelf.get(on, found.row.id, revision)
        item = find_card(before, card_id)
        section = before.section_by_id.get(item.section, DEFAULT_SECTION)
        sections = found.bank.head.sections
        if section.id not in {one.id for one in sections}:
            sections = (*sections, section)
        head = replace(found.bank.head, sections=sections)
        shown = [item.picture.file] if item.picture else []  # the deck may have no other card that shows it
        pictures = found.bank.picture_by_file | {file: before.picture_by_file[file] for file in shown}
        fixed = (*found.bank.fixed, item)
        after = replace(found.bank, head=head, fixed=fixed, pictures=tuple(pictures.values()))
        store_on(on, services, person, found, after, now)


def store(services: Services, person: Person, change: Change, now: datetime) -> None:
    """Store what `change` makes of the deck, in one transaction. Raises BadEntry."""
    with services.database.writing() as on:
        found = deck_on(on, services, person)
        store_on(on, services, person, found, change(found.bank), now)


def store_on(
    on: Connection, services: Services, person: Person, before: Deck, after: Bank, now: datetime
) -> BankRow:
    """Store the deck in a transaction of the caller. Raises BadEntry where it would not be sound."""
    return save_on(on, person, before, made_ready(person, before, after), now)


def made_ready(person: Person, before: Deck, after: Bank) -> courses.Ready:
    """The deck as it is stored, as private as it is. Raises BadEntry where it would not be sound."""
    if len(after.fixed) > MOST_CARDS:
        raise BadEntry("front", FULL.format(most=MOST_CARDS))
    slug = before.bank.slug or slug_of(person)
    bank = _checked(replace(after, slug=slug, head=_tidied(after)))
    return replace(courses.make_ready(bank), audience=own_banks.audience_of(person.public_id))


def save_on(
    on: Connection,
    person: Person,
    before: Deck,
    ready: courses.Ready,
    now: datetime,
    contents: Mapping[str, bytes] = NO_CONTENTS,
) -> BankRow:
    """Store what was made ready, in a transaction of the caller; a learner's first card makes their deck.

    `contents` are the bytes of new pictures by digest.
    """
    courses.save_ready(on, ready, courses.DATABASE, now, cause(How.EDITED, person), contents)
    row = courses.row_of(on, ready.slug)
    if before.row is None:
        own_banks.add_own_bank(on, person.id, row.id)
    own_banks.forget_revisions(on, row.id)
    return row


def begun_in(bank: Bank, language: str) -> Bank:
    """A deck that is just being made, in this language, if any; every other stays in its own."""
    return bank if bank.slug else replace(bank, head=replace(bank.head, language=listed(language)))


def slug_of(person: Person) -> str:
    """The short name of a learner's deck: nobody else has it, as nobody has their public id."""
    return f"own-{better_slug(person.public_id, 'cards')}"


def clean_section(title: str) -> str:
    """A title that can be shown; empty for none."""
    return clean_name(title, "section", LONGEST_SECTION) if title.strip() else ""


def with_section(bank: Bank, title: str) -> tuple[Bank, str]:
    """The deck with a section of this title, and the section's id; the usual one for no title."""
    sections, section = _with_section(bank, clean_section(title))
    return replace(bank, head=replace(bank.head, sections=sections)), section


def _with_section(bank: Bank, title: str) -> tuple[tuple[Section, ...], str]:
    sections = bank.head.sections or (DEFAULT_SECTION,)
    if not title:
        there = {one.id for one in sections}
        return (sections if DEFAULT_SECTION.id in there else (DEFAULT_SECTION, *sections)), DEFAULT_SECTION.id
    known = next((one for one in sections if one.title.casefold() == title.casefold()), None)
    if known is not None:
        return sections, known.id
    if len(sections) >= MOST_SECTIONS:
        raise BadEntry("section", f"At most {MOST_SECTIONS} sections fit. Use one that is there.")
    taken = {*RESERVED, *(one.id for one in sections)}
    wanted = better_slug(title, "section")[:40].strip("-")
    made = next(one for one in (wanted, *(f"{wanted}-{n}" for n in range(2, 999))) if one not in taken)
    return (*sections, Section(made, title, ())), made


def _tidied(bank: Bank) -> BankHead:
    """The head without sections that no card is in; one is always left. Its language says how it is read."""
    used = {item.section for item in bank.fixed}
    sections = tuple(one for one in bank.head.sections if one.id in used) or (DEFAULT_SECTION,)
    language = bank.head.language
    return replace(
        bank.head,
        title=TITLE,
        sections=sections,
        audience="instructors",
        language=language,
        direction=direction_of(language),
    )


def _item(card: Card, card_id: str, section: str, before: FixedItem | None) -> FixedItem:
    key = tuple(dict.fromkeys((card.back.strip(), *(one.strip() for one in card.accepted if one.strip()))))
    kind = TYPED if card.is_typed else TURNED
    if before is not None and card.is_typed and before.type != TURNED:
        kind = before.type  # a year stays a year, whose answer is read as one
    made = FixedItem(card_id, kind, card.front.strip(), key, section=section, why=card.why.strip())
    if before is not None:
        made = replace(made, at=before.at, tags=before.tags, picture=before.picture, within=before.within)
    if kind not in (TYPED, TURNED) and trouble_with(made) is not None:
        made = replace(made, type=TYPED)
    trouble = trouble_with(made)
    if trouble is not None:
        raise BadEntry("front" if trouble[0] == "prompt" else "back", _sentence(trouble[1]))
    return made


def _replaced(fixed: tuple[FixedItem, ...], written: FixedItem) -> tuple[FixedItem, ...]:
    return tuple(written if item.id == written.id else item for item in fixed)


def _checked(bank: Bank) -> Bank:
    checked = check_plain(to_plain(bank))
    if checked.bank is None:
        raise BadEntry("front", f"The card cannot be kept: {_sentence(checked.faults[0].message)}")
    return checked.bank


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
