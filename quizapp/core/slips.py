"""Slips of the fingers: one letter or figure too many, too few, changed, or two that changed places."""

from __future__ import annotations

import re

from quizapp.core.hints import HINTED_KINDS
from quizapp.core.matching import distance
from quizapp.core.questions import Question, Response
from quizapp.core.text import fold

_BETWEEN = re.compile(r"(?<=\d)[\s.,'’](?=\d)")


def may_be_slip(question: Question, response: Response) -> bool:
    """Whether what was typed is one slip away from an answer that is right."""
    if question.kind not in HINTED_KINDS or response.is_blank:
        return False
    right = (question.answer_text, *map(str, question.detail.get("right", ())))
    return any(distance(_plain(response.shown), _plain(one), 1) == 1 for one in right)


def _plain(text: str) -> str:
    return fold(_BETWEEN.sub("", text))
