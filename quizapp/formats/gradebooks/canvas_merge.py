"""Grades put into the gradebook that an instructor downloaded from Canvas, to be uploaded there again."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.errors import BadEntry
from quizapp.formats.gradebooks.canvas import safe_title
from quizapp.formats.gradebooks.sheet import Grade, GradeColumn, GradeLine, Learner, Trap, line_of
from quizapp.formats.scores_csv import number

BOM = "\ufeff"
NO_GRADEBOOK = (
    "This is no gradebook of Canvas: its first line has to begin with Student, ID. In Canvas open Grades, "
    "choose Export, and upload that file as it is."
)
_WITH_ID = re.compile(r"^(.*)\s\((\d+)\)$")


@dataclass(frozen=True, slots=True)
class Merged:
    """The file with one column filled, and who was found.

    `platform_id`: the number of the assignment of that column, empty for a new one.
    `found`: how many learners of ours stand in it. `missing`: our learners who do not. `unknown`: the
    names in it whom we do not know; their cells stay as they are.
    """

    text: str
    header: str
    platform_id: str
    found: int
    missing: tuple[Learner, ...]
    unknown: tuple[str, ...]
    traps: tuple[Trap, ...]


def merge(text: str, column: GradeColumn, lines: Sequence[GradeLine], index: int = 0) -> Merged:
    """Fill the column of one quiz in a gradebook of Canvas; all other cells stay as they are.

    The column is that of the assignment remembered, else that of the same title, else a new one. `index` says
    which grade of each line it is.
    Learners are found by login, then by ID number, then by a name that nobody else has. Who has no grade
    keeps what stands there. Raises BadEntry for `file` where it is no such gradebook.
    """
    delimiter = _delimiter(text)
    rows = _rows(text.removeprefix(BOM), delimiter)
    places = _places(rows)
    target, traps = _target(rows, column)
    finder = _Finder(lines, [row for row in rows[1:] if _is_learner(row)], places)
    found: set[int] = set()
    unknown = []
    for row in rows[1:]:
        row.extend([""] * (target + 1 - len(row)))
        if not _is_learner(row):
            _set_points(row, target, column, traps)
            continue
        line = finder.find(row)
        if line is None:
            unknown.append(row[0])
            continue
        found.add(id(line))
        row[target] = _cell(line.grades[index], row[target])
    written = "".join(line_of(row, delimiter) for row in rows)
    missing = tuple(line.learner for line in lines if id(line) not in found)
    return Merged(
        text=(BOM if text.startswith(BOM) else "") + written,
        header=rows[0][target],
        platform_id=_parts_of(rows[0][target])[1],
        found=len(found),
        missing=missing,
        unknown=tuple(unknown),
        traps=(*traps, *_unclear(missing, unknown)),
    )


def _unclear(missing: Sequence[Learner], unknown: Sequence[str]) -> list[Trap]:
    """A trap for each name on both sides that found nobody: several have it, and no key says who is who."""
    theirs = set(map(_plain, unknown))
    names = dict.fromkeys(learner.name for learner in missing if _plain(learner.name) in theirs)
    told = "is a name of several, here or in the file, and neither login nor ID number says who is who"
    return [Trap("same-name", f"“{name}” {told}: nobody of that name is filled in.") for name in names]


class _Finder:
    """Finds our line for a row of the file: by a key that it has, else by a name used once on both sides."""

    def __init__(self, lines: Sequence[GradeLine], rows: Sequence[list[str]], places: dict[str, int]) -> None:
        self.places = places
        self.by_login = {line.learner.login.casefold(): line for line in lines if line.learner.login}
        self.by_number = {line.learner.id_number: line for line in lines if line.learner.id_number}
        ours = Counter(_plain(line.learner.name) for line in lines)
        theirs = Counter(_plain(row[0]) for row in rows)
        self.by_name = {
            name: line for line in lines if ours[name := _plain(line.learner.name)] == 1 and theirs[name] == 1
        }

    def find(self, row: list[str]) -> GradeLine | None:
        """Our line for a row of the file; None where nobody of ours is meant."""
        login = row[self.places["SIS Login ID"]].strip().casefold()
        user_id = row[self.places["SIS User ID"]].strip() if "SIS User ID" in self.places else ""
        by_key = self.by_login.get(login) or self.by_number.get(user_id)
        return by_key or self.by_name.get(_plain(row[0]))


def _delimiter(text: str) -> str:
    """Comma or semicolon, whichever the first three lines have more of."""
    start = "".join(text.splitlines(keepends=True)[:3])
    return ";" if start.count(";") > start.count(",") else ","


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as wrong:
        raise BadEntry("file", NO_GRADEBOOK) from wrong
    if not rows:
        raise BadEntry("file", NO_GRADEBOOK)
    width = len(rows[0])
    return [row + [""] * (width - len(row)) for row in rows]


def _places(rows: list[list[str]]) -> dict[str, int]:
    """Where the columns stand by which learners are found."""
    header = [cell.strip() for cell in rows[0]]
    if len(header) < 3 or "Student" not in header[0] or "ID" not in header[1]:
        raise BadEntry("file", NO_GRADEBOOK)
    places: dict[str, int] = {
        name: header.index(name) for name in ("SIS User ID", "SIS Login ID") if name in header
    }
    if "SIS Login ID" not in places:
        raise BadEntry("file", NO_GRADEBOOK)
    return places


def _target(rows: list[list[str]], column: GradeColumn) -> tuple[int, list[Trap]]:
    """The column to fill, made where there is none of that number or title."""
    parts = [_parts_of(cell) for cell in rows[0]]
    known = [place for place, (_, number) in enumerate(parts) if number and number == column.platform_id]
    if known:
        return known[0], []
    titles = [title for title, _ in parts]
    wanted = {column.title.casefold(), safe_title(column.title).casefold()}
    those = [place for place, title in enumerate(titles) if title.casefold() in wanted]
    if len(those) > 1:
        text = f"The gradebook has several columns “{column.title}”; the first is filled."
        return those[0], [Trap("same-title", text)]
    if those:
        return those[0], []
    for row in rows:
        row.append("")
    rows[0][-1] = safe_title(column.title)  # a number that was remembered belongs to another gradebook
    text = f"The gradebook has no column “{safe_title(column.title)}”; a new one stands at its end."
    return len(rows[0]) - 1, [Trap("new-assignment", text)]


def _parts_of(header: str) -> tuple[str, str]:
    """The title and the number of the assignment in a header; the number empty where there is none."""
    found = _WITH_ID.match(header.strip())
    return (found[1].strip(), found[2]) if found else (header.strip(), "")


def _is_learner(row: list[str]) -> bool:
    return bool(row[0].strip()) and "points possible" not in row[0].casefold()


def _set_points(row: list[str], target: int, column: GradeColumn, traps: list[Trap]) -> None:
    if "points possible" not in row[0].casefold():
        return
    ours = number(column.maximum)
    if not row[target].strip():
        row[target] = ours
    elif number_of(row[target]) != number_of(ours):
        theirs = row[target].strip()
        text = f"In Canvas this counts {theirs} points, here {ours}: the scores are those from here."
        traps.append(Trap("other-maximum", text))


def number_of(cell: str) -> float | None:
    """The number of a cell as Canvas reads it, its last comma or point the decimal one; None for none."""
    plain = cell.strip()
    last = max(plain.rfind("."), plain.rfind(","))
    digits = plain if last < 0 else f"{re.sub('[.,]', '', plain[:last])}.{plain[last + 1 :]}"
    try:
        return float(digits)
    except ValueError:
        return None


def _cell(grade: Grade, before: str) -> str:
    return grade.text(before, "EX")


def _plain(name: str) -> str:
    """A name by which people are the same: `Pak, Ana` is `Ana Pak`."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma else name
    return " ".join(turned.casefold().split())
