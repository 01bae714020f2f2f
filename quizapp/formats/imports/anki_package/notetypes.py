"""Note types and decks, from JSON (schema 11) or from tables of their own (schema 15 and later)."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from quizapp.formats.imports.anki_package.collection import NoteType, Template
from quizapp.formats.imports.anki_package.protobuf import fields_of
from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.anki_package.unpacking import DAMAGED

MAX_ROWS = 20_000  # of fields, templates and decks
MAX_BLOB = 200_000  # bytes of a template
_CLOZE = 1
_OCCLUSION = 6  # among the note types that come with Anki
_KIND, _STOCK = 1, 9  # fields of the message
_FRONT, _BACK = 1, 2
_BETWEEN = "\x1f"
_FIELDS = "SELECT CAST(ntid AS INTEGER), CAST(name AS TEXT) FROM fields ORDER BY CAST(ord AS INTEGER)"
_TEMPLATES = (
    "SELECT CAST(ntid AS INTEGER), CASE WHEN length(config) <= ?2 THEN CAST(config AS BLOB) END"
    " FROM templates ORDER BY CAST(ord AS INTEGER)"
)
_TYPES = (
    "SELECT CAST(id AS INTEGER), CAST(name AS TEXT),"
    " CASE WHEN length(config) <= ?2 THEN CAST(config AS BLOB) END FROM notetypes"
)
_DECKS = "SELECT CAST(id AS INTEGER), CAST(name AS TEXT) FROM decks"
DEFAULT_DECK = 1

Decks = dict[int, tuple[str, ...]]
NoteTypes = dict[int, NoteType]


def read_kinds(database: sqlite3.Connection) -> tuple[NoteTypes, Decks]:
    """The note types and the paths of the decks by their ids. Raises NotReadable, sqlite3.Error."""
    has_tables = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'notetypes'").fetchone()[0]
    try:
        return _from_tables(database) if has_tables else _from_json(database)
    except (ValueError, RecursionError) as trouble:
        raise NotReadable("damaged", DAMAGED) from trouble


def _from_json(database: sqlite3.Connection) -> tuple[NoteTypes, Decks]:
    row = database.execute("SELECT CAST(models AS TEXT), CAST(decks AS TEXT) FROM col LIMIT 1").fetchone()
    if row is None or None in row:
        raise NotReadable("damaged", DAMAGED)
    models, decks = (_dicts(json.loads(text)) for text in row)
    return (
        {number: _notetype_of(model) for number, model in models},
        {number: _path(number, _text(deck.get("name")), "::") for number, deck in decks},
    )


def _dicts(listed: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every entry that is an object, by its id."""
    for key, entry in listed.items() if isinstance(listed, dict) else ():
        if isinstance(entry, dict) and key.isascii() and key.isdigit() and len(key) < 20:
            yield int(key), entry


def _notetype_of(model: dict[str, Any]) -> NoteType:
    templates = (entry for entry in _list(model.get("tmpls")) if isinstance(entry, dict))
    fields = (entry for entry in _list(model.get("flds")) if isinstance(entry, dict))
    name = _text(model.get("name"))
    return NoteType(
        name=name,
        is_cloze=model.get("type") == _CLOZE,
        is_occlusion=_hides_parts(name, model.get("originalStockKind")),
        fields=tuple(_text(field.get("name")) for field in fields),
        templates=tuple(
            Template(_text(one.get("qfmt"))[:MAX_BLOB], _text(one.get("afmt"))[:MAX_BLOB])
            for one in templates
        ),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _hides_parts(name: str, stock: object) -> bool:
    """Whether its cards are pictures with parts hidden, Anki's own or of the add-on of that name."""
    return stock == _OCCLUSION or "occlusion" in name.casefold()


def _path(number: int, name: str, between: str) -> tuple[str, ...]:
    """The path of a deck; none for the one that Anki makes for what is in no deck."""
    path = tuple(part.strip() for part in name.split(between) if part.strip())
    return () if number == DEFAULT_DECK and path == ("Default",) else path


def _from_tables(database: sqlite3.Connection) -> tuple[NoteTypes, Decks]:
    fields: dict[int, list[str]] = defaultdict(list)
    templates: dict[int, list[Template]] = defaultdict(list)
    for owner, name in _rows(database, _FIELDS):
        fields[owner].append(name or "")
    for owner, config in _rows(database, _TEMPLATES, MAX_BLOB):
        said = _said(config)
        templates[owner].append(Template(_decoded(said.get(_FRONT)), _decoded(said.get(_BACK))))
    types = {}
    for number, name, config in _rows(database, _TYPES, MAX_BLOB):
        said = _said(config)
        types[number] = NoteType(
            name or "", said.get(_KIND) == _CLOZE, _hides_parts(name or "", said.get(_STOCK)),
            tuple(fields[number]), tuple(templates[number]),
        )  # fmt: skip
    decks = _rows(database, _DECKS)
    return types, {number: _path(number, name or "", _BETWEEN) for number, name in decks}


def _rows(database: sqlite3.Connection, sql: str, *values: int) -> list[Any]:
    rows = database.execute(f"{sql} LIMIT ?1", (MAX_ROWS, *values)).fetchall()
    return [row for row in rows if row[0] is not None]


def _said(config: bytes | None) -> dict[int, int | bytes]:
    return dict(fields_of(config or b""))


def _decoded(value: int | bytes | None) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""
