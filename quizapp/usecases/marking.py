"""Marking an attempt: the same whether it is only looked at, handed in, or handed in for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from quizapp.core.certainty import most_points, points_for
from quizapp.core.corrections import Action, Correction, Given, Outcome, action_on, corrected
from quizapp.core.questions import Grade, Question, Response
from quizapp.core.scoring import rounded
from quizapp.store import attempts, corrections
from quizapp.usecases.steps import Marked, mark, response_from_plain


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """One question of an attempt with its answer, its grade and the points it earns.

    `certainty` is 1 to 3, or None where none was stated. `is_discarded`: it counts neither in the score nor
    in the maximum. `says_nothing`: a correction judged it whatever was answered, so memory learns nothing.
    """

    position: int
    question: Question
    response: Response
    certainty: int | None
    grade: Grade
    points: float
    is_discarded: bool = False
    says_nothing: bool = False

    @property
    def marked(self) -> Marked:
        """The answer as memory takes it."""
        return Marked(self.response, self.grade, self.certainty)


def mark_items(on: Connection, attempt_id: int, asks_certainty: bool) -> list[MarkedItem]:
    """All questions of an attempt, marked as their saved answers are now and its quiz was corrected."""
    standing = corrections.list_standing_for(on, attempt_id)
    marked = [mark_item(item, asks_certainty) for item in attempts.list_items(on, attempt_id)]
    return [put_right(item, asks_certainty, standing) for item in marked]


def mark_item(item: Any, asks_certainty: bool) -> MarkedItem:
    """One question, marked. With certainty a question can earn less than nothing."""
    question, response = Question.from_plain(item.question), response_from_plain(item.response)
    grade = mark(question, response)
    if not asks_certainty:
        return MarkedItem(item.position, question, response, None, grade, grade.fraction)
    points = points_for(grade.fraction, response.is_blank, item.certainty)
    return MarkedItem(item.position, question, response, item.certainty, grade, points)


def put_right(item: MarkedItem, asks_certainty: bool, standing: Sequence[Correction]) -> MarkedItem:
    """A marked question under the corrections of its quiz."""
    given = Given(item.question, item.response, item.certainty, asks_certainty)
    action = action_on(given, standing)
    if action is None:
        return item
    outcome = corrected(Outcome(item.grade.fraction, item.points), given, standing)
    return replace(
        item,
        grade=item.grade if outcome.fraction == item.grade.fraction else Grade(outcome.fraction),
        points=outcome.points,
        is_discarded=outcome.is_discarded,
        says_nothing=action is not Action.ACCEPT,
    )


def most_left(maximum: float, items: list[MarkedItem], asks_certainty: bool) -> float:
    """What an attempt can earn: its `maximum` without the questions that were discarded."""
    return maximum - most_points(sum(item.is_discarded for item in items), asks_certainty)


def score_of_items(items: list[MarkedItem]) -> float:
    """The points of all questions, to the hundredth."""
    return score_of_points([item.points for item in items])


def score_of_points(points: Sequence[float]) -> float:
    """Points added up, to the hundredth."""
    return float(rounded(sum((Decimal(repr(float(one))) for one in points), Decimal(0))))
