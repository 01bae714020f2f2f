"""Decks of Anki with what was learnt in them, made on the spot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from tests.formats.imports.anki_packages import BASIC, database, middle

COLUMNS = ("ivl", "due", "odue", "factor")
LOG = (
    "CREATE TABLE revlog (id integer PRIMARY KEY, cid integer, usn integer, ease integer, ivl integer,"
    " lastIvl integer, factor integer, time integer, type integer);"
)
Answer = tuple[int, datetime, int, int, int]  # card, when, button, factor, kind


def answered(card: int, at: datetime, button: int, factor: int = 2500, kind: int = 1) -> Answer:
    """A row of the log; kind 3 is a filtered deck, 4 is by hand."""
    return card, at, button, factor, kind


def deck(
    cards: Iterable[tuple[str, str]],
    log: Iterable[Answer] = (),
    states: str = "",
    created: datetime | None = None,
    media: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """A package of cards with a front and a back, numbered from 1. `states` is SQL that changes them."""
    notes = [(BASIC, f"guid-{front}", "", (front, back), [(0, 3)]) for front, back in cards]
    sql = "".join(f"ALTER TABLE cards ADD COLUMN {name} integer DEFAULT 0;" for name in COLUMNS)
    sql += "ALTER TABLE cards ADD COLUMN data text DEFAULT '';ALTER TABLE col ADD COLUMN crt integer;" + LOG
    if created is not None:
        sql += f"UPDATE col SET crt = {int(created.timestamp())};"
    for card, at, button, factor, kind in log:
        moment = round(at.timestamp() * 1000)
        sql += f"INSERT INTO revlog VALUES ({moment}, {card}, 0, {button}, 1, 1, {factor}, 4200, {kind});"
    return middle(database(notes, sql=sql + states), media)
