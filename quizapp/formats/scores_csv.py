"""Scores as CSV that spreadsheets and gradebooks read, and that no name can turn into a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal

from quizapp.core.rounding import half_up

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
Cell = str | int | float | Decimal | None


def neutral(text: str) -> str:
    """Text that a spreadsheet shows and does not run: a leading apostrophe where it could be a formula.

    NUL is dropped, as readers stop at it. Leading spaces do not hide a formula.
    """
    kept = text.replace("\x00", "")
    return f"'{kept}" if kept.startswith(TRIGGERS) or kept.lstrip(" ").startswith(TRIGGERS) else kept


def number(value: float | Decimal | None, places: int = 2) -> str:
    """A number with at most two decimals, or as many as said, and a point; never a thousands separator.

    A half is rounded up. Empty for None.
    """
    if value is None:
        return ""
    plain = format(half_up(value, places).normalize() + 0, "f")
    return plain if plain != "-0" else "0"


def moment(at: datetime | None) -> str:
    """ISO 8601 in UTC to the second; empty for None."""
    return "" if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def percent(score: float | None, maximum: float | None) -> str:
    """The score in per cent of the maximum; empty where there is none."""
    if score is None or not maximum:
        return ""
    return number(Decimal(str(score)) * 100 / Decimal(str(maximum)))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """CSV text line by line (commas, CRLF), in constant memory; text cells are neutralised."""
    yield _line(header)
    for row in rows:
        yield _line([neutral(cell) if isinstance(cell, str) else number(cell) for cell in row])


def _line(cells: Sequence[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue()
