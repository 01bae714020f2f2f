"""Figures of other programs as the key of a fixed question says them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.fixed_keys import number_answer
from quizapp.core.values import Tolerance
from quizapp.formats.imports.items import ImportedAnswer

_MOST_DIGITS = 30  # before or behind the point; more cannot be typed anyway


def figure_of(answer: ImportedAnswer) -> str:
    """`1000` for `1e3`, `3-5` for three to five; what is no plain figure stays as it stands.

    A range that cannot be written so, as below nought, is its middle; `tolerance_of` says how far it goes.
    """
    low, high = _figure(answer.text), _figure(answer.upper)
    if low is None:
        return answer.text.strip()
    if high is None or high == low:
        return f"{low:f}"
    return _range(low, high) or f"{(low + high) / 2:f}"


def tolerance_of(answer: ImportedAnswer) -> Tolerance | None:
    """How far a figure may be off; None where it must be exact, or what is given is no tolerance."""
    low, high = _figure(answer.text), _figure(answer.upper)
    if low is not None and high is not None and high != low:
        return None if _range(low, high) else Tolerance(abs(high - low) / 2, relative=False)
    text = answer.tolerance.strip()
    amount = _figure(text.removesuffix("%").strip())
    if amount is None or amount <= 0:
        return None
    is_share = text.endswith("%")
    if is_share and amount >= 100:
        return None
    return Tolerance(amount / 100 if is_share else amount, is_share)


def _range(low: Decimal, high: Decimal) -> str:
    """Both ends as a key, where it is read back as them; else an empty text."""
    key = f"{min(low, high):f}-{max(low, high):f}"
    try:
        value = number_answer(key).value
    except UnreadableAnswer:
        return ""
    ends = (getattr(value, "low", None), getattr(value, "high", None))
    return key if ends == (min(low, high), max(low, high)) else ""


def _figure(text: str) -> Decimal | None:
    try:
        figure = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not figure.is_finite() or not -_MOST_DIGITS < figure.adjusted() < _MOST_DIGITS or len(text) > 100:
        return None
    return figure
