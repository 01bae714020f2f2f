"""Cells that a spreadsheet has changed without a word, as it seems: each is said with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quizapp.formats.imports.items import Level, Message
from quizapp.formats.imports.table_rows import Row, fault, short

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_ABROAD = (  # as spreadsheets in German, French and Korean show 1-2: `01. Feb`, `01-févr`, `02월 01일`
    r"\d\d\. ?(?:Jan|Feb|Mrz|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
    r"|\d\d-(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)\.?|\d\d월 \d\d일"
)
_MIDNIGHT = r"\d{4}-\d\d-\d\d[ T]00:00(?::00)?"
_LIKE_DATE = re.compile(rf"\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{1,2}}|{_ABROAD}|{_MIDNIGHT}")
_SHORTENED = re.compile(r"-?\d[.,]\d+E\+\d{1,3}", re.IGNORECASE)
_ERROR = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)")
_MARKUP = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|img|ul|ol|li|sub|sup|a|table|script|font|h[1-6])\b[^<>]*>"
    r"|&(?:[a-z]{2,8}|#\d{1,7});",
    re.IGNORECASE,
)
_LONG = 4  # figures from so many digits on may be codes, which lose their leading zeros
_MOST = 0.7  # the share of a column that shows how long its codes are


def suspicions(row: Row, columns: Iterable[int]) -> Iterator[Message]:
    """What looks changed in the cells of a row that mean something."""
    for column in columns:
        cell = row.cell(column).strip()
        if _ERROR.fullmatch(cell):
            text = f"'{cell}' is an error of the spreadsheet; put the formula right, or write the value"
            yield fault("table.error-value", row, column, text)
        elif _LIKE_DATE.fullmatch(cell):
            text = (
                f"'{cell}' may be what a spreadsheet made of a text such as '3/5'; check it, and format such "
                "cells as text"
            )
            yield fault("table.maybe-a-date", row, column, text, Level.NOTICE)
        elif _SHORTENED.fullmatch(cell):
            text = (
                f"'{cell}' is a figure that a spreadsheet cut short; format the column as text and write it"
            )
            yield fault("table.figure-cut-short", row, column, text, Level.LOSS)
        markup = _MARKUP.search(cell)
        if markup:
            text = (
                f"'{short(markup[0])}' looks like HTML; it is shown as it stands here, so remove it if it is"
            )
            yield fault("table.looks-like-html", row, column, text, Level.NOTICE)


def mixed_lengths(rows: Sequence[Row], columns: Iterable[int]) -> Iterator[Message]:
    """For each column of codes of one length the first that is shorter: its leading zeros may be lost."""
    for column in columns:
        figures = [(row, row.cell(column).strip()) for row in rows]
        figures = [(row, figure) for row, figure in figures if figure.isascii() and figure.isdigit()]
        lengths = Counter(len(figure) for _, figure in figures)
        if len(figures) < 4 or len(lengths) < 2:
            continue
        length, count = lengths.most_common(1)[0]
        if length < _LONG or count < _MOST * len(figures):
            continue
        shorter = next(((row, figure) for row, figure in figures if len(figure) < length), None)
        if shorter:
            text = (
                f"'{shorter[1]}' is shorter than the {length} digits of most of its column; if leading zeros "
                "were lost, format the column as text and write them again"
            )
            yield fault("table.leading-zeros", shorter[0], column, text, Level.NOTICE)
