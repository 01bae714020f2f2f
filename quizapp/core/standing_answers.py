"""When an answer cannot be changed although the attempt is open: it was checked, or its question was left."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.core.quiz_rules import Rules
from quizapp.core.tries import Try, may_try_again

CHECKED = "This answer was checked, so it stands."
LEFT = "You have left this question, so its answer stands."
AHEAD = "This quiz goes one way. Answer the question you have come to first."


def why_it_stands(rules: Rules, tries: Sequence[Try], reached: int, position: int) -> str:
    """Why the answer at `position` stands, as a sentence; empty where it can be changed.

    `reached` is the question that the learner has come to.
    """
    if rules.is_one_way and position != reached:
        return LEFT if position < reached else AHEAD
    return CHECKED if is_settled(rules, tries) else ""


def is_settled(rules: Rules, tries: Sequence[Try]) -> bool:
    """Whether an answer was checked and no other try is open."""
    return bool(tries) and not may_try_again([one.fraction for one in tries], rules.tries)
