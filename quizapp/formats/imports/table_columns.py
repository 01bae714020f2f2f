"""The columns of a table, for somebody to say what each means where that is not seen by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from quizapp.formats.imports.brightspace import is_brightspace
from quizapp.formats.imports.csv_delimiter import table_of
from quizapp.formats.imports.table_header import NO_ROLE, ROLES, Header, find_header, plain_title
from quizapp.formats.imports.table_pairs import are_pairs
from quizapp.formats.imports.table_rows import Row, Table, short
from quizapp.formats.imports.xlsx_rows import sheets_of

CHOICES = {  # the roles that can be given to a column, in words
    "question": "the question",
    "key": "the right answer",
    "option": "an option to choose from",
    "wrong": "a wrong answer",
    "explanation": "an explanation",
    "hint": "a hint",
    "tags": "tags",
    "category": "a topic or chapter",
    "type": "the type of question",
    "points": "points",
    "tolerance": "how far a figure may be off",
    "name": "a name",
    "id": "an id that stays the same",
    NO_ROLE: "nothing: leave it out",
}
_EXAMPLES = 3
_MOST_COLUMNS = 40


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title as `read_table` takes it, what it is taken for, its first cells."""

    title: str
    role: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table; `signature` is the same for every table with these titles.

    `has_titles`: the first row that is shown holds titles, not a question.
    """

    signature: str
    columns: tuple[Column, ...]
    has_titles: bool


def columns_of_text(text: str, name: str, given: Mapping[str, str] | None = None) -> Columns | None:
    """The columns of a CSV or TSV file, read with what is `given`; None where it has no two columns."""
    if is_brightspace(text):
        return None
    return _columns(table_of(text, name), given or {})


def columns_of_workbook(content: bytes, given: Mapping[str, str] | None = None) -> Columns | None:
    """The columns of the first sheet that holds something, or of the first with a header."""
    sheets, _ = sheets_of(content)
    filled = [table for table in sheets.values() if table.rows]
    known = [table for table in filled if find_header(table.rows, given)]
    first = next(iter((*known, *filled)), None)
    return None if first is None else _columns(first, given or {})


def signature_of(rows: tuple[Row, ...], header: Header | None) -> str:
    """A digest of the titles of a table, by which it is known again."""
    row = header.row if header else rows[0]
    titles = [plain_title(cell) for cell in row.cells]
    return sha256(json.dumps(titles).encode("ascii")).hexdigest()[:32]


def with_titles(table: Table, columns: Mapping[str, str]) -> Table:
    """The table as it is, or with a row of titles `#1`, `#2` where `columns` speaks of such."""
    if not columns or not table.rows or any(not is_place(title) for title in columns):
        return table
    width = max(len(row.cells) for row in table.rows)
    first = table.rows[0]
    titles = replace(first, cells=tuple(f"#{number}" for number in range(1, width + 1)), source="", flaws=())
    return replace(table, rows=(titles, *table.rows))


def is_place(title: str) -> bool:
    """Whether a title is that of a column without one: `#3`."""
    return title[:1] == "#" and title[1:].isdecimal()


def role_of(header: Header, column: int) -> str:
    """What a column is taken for, by a key of CHOICES."""
    if column in header.keys:
        return "key"
    if column in header.wrong:
        return "wrong"
    if any(column == place for place, _ in header.options):
        return "option"
    found = next((role for role, place in header.roles.items() if place == column), NO_ROLE)
    return found if found in CHOICES and found in ROLES else NO_ROLE


def _columns(table: Table, given: Mapping[str, str]) -> Columns | None:
    rows = tuple(row for row in table.rows if not row.is_blank)
    if not rows:
        return None
    seen = find_header(rows)  # the titles as the file has them, whatever was said of them
    signature = signature_of(rows, seen)
    table = replace(table, rows=rows)
    is_list = not given and seen is None and are_pairs(table)
    titled = with_titles(table, {"#1": ""} if is_list else given)
    header = find_header(titled.rows, given)
    has_titles = titled.rows is rows
    first = header.index if header else 0
    row, below = titled.rows[first], titled.rows[first + 1 :][:_EXAMPLES]
    if len(row.cells) < 2:
        return None
    width = min(len(row.cells), _MOST_COLUMNS)
    asking = -1 if header else _asking(below, width)
    columns = tuple(
        Column(
            row.cell(place).strip() or f"#{place + 1}",
            role_of(header, place) if header else "question" if place == asking else NO_ROLE,
            tuple(short(one.cell(place)) for one in below),
        )
        for place in range(width)
    )
    return Columns(signature, columns, has_titles)


def _asking(rows: Sequence[Row], width: int) -> int:
    """The column whose cells end in question marks, to be suggested; -1 where there is none."""
    ends = ("?", "？", "؟")
    marks = [sum(row.cell(place).rstrip().endswith(ends) for row in rows) for place in range(width)]
    most = max([0, *marks])
    return marks.index(most) if most else -1
