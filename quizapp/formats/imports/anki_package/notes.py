"""What is common to all cards of a note of a package, and what keeps a whole note from being read."""

from __future__ import annotations

from dataclasses import replace

from quizapp.formats.imports.anki_notes import Note, no_card
from quizapp.formats.imports.anki_package.collection import CardRecord, NoteRecord
from quizapp.formats.imports.html import to_text
from quizapp.formats.imports.items import ItemRow, Level
from quizapp.formats.imports.table_rows import Row

TOO_LONG = "the card is too long to be one; shorten its fields in Anki"
NO_TYPE = "its note type is not in the file; in Anki use Tools > Check Database and export it again"
_NOWHERE = Row((), 0, 0, "")  # a package has no lines
_NO_CARD = "the note has no card in Anki, so there is nothing to ask; look at its note type there"
_NO_NOTE = "the card has no note; in Anki use Tools > Check Database and export it again"
_OCCLUSION = "a picture with parts hidden cannot be asked here; it was left out"
_LOOKED_AT = 2_000  # characters of a field that give a name


def note_of(record: NoteRecord) -> Note:
    """The note, with its first field as its name."""
    first = plainly((record.fields or ("",))[0][:_LOOKED_AT])
    kind = record.notetype.name if record.notetype else ""
    return Note(_NOWHERE, (first,), kind, "", tuple(dict.fromkeys(record.tags)), record.guid)


def in_deck(note: Note, card: CardRecord) -> Note:
    """The note in the deck of one of its cards."""
    return replace(note, deck="::".join(card.deck))


def trouble_with(record: NoteRecord) -> tuple[str, str, Level] | None:
    """What keeps a whole note from being read: a code, words, and what that means."""
    if record.fields is None:
        return "anki.too-long", TOO_LONG, Level.ERROR
    if record.notetype is None:
        return "anki.no-notetype", NO_TYPE, Level.ERROR
    if record.notetype.is_occlusion:
        return "anki.image-occlusion", _OCCLUSION, Level.SKIP
    if not record.cards:
        return "anki.no-card", _NO_CARD, Level.SKIP
    return None


def row_without_note() -> ItemRow:
    """What became of a card whose note is not there."""
    return no_card(Note(_NOWHERE, (), "", "", (), ""), (), "anki.no-note", _NO_NOTE)


def values_of(record: NoteRecord) -> dict[str, str]:
    """The HTML of every field by its name."""
    names = record.notetype.fields if record.notetype else ()
    return dict(zip(names, record.fields or (), strict=False))


def plainly(html: str) -> str:
    """The text of a piece of HTML that has been looked through before."""
    return to_text(html)[0]
