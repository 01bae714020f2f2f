"""Other words that would have been right for what was typed."""

from __future__ import annotations

from quizapp.core.questions import Question, Response
from quizapp.core.text import fold, holds_phrase

MOST_ALSO = 5


def also_right(question: Question, response: Response) -> tuple[str, ...]:
    """Other answers that count, a few at most, without those that were told or written already.

    What only says the answer with other words round it (`city of Velm`) is none of them.
    """
    detail = question.detail
    words = detail.get("right", ()) if question.marked_as == "short_answer" else detail.get("also", ())
    answer, written = fold(question.answer_text), fold(response.shown)
    others = {fold(str(one)): str(one) for one in reversed(words)}
    found = [one for text, one in others.items() if text != written and not holds_phrase(text, answer)]
    return tuple(reversed(found))[:MOST_ALSO]
