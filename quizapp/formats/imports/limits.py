"""How much a file of another program may hold, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.formats.imports.items import ImportedItem, ImportReport, ItemRow, Level, Message

MAX_BYTES = 20 * 1024 * 1024
MAX_ITEMS = 5_000
ENOUGH = MAX_ITEMS + 1  # items to read of a file to know that it holds too many
MAX_FIELD = 60_000  # characters


def within_limits(report: ImportReport) -> ImportReport:
    """The report, with an error for every item that is too long, or only an error where it holds too many."""
    if len(report.rows) > MAX_ITEMS:
        message = (
            f"the file holds more than the {MAX_ITEMS:,} items that are read at once; split it into several"
        )
        error = Message("file.too-many-items", Level.ERROR, message)
        return replace(report, rows=(), messages=(*report.messages, error))
    return replace(report, rows=tuple(_checked(row) for row in report.rows))


def _checked(row: ItemRow) -> ItemRow:
    if row.item is None:
        return row
    for field, text in _texts(row.item):
        if len(text) > MAX_FIELD:
            message = (
                f"this part has {len(text):,} characters, and {MAX_FIELD:,} at most are read; shorten it"
            )
            error = Message("file.too-long", Level.ERROR, message, row.line_start, field)
            return replace(row, item=None, messages=(*row.messages, error))
    return row


def _texts(item: ImportedItem) -> Iterator[tuple[str, str]]:
    """Every text of an item with the name of its field."""
    yield from (("name", item.name), ("stem", item.stem), ("feedback", item.feedback))
    yield from (("answer", answer.text) for answer in item.answers)
    yield from (("answer feedback", answer.feedback) for answer in item.answers)
    yield from (("pair", side) for pair in item.pairs for side in pair)
    yield from (("part", part) for part in item.order)
    yield from (("hint", hint) for hint in item.hints)
    yield from (("tag", tag) for tag in item.tags)
    yield from (("category", part) for part in item.category)
