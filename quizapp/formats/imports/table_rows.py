"""What tables are made of before anybody knows what their columns mean: rows of texts with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.formats.imports.items import ItemRow, Level, Message

MAX_ITEMS = 5_000
MAX_ROWS = 100_000
MAX_FIELD = 60_000  # characters
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
SHOWN = 60  # characters of a text that a message repeats


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, the lines it stands on, its text in the file, and what reading it already found.

    `sheet` is the name of the sheet where the table is a workbook; `line_start` is then the row's number.
    """

    cells: tuple[str, ...]
    line_start: int
    line_end: int
    source: str
    sheet: str = ""
    flaws: tuple[Message, ...] = ()

    def cell(self, column: int) -> str:
        """The text in a column that counts from 0; empty where the row ends before it."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""

    def place(self, column: int) -> str:
        """How a message names a cell: `Sheet1!C7`, or `column 3`."""
        if not self.sheet:
            return f"column {column + 1}"
        return address(self.sheet, column, self.line_start)

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it, nor was anything wrong with it."""
        return not self.flaws and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file or a sheet, what separates its cells, and what is to say of the whole.

    `decimal_comma` tells that `3,14` can be a figure, since commas separate no cells.
    """

    rows: tuple[Row, ...]
    delimiter: str = ","
    messages: tuple[Message, ...] = ()

    @property
    def decimal_comma(self) -> bool:
        """Whether a comma in a figure can be nothing but its decimal point."""
        return self.delimiter != ","


def address(sheet: str, column: int, row: int) -> str:
    """The place of a cell as spreadsheets write it: `Sheet1!C7`. The column counts from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{sheet}!{letters}{row}"


def short(text: str) -> str:
    """A text as a message repeats it: on one line, and not at length."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def printable(text: str) -> str:
    """A text with what cannot be shown or stored replaced by the sign for a lost character."""
    return CONTROL.sub("\ufffd", text)


def cell_flaws(row: Row) -> Iterable[Message]:
    """What no cell of any table may hold: control characters, over-long texts, and broken characters."""
    for column, cell in enumerate(row.cells):
        control = CONTROL.search(cell)
        if control:
            text = f"the control character {ord(control[0]):#04x} cannot stand in a text; remove it"
            yield fault("table.control-character", row, column, text)
        if len(cell) > MAX_FIELD:
            text = f"the text has {len(cell):,} characters; shorten it to {MAX_FIELD:,}, or check the quotes"
            yield fault("table.text-too-long", row, column, text)
        if "\ufffd" in cell:
            text = "a character was lost before the file came here (�); write it again"
            yield fault("table.lost-character", row, column, text, Level.LOSS)


def fault(
    code: str, row: Row, column: int | None, text: str, level: Level = Level.ERROR, field: str = ""
) -> Message:
    """A message about one cell, or about a whole row where there is no column; its place comes first."""
    if column is not None:
        place = f"{row.place(column)}: "
    else:
        place = f"{row.sheet}!{row.line_start}: " if row.sheet else ""
    return Message(code, level, f"{place}{text}", row.line_start, field)


def rejected(row: Row, *messages: Message, name: str = "", kind: str = "") -> ItemRow:
    """The row of a report for what could not become an item."""
    said = (*row.flaws, *messages)
    return ItemRow(row.line_start, row.line_end, printable(name), kind, said, None, printable(row.source))


def too_many(count: int) -> Message:
    """The error of a file with more questions than are read at once."""
    text = f"the file has {count:,} questions, and {MAX_ITEMS:,} at most are read at once; split it"
    return Message("table.too-many-items", Level.ERROR, text)
