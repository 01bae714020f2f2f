"""Choices in QTI: one right option, several, true or false."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from quizapp.formats.exports.qti.draft import Draft, equal, name_of, say_weights
from quizapp.formats.exports.qti.xml import element
from quizapp.formats.imports.items import FULL, ImportedAnswer

NEARLY = Decimal("0.01")


def write_choice(draft: Draft) -> None:
    """Options of which one is right."""
    draft.type = "multiple_choice_question"
    _list_options(draft, draft.item.answers)


def write_true_false(draft: Draft) -> None:
    """Both words, though only one may have been given."""
    draft.type = "true_false_question"
    given = {answer.text.casefold(): answer for answer in draft.item.answers}
    order = [word for word in given if word in ("true", "false")]
    order += [word for word in ("true", "false") if word not in given]
    blank = ImportedAnswer("", Decimal(0))
    answers = [replace(given.get(word, blank), text=word.capitalize()) for word in order]
    if sum(answer.is_right for answer in answers) != 1:
        draft.skip("no-right-answer", "it is not said whether the statement is true or false", "answers")
        return
    _list_options(draft, answers)


def _list_options(draft: Draft, answers: Sequence[ImportedAnswer]) -> None:
    """Options of which each right one alone is enough."""
    right = [name_of(number) for number, answer in enumerate(answers) if answer.is_right]
    if not right or len(answers) < 2:
        draft.skip("no-right-answer", "it needs two options, one of them fully right", "answers")
        return
    say_weights(draft, [answer for answer in answers if not answer.is_right and answer.percent])
    draft.options(answers)
    for name in right:
        draft.right(equal(name))


def write_choose_all(draft: Draft) -> None:
    """Options to choose several of: all or nothing, of which Canvas makes shares itself."""
    draft.type = "multiple_answers_question"
    answers = draft.item.answers
    right = [answer for answer in answers if answer.percent > 0]
    if not right or len(answers) < 2:
        draft.skip("no-right-answer", "it needs two options, one of them right", "answers")
        return
    share = FULL / len(right)
    if any(abs(answer.percent - share) > NEARLY for answer in right) or any(
        answer.percent < 0 for answer in answers
    ):
        draft.lose(
            "weights", "its weights are not written: Canvas gives each right option a share", "answers"
        )
    draft.options(answers, many=True)
    asked = [
        equal(name_of(number)) if answer.percent > 0 else element("not", equal(name_of(number)))
        for number, answer in enumerate(answers)
    ]
    draft.right(element("and", *asked))
