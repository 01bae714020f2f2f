"""How each kind of question is asked in QTI, as Canvas has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from xml.etree.ElementTree import Element

from quizapp.formats.exports.qti.draft import RESPONSE, Draft, condition, display, equal, name_of
from quizapp.formats.exports.qti.xml import element
from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import FULL, ImportedAnswer

GAP = re.compile(r"_{3,}")
LONGEST_TYPED = 60  # characters that somebody can be asked to type
DIGITS = 80
NEARLY = Decimal("0.01")


def _choice(draft: Draft) -> None:
    draft.type = "multiple_choice_question"
    _list_options(draft, draft.item.answers)


def _true_false(draft: Draft) -> None:
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
    _say_weights(draft, [answer for answer in answers if not answer.is_right and answer.percent])
    draft.options(answers)
    for name in right:
        draft.right(equal(name))


def _choose_all(draft: Draft) -> None:
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


def _short_answer(draft: Draft) -> None:
    draft.type = "short_answer_question"
    right = _full_answers(draft)
    if right:
        draft.typed("String")
        for number, answer in enumerate(right):
            draft.say_to(name_of(number), answer.text, answer.feedback)
        draft.right(*(equal(answer.text) for answer in right))


def _full_answers(draft: Draft) -> list[ImportedAnswer]:
    """The answers that are fully right, each once; what is said of the others is lost."""
    answers = draft.item.answers
    right = list(
        {answer.text: answer for answer in reversed(answers) if answer.is_right and answer.text}.values()
    )
    if not right:
        draft.skip("no-right-answer", "no answer is fully right", "answers")
        return []
    _say_weights(draft, [answer for answer in answers if answer.percent > 0 and not answer.is_right])
    if any(answer.feedback for answer in answers if not answer.is_right):
        says = "what is said to answers that are not fully right is not written"
        draft.lose("wrong-answer-feedback", says, "answer feedback")
    return right[::-1]


def _say_weights(draft: Draft, answers: Sequence[ImportedAnswer]) -> None:
    if answers:
        said = ", ".join(f"“{one.text[:40]}” ({one.percent.normalize():f} %)" for one in answers[:3])
        draft.lose("weights", f"in Canvas an answer is right or wrong; these earn nothing: {said}", "answers")


def _number(draft: Draft) -> None:
    draft.type = "numerical_question"
    right = _full_answers(draft)
    if not right:
        return
    draft.typed("Decimal")
    if draft.item.extra.get("unit"):
        says = f"the unit '{draft.item.extra['unit'][:40]}' is not written; name it in the question"
        draft.lose("unit", says, "answers")
    for number, answer in enumerate(right):
        asked = _figures_asked(answer)
        if asked is None:
            draft.skip("not-a-number", f"'{answer.text[:60]}' is no figure that Canvas reads", "answers")
            return
        name = f"{name_of(number)}_fb"
        if answer.feedback:
            draft.feedbacks.append((name, answer.feedback))
        draft.right(*asked, shown=display(name) if answer.feedback else None)


def _figures_asked(answer: ImportedAnswer) -> list[Element] | None:
    value, upper = read_figure(answer.text), read_figure(answer.upper or "0")
    is_share = answer.tolerance.endswith("%")
    tolerance = read_figure(answer.tolerance.removesuffix("%") or "0")
    if value is None or upper is None or tolerance is None or tolerance.startswith("-"):
        return None
    if answer.upper:
        low, high = sorted((value, upper), key=Decimal)
        return _between(low, high)
    with localcontext(prec=DIGITS):
        margin = abs(Decimal(value)) * Decimal(tolerance) / 100 if is_share else Decimal(tolerance)
        low, high = f"{Decimal(value) - margin:f}", f"{Decimal(value) + margin:f}"
    return [element("or", equal(value), element("and", *_between(low, high)))]


def _between(low: str, high: str) -> list[Element]:
    at_least = element("vargte", text=low, respident=RESPONSE)
    return [at_least, element("varlte", text=high, respident=RESPONSE)]


def _matching(draft: Draft) -> None:
    _match(draft, draft.item.pairs)


def _ordering(draft: Draft) -> None:
    """Canvas's older quizzes have no ordering: each part is matched with its place."""
    draft.lose("ordering", "Canvas cannot order; the parts are to be matched with their places", "order")
    _match(draft, [(f"{place}.", part) for place, part in enumerate(draft.item.order, 1)])


def _match(draft: Draft, pairs: Sequence[tuple[str, str]]) -> None:
    draft.type = "matching_question"
    rows = [(left, right) for left, right in pairs if left and right]
    if len({left for left, _ in rows}) < len(rows) or len(rows) < 2:
        draft.skip("too-few-pairs", "a matching needs two pairs with different left sides", "pairs")
        return
    texts = dict.fromkeys([right for _, right in rows] + [right for left, right in pairs if right])
    names = {text: name_of(number + len(rows)) for number, text in enumerate(texts)}
    labels = [(name, text) for text, name in names.items()]
    for number, (left, right) in enumerate(rows):
        response = f"response_{name_of(number)}"
        draft.shown.append(draft.choice(response, "Single", labels, draft.text(left)))
        share = f"{FULL / len(rows):.2f}"
        draft.conditions.append(condition([equal(names[right], response)], share, goes_on=True, action="Add"))


def _cloze(draft: Draft) -> None:
    """A gap to type in: in Canvas a blank with a name."""
    draft.type = "fill_in_multiple_blanks_question"
    if len(GAP.findall(draft.stem)) != 1:
        draft.skip("gaps", "a sentence to complete needs one gap, written as _____", "stem")
        return
    right = _full_answers(draft)
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


def _flashcard(draft: Draft) -> None:
    """A card whose back can be typed is a short answer."""
    backs = [answer.text for answer in draft.item.answers if answer.is_right]
    if not backs or any(len(text) > LONGEST_TYPED or "\n" in text for text in backs):
        says = (
            f"Canvas has no cards, and the back of this one is too long to be typed ({LONGEST_TYPED} signs)"
        )
        draft.skip("flashcard", says, "answers")
        return
    draft.lose("flashcard", "Canvas has no cards; this one is a question whose answer is typed")
    _short_answer(draft)


def _essay(draft: Draft) -> None:
    draft.type = "essay_question"
    draft.typed("String")
    draft.conditions.append(condition([element("other")]))


def _description(draft: Draft) -> None:
    draft.type = "text_only_question"


WRITERS: dict[str, Callable[[Draft], None]] = {
    "choice": _choice,
    "choose_all": _choose_all,
    "true_false": _true_false,
    "short_answer": _short_answer,
    "number": _number,
    "matching": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "flashcard": _flashcard,
    "essay": _essay,
    "description": _description,
}
