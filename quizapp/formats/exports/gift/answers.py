"""What stands between the braces of a GIFT question, line by line."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.formats.exports.gift.texts import (
    ARROW,
    escaped,
    plain,
    remark,
    remark_without_arrow,
    without_arrow,
)
from quizapp.formats.exports.plain_figures import Figure, figures_of
from quizapp.formats.exports.saying import Said, lose_remarks
from quizapp.formats.exports.shares import in_words, shares_of
from quizapp.formats.imports.gift.texts import FORMATS
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem

Lines = list[str]


def _choice(item: ImportedItem, said: Said) -> Lines:
    """One `=` at most, so that there is always a `~` by which Moodle knows a choice."""
    lines = []
    is_first = item.kind == "choice"
    for answer, share in zip(item.answers, shares_of(item, said), strict=True):
        if share == FULL and is_first:
            sign, is_first = "=", False
        else:
            sign = f"~%{in_words(share)}%" if share else "~"
        lines.append(f"{sign}{plain(answer.text)}{remark(answer.feedback)}")
    return lines


def _true_false(item: ImportedItem, said: Said) -> Lines:
    right = [one for one in item.answers if one.is_right]
    wrong = [one for one in item.answers if not one.is_right]
    to_right = remark("\n".join(filter(None, (one.feedback for one in right))))
    to_wrong = remark("\n".join(filter(None, (one.feedback for one in wrong))))
    sign = "T" if right[0].text.casefold() == "true" else "F"
    return [f"{sign}{to_wrong or '#' * bool(to_right)}{to_right}"]


def _typed(item: ImportedItem, said: Said) -> Lines:
    """Answers to type; Moodle takes an arrow among them for the pairs of a matching question."""
    typed = [one for one in item.answers if ARROW not in one.text]
    if not any(one.is_right for one in typed):
        said.skip(
            "arrow", f"its answer holds {ARROW}, which parts pairs in GIFT; take it as Moodle XML", "answers"
        )
        return []
    for lost in item.answers:
        if lost not in typed:
            said.lost(
                "arrow", f"the answer “{lost.text[:40]}” stays behind, since {ARROW} parts pairs", "answers"
            )
    kept = ImportedItem(item.kind, item.name, item.stem, tuple(typed))
    shares = shares_of(kept, said)
    return [_typed_line(one, in_words(share), said) for one, share in zip(typed, shares, strict=True)]


def _typed_line(answer: ImportedAnswer, share: str, said: Said) -> str:
    weight = "" if share == "100" else f"%{share}%"
    text = plain(answer.text.replace("*", "\\*"))  # a star alone stands for any text
    return f"={weight}{text}{remark_without_arrow(answer.feedback, said)}"


def _number(item: ImportedItem, said: Said) -> Lines:
    figures = figures_of(item, said)
    kept = ImportedItem(item.kind, item.name, item.stem, tuple(one.answer for one in figures))
    shares = shares_of(kept, said)
    return ["#", *(_figure_line(one, in_words(share)) for one, share in zip(figures, shares, strict=True))]


def _figure_line(figure: Figure, share: str) -> str:
    weight = "" if share == "100" else f"%{share}%"
    if figure.high:
        value = f"{figure.low}..{figure.high}"
    else:
        value = f"{figure.low}:{figure.tolerance}" if figure.tolerance else figure.low
    return f"={weight}{value}{remark(figure.answer.feedback)}"


def _matching(item: ImportedItem, said: Said) -> Lines:
    """Only the left side may name its format: in Moodle the right one is always plain."""
    if any(right.startswith(tuple(f"[{form}]" for form in FORMATS)) for _, right in item.pairs):
        said.skip("bracket", "a right side begins with the name of a format in brackets; reword it", "pairs")
    return [f"={without_arrow(left, said) if left else ''} -> {escaped(right)}" for left, right in item.pairs]


def _ordering(item: ImportedItem, said: Said) -> Lines:
    said.lost("ordering", "GIFT has no order; it asks which place each part has", "order")
    return [f"={without_arrow(part, said)} -> {place}" for place, part in enumerate(item.order, start=1)]


def _essay(item: ImportedItem, said: Said) -> Lines:
    return []


def _cloze(item: ImportedItem, said: Said) -> Lines:
    said.note("gap", "it becomes a short answer; Moodle puts the field where the gap is", "stem")
    return _typed(item, said)


def _card(item: ImportedItem, said: Said) -> Lines:
    said.skip("card", "a card has no answer to be marked; choose another kind, or take it to Anki or a table")
    return []


ANSWERS: dict[str, Callable[[ImportedItem, Said], Lines]] = {
    "choice": _choice,
    "choose_all": _choice,
    "true_false": _true_false,
    "short_answer": _typed,
    "cloze": _cloze,
    "number": _number,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "flashcard": _card,
}


def lines_of(item: ImportedItem, said: Said) -> Lines:
    """The lines between the braces; where they cannot be written, `said` is told why."""
    lines = ANSWERS[item.kind](item, said)
    if item.kind not in ("choice", "choose_all", "true_false", "short_answer", "cloze", "number"):
        lose_remarks(item, said)
    return lines
