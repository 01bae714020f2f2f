"""Small helpers for tests of tables: workbooks made on the spot, and reports in few words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook

from quizapp.formats.imports.items import ImportReport, Status
from quizapp.formats.imports.tables import read_anki_text, read_table, read_workbook


def workbook(*rows: Sequence[object], prepare=None, title: str = "Sheet1") -> bytes:
    """A workbook of one sheet with these rows; `prepare` changes the sheet before it is saved."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if prepare:
        prepare(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def table(text: str, name: str = "quiz.csv", **more) -> ImportReport:
    """The report of a table as text."""
    return read_table(text, name, **more)


def sheet(*rows: Sequence[object], prepare=None) -> ImportReport:
    """The report of a workbook of one sheet."""
    return read_workbook(workbook(*rows, prepare=prepare), "quiz.xlsx")


def anki(text: str) -> ImportReport:
    """The report of an Anki text file."""
    return read_anki_text(text, "cards.txt")


def right(report: ImportReport) -> list[list[str]]:
    """The right answers of each item; an empty list where a row gave none."""
    return [[one.text for one in row.item.answers if one.is_right] if row.item else [] for row in report.rows]


def kinds(report: ImportReport) -> list[str]:
    """The kinds of the items in their order."""
    return [row.item.kind for row in report.rows if row.item]


def codes(report: ImportReport) -> list[str]:
    """The codes of all that is said, of the file first, then row by row."""
    said: Iterable = (*report.messages, *(message for row in report.rows for message in row.messages))
    return [message.code for message in said]


def said(report: ImportReport, code: str):
    """The first message with a code."""
    every = (*report.messages, *(message for row in report.rows for message in row.messages))
    return next(message for message in every if message.code == code)


def statuses(report: ImportReport) -> list[str]:
    """What became of each row."""
    return [str(row.status) for row in report.rows]


def adds_up(report: ImportReport) -> bool:
    """Whether the totals add up to the items found."""
    return report.totals["items"] == sum(report.totals[status] for status in Status)
