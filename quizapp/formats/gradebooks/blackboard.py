"""Grades as Blackboard takes them for upload: all cells in quotes, learners found by their user name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizapp.formats.gradebooks.sheet import GradeColumn, GradeLine, Learner, Trap, line_of
from quizapp.formats.scores_csv import neutral, number

KEYS = ("Username", "Student ID", "Name")


def blackboard_lines(columns: Sequence[GradeColumn], lines: Iterable[GradeLine]) -> Iterator[str]:
    """The file line by line."""
    yield line_of([*KEYS, *map(header_of, columns)], quote_all=True)
    for line in lines:
        learner = line.learner
        cells = [learner.login, learner.id_number, neutral(learner.name)]
        yield line_of([*cells, *(grade.text("", "") for grade in line.grades)], quote_all=True)


def header_of(column: GradeColumn) -> str:
    """The header of a quiz as Blackboard's own download writes it, with its id there where that is known."""
    title = " ".join(neutral(column.title).replace("|", "/").split())
    header = f"{title} [Total Pts: {number(column.maximum)} Score]"
    return f"{header} |{column.platform_id}" if column.platform_id else header


def blackboard_traps(columns: Sequence[GradeColumn], learners: Sequence[Learner]) -> list[Trap]:
    """What Blackboard would misread in this sheet, and what to do about it."""
    traps = [
        Trap(
            "new-column",
            f"“{column.title}” has no column id: Blackboard makes a new column of text that counts nothing. "
            "Make the column there first, download the gradebook and copy the id behind the title.",
        )
        for column in columns
        if not column.platform_id
    ]
    without = sum(not learner.login for learner in learners)
    if without:
        who = "student has" if without == 1 else "students have"
        traps.append(
            Trap("without-key", f"{without} {who} no login, by which alone Blackboard finds people.")
        )
    return traps
