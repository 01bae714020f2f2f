"""Figures in QTI: exact, with a margin, or within a range."""

from __future__ import annotations

from decimal import Decimal, localcontext
from xml.etree.ElementTree import Element

from quizapp.formats.exports.qti.draft import RESPONSE, Draft, display, equal, full_answers, name_of
from quizapp.formats.exports.qti.xml import element
from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import ImportedAnswer

DIGITS = 80


def write_number(draft: Draft) -> None:
    """Figures to type: each that is right, with its margin or its other end."""
    draft.type = "numerical_question"
    right = full_answers(draft)
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
