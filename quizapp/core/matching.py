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


def could_be_mistaken(text: str, rival: str) -> bool:
    """Whether some slip of `text` may be as near to `rival`, so that marking must know the rival."""
    reach = 2 * max(slips_allowed(text), 1)
    return distance(fold(text), fold(rival), reach) <= reach


def distance(one: str, other: str, limit: int = 1_000) -> int:
    """Slips between two texts: letters put in, left out, changed, or two neighbours swapped.

    The restricted Damerau and Levenshtein distance. Anything above `limit` is given as `limit` + 1.
    """
    if abs(len(one) - len(other)) > limit:
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
