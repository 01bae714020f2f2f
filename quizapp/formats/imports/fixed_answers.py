"""What is right in an item of another program, as a fixed question of each type says it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from quizapp.core.facts import FixedItem, FixedOption
from quizapp.core.text import says_nothing
from quizapp.formats.imports.fixed_figures import figure_of, tolerance_of
from quizapp.formats.imports.fixed_losses import (
    loss,
    lost_answers,
    lost_feedback,
    lost_signs,
    lost_weights,
    why_of,
)
from quizapp.formats.imports.fixed_units import with_unit
from quizapp.formats.imports.items import FULL, ImportedItem, Level, Message

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Built:
    """A question without id and prompt; what is said after answering; what is lost; why it is left out."""

    fixed: FixedItem
    why: str = ""
    messages: tuple[Message, ...] = ()
    skip: tuple[str, str] | None = field(default=None)


def _made(kind: str, key: Sequence[str] = (), **more: Any) -> FixedItem:
    return FixedItem("", kind, "", tuple(key), **more)


def _choice(item: ImportedItem) -> Built:
    right = [answer for answer in item.answers if answer.is_right]
    if len(right) != 1:
        text = "several options are right, each by itself" if right else "no option is fully right"
        return Built(_made("choice"), skip=("key", f"{text}; give one of them 100 per cent"))
    why, praise = why_of(right)
    options = tuple(
        FixedOption(answer.text, "" if answer.is_right else answer.feedback) for answer in item.answers
    )
    partly = [answer for answer in item.answers if answer.percent not in (0, FULL) and not answer.is_right]
    return Built(_made("choice", [right[0].text], options=options), why, (*praise, *lost_weights(partly)))


def _choose_all(item: ImportedItem) -> Built:
    right = [answer for answer in item.answers if answer.percent > 0]
    options = tuple(FixedOption(answer.text, answer.feedback) for answer in item.answers)
    fixed = _made("choose_all", [answer.text for answer in right], options=options)
    wrong = [answer for answer in item.answers if answer.percent <= 0]
    takes_one = all(abs(answer.percent * max(1, len(right)) + _HUNDRED) < 1 for answer in wrong)
    takes_none = not any(answer.percent for answer in wrong)
    if len({answer.percent for answer in right}) > 1 or not (takes_one or takes_none):
        return Built(fixed, messages=(loss("item.weights", _EQUAL_SHARES, "answers"),))
    if takes_one:
        return Built(fixed)
    return Built(fixed, messages=(Message("item.weights", Level.NOTICE, _ONE_AWAY, field="answers"),))


def _true_false(item: ImportedItem) -> Built:
    right = [answer for answer in item.answers if answer.is_right]
    words = {answer.text.casefold() for answer in right}
    if len(words) != 1 or not words <= {"true", "false"}:
        return Built(_made("true_false"), skip=("key", "a statement is true or false; say which"))
    why, messages = why_of(right)
    lost = [answer.feedback for answer in item.answers if not answer.is_right and answer.feedback]
    if lost and not (why or item.feedback):
        why, lost = lost[0], lost[1:]
    return Built(_made("true_false", list(words)), why, (*messages, *lost_feedback(lost)))


def _typed(kind: str) -> Callable[[ImportedItem], Built]:
    def build(item: ImportedItem) -> Built:
        right = [answer for answer in item.answers if answer.is_right]
        if not right:
            return Built(_made(kind), skip=_NONE_RIGHT)
        readable = [answer for answer in right if not says_nothing(answer.text)]
        key = list(dict.fromkeys(answer.text for answer in (readable or right)))
        unread = [answer.text for answer in right if says_nothing(answer.text)] if readable else []
        why, messages = why_of(right)
        return Built(_made(kind, key), why, (*messages, *lost_answers(item), *lost_signs(unread)))

    return build


def _number(item: ImportedItem) -> Built:
    right = [answer for answer in item.answers if answer.is_right]
    if not right:
        return Built(_made("number"), skip=_NONE_RIGHT)
    key = list(dict.fromkeys(figure_of(answer) for answer in right))
    why, messages = why_of(right)
    within = tolerance_of(right[0])
    if any(tolerance_of(answer) != within for answer in right):
        messages = (*messages, loss("item.tolerances", _ONE_TOLERANCE, "answers"))
    unit = item.extra.get("unit", "")
    if unit:
        key, lost = with_unit(key, unit)
        messages = (*messages, *lost)
    return Built(_made("number", key, within=within), why, (*messages, *lost_answers(item)))


def _matching(item: ImportedItem) -> Built:
    pairs = tuple(dict.fromkeys((left, right) for left, right in item.pairs if left))
    needed = {right for _, right in pairs}
    spare = (right for left, right in item.pairs if not left and right)
    return Built(
        _made("matching", pairs=pairs, spare=tuple(x for x in dict.fromkeys(spare) if x not in needed))
    )


def _ordering(item: ImportedItem) -> Built:
    return Built(_made("ordering", item.order))


_NONE_RIGHT = ("key", "no answer is fully right; give one of them 100 per cent")
_EQUAL_SHARES = (
    "its weights are not kept: each right option earns an equal share here, each wrong one takes one away"
)
_ONE_AWAY = "each wrong option that is chosen takes one right one away here"
_ONE_TOLERANCE = "its right figures have tolerances of their own; that of the first counts for all"
BUILDERS: dict[str, Callable[[ImportedItem], Built]] = {
    "choice": _choice,
    "choose_all": _choose_all,
    "true_false": _true_false,
    "short_answer": _typed("short_answer"),
    "cloze": _typed("cloze"),
    "flashcard": _typed("flashcard"),
    "number": _number,
    "matching": _matching,
    "ordering": _ordering,
}
