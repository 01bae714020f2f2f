"""The grid of the gradebook made ready: who is shown, in which order, with what beneath each column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.core.gradebook import Cell, Standing, total_of
from quizapp.core.item_analysis.moments import mean
from quizapp.usecases.gradebook import BookRow, Column, GradeSheet
from quizapp.web.teach.grade_words import SET, STATUS_WORDS, per_cent, spelt
from quizapp.web.teach.gradebook_choice import Choice
from quizapp.web.teach.gradebook_heads import quiz_head, sorting_head, status_links, total_head
from quizapp.web.views.gradebook import GradebookPage, GradeCell, GradeRow
from quizapp.web.words import counted, points

CELLS_ON_A_PAGE = 1500
FEWEST_ROWS, MOST_ROWS = 25, 100
LOOKS = {
    Standing.SUBMITTED: "",
    Standing.LATE: "is-late",
    Standing.OPEN: "is-open",
    Standing.MISSING: "is-missing",
    Standing.EXCUSED: "is-excused",
    Standing.WAITING: "is-to-do",
}


@dataclass(slots=True)
class Line:
    """A row on its way to the page."""

    row: BookRow
    cells: Sequence[Cell]
    total: float | None


def gradebook_page(sheet: GradeSheet, choice: Choice, now: datetime, zone: str) -> GradebookPage:
    """The page of this choice. Figures beneath the columns are those of all students."""
    room = sheet.room
    page = GradebookPage(room.public_id, room.name, _headline(sheet), students=len(sheet.rows))
    if not sheet.rows or not sheet.columns:
        return replace(page, empty="quizzes" if sheet.rows else "students")
    places = [at for at, one in enumerate(sheet.columns) if choice.quiz in ("", one.quiz)]
    columns = [sheet.columns[at] for at in places]
    lines = _lines(sheet, choice, places)
    totals = [line.total for line in lines if line.total is not None]
    kinds = [_kinds(line.cells) for line in lines]
    shown = [
        line
        for line, has in zip(lines, kinds, strict=True)
        if (not choice.status or choice.status in has) and _is_called(line, choice.name)
    ]
    _sort(shown, columns, choice)
    size = max(FEWEST_ROWS, min(MOST_ROWS, CELLS_ON_A_PAGE // len(columns)))
    at = min(choice.page, max(1, -(-len(shown) // size)))
    begins = (at - 1) * size
    narrow = choice.quiz or _newest_with(choice.status, shown, columns) or _newest(sheet)
    heads = tuple(
        quiz_head(column, cells, choice, narrow, now, zone)
        for column, cells in zip(columns, zip(*(line.cells for line in lines), strict=True), strict=True)
    )
    write = _percents if choice.unit == "percent" else _points
    return replace(
        page,
        lead=_lead(sheet, totals),
        by_name=sorting_head("Student", "name", choice),
        heads=heads,
        total=total_head(totals, choice),
        rows=tuple(_row(line, columns, narrow, write) for line in shown[begins : begins + size]),
        statuses=status_links(kinds, choice),
        found=len(shown),
        first=begins + 1,
        before=choice.address(at - 1) if at > 1 else "",
        after=choice.address(at + 1) if begins + size < len(shown) else "",
        everybody=choice.address(name="", status=""),
        missing_is_zero=choice.missing == "zero",
        is_arranged=(choice.sort, choice.unit, choice.missing) != ("name", "points", "zero"),
    )


def _lines(sheet: GradeSheet, choice: Choice, places: list[int]) -> list[Line]:
    weights = [column.weight for column in sheet.columns]
    is_zero, is_all = choice.missing == "zero", len(places) == len(weights)
    return [
        Line(
            row,
            row.cells if is_all else [row.cells[at] for at in places],
            total_of(row.cells, weights, is_zero),
        )
        for row in sheet.rows
    ]


def _kinds(cells: Sequence[Cell]) -> set[str]:
    """All standings of a row, and whether anything was set by hand."""
    found: set[str] = {cell.standing for cell in cells}
    if any(cell.is_given and cell.score is not None for cell in cells):
        found.add(SET)
    return found


def _is_called(line: Line, name: str) -> bool:
    member, wanted = line.row.member, name.casefold()
    return wanted in member.name.casefold() or wanted in member.login.casefold()


def _sort(lines: list[Line], columns: Sequence[Column], choice: Choice) -> None:
    """Sort in place; who has no score comes last, and equal ones stay in the order of names."""
    is_down = choice.order == "down"
    if choice.sort == "name":
        if is_down:
            lines.reverse()
        return
    at = next((n for n, column in enumerate(columns) if column.quiz == choice.sort), None)
    if choice.sort != "total" and at is None:
        return

    def value(line: Line) -> float | None:
        return line.total if at is None else line.cells[at].percent

    sign = -1 if is_down else 1
    lines.sort(key=lambda line: (value(line) is None, sign * (value(line) or 0.0)))


def _headline(sheet: GradeSheet) -> str:
    """What matters most."""
    if not sheet.rows:
        return "Nobody has joined yet."
    if not sheet.columns:
        return "No quiz is published yet."
    missing = sum(any(cell.standing is Standing.MISSING for cell in row.cells) for row in sheet.rows)
    if missing:
        return f"{spelt(missing)} {'student has' if missing == 1 else 'students have'} missed a quiz."
    if not any(cell.score is not None for row in sheet.rows for cell in row.cells):
        return "Nobody has handed in yet."
    newest = _newest(sheet)
    at = next(n for n, column in enumerate(sheet.columns) if column.quiz == newest)
    waits = sum(row.cells[at].standing in (Standing.OPEN, Standing.WAITING) for row in sheet.rows)
    if waits:
        return f"{len(sheet.rows) - waits} of {len(sheet.rows)} have handed in the newest quiz."
    return "Nobody has fallen behind."


def _lead(sheet: GradeSheet, totals: Sequence[float]) -> str:
    above = sum(cell.is_above for row in sheet.rows for cell in row.cells)
    parts = [
        counted(len(sheet.rows), "student", "students"),
        counted(len(sheet.columns), "quiz", "quizzes"),
        *([f"mean so far {per_cent(mean(totals))}"] if totals else []),
        *([f"{counted(above, 'score', 'scores')} set above what can be earned"] if above else []),
    ]
    return " · ".join(parts)


def _newest(sheet: GradeSheet) -> str:
    """The newest quiz that anybody has begun, else the newest."""
    begun = [
        column.quiz
        for at, column in enumerate(sheet.columns)
        if any(row.cells[at].attempts for row in sheet.rows)
    ]
    return begun[-1] if begun else sheet.columns[-1].quiz


def _newest_with(status: str, lines: Sequence[Line], columns: Sequence[Column]) -> str:
    """The newest quiz at which one of these has this status; empty for no status, or nobody with it."""
    if not status:
        return ""
    found = [
        column.quiz
        for at, column in enumerate(columns)
        if any(status in _kinds([line.cells[at]]) for line in lines)
    ]
    return found[-1] if found else ""


def _points(cell: Cell) -> str:
    return points(cell.score or 0.0)


def _percents(cell: Cell) -> str:
    return points(cell.percent or 0.0, 1)


def _row(line: Line, columns: Sequence[Column], narrow: str, write: Callable[[Cell], str]) -> GradeRow:
    member = line.row.member
    cells = tuple(
        _cell(cell, column.quiz, column.quiz == narrow, write)
        for cell, column in zip(line.cells, columns, strict=True)
    )
    total = "" if line.total is None else points(line.total, 1)
    return GradeRow(member.public_id, member.name, member.login, cells, total)


def _cell(cell: Cell, quiz: str, is_narrow: bool, write: Callable[[Cell], str]) -> GradeCell:
    look = LOOKS[cell.standing]
    if is_narrow:
        look = f"{look} is-chosen".strip()
    if cell.score is None:
        return GradeCell(quiz, look, STATUS_WORDS[cell.standing])
    sign = "late" if cell.standing is Standing.LATE else ""
    if cell.is_given:
        sign = f"{sign} set{' above' if cell.is_above else ''}".strip()
    return GradeCell(quiz, look, write(cell), sign)
