"""Values of a workbook as the texts that their cells show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from quizapp.formats.imports.items import Level

DIGITS = 15  # what a spreadsheet keeps of a figure
_ZEROS = re.compile(r"0{2,30}")
_SAYS_MORE = re.compile(r'"[^"]*[^\W\d_][^"]*"|\[\$[^\]-]|[$€£¥₩]|\?/|\\[^\W\d_]')  # units, money, fractions
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell, and what is to say of it, if anything."""

    text: str
    code: str = ""
    message: str = ""
    level: Level = Level.NOTICE


def text_of_cell(cell: Any) -> CellText:
    """What a cell shows: dates as ISO, 1990.0 as 1990, 0.5 formatted as per cent as 50 %, zeros of codes."""
    value = cell.value
    if value is None:
        return CellText("")
    if isinstance(value, bool):
        return CellText("TRUE" if value else "FALSE")
    if isinstance(value, datetime | date | time | timedelta):
        return _dated(value)
    if isinstance(value, int | float):
        return _figure(value, str(getattr(cell, "number_format", "") or ""))
    return CellText(_plain(str(value)))


def _dated(value: datetime | date | time | timedelta) -> CellText:
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        text = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    elif isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        text = value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    else:
        text = str(value)
    what = "date" if isinstance(value, date) else "time"
    said = f"the cell holds a {what} and is read as {text}; format it as text if it is none"
    return CellText(text, "xlsx.date", said)


def _figure(value: float, number_format: str) -> CellText:
    if value != value or value in (float("inf"), float("-inf")):
        return CellText("", "xlsx.no-figure", "the figure cannot be read; write it again", Level.ERROR)
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, f".{DIGITS}g"))
    if number_format.rstrip("%").rstrip("0.").strip() == "" and number_format.endswith("%"):
        text = f"{_written(exact * 100)} %"
        return CellText(text, "xlsx.per-cent", f"the cell is formatted as per cent and is read as {text}")
    text = _written(exact)
    if _ZEROS.fullmatch(number_format) and text.isdigit():
        text = text.zfill(len(number_format))
    if len(text.lstrip("-").replace(".", "").strip("0")) > DIGITS or (abs(exact) >= 10**DIGITS):
        said = (
            f"the spreadsheet kept {DIGITS} digits of this figure; format the cell as text and write it again"
        )
        return CellText(text, "xlsx.figure-cut-short", said, Level.LOSS)
    if _SAYS_MORE.search(number_format):
        said = (
            f"the cell shows more than the figure, which is read as {text}; if a unit or such belongs to it"
        )
        return CellText(text, "xlsx.format", f"{said}, write that into a text cell")
    return CellText(text)


def _written(figure: Decimal) -> str:
    """A figure in plain digits, without an end of zeros behind the point."""
    text = format(figure, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _plain(text: str) -> str:
    """A text with Excel's way of writing control characters undone, and its ends of lines as line feeds."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
