"""Packages of Anki made on the spot, of all three generations, with whatever a test wants in them."""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BASIC, REVERSED, OPTIONAL, TYPED, CLOZE, OCCLUSION = range(1001, 1007)
ANSWER = "{{FrontSide}}\n\n<hr id=answer>\n\n"
KINDS = {
    BASIC: ("Basic", 0, ("Front", "Back"), [("{{Front}}", f"{ANSWER}{{{{Back}}}}")]),
    REVERSED: (
        "Basic (and reversed card)",
        0,
        ("Front", "Back"),
        [("{{Front}}", f"{ANSWER}{{{{Back}}}}"), ("{{Back}}", f"{ANSWER}{{{{Front}}}}")],
    ),
    OPTIONAL: (
        "Basic (optional reversed card)",
        0,
        ("Front", "Back", "Add Reverse"),
        [
            ("{{Front}}", f"{ANSWER}{{{{Back}}}}"),
            ("{{#Add Reverse}}{{Back}}{{/Add Reverse}}", f"{ANSWER}{{{{Front}}}}"),
        ],
    ),
    TYPED: (
        "Typed",
        0,
        ("Front", "Back"),
        [("{{Front}}\n\n{{type:Back}}", "{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}")],
    ),
    CLOZE: ("Lücke", 1, ("Text", "Extra"), [("{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Extra}}")]),
    OCCLUSION: (
        "Image Occlusion",
        1,
        ("Occlusion", "Image"),
        [("{{cloze:Occlusion}}{{Image}}", "{{Image}}")],
    ),
}
DECKS = {1: "Default", 2: "Border", 3: "Border::Rivers"}
NOTES = [  # of a kind, with a guid, tags, fields, and the number and deck of each card
    (BASIC, "g1", " river geo::asia ", ("Which river?", "The <b>Tumen</b> &amp; Yalu"), [(0, 3)]),
    (REVERSED, "g2", "", ("When?", "1990"), [(0, 2), (1, 2)]),
    (OPTIONAL, "g3", "", ("Here", "there", ""), [(0, 1)]),
    (TYPED, "g4", "", ("Typed?", "yes"), [(0, 1)]),
    (CLOZE, "g5", "", ("The {{c1::Tumen}} is {{c2::521::length}} km", "long"), [(0, 2), (1, 3)]),
    (OCCLUSION, "g6", "", ("{{c1::image-occlusion:rect}}", "<img src=map.png>"), [(0, 1)]),
]
TABLES = """
CREATE TABLE col (id integer PRIMARY KEY, ver integer, models text, decks text);
CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, tags text, flds text);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, type integer,
 queue integer, odid integer);
"""
NEW_TABLES = """
CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, config blob);
CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase,
 PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, config blob,
 PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
"""


def database(notes: Sequence = NOTES, kinds: Mapping = KINDS, sql: str = "", is_new: bool = False) -> bytes:
    """A collection, of schema 11 or 18; `sql` runs at its end."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "collection"
        with closing(sqlite3.connect(place)) as made:
            made.create_collation("unicase", lambda one, other: (one > other) - (one < other))
            made.executescript(
                "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;"
                + TABLES
                + (NEW_TABLES if is_new else "")
            )
            (_new_kinds if is_new else _old_kinds)(made, kinds)
            _add_notes(made, notes)
            made.executescript(sql)
            made.commit()
        return place.read_bytes()


def _old_kinds(made: sqlite3.Connection, kinds: Mapping) -> None:
    models = {
        str(number): {
            "id": number, "name": name, "type": sort, "flds": [{"name": field} for field in fields],
            "tmpls": [{"name": "Card", "qfmt": front, "afmt": back} for front, back in templates],
        }
        for number, (name, sort, fields, templates) in kinds.items()
    }  # fmt: skip
    decks = {str(number): {"id": number, "name": name} for number, name in DECKS.items()}
    made.execute("INSERT INTO col VALUES (1, 11, ?, ?)", (json.dumps(models), json.dumps(decks)))


def _new_kinds(made: sqlite3.Connection, kinds: Mapping) -> None:
    made.execute("INSERT INTO col VALUES (1, 18, '', '')")
    made.executemany(
        "INSERT INTO decks VALUES (?, ?)", [(key, name.replace("::", "\x1f")) for key, name in DECKS.items()]
    )
    for number, (name, sort, fields, templates) in kinds.items():
        config = (b"\x08\x01" if sort else b"") + b"\x1a\x02hi"
        made.execute("INSERT INTO notetypes VALUES (?, ?, ?)", (number, name, config))
        made.executemany("INSERT INTO fields VALUES (?, ?, ?)", [(number, *one) for one in enumerate(fields)])
        for place, (front, back) in enumerate(templates):
            looks = message(1, front.encode()) + message(2, back.encode())
            made.execute("INSERT INTO templates VALUES (?, ?, 'Card', ?)", (number, place, looks))


def _add_notes(made: sqlite3.Connection, notes: Sequence) -> None:
    card = 0
    for number, (kind, guid, tags, fields, cards) in enumerate(notes, 1):
        made.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?, ?)", (number, guid, kind, tags, "\x1f".join(fields))
        )
        for place, deck in cards:
            card += 1
            made.execute("INSERT INTO cards VALUES (?, ?, ?, ?, 0, 0, 0)", (card, number, deck, place))


def message(number: int, content: bytes) -> bytes:
    """A field of a protobuf message that holds bytes."""
    return varint(number << 3 | 2) + varint(len(content)) + content


def varint(value: int) -> bytes:
    """A whole number as protobuf has it."""
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def archive(parts: Mapping[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packed) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return whole.getvalue()


def oldest(content: bytes | None = None, media: Mapping[str, bytes] = {}) -> bytes:
    """A package of the first generation."""
    return archive({"collection.anki2": content or database(), **_listed(media)})


def middle(content: bytes | None = None, media: Mapping[str, bytes] = {}) -> bytes:
    """A package of the second generation, with the stub of the first."""
    return archive(
        {
            "meta": b"\x08\x02",
            "collection.anki21": content or database(),
            "collection.anki2": stub(),
            **_listed(media),
        }
    )


def latest(content: bytes | None = None, media: Mapping[str, bytes] = {}) -> bytes:
    """A package of today."""
    listed = b"".join(message(1, message(1, name.encode())) for name in media)
    parts = {str(place): zstd.compress(one) for place, one in enumerate(media.values())}
    whole = zstd.compress(content or database(is_new=True))
    return archive(
        {"meta": b"\x08\x03", "collection.anki21b": whole, "collection.anki2": stub(),
         "media": zstd.compress(listed), **parts},
        zipfile.ZIP_STORED,
    )  # fmt: skip


def stub() -> bytes:
    """The note that stands where old programs look."""
    text = "Please update to the latest Anki version, then import the .colpkg/.apkg file again."
    return database([(BASIC, "stub", "", (text, ""), [(0, 1)])])


def _listed(media: Mapping[str, bytes]) -> dict[str, bytes]:
    names = {str(place): name for place, name in enumerate(media)}
    return {"media": json.dumps(names).encode(), **dict(zip(names, media.values(), strict=True))}
