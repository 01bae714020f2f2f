"""What the gradebook says above its grid."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.core.gradebook import Standing
from quizapp.core.item_analysis.moments import mean
from quizapp.usecases.gradebook import GradeSheet
from quizapp.web.teach.grade_words import per_cent, spelt
from quizapp.web.words import counted


def headline(sheet: GradeSheet) -> str:
    """What matters most, in a sentence."""
    if not sheet.rows:
        return "Nobody has joined yet."
    if not sheet.columns:
        return "No quiz is published yet."
    missing = sum(any(cell.standing is Standing.MISSING for cell in row.cells) for row in sheet.rows)
    if missing:
        return f"{spelt(missing)} {'student has' if missing == 1 else 'students have'} missed a quiz."
    if not any(cell.score is not None for row in sheet.rows for cell in row.cells):
        return "Nobody has handed in yet."
    newest = newest_quiz(sheet)
    at = next(n for n, column in enumerate(sheet.columns) if column.quiz == newest)
    waits = sum(row.cells[at].standing in (Standing.OPEN, Standing.WAITING) for row in sheet.rows)
    if waits:
        return f"{len(sheet.rows) - waits} of {len(sheet.rows)} have handed in the newest quiz."
    return "Nobody has fallen behind."


def lead(sheet: GradeSheet, totals: Sequence[float]) -> str:
    """How many students and quizzes, and the mean of `totals`, which are in percent."""
    above = sum(cell.is_above for row in sheet.rows for cell in row.cells)
    parts = [
        counted(len(sheet.rows), "student", "students"),
        counted(len(sheet.columns), "quiz", "quizzes"),
        *([f"mean so far {per_cent(mean(totals))}"] if totals else []),
        *([f"{counted(above, 'score', 'scores')} set above what can be earned"] if above else []),
    ]
    return " · ".join(parts)


def newest_quiz(sheet: GradeSheet) -> str:
    """The newest quiz that anybody has begun, else the newest; there is one."""
    begun = [
        column.quiz
        for at, column in enumerate(sheet.columns)
        if any(row.cells[at].attempts for row in sheet.rows)
    ]
    return begun[-1] if begun else sheet.columns[-1].quiz
