"""From the text of a CSV file to rows, so that one wrong quote spoils its own line and no other."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.formats.imports.items import Level, Message
from quizapp.formats.imports.table_rows import MAX_FIELD, MAX_ROWS, Row, cell_flaws, fault

QUOTE = '"'
MOST_CELLS = 1_000  # in a row
ROWS_TRIED = 200  # rows enough to judge a delimiter by
_WRONG = {
    "csv.stray-quote": 'a quote stands in the middle of a text; write the text in "quotes" and '
    'each quote inside it twice: "He said ""no"""',
    "csv.too-many-cells": f"the row has more than {MOST_CELLS:,} cells, and only so many were read; look "
    "whether what separates them stands in the texts",
    "csv.unclosed-quote": "a quote is opened here and never closed; close it, or remove it",
}


def unix_lines(text: str) -> str:
    """The text with every end of a line as a line feed, so that lines count as editors count them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split_rows(
    text: str, delimiter: str, quoting: bool, first_line: int = 1, most: int = MAX_ROWS
) -> list[Row]:
    """The rows of a text whose lines end in line feeds; blank lines give none. Never more than `most`.

    With `quoting` a cell that begins with a quote runs to the next single one, over lines if need be.
    """
    one = len(delimiter) == 1  # a class of characters is ten times as fast
    ordinary = re.compile(
        rf"[^{re.escape(delimiter)}\n]*" if one else rf"(?:(?!{re.escape(delimiter)})[^\n])*"
    )
    rows: list[Row] = []
    at, line = 0, first_line
    while at < len(text) and len(rows) < most:
        if text[at] == "\n":  # a file may hold a million of them
            at, line = at + 1, line + 1
            continue
        row, end = _read_row(text, at, line, delimiter, ordinary, quoting)
        lines = text.count("\n", at, end)
        at, line = end + 1, line + lines + 1
        if not row.is_blank:
            rows.append(replace(row, flaws=(*row.flaws, *cell_flaws(row))))
    return rows


def _read_row(
    text: str, start: int, line: int, delimiter: str, ordinary: re.Pattern[str], quoting: bool
) -> tuple[Row, int]:
    """One row from `start` on, and where its last line ends."""
    cells: list[str] = []
    wrong: list[tuple[str, int]] = []
    at = start
    while True:
        cell, at, code = _quoted(text, at, delimiter) if quoting else (None, at, "")
        if cell is None:
            found = ordinary.match(text, at)
            cell, at = (found[0], found.end()) if found else ("", at)
        if code:
            wrong.append((code, len(cells)))
        cells.append(cell)
        if not text.startswith(delimiter, at):
            break
        at += len(delimiter)
        if len(cells) == MOST_CELLS:
            wrong.append(("csv.too-many-cells", MOST_CELLS - 1))
            break
    row = Row(tuple(cells), line, line + text.count("\n", start, at), text[start:at])
    if len(cells) == MOST_CELLS:  # on to the end of its line
        end = text.find("\n", at)
        at = len(text) if end < 0 else end
    return replace(row, flaws=tuple(_flaw(row, code, column) for code, column in wrong)), at


def _flaw(row: Row, code: str, column: int) -> Message:
    level = Level.NOTICE if code == "csv.stray-quote" else Level.ERROR
    return fault(code, row, column, _WRONG[code], level)


def _quoted(text: str, at: int, delimiter: str) -> tuple[str | None, int, str]:
    """A quoted cell at `at` and its end; no cell where none is quoted there, or its quotes are wrong."""
    begin = at
    while text.startswith(" ", begin) and delimiter != " ":
        begin += 1
    if not text.startswith(QUOTE, begin):
        return None, at, ""
    end = begin + 1
    while True:
        end = text.find(QUOTE, end, begin + 2 * MAX_FIELD)
        if end < 0:
            return None, at, "csv.unclosed-quote"
        if not text.startswith(QUOTE, end + 1):
            break
        end += 2
    after = end + 1
    while text.startswith(" ", after) and delimiter != " ":
        after += 1
    if after < len(text) and text[after] != "\n" and not text.startswith(delimiter, after):
        return None, at, "csv.stray-quote"
    return text[begin + 1 : end].replace(QUOTE * 2, QUOTE), after, ""
