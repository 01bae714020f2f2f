"""Marking an attempt: the same whether it is only looked at, handed in, or handed in for somebody."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from quizapp.core.certainty import points_for
from quizapp.core.questions import Grade, Question, Response
from quizapp.core.scoring import rounded
from quizapp.core.tries import Try, counted_fractions, fraction_after, tries_from_plain
from quizapp.store import attempts
from quizapp.usecases.steps import Marked, mark, response_from_plain


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """One question of an attempt with its answer, its grade and the points it earns.

    `certainty` is 1 to 3, or None where none was stated. `grade` is that of the answer that stands; `counts`
    is how right it counts (0 to 1) after the tries before it. `first` is the first answer that was checked,
    which is what memory learns from, None where none was.
    """

    position: int
    question: Question
    response: Response
    certainty: int | None
    grade: Grade
    points: float
    counts: float
    first: Marked | None = None

    @property
    def marked(self) -> Marked:
        """The answer as memory takes it: the first, for a second try has been told of the first."""
        return self.first or Marked(self.response, self.grade, self.certainty)


def mark_items(on: Connection, row: Any) -> list[MarkedItem]:
    """All questions of an attempt, whose row has RULE_COLUMNS, marked as their saved answers are now."""
    return mark_attempt(on, row.id, row.asks_certainty, row.penalty)


def mark_attempt(
    on: Connection, attempt_id: int, asks_certainty: bool, penalty: float | None
) -> list[MarkedItem]:
    """The same for an attempt whose quiz takes off `penalty`."""
    return [mark_item(item, asks_certainty, penalty) for item in attempts.list_items(on, attempt_id)]


def mark_item(item: Any, asks_certainty: bool, penalty: float | None = None) -> MarkedItem:
    """One question, marked; each try before the last costs `penalty`, which practice has not.

    With certainty a question can earn less than nothing.
    """
    question, response = Question.from_plain(item.question), response_from_plain(item.response)
    grade, tries = mark(question, response), tries_from_plain(item.tries)
    fractions = counted_fractions(tries, grade.fraction, item.revision)
    counts = fraction_after(fractions, penalty or 0.0)
    certainty = item.certainty if asks_certainty else None
    points = points_for(counts, response.is_blank, certainty) if asks_certainty else counts
    first = _first(question, tries, asks_certainty)
    return MarkedItem(item.position, question, response, certainty, grade, points, counts, first)


def _first(question: Question, tries: tuple[Try, ...], asks_certainty: bool) -> Marked | None:
    if not tries:
        return None
    response = response_from_plain(tries[0].response)
    return Marked(response, mark(question, response), tries[0].certainty if asks_certainty else None)


def score_of_items(items: list[MarkedItem]) -> float:
    """The points of all questions, to the hundredth."""
    return float(rounded(sum((Decimal(repr(float(item.points))) for item in items), Decimal(0))))
