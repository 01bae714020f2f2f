"""What is to say of the columns of a table, and of rows that do not fit them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.formats.imports.items import ItemRow, Level, Message
from quizapp.formats.imports.table_draft import Draft
from quizapp.formats.imports.table_header import Header
from quizapp.formats.imports.table_keys import Asked, choose_reading, resolve
from quizapp.formats.imports.table_rows import Row, fault, short

LAYOUTS = {"kahoot": "Kahoot", "blooket": "Blooket", "moodle-csv": "Moodle's plugin for CSV"}


def about_columns(header: Header) -> Iterator[Message]:
    """Notices of the layout, of the rows above the header, and of columns that mean nothing here."""
    if header.profile in LAYOUTS:
        text = f"read in the layout of {LAYOUTS[header.profile]}"
        yield fault("table.layout", header.row, None, text, Level.NOTICE)
    if header.index and header.profile == "generic":
        text = f"the header stands here; the {header.index} rows above it were not read"
        yield fault("table.rows-above-header", header.row, None, text, Level.NOTICE)
    named = [header.title(column) for column in header.others if header.row.cell(column).strip()]
    if named:
        text = (
            f"these columns have no meaning here and are only kept beside the questions: "
            f"{short(', '.join(named))}. Name them 'explanation', 'hint' or 'tags' if they are that"
        )
        yield fault("table.unknown-column", header.row, None, text, Level.NOTICE)


def with_twins(items: Sequence[ItemRow], rows: Sequence[Row]) -> list[ItemRow]:
    """The rows of a report, with a notice for each that says the same as one before it."""
    first: dict[tuple[str, ...], Row] = {}
    noted = []
    for item, row in zip(items, rows, strict=True):
        before = first.setdefault(row.cells, row)
        if before is not row and item.item:
            text = f"the same stands in line {before.line_start}; one of them is enough"
            notice = fault("table.same-row", row, None, text, Level.NOTICE)
            item = replace(item, messages=(*item.messages, notice))
        noted.append(item)
    return noted


def options_in_unknown_columns(drafts: Sequence[Draft], header: Header) -> Message | None:
    """The error where every key names a cell of columns whose titles are unknown: these are the options."""
    if header.options or header.wrong or len(header.others) < 2:
        return None
    asked = [
        Asked(tuple(draft.row.cell(column).strip() for column in header.others), draft.keys)
        for draft in drafts
    ]
    if not all(resolve(one, choose_reading([one])) for one in asked if one.keys):
        return None
    named = short(", ".join(header.title(column) for column in header.others))
    text = (
        f"the right answers seem to be among the columns {named}; name these 'option a', 'option b' and so on"
    )
    return fault("table.unknown-options", header.row, None, text)


def widths(row: Row, header: Header) -> Iterator[Message]:
    """More cells than the header has, or fewer: something may have moved into the wrong column."""
    count = f"the row has {len(row.cells)} cells, its header {header.width}"
    if any(cell.strip() for cell in row.cells[header.width :]):
        text = f"{count}; put a text that holds the separator into quotes"
        yield fault("table.too-many-cells", row, None, text)
    elif len(row.cells) < header.width and not row.sheet:
        needed = max((*header.keys, *header.wrong, *(column for column, _ in header.options)), default=0)
        level = Level.NOTICE if len(row.cells) > needed else Level.ERROR
        text = f"{count}; check that no separator is missing, and write all of them"
        yield fault("table.too-few-cells", row, None, text, level)


def titles(rows: Sequence[Row]) -> str:
    """The first row as a message repeats it."""
    return short(", ".join(cell.strip() for cell in rows[0].cells if cell.strip())) if rows else ""
