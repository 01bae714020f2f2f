"""The guard of our own CSV files: an apostrophe before what a spreadsheet would run as a formula.

A file that has it says so by the title of a column of its own. Only there, and only before such a sign, one
apostrophe is taken off again, so that every text comes back as it was.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.formats.imports.table_header import ROWS_SEARCHED
from quizapp.formats.imports.table_rows import Row, Table
from quizapp.formats.scores_csv import TRIGGERS

MARK = "' before = + - @ means text"
_TO_GUARD = re.compile(f"'*[{re.escape(''.join(TRIGGERS))}]")
_GUARDED = re.compile(f"'+[{re.escape(''.join(TRIGGERS))}]")
_FIGURE = re.compile(r"[-+]?\d+(\.\d+)?")


def guarded(text: str) -> str:
    """The text as a spreadsheet shows it and does not run it; a plain figure needs no guard."""
    return f"'{text}" if _TO_GUARD.match(text) and not _FIGURE.fullmatch(text) else text


def without_guard(table: Table) -> Table:
    """The table as it was before its guard, where it says that it has one."""
    if not any(MARK in row.cells for row in table.rows[:ROWS_SEARCHED]):
        return table
    return replace(table, rows=tuple(map(_unguarded, table.rows)))


def _unguarded(row: Row) -> Row:
    return replace(row, cells=tuple(map(_as_it_was, row.cells)))


def _as_it_was(cell: str) -> str:
    if cell == MARK:
        return ""
    return cell[1:] if _GUARDED.match(cell) else cell
