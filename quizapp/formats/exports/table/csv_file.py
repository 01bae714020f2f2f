"""A table of questions as CSV for spreadsheets, which run nothing of it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from quizapp.formats.exports.table.rows import rows_of
from quizapp.formats.exports.written import FileHead, Written
from quizapp.formats.imports.items import ImportedItem
from quizapp.formats.imports.table_guard import MARK, guarded

FORMAT = "table"


def write_table(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The items as CSV in UTF-8 with a mark, as spreadsheets like it.

    Where a cell could be taken for a formula, an apostrophe guards it, and a column more says so.
    """
    made = rows_of(items, FORMAT)
    rows = [tuple(map(guarded, row)) for row in made.rows]
    header = made.header if tuple(rows) == made.rows else (*made.header, MARK)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([*row, *[""] * (len(header) - len(row))] for row in rows)
    content = text.getvalue().encode("utf-8-sig")
    return Written(FORMAT, "csv", "text/csv; charset=utf-8", content, made.written)
