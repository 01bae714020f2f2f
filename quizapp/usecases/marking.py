"""Marking an attempt: the same whether it is only looked at, handed in, or handed in for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from quizapp.core.certainty import points_for
from quizapp.core.questions import Grade, Question, Response
from quizapp.core.scoring import rounded
from quizapp.store import attempts
from quizapp.usecases.steps import Marked, mark, response_from_plain


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """One question of an attempt with its answer, its grade and the points it earns.

    `certainty` is 1 to 3, or None where none was stated.
    """

    position: int
    question: Question
    response: Response
    certainty: int | None
    grade: Grade
    points: float

    @property
    def marked(self) -> Marked:
        """The answer as memory takes it."""
        return Marked(self.response, self.grade, self.certainty)


def mark_items(on: Connection, attempt_id: int, asks_certainty: bool) -> list[MarkedItem]:
    """All questions of an attempt, marked as their saved answers are now."""
    return [mark_item(item, asks_certainty) for item in attempts.list_items(on, attempt_id)]


def mark_item(item: Any, asks_certainty: bool) -> MarkedItem:
    """One question, marked. With certainty a question can earn less than nothing."""
    question, response = Question.from_plain(item.question), response_from_plain(item.response)
    grade = mark(question, response)
    if not asks_certainty:
        return MarkedItem(item.position, question, response, None, grade, grade.fraction)
    points = points_for(grade.fraction, response.is_blank, item.certainty)
    return MarkedItem(item.position, question, response, item.certainty, grade, points)


def score_of_items(items: list[MarkedItem]) -> float:
    """The points of all questions, to the hundredth."""
    return float(rounded(sum((Decimal(repr(float(item.points))) for item in items), Decimal(0))))
