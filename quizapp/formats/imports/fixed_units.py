"""The unit of a figure of another program, in the key of a fixed question."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.fixed_keys import number_answer
from quizapp.core.values import Answer, Money, Number, Percent
from quizapp.formats.imports.fixed_losses import loss
from quizapp.formats.imports.items import Message


def with_unit(key: Sequence[str], unit: str) -> tuple[list[str], tuple[Message, ...]]:
    """Every figure with its unit, which may be typed and need not be; where one cannot bear it, none does.

    A unit such as `m` could be a million, so each is kept only where it is read back as what it was.
    """
    united = [f"{figure} {unit}" for figure in key]
    if all(_bears(figure, whole) for figure, whole in zip(key, united, strict=True)):
        return united, ()
    text = f"its unit “{unit[:40]}” is not kept, as it reads as something else here; put it into the question"
    return list(key), (loss("item.unit", text, "answers"),)


def _bears(figure: str, whole: str) -> bool:
    bare, united = _read(figure), _read(whole)
    if bare is None or united is None or not isinstance(bare.value, Number):
        return False
    value = united.value
    if not isinstance(value, Number | Percent | Money):
        return False
    is_united = not isinstance(value, Number) or bool(value.unit)
    scale = "" if isinstance(value, Percent) else value.scale
    return is_united and not scale and (value.low, value.high) == (bare.value.low, bare.value.high)


def _read(text: str) -> Answer | None:
    try:
        return number_answer(text)
    except UnreadableAnswer:
        return None
