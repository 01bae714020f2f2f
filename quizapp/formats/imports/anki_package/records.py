"""The notes and cards of a database that was opened with its guards."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from quizapp.formats.imports.anki_package.collection import CardRecord, Collection, NoteRecord
from quizapp.formats.imports.anki_package.notetypes import Decks, NoteTypes, read_kinds
from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.table_rows import MAX_ITEMS

MAX_NOTE = 400_000  # characters of all fields of a note
MAX_TEXT = 10_000_000  # characters of all notes
_COUNTS = {
    "cards": "SELECT count(*) FROM (SELECT 1 FROM cards LIMIT ?)",
    "notes": "SELECT count(*) FROM (SELECT 1 FROM notes LIMIT ?)",
}
_STUB = "Please update to the latest Anki version"
_BETWEEN = "\x1f"
_SUSPENDED = -1
_IN_PARTS = "export one deck at a time"


def read_collection(database: sqlite3.Connection, may_be_stub: bool) -> Collection:
    """All notes with their cards. Raises NotReadable, sqlite3.Error.

    `may_be_stub` says that newer packages put a note there that only asks for a newer Anki.
    """
    _check_size(database)
    types, decks = read_kinds(database)
    cards, learnt, suspended = _cards(database, decks)
    notes = _notes(database, types, cards)
    if may_be_stub and len(notes) == 1 and (notes[0].fields or ("",))[0].startswith(_STUB):
        text = "only the note that asks for a newer Anki is in it; export it again"
        raise NotReadable("stub", text)
    return Collection(tuple(notes), sum(map(len, cards.values())), learnt, suspended)


def _check_size(database: sqlite3.Connection) -> None:
    for what, counted in _COUNTS.items():
        if database.execute(counted, (MAX_ITEMS + 1,)).fetchone()[0] > MAX_ITEMS:
            text = f"it has over {MAX_ITEMS:,} {what}, which is more than is read at once; {_IN_PARTS}"
            raise NotReadable("too-many-items", text)


def _cards(database: sqlite3.Connection, decks: Decks) -> tuple[dict[int, list[CardRecord]], int, int]:
    """The cards by the id of their note, how many were learnt before, and how many are suspended."""
    rows = database.execute(
        "SELECT CAST(nid AS INTEGER), CAST(ord AS INTEGER), CAST(did AS INTEGER), CAST(odid AS INTEGER),"
        " CAST(type AS INTEGER), CAST(queue AS INTEGER) FROM cards"
    )
    cards: dict[int, list[CardRecord]] = defaultdict(list)
    learnt = suspended = 0
    for note, number, deck, home, sort, queue in rows:
        cards[note].append(CardRecord(max(0, number or 0), decks.get(home or deck, ())))
        learnt += bool(sort)
        suspended += queue == _SUSPENDED
    return cards, learnt, suspended


def _notes(
    database: sqlite3.Connection, types: NoteTypes, cards: dict[int, list[CardRecord]]
) -> list[NoteRecord]:
    """Every note; its cards are taken out of `cards`."""
    rows = database.execute(
        "SELECT CAST(id AS INTEGER), CAST(substr(guid, 1, 200) AS TEXT), CAST(mid AS INTEGER),"
        " CAST(substr(tags, 1, 10000) AS TEXT), length(flds),"
        " CASE WHEN length(flds) <= ? THEN CAST(flds AS TEXT) END FROM notes",
        (MAX_NOTE,),
    )
    notes: list[tuple[int, NoteRecord]] = []
    total = 0
    for number, guid, kind, tags, length, fields in rows:
        total += length or 0
        if total > MAX_TEXT:
            text = f"its texts have over {MAX_TEXT:,} characters, which is more than is read; {_IN_PARTS}"
            raise NotReadable("too-much-text", text)
        own = tuple(sorted(cards.pop(number, ()), key=lambda card: card.number))
        kept = None if fields is None else tuple(fields.split(_BETWEEN))
        note = NoteRecord(guid or "", types.get(kind), tuple((tags or "").split()), kept, own)
        notes.append((number or 0, note))
    return [note for _, note in sorted(notes, key=lambda one: one[0])]
