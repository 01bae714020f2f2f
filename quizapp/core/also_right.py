"""Other words that would have been right for what was typed."""

from __future__ import annotations

from quizapp.core.questions import Question, Response
from quizapp.core.text import fold

MOST_ALSO = 5


def also_right(question: Question, response: Response) -> tuple[str, ...]:
    """Other answers that count, a few at most, without those that were told or written already."""
    detail = question.detail
    words = detail.get("right", ()) if question.marked_as == "short_answer" else detail.get("also", ())
    said = {fold(question.answer_text), fold(response.shown)}
    others = {fold(str(one)): str(one) for one in reversed(words)}
    return tuple(reversed([one for folded, one in others.items() if folded not in said]))[:MOST_ALSO]
