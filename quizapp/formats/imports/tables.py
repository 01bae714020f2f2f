"""Tables of questions: CSV, TSV and workbooks, in the layouts of several programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quizapp.formats.imports.anki_text import read_anki_text
from quizapp.formats.imports.brightspace import is_brightspace, read_brightspace
from quizapp.formats.imports.csv_delimiter import table_of
from quizapp.formats.imports.items import ImportReport, ItemRow, Level, Message
from quizapp.formats.imports.table_checks import titles
from quizapp.formats.imports.table_columns import with_titles
from quizapp.formats.imports.table_guard import without_guard
from quizapp.formats.imports.table_header import find_header
from quizapp.formats.imports.table_items import items_of
from quizapp.formats.imports.table_pairs import are_pairs, pair_items
from quizapp.formats.imports.table_rows import MAX_ITEMS, Table, too_many
from quizapp.formats.imports.table_template import template_csv, template_xlsx
from quizapp.formats.imports.xlsx_rows import sheets_of

__all__ = ["read_anki_text", "read_table", "read_workbook", "template_csv", "template_xlsx"]
TABLE, WORKBOOK = "table", "xlsx"
NOT_A_TABLE = (
    "no column is known to hold the question: '{}'; name the columns 'question', 'correct', 'option a', "
    "'option b' and so on, as the template does"
)
EMPTY = "no questions found: the file is empty. Write a header and a row for each question"


def read_table(text: str, name: str, columns: Mapping[str, str] | None = None) -> ImportReport:
    """The questions of a CSV or TSV file, whichever separator and layout; never raises for bad input.

    `name` is the file's name: quotes mean something in a `.csv`, and none in a pasted list of pairs.
    `columns` says what titles mean: `{"Land": "question"}`, with a role of `table_header.ROLES`, `option`,
    `wrong`, or `none` for what is to be left out. For a table without titles they are `#1`, `#2` and so on.
    """
    if is_brightspace(text):
        report = read_brightspace(text, TABLE)
        if report.rows or not report.is_readable:
            return report
    table = without_guard(table_of(text, name))
    found = _read(table, columns)
    if found is not None:
        return found
    said = NOT_A_TABLE.format(titles(table.rows)) if table.rows else EMPTY
    code = "table.unknown-header" if table.rows else "table.empty"
    line = table.rows[0].line_start if table.rows else 0
    return ImportReport(TABLE, (), (*table.messages, Message(code, Level.ERROR, said, line)))


def read_workbook(content: bytes, name: str, columns: Mapping[str, str] | None = None) -> ImportReport:
    """The questions of an XLSX workbook: all visible sheets with a header, else pairs in the first.

    Lines are rows; messages name cells as `Sheet1!C7`. Never raises for bad input.
    """
    sheets, messages = sheets_of(content)
    if any(message.level is Level.ERROR for message in messages):
        return ImportReport(WORKBOOK, (), messages)
    filled = {sheet: table for sheet, table in sheets.items() if table.rows}
    with_header = {sheet: table for sheet, table in filled.items() if find_header(table.rows, columns)}
    reports = {
        sheet: _read(table, columns) for sheet, table in (with_header or dict([*filled.items()][:1])).items()
    }
    found = {sheet: report for sheet, report in reports.items() if report is not None}
    said = [*messages]
    for sheet in filled:
        if sheet not in found and found:
            text = f"the sheet '{sheet}' has no header and was not read"
            said.append(Message("xlsx.sheet-without-header", Level.NOTICE, text))
    if not found:
        first = next(iter(filled.values()), None)
        text = NOT_A_TABLE.format(titles(first.rows)) if first else EMPTY
        code = "table.unknown-header" if first else "table.empty"
        return ImportReport(
            WORKBOOK, (), (*said, *(first.messages if first else ()), Message(code, Level.ERROR, text))
        )
    return _joined(list(found.values()), said)


def _joined(reports: list[ImportReport], said: list[Message]) -> ImportReport:
    """One report of the sheets of a workbook."""
    rows: list[ItemRow] = [row for report in reports for row in report.rows]
    found = [message for report in reports for message in report.messages]
    if rows:  # a sheet that cannot be read does not spoil the others
        found = [replace(one, level=Level.LOSS) if one.level is Level.ERROR else one for one in found]
    said += found
    if len(rows) > MAX_ITEMS:
        return ImportReport(WORKBOOK, (), (*said, too_many(len(rows))))
    return ImportReport(WORKBOOK, tuple(rows), tuple(said))


def _read(table: Table, columns: Mapping[str, str] | None) -> ImportReport | None:
    """The report of a table with a header or of pairs; None where it is neither."""
    table = with_titles(table, columns or {})
    header = find_header(table.rows, columns)
    if header:
        rows, messages = items_of(table, header)
    elif are_pairs(table):
        rows, messages = pair_items(table)
    else:
        return None
    return ImportReport(TABLE, tuple(rows), (*table.messages, *messages))
