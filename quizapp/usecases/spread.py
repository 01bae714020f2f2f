"""How the scores of a quiz spread over a class, as its attempts say and nobody has set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from quizapp.core.item_analysis.histogram import Step, histogram
from quizapp.core.item_analysis.quiz import QuizStatistics, quiz_statistics
from quizapp.store import classes, grade_history
from quizapp.store.gradebook import Within
from quizapp.store.people import Person
from quizapp.usecases.gradebook import sheet_within
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Spread:
    """The statistics of a quiz and its histogram.

    How consistent it is can only be said where all had the same questions, and where each learner's one
    attempt counts; else those figures are None. `is_same_for_all` says which of the two it is.
    """

    statistics: QuizStatistics
    steps: tuple[Step, ...]
    maximum: float
    is_same_for_all: bool


def spread_of_quiz(services: Services, person: Person, quiz_id: str, now: datetime) -> Spread | None:
    """The scores that count of a quiz this person has set; None for a draft. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        within = Within(room.id, quiz.id)
        sheet = sheet_within(on, room, within, now, with_given=False)
        if not sheet.columns:
            return None
        (column,) = sheet.columns
        scores = [row.cells[0].score for row in sheet.rows if row.cells[0].score is not None]
        members = {row.member.id for row in sheet.rows}
        marks = _marks(on, within, members) if column.is_same_for_all else []
        totals, marks = _as_far_as_it_can_be_told(scores, marks)
    return Spread(
        quiz_statistics(totals, marks),
        histogram(scores, column.maximum),
        column.maximum,
        column.is_same_for_all,
    )


def _marks(on: Connection, within: Within, members: set[int]) -> list[list[float]]:
    """The points of every question, a row for each attempt of a member that is handed in."""
    theirs = {row.id for row in grade_history.list_attempts(on, within) if row.learner_id in members}
    rows: Any = grade_history.list_marks(on, within.quiz_id or 0)
    return [
        [points for _, points in of_attempt]
        for attempt, of_attempt in groupby(rows, key=itemgetter(0))
        if attempt in theirs
    ]


def _as_far_as_it_can_be_told(
    scores: Sequence[float], marks: list[list[float]]
) -> tuple[Sequence[float], list[list[float]]]:
    """The marks only where they are those of the scores: one attempt each, all of one length."""
    fits = len(marks) == len(scores) and len({len(row) for row in marks}) == 1
    return scores, marks if fits else []
