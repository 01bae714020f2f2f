"""Items as a package of Anki (`.apkg`): a note each, with its pictures; equal items give equal bytes."""

from __future__ import annotations

import html
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha1

from quizapp.formats.exports.anki import schema
from quizapp.formats.exports.anki.cards import Card, Kind, card_of
from quizapp.formats.exports.anki.html import with_gap, with_pictures
from quizapp.formats.exports.anki.names import deck_of, file_names, guids, number_of, tags_of
from quizapp.formats.exports.written import FileHead, Written, WrittenRow
from quizapp.formats.imports.items import ImportedItem, Picture

FORMAT = "anki-package"
_TAG = re.compile(r"<img src=\"([^\"]*)\"[^>]*>|<[^>]*>")
_BETWEEN = "\x1f"
_UNIX = 3


@dataclass(frozen=True, slots=True)
class _Note:
    """A note as it is stored: `fields` are HTML."""

    kind: Kind
    guid: str
    deck: str
    tags: Sequence[str]
    fields: tuple[str, ...]


def write_anki_package(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The items as a package. Each lies in a deck of its category, below one of the title."""
    cards = [card_of(item) for item in items]
    rows = tuple(
        WrittenRow(number, item.name, item.kind, card.messages)
        for number, (item, card) in enumerate(zip(items, cards, strict=True), 1)
    )
    kept = [(item, card) for item, card in zip(items, cards, strict=True) if not card.is_left_out]
    names = file_names(picture for item, _ in kept for picture in item.pictures)
    notes = [
        _Note(card.kind, guid, deck_of(item, head), tags_of(item), _fields(card, _own(item, names)))
        for (item, card), guid in zip(kept, guids((item for item, _ in kept), head.slug), strict=True)
    ]
    content = _packed(
        _database(notes, head), {name: picture.content for picture, name in names.items()}, head
    )
    return Written(FORMAT, "apkg", "application/octet-stream", content, rows)


def _own(item: ImportedItem, names: Mapping[Picture, str]) -> dict[Picture, str]:
    return {picture: names[picture] for picture in item.pictures}


def _fields(card: Card, names: Mapping[Picture, str]) -> tuple[str, ...]:
    """The fields of a note in HTML, in the order of its note type."""
    extra = with_pictures(card.extra, names)
    if card.kind is Kind.CLOZE:
        return with_gap(card.front, card.back, card.hint, names), extra
    return tuple(with_pictures(text, names) for text in (card.front, card.back, card.extra, card.hint))


def _database(notes: Sequence[_Note], head: FileHead) -> bytes:
    """The collection as the bytes of a SQLite database."""
    seconds = int(head.made_at.timestamp())
    decks = {
        name: number_of(name)
        for name in dict.fromkeys(part for note in notes for part in _parents(note.deck))
    }
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.executescript(schema.TABLES)
        database.execute(
            "INSERT INTO col VALUES (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, '{}')",
            (seconds, seconds * 1000, seconds * 1000, schema.VERSION, schema.settings(len(notes)),
             schema.notetypes(seconds), schema.decks(decks, seconds), schema.presets()),
        )  # fmt: skip
        for place, note in enumerate(notes):
            _add(database, note, decks[note.deck], seconds * 1000 + place, place)
        return database.serialize()


def _add(database: sqlite3.Connection, note: _Note, deck: int, number: int, place: int) -> None:
    sort = html.unescape(_TAG.sub(lambda match: match[1] or "", note.fields[0]))
    checksum = int(sha1(sort.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:8], 16)
    tags = f" {' '.join(note.tags)} " if note.tags else ""
    database.execute(
        "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, '')",
        (number, note.guid, schema.NOTETYPE_IDS[note.kind], number // 1000, tags,
         _BETWEEN.join(note.fields), sort, checksum),
    )  # fmt: skip
    database.execute(
        "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')",
        (number, number, deck, number // 1000, place + 1),
    )


def _parents(deck: str) -> list[str]:
    parts = deck.split("::")
    return ["::".join(parts[:length]) for length in range(1, len(parts) + 1)]


def _packed(database: bytes, media: Mapping[str, bytes], head: FileHead) -> bytes:
    """The archive. Its times are those of the head, so that equal items give equal bytes."""
    listed = {str(place): name for place, name in enumerate(media)}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        _put(archive, "collection.anki2", database, head)
        for place, name in listed.items():
            _put(archive, place, media[name], head)
        _put(archive, "media", json.dumps(listed, ensure_ascii=False).encode(), head)
    return whole.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes, head: FileHead) -> None:
    made = head.made_at
    entry = zipfile.ZipInfo(
        name, (max(1980, made.year), made.month, made.day, made.hour, made.minute, made.second)
    )
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
