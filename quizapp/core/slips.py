"""Slips of the fingers: one letter too many, too few, changed, or two signs that changed places."""

from __future__ import annotations

import re

from quizapp.core.hints import HINTED_KINDS
from quizapp.core.matching import distance
from quizapp.core.questions import Question, Response
from quizapp.core.text import fold

_BETWEEN = re.compile(r"(?<=\d)[\s.,'’](?=\d)")
_FIGURES = frozenset({"number", "year", "date"})


def may_be_slip(question: Question, response: Response) -> bool:
    """Whether what was typed is one slip away from an answer that is right.

    Of a figure, a year or a date each sign is what was to be known, so only two that changed places count.
    """
    if question.kind not in HINTED_KINDS or response.is_blank:
        return False
    right = (question.answer_text, *map(str, question.detail.get("right", ())))
    is_figure = question.marked_as in _FIGURES
    typed = _plain(response.shown)
    return any(_is_slip(typed, _plain(one), is_figure) for one in right)


def _is_slip(typed: str, right: str, is_figure: bool) -> bool:
    figures = re.findall(r"\d+", right)
    if is_figure or figures:
        without_unit = figures if len(figures) == 1 else ()
        return any(_has_swapped(typed, one) for one in (right, *without_unit))
    return distance(typed, right, 1) == 1


def _has_swapped(typed: str, right: str) -> bool:
    """Whether two neighbours changed places, and nothing else is different."""
    if len(typed) != len(right):
        return False
    first = next((at for at in range(len(right)) if typed[at] != right[at]), len(right))
    swapped = right[:first] + right[first : first + 2][::-1] + right[first + 2 :]
    return typed == swapped != right


def _plain(text: str) -> str:
    return fold(_BETWEEN.sub("", text))
