"""Words to type in QTI: below the text, in a gap, or as the back of a card."""

from __future__ import annotations

import re

from quizapp.formats.exports.qti.draft import Draft, condition, equal, full_answers, name_of
from quizapp.formats.exports.qti.xml import element

GAP = re.compile(r"_{3,}")
LONGEST_TYPED = 60  # characters that somebody can be asked to type


def write_short_answer(draft: Draft) -> None:
    """Words to type: all that are fully right."""
    draft.type = "short_answer_question"
    right = full_answers(draft)
    if right:
        draft.typed("String")
        for number, answer in enumerate(right):
            draft.say_to(name_of(number), answer.text, answer.feedback)
        draft.right(*(equal(answer.text) for answer in right))


def write_cloze(draft: Draft) -> None:
    """A gap to type in: in Canvas a blank with a name."""
    draft.type = "fill_in_multiple_blanks_question"
    if len(GAP.findall(draft.stem)) != 1:
        draft.skip("gaps", "a sentence to complete needs one gap, written as _____", "stem")
        return
    right = full_answers(draft)
    if not right:
        return
    blank = next(
        name for number in range(1, len(draft.stem)) if f"[{(name := f'gap{number}')}]" not in draft.stem
    )
    draft.stem = GAP.sub(f"[{blank}]", draft.stem)
    response = f"response_{blank}"
    labels = [(name_of(number), answer.text) for number, answer in enumerate(right)]
    draft.shown.append(
        draft.choice(response, "Single", labels, element("material", element("mattext", text=blank)))
    )
    for number, answer in enumerate(right):
        draft.say_to(name_of(number), name_of(number), answer.feedback, response)
    for name, _ in labels:
        draft.conditions.append(condition([equal(name, response)], "100", goes_on=True))


def write_flashcard(draft: Draft) -> None:
    """A card whose back can be typed is a short answer."""
    backs = [answer.text for answer in draft.item.answers if answer.is_right]
    if not backs or any(len(text) > LONGEST_TYPED or "\n" in text for text in backs):
        says = (
            f"Canvas has no cards, and the back of this one is too long to be typed ({LONGEST_TYPED} signs)"
        )
        draft.skip("flashcard", says, "answers")
        return
    draft.lose("flashcard", "Canvas has no cards; this one is a question whose answer is typed")
    write_short_answer(draft)
