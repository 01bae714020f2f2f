"""Aiken in Cyrillic letters, `А) Б) В)` and `ОТВЕТ: Б`: known, so that it is named and not misread.

Which choice a letter means cannot be told for sure: `В` is the third of its own alphabet, and looks like the
second of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

CYRILLIC_ANSWER = re.compile(r"(?:ответ|відповідь|адказ)\s*:(.*)", re.IGNORECASE)
_CHOICE = re.compile(r"\(?([А-ЯЁа-яё])[).]\s*(.*)")
_IN_ORDER = "абвгдежз"  # as people count in Russian
_DRAWN = {"а": "a", "в": "b", "с": "c", "е": "e", "н": "h"}
_LETTER = re.compile(r"[А-ЯЁа-яё][).]?(?:\s.*)?")
_SECOND = re.compile(r"\(?[БбВвBb][).]")


def cyrillic_choice(text: str, last: str) -> tuple[str, str] | None:
    """The Latin letter that is meant and the text, where a line is the first choice or follows on `last`."""
    found = _CHOICE.fullmatch(text)
    if found is None:
        return None
    expected = chr(ord(last) + 1) if last else "A"
    letter = found[1].lower()
    meant = {_DRAWN.get(letter, "").upper()}
    if letter in _IN_ORDER:
        meant.add(chr(ord("A") + _IN_ORDER.index(letter)))
    return next(((one, found[2].strip()) for one in (expected, "A") if one in meant), None)


def begins_choices(following: Sequence[str]) -> bool:
    """Whether the next line that is not blank is a second choice, as it is not below `А. С. Пушкин`."""
    after = next((line for line in following if line.strip()), "")
    return _SECOND.match(after.strip()) is not None


def is_cyrillic(answer: str) -> bool:
    """Whether what stands behind `ANSWER:` is a Cyrillic letter."""
    return _LETTER.fullmatch(answer.strip()) is not None
