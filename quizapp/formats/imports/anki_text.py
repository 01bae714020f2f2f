"""Anki's text files: notes or cards in columns, which become flashcards, typed answers and gaps."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from quizapp.formats.imports.anki_header import AnkiHeader, guess, read_header
from quizapp.formats.imports.anki_notes import Note, cards_of
from quizapp.formats.imports.csv_rows import split_rows, unix_lines
from quizapp.formats.imports.html import to_text
from quizapp.formats.imports.html_cells import text_of
from quizapp.formats.imports.items import ImportReport, ItemRow, Level, Message
from quizapp.formats.imports.table_rows import MAX_ITEMS, MAX_ROWS, Row, fault, rejected, short, too_many

SOUND = re.compile(r"\[sound:([^\]\n]{1,300})\]")


def read_anki_text(text: str, name: str) -> ImportReport:
    """The cards of an Anki text file; a note gives as many items as Anki makes cards. Never raises."""
    body = unix_lines(text.removeprefix("\ufeff"))
    lines = body.split("\n")
    header, taken = read_header(lines)
    guess(header, lines[taken:])
    rows = split_rows("\n".join(lines[taken:]), header.separator, True, taken + 1)
    messages = list(header.messages)
    if not rows:
        said = "no cards found; write a line for each, with a tab between front and back"
        messages.append(Message("anki.empty", Level.ERROR, said))
    if len(rows) == MAX_ROWS:
        said = f"the file has {MAX_ROWS:,} rows or more, and only so many were read; split it"
        messages.append(Message("table.too-many-rows", Level.LOSS, said, rows[-1].line_end))
    seen: dict[tuple[str, ...], int] = {}
    found = [card for row in rows[: MAX_ITEMS + 1] for card in _items(row, header, seen)]
    if len(found) > MAX_ITEMS:
        found, messages = [], [*messages, too_many(max(len(rows), len(found)))]
    return ImportReport("anki_text", tuple(found), tuple(messages))


def _items(row: Row, header: AnkiHeader, seen: dict[tuple[str, ...], int]) -> list[ItemRow]:
    if any(message.level is Level.ERROR for message in row.flaws):
        return [rejected(row, name=short(row.cell(0)))]
    note = _note(row, header)
    said = [*note.said]
    first = seen.setdefault((note.notetype, *note.fields), row.line_start)
    if first != row.line_start:
        text = f"the same note stands in line {first}; one of them is enough"
        said.append(fault("anki.same-note", row, None, text, Level.NOTICE))
    return cards_of(note, partial(_as_text, bool(header.is_html)), said)


def _note(row: Row, header: AnkiHeader) -> Note:
    """A row sorted by the columns that the header names; all other columns are fields in their order."""
    said = list(row.flaws)
    special = set(header.columns.values())
    fields = [
        _plain(cell, column, row, bool(header.is_html), said)
        for column, cell in enumerate(row.cells)
        if column not in special
    ]
    if row.source.startswith("#"):
        text = "the line begins with '#', but the header is over; it is read as a note"
        said.append(fault("anki.late-header", row, None, text, Level.NOTICE))

    def cell(role: str, otherwise: str = "") -> str:
        return row.cell(header.columns[role]).strip() if role in header.columns else otherwise

    tags = (*header.tags, *cell("tags").split())
    return Note(
        row, tuple(fields), cell("notetype", header.notetype), cell("deck", header.deck),
        tuple(dict.fromkeys(tags)), cell("guid"), tuple(said), _first(row, special),
    )  # fmt: skip


def _first(row: Row, special: Collection[int]) -> str:
    """The first field as it stands in the row."""
    return SOUND.sub("", next((cell for column, cell in enumerate(row.cells) if column not in special), ""))


def _as_text(is_html: bool, piece: str) -> str:
    return to_text(piece)[0] if is_html and ("<" in piece or "&" in piece) else piece.strip()


def _plain(cell: str, column: int, row: Row, is_html: bool, said: list[Message]) -> str:
    """A field as plain text without its sounds; what is left out is added to `said`."""
    field = f"field {column + 1}"
    for sound in _sounds(cell):
        text = f"the sound '{short(sound)}' is left out"
        said.append(fault("anki.sound", row, column, text, Level.LOSS, field))
    cell = SOUND.sub("", cell)
    if not is_html:
        return cell.strip()
    text, left_out = text_of(cell, row.line_start, field)
    said += left_out
    return text


def _sounds(cell: str) -> Iterator[str]:
    return (sound[1] for sound in SOUND.finditer(cell))
