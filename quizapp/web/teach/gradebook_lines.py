"""The lines of the gradebook: what each holds, which are wanted, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.gradebook import Cell, total_of
from quizapp.usecases.gradebook import BookRow, Column, GradeSheet
from quizapp.web.teach.grade_words import SET
from quizapp.web.teach.gradebook_choice import Choice


@dataclass(slots=True)
class Line:
    """A row on its way to the page; its total is in percent, None without a score."""

    row: BookRow
    cells: Sequence[Cell]
    total: float | None


def all_lines(sheet: GradeSheet, choice: Choice, places: list[int]) -> list[Line]:
    """A line for each student by name, with the cells at these places; the total is that of all quizzes."""
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


def standings_of(cells: Sequence[Cell]) -> set[str]:
    """All standings of a row, and whether anything was set by hand."""
    found: set[str] = {cell.standing for cell in cells}
    if any(cell.is_given and cell.score is not None for cell in cells):
        found.add(SET)
    return found


def is_called(line: Line, name: str) -> bool:
    """Whether the name or the login of a student has these letters, large or small."""
    member, wanted = line.row.member, name.casefold()
    return wanted in member.name.casefold() or wanted in member.login.casefold()


def sort_lines(lines: list[Line], columns: Sequence[Column], choice: Choice) -> None:
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


def newest_with(status: str, lines: Sequence[Line], columns: Sequence[Column]) -> str:
    """The newest quiz at which one of these has this status; empty for no status, or nobody with it."""
    if not status:
        return ""
    found = [
        column.quiz
        for at, column in enumerate(columns)
        if any(status in standings_of([line.cells[at]]) for line in lines)
    ]
    return found[-1] if found else ""
