"""Questions put right after they were asked: what a correction makes of each answer.

Corrections can be made and undone in any order, and every answer is judged from what it was marked with
first, so the same corrections always give the same scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.core.certainty import most_points, points_for
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Question, Response
from quizapp.core.text import fold


class Action(StrEnum):
    """What is done about a question. Stored, so never renamed. The first that applies wins."""

    DISCARD = "discard"  # it leaves the score and the maximum
    FULL = "full"  # everybody earns the most there is, whatever they answered
    ACCEPT = "accept"  # another answer is right, too


@dataclass(frozen=True, slots=True)
class Correction:
    """What is put right in a quiz: all questions about `fact`, in `kind` alone unless that is empty.

    `value` is the answer that is right, too, as learners gave it; empty for the other actions.
    """

    fact: str
    kind: str
    action: Action
    value: str = ""

    def is_about(self, question: Question) -> bool:
        """Whether it holds for this question."""
        return question.fact == self.fact and self.kind in ("", question.kind)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer came to: how right it was (0 to 1), its points, and whether it counts at all."""

    fraction: float
    points: float
    is_discarded: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to be judged again. `certainty` is what was stated, where the quiz `asks_certainty`."""

    question: Question
    response: Response
    certainty: int | None = None
    asks_certainty: bool = False


def action_on(given: Given, corrections: Sequence[Correction]) -> Action | None:
    """What the corrections do to an answer; None where nothing. Of several the one that goes furthest."""
    applies = {
        one.action
        for one in corrections
        if one.is_about(given.question)
        and (one.action is not Action.ACCEPT or is_accepted(given.question, given.response, one.value))
    }
    return next((action for action in Action if action in applies), None)


def corrected(marked: Outcome, given: Given, corrections: Sequence[Correction]) -> Outcome:
    """What an answer that was first `marked` so comes to under these corrections."""
    action = action_on(given, corrections)
    if action is Action.DISCARD:
        return replace(marked, points=0.0, is_discarded=True)
    if action is Action.FULL:
        return Outcome(1.0, most_points(1, given.asks_certainty))
    if action is Action.ACCEPT:
        right = points_for(1.0, False, given.certainty) if given.asks_certainty else 1.0
        return Outcome(1.0, right)
    return marked


def in_words(correction: Correction) -> str:
    """What was put right, as a sentence without its end."""
    return {
        Action.DISCARD: "This question does not count",
        Action.FULL: "Everybody has full marks for this question",
        Action.ACCEPT: f"“{correction.value}” is right here, too",
    }[correction.action]


def is_accepted(question: Question, response: Response, value: str) -> bool:
    """Whether an answer is the one that `value` says: the same words, or what is read as the same."""
    if response.is_blank:
        return False
    if response.shown == value or (fold(value) and fold(response.shown) == fold(value)):
        return True
    kind = KINDS[question.kind]
    if set(kind.fields(question, response)) != {"answer"}:
        return False  # it was chosen, not typed
    try:
        return bool(kind.read(question, {"answer": [value]}).value == response.value)
    except UnreadableAnswer:  # another form of this question takes no such answer, so nobody gave it
        return False
