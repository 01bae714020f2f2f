"""How long the things lasted that a question names: what was before or after them is no wrong option.

"In which year did the Soviet Union sign ...?" leaves no year after its end, whatever one knows of the matter.
"""

from __future__ import annotations

from quizapp.core.facts import Bank
from quizapp.core.kept import once
from quizapp.core.revealing import holds_any
from quizapp.core.text import fold
from quizapp.core.values import Moment


def years_left(text: str, key: tuple[Moment, Moment], bank: Bank) -> tuple[int, int]:
    """The first and the last year that a text leaves, by the things of the bank that it names.

    A thing counts where the key lies within its time, and is neither its beginning nor its end: a question
    for these must leave them open.
    """
    first, last = 0, 9999
    folded = fold(text)
    for phrases, began, ended in _lifetimes(bank):
        if began < key[0].year and key[1].year < ended and holds_any(folded, phrases):
            first, last = max(first, began), min(last, ended)
    return first, last


@once
def _lifetimes(bank: Bank) -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Of each name whose time the bank knows: the folded words for it, its first and its last year."""
    return tuple(
        (tuple(fold(text) for text in (name.label, *name.words)), name.began, name.ended or 9999)
        for name in bank.names
        if name.began or name.ended
    )
