"""The grid of the gradebook made ready, a page of it at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from quizapp.core.gradebook import Cell, Standing
from quizapp.usecases.gradebook import Column, GradeSheet
from quizapp.web.teach.grade_words import STATUS_WORDS
from quizapp.web.teach.gradebook_choice import Choice
from quizapp.web.teach.gradebook_heads import quiz_head, sorting_head, status_links, total_head
from quizapp.web.teach.gradebook_lead import headline, lead, newest_quiz
from quizapp.web.teach.gradebook_lines import (
    Line,
    all_lines,
    is_called,
    newest_with,
    sort_lines,
    standings_of,
)
from quizapp.web.views.gradebook import GradebookPage, GradeCell, GradeRow
from quizapp.web.words import points

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


def gradebook_page(sheet: GradeSheet, choice: Choice, now: datetime, zone: str) -> GradebookPage:
    """The page of this choice. Figures beneath the columns are those of all students."""
    room = sheet.room
    page = GradebookPage(room.public_id, room.name, headline(sheet), students=len(sheet.rows))
    if not sheet.rows or not sheet.columns:
        return replace(page, empty="quizzes" if sheet.rows else "students")
    places = [at for at, one in enumerate(sheet.columns) if choice.quiz in ("", one.quiz)]
    columns = [sheet.columns[at] for at in places]
    lines = all_lines(sheet, choice, places)
    totals = [line.total for line in lines if line.total is not None]
    standings = [standings_of(line.cells) for line in lines]
    shown = [
        line
        for line, has in zip(lines, standings, strict=True)
        if (not choice.status or choice.status in has) and is_called(line, choice.name)
    ]
    sort_lines(shown, columns, choice)
    size = max(FEWEST_ROWS, min(MOST_ROWS, CELLS_ON_A_PAGE // len(columns)))
    at = min(choice.page, max(1, -(-len(shown) // size)))
    begins = (at - 1) * size
    narrow = choice.quiz or newest_with(choice.status, shown, columns) or newest_quiz(sheet)
    heads = tuple(
        quiz_head(column, cells, choice, narrow, now, zone)
        for column, cells in zip(columns, zip(*(line.cells for line in lines), strict=True), strict=True)
    )
    write = _percents if choice.unit == "percent" else _points
    return replace(
        page,
        lead=lead(sheet, totals),
        by_name=sorting_head("Student", "name", choice),
        heads=heads,
        total=total_head(totals, choice),
        rows=tuple(_row(line, columns, narrow, write) for line in shown[begins : begins + size]),
        statuses=status_links(standings, choice),
        found=len(shown),
        first=begins + 1,
        before=choice.address(at - 1) if at > 1 else "",
        after=choice.address(at + 1) if begins + size < len(shown) else "",
        everybody=choice.address(name="", status=""),
        missing_is_zero=choice.missing == "zero",
        is_arranged=(choice.sort, choice.unit, choice.missing) != ("name", "points", "zero"),
    )


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
