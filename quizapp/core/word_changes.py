"""What sets two texts apart, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, ADDED = "same", "gone", "added"
MOST_WORDS = 4000  # beyond it a text is shown as gone and added whole, for comparing takes too long
_WORD = re.compile(r"\s+|[^\W_]+(?:['’][^\W_]+)*|[^\s]", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is the `same` in both, `gone` or `added`."""

    kind: str
    text: str


def word_changes(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts in one: the pieces that are `same` and `gone` give the first, `same` and `added` the second.

    Blanks between two changed words belong to the change, so that it reads as one.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _pieces([(GONE, before), (ADDED, after)])
    parts: list[tuple[str, str]] = []
    gone = added = ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal" and (left.strip() or not (gone or added)):
            parts += [(GONE, gone), (ADDED, added), (SAME, left)]
            gone = added = ""
        else:
            gone, added = gone + left, added + right
    return _pieces([*parts, (GONE, gone), (ADDED, added)])


def _pieces(parts: list[tuple[str, str]]) -> tuple[Piece, ...]:
    return tuple(Piece(kind, text) for kind, text in parts if text)
