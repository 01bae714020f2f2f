"""What stands on a key sheet: the letters to look for on a printed paper, and the answer in words."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.core.questions import Question

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def key_letters(question: Question) -> str:
    """The letters of what is right, as printed: `B`, of several `A, C`; empty where something is written.

    For events they stand in the right order, for a matching question from the first left side to the last.
    """
    key = question.key
    if question.detail.get("right_side"):
        return _listed([right for _, right in sorted(key)])
    if not question.options:
        return ""
    if isinstance(key, int):
        return LETTERS[key]
    return _listed(key) if isinstance(key, list | tuple) else ""


def key_answer(question: Question) -> str:
    """The right answer in words: of a false statement the truth, of matching the right sides."""
    shown = question.detail.get("shown_as_answer")
    if shown:
        return str(shown)
    right = question.detail.get("right_side")
    if right:
        return "; ".join(right[side] for _, side in sorted(question.key))
    if question.options and isinstance(question.key, int) and not question.detail.get("credits"):
        return question.options[question.key].text
    return question.answer_text


def _listed(places: Sequence[int]) -> str:
    return ", ".join(LETTERS[place] for place in places)
