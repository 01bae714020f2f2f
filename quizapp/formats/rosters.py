"""Class lists as CSV: columns in any order, those of Moodle, Canvas and Blackboard too, or names alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.core.errors import BadEntry
from quizapp.core.rosters import RosterLine, check_email, check_id_number, read_factor
from quizapp.formats.gradebooks.sheet import line_of
from quizapp.formats.imports.csv_rows import split_rows, unix_lines
from quizapp.formats.imports.table_rows import Row

MOST_LINES = 2000
LONGEST_NAME = 80
DELIMITERS = (",", ";", "\t", "|")
HEADERS = {
    "name": "name fullname student studentname learner participant displayname",
    "first": "firstname givenname forename first",
    "last": "lastname surname familyname last",
    "login": "login loginname username user loginid sisloginid",
    "id_number": "idnumber studentid studentnumber sisuserid id number matriculationnumber",
    "email": "email emailaddress mail",
    "factor": "extratime timefactor extratimepercent time accommodation",
}
WORDS = {
    "id_number": "ID number",
    "email": "e-mail",
    "factor": "extra time",
    "first": "first name",
    "last": "last name",
}
_ROLE = {header: role for role, headers in HEADERS.items() for header in headers.split()}
NOTHING_HERE = "This is empty. Paste the class list, or choose a file."
NO_COLUMNS = (
    "No column is called name, login, ID number or e-mail. Let the first line name the columns, in any "
    "order; or paste names alone, one a line."
)
TOO_LONG = f"A class list may have {MOST_LINES:,} lines. Split it."
_NOBODY = re.compile(r"points possible|^student, test$|^test student$", re.IGNORECASE)  # lines of Canvas


@dataclass(frozen=True, slots=True)
class Roster:
    """What a class list says. `faults` are (line, what is wrong); `ignored` are columns not read."""

    lines: tuple[RosterLine, ...]
    columns: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()


def read_roster(text: str) -> Roster:
    """Read a class list. Raises BadEntry for `text` where there is nothing to read in it."""
    body = unix_lines(text.removeprefix("\ufeff"))
    rows = max((split_rows(body, mark, True, most=MOST_LINES + 2) for mark in DELIMITERS), key=_worth)
    if not rows:
        raise BadEntry("text", NOTHING_HERE)
    if len(rows) > MOST_LINES + 1:
        raise BadEntry("text", TOO_LONG)
    roles = _roles(rows[0].cells)
    if roles:
        return _read(rows[1:], roles, rows[0].cells)
    if all(len(row.cells) == 1 for row in split_rows(body, "\t", True)) and "," not in rows[0].source:
        return _read(split_rows(body, "\t", False), {"name": 0}, ())
    raise BadEntry("text", NO_COLUMNS)


def roster_text(lines: Sequence[RosterLine]) -> str:
    """The same list as CSV with our own columns, for a form to carry it."""
    rows = [["name", "login", "ID number", "e-mail", "extra time"]]
    rows += [
        [
            one.name,
            one.login,
            one.id_number,
            one.email,
            "" if one.time_factor is None else f"{one.time_factor:g}",
        ]
        for one in lines
    ]
    return "".join(map(line_of, rows))


def _worth(rows: list[Row]) -> int:
    return len(_roles(rows[0].cells)) if rows else -1


def _roles(header: Sequence[str]) -> dict[str, int]:
    """Which column says what; the first where two say the same."""
    names = [re.sub(r"[^a-z]", "", cell.lower()) for cell in header]
    is_canvas = "sisloginid" in names or "sisuserid" in names
    roles: dict[str, int] = {}
    for at, name in enumerate(names):
        role = None if is_canvas and name == "id" else _ROLE.get(name)
        if role is not None:
            roles.setdefault(role, at)
    return roles if set(roles) - {"factor"} else {}


def _read(rows: Sequence[Row], roles: dict[str, int], header: Sequence[str]) -> Roster:
    lines: list[RosterLine] = []
    faults: list[tuple[int, str]] = []
    for row in rows:
        cells = {role: _cell(row, at) for role, at in roles.items()}
        line, wrong = _line(row.line_start, cells)
        if line.label and not _NOBODY.search(line.label):
            lines.append(line)
            faults += [(row.line_start, fault) for fault in wrong]
    ignored = tuple(
        cell.strip() for at, cell in enumerate(header) if at not in roles.values() and cell.strip()
    )
    return Roster(tuple(lines), tuple(WORDS.get(role, role) for role in roles), ignored, tuple(faults))


def _cell(row: Row, at: int) -> str:
    text = " ".join(row.cell(at).split())
    return "".join(sign for sign in text if sign.isprintable())


def _line(number: int, cells: dict[str, str]) -> tuple[RosterLine, list[str]]:
    """A line and what of it cannot be taken, which is left empty."""
    faults: list[str] = []

    def sound(role: str, check: Callable[[str], object]) -> object:
        try:
            return check(cells[role]) if cells.get(role) else None
        except ValueError as fault:
            faults.append(str(fault))
            return None

    factor = sound("factor", read_factor)
    return RosterLine(
        number,
        "".join(_name(cells))[:LONGEST_NAME],
        cells.get("login", "")[:LONGEST_NAME],
        str(sound("id_number", check_id_number) or ""),
        str(sound("email", check_email) or ""),
        factor if isinstance(factor, float) else None,
    ), faults


def _name(cells: dict[str, str]) -> Iterator[str]:
    whole = cells.get("name") or " ".join(filter(None, (cells.get("first"), cells.get("last"))))
    last, comma, first = whole.partition(", ")
    yield f"{first} {last}" if comma and "," not in first else whole
