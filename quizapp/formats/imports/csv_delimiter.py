"""What separates the cells of a text file: found by trial, since no file says it."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.formats.imports.csv_rows import ROWS_TRIED, split_rows, unix_lines
from quizapp.formats.imports.items import Level, Message
from quizapp.formats.imports.table_header import find_header
from quizapp.formats.imports.table_rows import MAX_ROWS, Row, Table

DELIMITERS = ("\t", ",", ";", "|")
NAMES = {"\t": "tab", ",": "comma", ";": "semicolon", "|": "vertical bar", " - ": "dash between blanks"}
DASH = " - "
LOOKED_AT = 2_000_000  # characters that show what separates cells
PAIRS = 0.9  # the share of lines with just one tab that makes a list of pairs
_SAID = re.compile(r"sep=(.)[ \t]*\n", re.IGNORECASE)
_ONE_TAB = re.compile(r"[^\t\n]*\t[^\t\n]*")


def table_of(text: str, name: str, delimiter: str = "") -> Table:
    """The rows of a text, and notices of what was taken for granted; quotes count if `delimiter` is given."""
    messages: list[Message] = []
    body = unix_lines(text.removeprefix("\ufeff"))
    if "\ufeff" in body:
        line = body.count("\n", 0, body.index("\ufeff")) + 1
        said = "a byte order mark in the middle of the file was dropped; files were joined here"
        messages.append(Message("table.mark-in-the-middle", Level.NOTICE, said, line))
        body = body.replace("\ufeff", "")
    said_first = _SAID.match(body)
    first_line = 1
    if said_first:
        delimiter, quoting = said_first[1], True
        body, first_line = body[said_first.end() :], 2
    else:
        delimiter, quoting = (delimiter, True) if delimiter else _by_trial(body, name)
        messages += _notice(delimiter, quoting)
    rows = split_rows(body, delimiter, quoting, first_line)
    if len(rows) == MAX_ROWS:
        said = f"the file has {MAX_ROWS:,} rows or more, and only so many were read; split it"
        messages.append(Message("table.too-many-rows", Level.LOSS, said, rows[-1].line_end))
    return Table(tuple(rows), delimiter, tuple(messages))


def is_pair_list(text: str) -> bool:
    """Whether nearly every line has just one tab, as lists of terms and definitions have."""
    start = text[:LOOKED_AT]
    lines = [line for line in start.split("\n", ROWS_TRIED)[:ROWS_TRIED] if line.strip()]
    pairs = sum(bool(_ONE_TAB.fullmatch(line)) for line in lines)
    return bool(lines) and pairs >= PAIRS * len(lines)


def _by_trial(body: str, name: str) -> tuple[str, bool]:
    """The delimiter, and whether quotes mean anything: in a pasted list of pairs they are ordinary."""
    if is_pair_list(body) and not name.lower().endswith(".csv"):
        has_header = find_header(split_rows(body[:LOOKED_AT], "\t", True, most=ROWS_TRIED)) is not None
        return "\t", has_header
    body = body[:LOOKED_AT]
    tried = {mark: split_rows(body, mark, True, most=ROWS_TRIED) for mark in DELIMITERS}
    best = max(DELIMITERS, key=lambda mark: _score(tried[mark]))
    if _score(tried[best])[1:] == (0.0, 0) and body.count(DASH) >= PAIRS * max(1, len(tried[best])):
        return DASH, False
    return best, True


def _score(rows: list[Row]) -> tuple[int, float, int]:
    """How well a delimiter fits: how many columns of a header it shows, and how alike its rows are."""
    header = find_header(rows)
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
    if not widths:
        return 0, 0.0, 0
    width, alike = widths.most_common(1)[0]
    return (len(header.known) if header else 0), round(alike / len(rows), 1), width


def _notice(delimiter: str, quoting: bool) -> list[Message]:
    if delimiter == "," and quoting:
        return []
    said = f"the cells are separated by: {NAMES.get(delimiter, delimiter)}"
    return [Message("table.delimiter", Level.NOTICE, said if quoting else f"{said}; quotes are ordinary")]
