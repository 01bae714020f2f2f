"""Marking an attempt: the same whether it is only looked at, handed in, or handed in for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from quizapp.core.certainty import most_points, points_for
from quizapp.core.corrections import Action, Correction, Given, Outcome, action_on, corrected
from quizapp.core.questions import Grade, Question, Response
from quizapp.core.scoring import score_of_points
from quizapp.core.tries import Try, counted_fractions, fraction_after, tries_from_plain
from quizapp.store import attempts, corrections
from quizapp.store.rows_attempts import AttemptRow, ItemRow
from quizapp.usecases.responses import Marked, mark, response_from_plain


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """One question of an attempt with its answer, its grade and the points it earns.

    `certainty` is 1 to 3, or None where none was stated. `grade` is that of the answer that stands; `counts`
    is how right it counts (0 to 1) after the tries before it. `first` is the first answer that was checked,
    which is what memory learns from, None where none was. `is_discarded`: it counts neither in the score nor
    in the maximum. `says_nothing`: a correction judged it whatever was answered, so memory learns nothing.
    """

    position: int
    question: Question
    response: Response
    certainty: int | None
    grade: Grade
    points: float
    counts: float
    first: Marked | None = None
    is_discarded: bool = False
    says_nothing: bool = False

    @property
    def marked(self) -> Marked:
        """The answer as memory takes it: the first, for a second try has been told of the first."""
        return self.first or Marked(self.response, self.grade, self.certainty)


def mark_items(on: Connection, row: AttemptRow) -> list[MarkedItem]:
    """All questions of an attempt, whose row has RULE_COLUMNS, marked as their saved answers are now."""
    return mark_attempt(on, row.id, row.asks_certainty, row.penalty)


def mark_attempt(
    on: Connection, attempt_id: int, asks_certainty: bool, penalty: float | None
) -> list[MarkedItem]:
    """All questions of an attempt, marked; each try before the last costs `penalty`, None in practice.

    What its quiz was corrected in is put right.
    """
    items = attempts.list_items(on, attempt_id)
    return mark_rows(items, asks_certainty, penalty, corrections.list_standing_for(on, attempt_id))


def mark_rows(
    items: Sequence[ItemRow], asks_certainty: bool, penalty: float | None, standing: Sequence[Correction]
) -> list[MarkedItem]:
    """The stored questions of one attempt, marked, under the corrections of its quiz."""
    marked = (mark_item(item, asks_certainty, penalty) for item in items)
    return [put_right(item, asks_certainty, standing) for item in marked]


def mark_item(item: ItemRow, asks_certainty: bool, penalty: float | None = None) -> MarkedItem:
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


def put_right(item: MarkedItem, asks_certainty: bool, standing: Sequence[Correction]) -> MarkedItem:
    """A marked question under the corrections of its quiz."""
    item = replace(item, first=_first_put_right(item, asks_certainty, standing))
    given = Given(item.question, item.response, item.certainty, asks_certainty)
    action = action_on(given, standing)
    if action is None:
        return item
    outcome = corrected(Outcome(item.grade.fraction, item.points), given, standing)
    return replace(
        item,
        grade=item.grade if outcome.fraction == item.grade.fraction else Grade(outcome.fraction),
        points=outcome.points,
        counts=item.counts if outcome.points == item.points else outcome.fraction,
        is_discarded=outcome.is_discarded,
        says_nothing=action is not Action.ACCEPT,
    )


def _first_put_right(item: MarkedItem, asks_certainty: bool, standing: Sequence[Correction]) -> Marked | None:
    """The first answer that was checked; right where it is one that is accepted, too."""
    first = item.first
    if first is None:
        return None
    given = Given(item.question, first.response, first.certainty, asks_certainty)
    return replace(first, grade=Grade(1.0)) if action_on(given, standing) is Action.ACCEPT else first


def most_left(maximum: float, items: list[MarkedItem], asks_certainty: bool) -> float:
    """What an attempt can earn: its `maximum` without the questions that were discarded."""
    return maximum - most_points(sum(item.is_discarded for item in items), asks_certainty)


def score_of_items(items: list[MarkedItem]) -> float:
    """The points of all questions, to the hundredth."""
    return score_of_points([item.points for item in items])
