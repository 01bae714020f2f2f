"""Items as rows under a header of our template, with as many columns of options as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizapp.formats.exports.saying import Said, write_each
from quizapp.formats.exports.table.cells import Cells, cells_of
from quizapp.formats.exports.table.keys import LETTERS, keys_of
from quizapp.formats.exports.written import WrittenRow
from quizapp.formats.imports.items import ImportedItem
from quizapp.formats.imports.table_items import LONGEST_NAME
from quizapp.formats.imports.table_rows import short
from quizapp.formats.imports.table_template import COLUMNS

LEAST_OPTIONS = 4  # as many columns as the template has
MORE_COLUMNS = ("category", "name", "id")
ODD_KEY = "what is right could be taken for another option; change options that are only letters or numbers"


@dataclass(frozen=True, slots=True)
class Rows:
    """A header, the rows below it, and what became of each item."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    written: tuple[WrittenRow, ...]


def rows_of(items: Sequence[ImportedItem], format: str) -> Rows:
    """The rows of the items that a table can hold."""
    made, written = write_each(items, format, cells_of)
    choices = [cells for _, cells in made if cells.right]
    keys = iter(keys_of([(cells.options, cells.right) for cells in choices]))
    left_out = set()
    for item, cells in made:
        if cells.right:
            cells.correct = next(keys)
            if not cells.correct:
                left_out.add(id(item))
    kept = [(item, cells) for item, cells in made if id(item) not in left_out]
    header = _header(kept)
    rows = tuple(tuple(_cell(cells, title) for title in header) for _, cells in kept)
    return Rows(header, rows, _with_odd_keys(written, made, left_out, format))


def _header(made: Sequence[tuple[ImportedItem, Cells]]) -> tuple[str, ...]:
    """The template's titles, more options where needed, and what the template has no column for."""
    most = max([LEAST_OPTIONS, *(len(cells.options) for _, cells in made)])
    options = [f"option {letter.lower()}" for letter in LETTERS[:most]]
    before = [title for title in COLUMNS[: COLUMNS.index("correct")] if not title.startswith("option ")]
    more = [title for title in MORE_COLUMNS if any(_says_more(one, cells, title) for one, cells in made)]
    return (*before, *options, *COLUMNS[COLUMNS.index("correct") :], *more)


def _says_more(item: ImportedItem, cells: Cells, title: str) -> bool:
    if title == "name":
        return item.name != short(cells.beside["question"])[:LONGEST_NAME]
    return bool(cells.beside[title])


def _cell(cells: Cells, title: str) -> str:
    if title == "correct":
        return cells.correct
    if title.startswith("option "):
        place = LETTERS.index(title[-1].upper())
        return cells.options[place] if place < len(cells.options) else ""
    return cells.beside[title]


def _with_odd_keys(
    written: tuple[WrittenRow, ...],
    made: Sequence[tuple[ImportedItem, Cells]],
    left_out: set[int],
    format: str,
) -> tuple[WrittenRow, ...]:
    """The rows of the report, with those whose key cannot be told left out."""
    if not left_out:
        return written
    said = Said(format)
    said.skip("odd-key", ODD_KEY, "answers")
    kept = iter(item for item, _ in made)
    return tuple(
        replace(row, messages=(*row.messages, *said.messages))
        if row.outcome != "left-out" and id(next(kept)) in left_out
        else row
        for row in written
    )
