"""Grades put into the gradebook that an instructor downloaded from Canvas.

Nothing of it is stored but which assignment is which quiz, so that the next time the column is found again
whatever either of the two is called by then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.errors import BadEntry
from quizapp.formats.gradebooks.canvas_merge import merge
from quizapp.formats.gradebooks.sheet import GradeLine, Learner, Trap
from quizapp.store import scores
from quizapp.usecases.exporting_scores import Scope, sheet
from quizapp.usecases.services import Services

LARGEST = 2 * 1024 * 1024  # bytes of a gradebook: that of 1,000 students and 100 columns has about 1 MB
TOO_LARGE = "This file is larger than any gradebook, so it was not read. Upload what Canvas exported."
NOT_UTF8 = "This file is not saved as UTF-8, as Canvas saves it. Upload what Canvas exported, as it is."
NO_QUIZ = "Choose at least one quiz first: there is nothing to fill in."


@dataclass(frozen=True, slots=True)
class FilledColumn:
    """A column that was filled: the quiz, its header in the gradebook, and how many have a score there."""

    quiz: str
    header: str
    scores: int


@dataclass(frozen=True, slots=True)
class Filled:
    """The gradebook with its columns filled, and who was found in it.

    `found` counts our learners who stand in it, `missing` names those who do not, `unknown` those in it whom
    we do not know.
    """

    text: str
    columns: tuple[FilledColumn, ...]
    found: int
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    traps: tuple[Trap, ...]


def read_gradebook(content: bytes) -> str:
    """The text of an uploaded gradebook. Raises BadEntry for `file`."""
    if len(content) > LARGEST:
        raise BadEntry("file", TOO_LARGE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise BadEntry("file", NOT_UTF8) from wrong


def fill(services: Services, scope: Scope, text: str, now: datetime) -> Filled:
    """Fill a column of the gradebook for each quiz, and remember which it was.

    Raises BadEntry for `file` where it is none of Canvas.
    """
    grades = sheet(services, scope, now)
    if not grades.columns:
        raise BadEntry("file", NO_QUIZ)
    columns: list[FilledColumn] = []
    traps: list[Trap] = []
    chosen: dict[int, str] = {}
    for index, (column, quiz) in enumerate(zip(scope.canvas_columns, scope.quizzes, strict=True)):
        merged = merge(text, column, grades.lines, index)
        text = merged.text
        missing = set(merged.missing)
        columns.append(FilledColumn(column.title, merged.header, _count(grades.lines, index, missing)))
        traps += merged.traps
        if merged.platform_id not in ("", quiz.canvas_id):
            chosen[quiz.id] = merged.platform_id
    if chosen:
        with services.database.writing() as on:
            scores.remember_canvas_ids(on, chosen)
    return Filled(
        text=text,
        columns=tuple(columns),
        found=merged.found,
        missing=tuple(learner.name for learner in merged.missing),
        unknown=merged.unknown,
        traps=tuple(dict.fromkeys(traps)),
    )


def _count(lines: tuple[GradeLine, ...], index: int, missing: set[Learner]) -> int:
    """How many learners who stand in the gradebook have a score, or an excuse, to write there."""
    return sum(
        line.learner not in missing
        and (line.grades[index].score is not None or line.grades[index].is_excused)
        for line in lines
    )
