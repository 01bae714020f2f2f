"""A table of any length as CSV, a page of rows at a time, so that names cannot become formulas.

Whole columns are written at once, which is several times as fast as cell by cell: see
`tests/bench/test_export_speed.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import lru_cache

from quizapp.formats.scores_csv import Cell, neutral, number

BOM = "\ufeff"
REMEMBERED = 8192  # cells of one look: scores repeat, and so do the names of a page
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')


class Holds(Enum):
    """What stands in a column."""

    WORDS = "what people wrote; made harmless for spreadsheets"
    CODE = "what we made ourselves: ids, moments, single words"
    NUMBER = "points, to two decimals, or one of our words in their place"
    MEASURE = "a measured number, to four decimals"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its header, which people may have written, too."""

    name: str
    holds: Holds = Holds.WORDS


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Columns, and pages of rows that can be gone through once."""

    columns: tuple[Column, ...]
    pages: Iterable[Sequence[Sequence[Cell]]]


def words(*names: str) -> tuple[Column, ...]:
    """Columns of what people wrote."""
    return tuple(Column(name) for name in names)


def codes(*names: str) -> tuple[Column, ...]:
    """Columns of what we made ourselves."""
    return tuple(Column(name, Holds.CODE) for name in names)


def numbers(*names: str) -> tuple[Column, ...]:
    """Columns of points."""
    return tuple(Column(name, Holds.NUMBER) for name in names)


def measures(*names: str) -> tuple[Column, ...]:
    """Columns of measured numbers."""
    return tuple(Column(name, Holds.MEASURE) for name in names)


def csv_text(table: ScoreTable, raw: bool = False, bom: bool = False) -> Iterator[str]:
    """The table as CSV: commas, CRLF, points in numbers; a text for each page.

    `raw` leaves what people wrote exactly as it is, for programs. `bom` begins with the mark by which Excel
    knows UTF-8.
    """
    as_words = _plain_words if raw else _safe_words
    writers: dict[Holds, Callable[[Cell], str]] = {
        Holds.WORDS: as_words,
        Holds.CODE: _code,
        Holds.NUMBER: _number,
        Holds.MEASURE: _measure,
    }
    chosen = [writers[column.holds] for column in table.columns]
    header = ",".join(as_words(column.name) for column in table.columns)
    yield f"{BOM if bom else ''}{header}\r\n"
    for rows in table.pages:
        if rows:
            columns = zip(*rows, strict=True)
            written = [map(writer, column) for writer, column in zip(chosen, columns, strict=True)]
            yield "\r\n".join(map(",".join, zip(*written, strict=True))) + "\r\n"


def precise(value: float | Decimal | None) -> str:
    """A measured number with four decimals at most, never in powers of ten; empty for None."""
    if value is None:
        return ""
    rounded = Decimal(repr(float(value))).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    plain = format(rounded.normalize() + 0, "f")
    return "0" if plain == "-0" else plain


def quoted(text: str) -> str:
    """Text as a cell of CSV: in quotes where it must be, and where spaces end it."""
    if _QUOTED.search(text) is None:
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _code(cell: Cell) -> str:
    return "" if cell is None else str(cell)


@lru_cache(REMEMBERED)
def _safe_words(cell: Cell) -> str:
    return quoted(neutral(_code(cell)))


def _plain_words(cell: Cell) -> str:
    return quoted(_code(cell).replace("\x00", ""))


@lru_cache(REMEMBERED)
def _number(cell: Cell) -> str:
    return number(cell) if not isinstance(cell, str) else cell


@lru_cache(REMEMBERED)
def _measure(cell: Cell) -> str:
    return precise(cell) if not isinstance(cell, str) else cell
