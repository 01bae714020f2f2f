"""A table as an Excel workbook. What people wrote stands in it as text, whatever it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from tempfile import TemporaryFile
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from quizapp.core.errors import BadEntry
from quizapp.formats.score_table import Holds, ScoreTable
from quizapp.formats.scores_csv import Cell

MOST_ROWS = 1_048_576  # that a sheet of Excel has
TOO_LONG = "A sheet of Excel ends at 1,048,576 rows and this table has more. Choose CSV, or fewer quizzes."
WIDTHS = {Holds.WORDS: 24, Holds.CODE: 22, Holds.NUMBER: 11, Holds.MEASURE: 11}
LONGEST_CELL = 32_767  # characters; a longer cell would make Excel call the file damaged
PART = 256 * 1024
# What XML cannot say, and what neither can be seen nor was meant.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def workbook_parts(table: ScoreTable, title: str) -> Iterator[bytes]:
    """The workbook with one sheet, in parts; it is built in a file of its own, not in memory.

    Raises BadEntry for `format` where the table is too long, before the first part.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[_letters(place)].width = WIDTHS[column.holds]
    sheet.append([_header(sheet, column.name) for column in table.columns])
    try:
        _fill(sheet, table)
    except BaseException:
        sheet.close()
        sheet._writer.cleanup()  # the file that it was written to; nobody else knows its name
        raise
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        while part := file.read(PART):
            yield part


def _fill(sheet: Any, table: ScoreTable) -> None:
    kinds = [column.holds for column in table.columns]
    count = 1
    for rows in table.pages:
        count += len(rows)
        if count > MOST_ROWS:
            raise BadEntry("format", TOO_LONG)
        for row in rows:
            sheet.append([_cell(sheet, holds, cell) for holds, cell in zip(kinds, row, strict=True)])


def _header(sheet: Any, text: str) -> Any:
    cell = _text(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, holds: Holds, cell: Cell) -> Any:
    if cell is None or cell == "":
        return None
    if isinstance(cell, str) or holds in (Holds.WORDS, Holds.CODE):
        return _text(sheet, str(cell))
    digits = Decimal("0.01") if holds is Holds.NUMBER else Decimal("0.0001")
    return float(Decimal(str(cell)).quantize(digits))


def _text(sheet: Any, text: str) -> Any:
    """A cell of text: without its type being said, one that begins with = would be run."""
    cell = WriteOnlyCell(sheet)
    cell.value = _UNSPEAKABLE.sub("", text)[:LONGEST_CELL]
    cell.data_type = "s"
    return cell


def _letters(place: int) -> str:
    """The name of a column by its number from 1: A, B, ... Z, AA."""
    name = ""
    while place:
        place, letter = divmod(place - 1, 26)
        name = chr(65 + letter) + name
    return name
