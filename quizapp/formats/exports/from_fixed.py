"""Fixed questions as items for other programs: what `imports/fixed_items.to_fixed` does, undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, FixedItem
from quizapp.core.fixed import GAP_MARK, section_of, trouble_with
from quizapp.core.kinds import KINDS
from quizapp.core.values import Tolerance
from quizapp.formats.exports.from_questions import Exported, feedback_of, item_of
from quizapp.formats.exports.shares import even_share
from quizapp.formats.imports.figures import read_figure
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem
from quizapp.formats.imports.names import short_name

GAP = "_____"
NOTHING = Decimal(0)


def fixed_item(fixed: FixedItem, bank: Bank) -> Exported | None:
    """The item of a fixed question; None where it cannot be asked, which `bank check` says."""
    if trouble_with(fixed) is not None:
        return None
    made = _BUILDERS[fixed.type](fixed, bank)
    section = bank.section_by_id.get(section_of(fixed, bank))
    item = replace(
        made.item,
        name=short_name(fixed.prompt),
        feedback=feedback_of(fixed.why, "", tuple(map(str, fixed.at)), bank),
        tags=fixed.tags,
        category=(section.title,) if section else (),
        source_id=f"{bank.slug}/{fixed.id}/fixed",
    )
    return replace(made, item=item)


def _item(fixed: FixedItem, kind: str, **more: Any) -> Exported:
    return Exported(ImportedItem(kind, "", fixed.prompt, **more))


def _choice(fixed: FixedItem, bank: Bank) -> Exported:
    answers = (
        ImportedAnswer(option.text, FULL if option.text == fixed.key[0] else NOTHING, option.because)
        for option in fixed.options
    )
    return _item(fixed, "choice", answers=tuple(answers))


def _choose_all(fixed: FixedItem, bank: Bank) -> Exported:
    share = even_share(len(fixed.key))
    answers = (
        ImportedAnswer(option.text, share if option.text in fixed.key else -share, option.because)
        for option in fixed.options
    )
    return _item(fixed, "choose_all", answers=tuple(answers))


def _true_false(fixed: FixedItem, bank: Bank) -> Exported:
    is_true = fixed.key[0].casefold() == "true"
    answers = (ImportedAnswer(str(is_true), FULL), ImportedAnswer(str(not is_true)))
    return _item(fixed, "true_false", answers=answers)


def _words(fixed: FixedItem, bank: Bank) -> Exported:
    answers = tuple(ImportedAnswer(key, FULL) for key in dict.fromkeys(fixed.key))
    return _item(fixed, fixed.type, answers=answers)


def _cloze(fixed: FixedItem, bank: Bank) -> Exported:
    made = _words(fixed, bank)
    return replace(made, item=replace(made.item, stem=GAP_MARK.sub(GAP, fixed.prompt)))


def _number(fixed: FixedItem, bank: Bank) -> Exported:
    """Plain figures as they are written; what has a unit or a scale as its question takes it."""
    if any(read_figure(key) is None for key in fixed.key):
        return _as_asked(fixed, bank)
    answers = tuple(
        ImportedAnswer(key, FULL, tolerance=_within(key, fixed.within)) for key in dict.fromkeys(fixed.key)
    )
    return _item(fixed, "number", answers=answers)


def _within(key: str, within: Tolerance | None) -> str:
    if within is None:
        return ""
    figure = Decimal(read_figure(key) or 0)
    return f"{(abs(figure) * within.amount if within.relative else within.amount).normalize():f}"


def _as_asked(fixed: FixedItem, bank: Bank) -> Exported:
    """By the question that is made of it, which knows what is right in figures."""
    fact = bank.item_by_id[fixed.item_id]
    return item_of(KINDS["fixed"].build(fact, bank, Stream("export", fixed.id)), bank)


def _matching(fixed: FixedItem, bank: Bank) -> Exported:
    return _item(fixed, "matching", pairs=(*fixed.pairs, *(("", side) for side in fixed.spare)))


def _ordering(fixed: FixedItem, bank: Bank) -> Exported:
    return _item(fixed, "ordering", order=fixed.key)


_BUILDERS: dict[str, Callable[[FixedItem, Bank], Exported]] = {
    "choice": _choice,
    "choose_all": _choose_all,
    "true_false": _true_false,
    "short_answer": _words,
    "flashcard": _words,
    "cloze": _cloze,
    "number": _number,
    "year": _as_asked,
    "date": _as_asked,
    "matching": _matching,
    "ordering": _ordering,
}
