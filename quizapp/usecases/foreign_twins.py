"""Questions of a course that a file has in other words: found by what is right, and nearly the same wording.

A file without ids of its own knows its questions by their words alone, so that an edited one would stand in
the course twice. One is taken for the other only where a slip was mended or a small word changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from difflib import SequenceMatcher

from quizapp.core.facts import FixedItem
from quizapp.core.text import words_of

MOST_ALIKE = 200  # questions with the same answer that are compared; more are too many to tell
MOST_WORDS = 2  # that differ on either side
CLOSE = 0.8  # how alike two spellings of one word are
_SMALL = frozenset(
    ["a", "an", "the", "is", "are", "was", "were", "do", "does", "did", "which", "what", "that", "this"]
)


class Twins:
    """The questions of a course that no item of a file is by its id; each is given away once."""

    def __init__(self, present: Iterable[FixedItem], named: Collection[str]) -> None:
        self._free: dict[Hashable, list[FixedItem]] = {}
        for item in present:
            if item.id not in named:
                self._free.setdefault(_content(item), []).append(item)

    def take(self, fixed: FixedItem, taken: Collection[str]) -> FixedItem | None:
        """The one question that this is in nearly the same words; None where there is none, or several.

        Questions whose ids are in `taken` are somebody else's.
        """
        free = self._free.get(_content(fixed), [])
        if len(free) > MOST_ALIKE:
            return None
        alike = [
            item for item in free if item.id not in taken and are_worded_alike(item.prompt, fixed.prompt)
        ]
        if len(alike) != 1:
            return None
        free.remove(alike[0])
        return alike[0]


def are_worded_alike(one: str, other: str) -> bool:
    """Whether two texts differ in small words and slips of spelling alone, never in a name or a figure."""
    first, second = Counter(words_of(one)), Counter(words_of(other))
    gone, come = list((first - second).elements()), list((second - first).elements())
    if max(len(gone), len(come)) > MOST_WORDS or not first & second:
        return False
    return _are_slips(gone, come) and _are_slips(come, gone)


def _are_slips(words: Iterable[str], others: Collection[str]) -> bool:
    return all(word in _SMALL or any(_is_close(word, other) for other in others) for word in words)


def _is_close(word: str, other: str) -> bool:
    if any(letter.isdigit() for letter in word + other):
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= CLOSE


def _content(item: FixedItem) -> Hashable:
    """What is offered and right, in whatever order."""
    if item.type == "ordering":
        return item.type, item.key
    options = frozenset(option.text for option in item.options)
    return item.type, options, frozenset(item.key), frozenset(item.pairs), frozenset(item.spare)
