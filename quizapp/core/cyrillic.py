"""Cyrillic words in Latin letters, for who knows a Russian name as Russians write it."""

from __future__ import annotations

import re

_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_LATIN = {ord(letter): latin for letter, latin in _LETTERS.items()}
_SOFT_E = re.compile("(?<![бвгджзйклмнпрстфхцчшщ])е")  # at the start of a word, behind a vowel or a sign


def is_cyrillic(text: str) -> bool:
    """Whether a text holds Cyrillic letters."""
    return not text.isascii() and any("\u0400" <= char <= "\u04ff" for char in text)


def in_latin(text: str) -> str:
    """`text` in small letters with its Russian ones as English books write them: `Посьет` as `posyet`."""
    return _SOFT_E.sub("ye", text.casefold().replace("дж", "j")).translate(_LATIN)
