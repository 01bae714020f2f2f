"""How each kind of question is asked in QTI, as Canvas has it."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.formats.exports.qti.arranging import write_matching, write_ordering
from quizapp.formats.exports.qti.choices import write_choice, write_choose_all, write_true_false
from quizapp.formats.exports.qti.draft import Draft, condition
from quizapp.formats.exports.qti.numbers import write_number
from quizapp.formats.exports.qti.typed import write_cloze, write_flashcard, write_short_answer
from quizapp.formats.exports.qti.xml import element


def _essay(draft: Draft) -> None:
    draft.type = "essay_question"
    draft.typed("String")
    draft.conditions.append(condition([element("other")]))


def _description(draft: Draft) -> None:
    draft.type = "text_only_question"


WRITERS: dict[str, Callable[[Draft], None]] = {
    "choice": write_choice,
    "choose_all": write_choose_all,
    "true_false": write_true_false,
    "short_answer": write_short_answer,
    "number": write_number,
    "matching": write_matching,
    "ordering": write_ordering,
    "cloze": write_cloze,
    "flashcard": write_flashcard,
    "essay": _essay,
    "description": _description,
}
