"""Two columns without a header, as Quizlet gives them: each row is a card with a front and a back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem, ItemRow, Level, Message
from quizapp.formats.imports.table_checks import with_twins
from quizapp.formats.imports.table_items import LONGEST_NAME
from quizapp.formats.imports.table_rows import MAX_ITEMS, Row, Table, fault, rejected, short, too_many
from quizapp.formats.imports.table_suspicions import suspicions

PAIRS = 0.8  # the share of rows with two cells that makes a table one of pairs
PAIRS_BY_TAB = 0.5  # tabs stand in no sentence, so fewer will do


def are_pairs(table: Table) -> bool:
    """Whether most rows have two cells, empty ones at their ends left aside."""
    pairs = sum(_width(row) == 2 for row in table.rows)
    needed = PAIRS_BY_TAB if table.delimiter == "\t" else PAIRS
    return pairs > 0 and pairs >= needed * len(table.rows)


def pair_items(table: Table) -> tuple[list[ItemRow], list[Message]]:
    """A card for each row of two cells; any other row is an error, and nothing moves to another column."""
    if len(table.rows) > MAX_ITEMS:
        return [], [too_many(len(table.rows))]
    text = (
        "there is no header: the first column is taken for the fronts of cards, the second for "
        "their backs. Take the first row out if it only names the columns"
    )
    notice = Message("table.pairs", Level.NOTICE, text, table.rows[0].line_start)
    cards = with_twins([_card(row) for row in table.rows], table.rows)
    return [_with_next(card, *pair) for card, pair in zip(cards, _neighbours(table), strict=True)], [notice]


def _neighbours(table: Table) -> Iterator[tuple[Row, Row | None]]:
    return zip_longest(table.rows, table.rows[1:])


def _with_next(card: ItemRow, row: Row, following: Row | None) -> ItemRow:
    """The card, with a loss said where the next line looks like the rest of its definition."""
    if (
        following is None
        or len(following.cells) > 1
        or following.line_start != row.line_end + 1
        or not card.item
    ):
        return card
    text = "the next line has no term of its own; if it belongs to this definition, write both on one line"
    return replace(card, messages=(*card.messages, fault("table.goes-on", row, 1, text, Level.LOSS)))


def _card(row: Row) -> ItemRow:
    front, back = row.cell(0).strip(), row.cell(1).strip()
    name = short(front)[:LONGEST_NAME]
    wrong = _trouble(row, front, back)
    said = [*row.flaws, *suspicions(row, (0, 1))]
    if wrong or any(message.level is Level.ERROR for message in said):
        return rejected(row, *wrong, *said[len(row.flaws) :], name=name, kind="flashcard")
    item = ImportedItem("flashcard", name, front, (ImportedAnswer(back, FULL),))
    return ItemRow(row.line_start, row.line_end, name, "flashcard", tuple(said), item, row.source)


def _trouble(row: Row, front: str, back: str) -> list[Message]:
    width = _width(row)
    if width > 2:
        text = f"the row has {width} cells, not two; separate term and definition once, each on one line"
        return [fault("table.too-many-cells", row, None, text)]
    if len(row.cells) < 2:
        text = "the row has one cell, not two; write both on one line, or join it to the row above"
        return [fault("table.too-few-cells", row, None, text)]
    if not front:
        return [fault("table.no-question", row, 0, "the term is missing; write it", field="question")]
    if not back:
        return [fault("table.no-answer", row, 1, "the definition is missing; write it", field="key")]
    return []


def _width(row: Row) -> int:
    """How many cells there are up to the last that says something; two at least where two are there."""
    filled = max((column + 1 for column, cell in enumerate(row.cells) if cell.strip()), default=0)
    return max(filled, min(2, len(row.cells)))
