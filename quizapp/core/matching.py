"""Marking of typed words: exact, folded, aliases, then small slips of spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.text import fold

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,7}")


@dataclass(frozen=True, slots=True)
class Match:
    """Whether a typed text is right; `slip` is the spelling it came close to, or empty."""

    is_right: bool
    slip: str = ""


NO_MATCH = Match(False)


def match_text(typed: str, right: Sequence[str], rivals: Sequence[str], refused: Sequence[str]) -> Match:
    """Compare a typed text with all `right` spellings.

    `refused` beats `right`, as where the question asks for another name of the same thing. `rivals`
    are other values: a text as near to one of them as to the right one is no slip of spelling.
    """
    given = fold(typed)
    if not given or given in [fold(text) for text in refused]:
        return NO_MATCH
    if given in [fold(text) for text in right]:
        return Match(True)
    if given in [fold(text) for text in rivals]:
        return NO_MATCH
    return _nearest(given, right, [*rivals, *refused])


def slips_allowed(text: str) -> int:
    """How many slips of spelling `text` bears: none below 5 letters, 1 up to 8, then 2; none with digits."""
    folded = fold(text)
    if _ACRONYM.fullmatch(text.strip()) or any(char.isdigit() for char in folded) or len(folded) < 5:
        return 0
    return 1 if len(folded) <= 8 else 2


def near_rivals(right: Sequence[str], rivals: Sequence[str]) -> list[str]:
    """The rivals so near in spelling to a right text that some slip of it may mean them instead."""
    reaches = [(fold(text), 2 * slips) for text in right if (slips := slips_allowed(text))]
    return [
        rival
        for rival in rivals
        if any(distance(text, fold(rival), reach) <= reach for text, reach in reaches)
    ]


def distance(one: str, other: str, limit: int = 1_000) -> int:
    """Slips between two texts: letters put in, left out, changed, or two neighbours swapped.

    The restricted Damerau and Levenshtein distance. Anything above `limit` is given as `limit` + 1.
    """
    if one == other:
        return 0
    letters, others = set(one), set(other)
    # every letter that only one side has costs a slip, so most pairs are told apart without the table
    least = max(len(letters - others), len(others - letters), abs(len(one) - len(other)))
    if least > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        line = [row]
        for column, right in enumerate(other, 1):
            best = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        if min(line) > limit and min(above) > limit:
            return limit + 1
        before, above = above, line
    return min(above[-1], limit + 1)


def _nearest(given: str, right: Sequence[str], others: Sequence[str]) -> Match:
    for text in right:
        slips = slips_allowed(text)
        found = distance(given, fold(text), slips) if slips else 1
        if found <= slips and all(distance(given, fold(other), found) > found for other in others):
            return Match(True, text)
    return NO_MATCH
