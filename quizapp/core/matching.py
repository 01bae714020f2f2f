"""Marking of typed words: exact, folded, aliases, then small slips of spelling."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from quizapp.core.cyrillic import in_latin, is_cyrillic
from quizapp.core.scripts import counted_letters, is_hangul, is_of_syllables, letters_of
from quizapp.core.text import fold

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&.\-]{1,7}")


class Folded(Protocol):
    """Something with a folded text."""

    @property
    def folded(self) -> str:
        """The text, folded."""
        ...

    @property
    def letters(self) -> frozenset[tuple[str, int]]:
        """What the folded text is made of, as `counted_letters` says it."""
        ...


S = TypeVar("S", bound=Folded)


@dataclass(frozen=True, slots=True)
class Match:
    """Whether a typed text is right; `slip` is the spelling it came close to, or empty."""

    is_right: bool
    slip: str = ""


NO_MATCH = Match(False)
_SMALL = frozenset(["of", "the", "to", "by", "in", "at", "from", "for", "a", "an", "its", "their", "it"])


def match_text(typed: str, right: Sequence[str], rivals: Sequence[str], refused: Sequence[str]) -> Match:
    """Compare a typed text with all `right` spellings.

    `refused` beats `right`, as where the question asks for another name of the same thing. `rivals`
    are other values: a text as near to one of them as to the right one is no slip of spelling. Where all that
    is right is in other letters, Cyrillic ones are read in Latin: `Амур` for `Amur`.
    """
    if is_cyrillic(typed) and not any(map(is_cyrillic, right)):
        typed = in_latin(typed)
    given = _compared(typed)
    if not given or given in [_compared(text) for text in refused]:
        return NO_MATCH
    if given in [_compared(text) for text in right]:
        return Match(True)
    if given in [_compared(text) for text in rivals]:
        return NO_MATCH
    return _nearest(given, right, [*rivals, *refused])


def slips_allowed(text: str) -> int:
    """How many slips of spelling `text` bears: none below 5 letters, 1 up to 8, then 2; none with digits.

    A Korean syllable counts as one of four at least, though a slip is one letter of it. A Chinese or Japanese
    sign put for another makes another word, never a slip.
    """
    folded = _compared(text)
    if _is_acronym(text.strip()) or any(char.isdigit() for char in folded) or is_of_syllables(folded):
        return 0
    if len(folded) < (4 if is_hangul(folded) else 5):
        return 0
    return 1 if len(folded) <= 8 else 2


def near_rivals(right: Sequence[str], rivals: Sequence[str]) -> list[str]:
    """The rivals so near in spelling to a right text that some slip of it may mean them instead."""
    reaches = [(_compared(text), 2 * slips) for text in right if (slips := slips_allowed(text))]
    return [
        rival
        for rival in rivals
        if any(distance(text, _compared(rival), reach) <= reach for text, reach in reaches)
    ]


def near_spellings(right: Sequence[str], spellings: Iterable[S], only_slips: bool = False) -> list[S]:
    """Those of many spellings, folded before, that `near_rivals` would keep.

    `only_slips` keeps those that would pass as a slip of a right text themselves: among thousands of
    names there is always one near to what was typed, but what is one of them must not count as another.
    """
    times = 1 if only_slips else 2
    reaches = [
        (letters_of(_compared(text)), times * slips) for text in right if (slips := slips_allowed(text))
    ]
    found: dict[int, S] = {}
    for text, reach in reaches:
        letters, least, most = counted_letters(text), len(text) - reach, len(text) + reach
        for place, spelling in enumerate(spellings):
            # most are told apart by what they are made of, at a tenth of the cost of a table
            if (
                least <= len(spelling.folded) <= most
                and len(letters - spelling.letters) <= reach
                and len(spelling.letters - letters) <= reach
                and distance(text, spelling.folded, reach) <= reach
            ):
                found[place] = spelling
    return [found[place] for place in sorted(found)]


def distance(one: str, other: str, limit: int = 1_000) -> int:
    """Slips between two folded texts: letters put in, left out, changed, or two neighbours swapped.

    The restricted Damerau and Levenshtein distance. Anything above `limit` is given as `limit` + 1.
    """
    if one == other:
        return 0
    if not (one.isascii() and other.isascii()):
        one, other = letters_of(one), letters_of(other)
    letters, others = set(one), set(other)
    # every letter that only one side has costs a slip, so most pairs are told apart without the table
    least = max(len(letters - others), len(others - letters), abs(len(one) - len(other)))
    if least > limit:
        return limit + 1
    one, other = _without_common_ends(one, other)
    width = len(other)
    far = limit + 1
    before: list[int] = []
    above = list(range(width + 1))
    for row, left in enumerate(one, 1):
        first, last = max(1, row - limit), min(width, row + limit)  # farther off the diagonal is too far
        line = [far] * (width + 1)
        line[0] = row
        for column in range(first, last + 1):
            right = other[column - 1]
            best = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                best = min(best, before[column - 2] + 1)
            line[column] = best
        if min(line) > limit and min(above) > limit:
            return far
        before, above = above, line
    return min(above[-1], far)


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    start, most = 0, min(len(one), len(other))
    while start < most and one[start] == other[start]:
        start += 1
    end = 0
    while end < most - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def _nearest(given: str, right: Sequence[str], others: Sequence[str]) -> Match:
    for text in right:
        slips = slips_allowed(text)
        found = distance(given, _compared(text), slips) if slips else 1
        if (
            found <= slips
            and _slips_word_by_word(given, _compared(text))
            and all(distance(given, _compared(other), found) > found for other in others)
        ):
            return Match(True, text)
    return NO_MATCH


def _slips_word_by_word(given: str, right: str) -> bool:
    """Whether no word bears more slips than it would alone: `Kim Jong Un` is no slip for `Kim Jong Il`."""
    theirs, ours = given.split(), right.split()
    if not right.isascii():
        return True  # where signs and syllables make words, these are told apart before
    if len(theirs) != len(ours):  # a blank put in or left out is a slip, and then there is no other
        return distance("".join(theirs), "".join(ours), 1) <= 1
    return len(ours) == 1 or all(map(_is_slip_of_word, theirs, ours))


def _is_slip_of_word(given: str, right: str) -> bool:
    """A word of four letters may have one too many or too few, but `Yong` is another name than `Jong`."""
    if len(right) == 4:
        return given == right or (len(given) != 4 and distance(given, right, 1) <= 1)
    slips = slips_allowed(right)
    return distance(given, right, slips) <= slips


def is_right_but_for_words(text: str, right: Sequence[str], said: Collection[str]) -> bool:
    """Whether a text is right but for words of the question, in either number, and small ones: `the district
    of Rajin` for `Rajin` where it asks for a district. Only where it holds any.
    """
    given = _compared(text).split()
    bare = _without(given, said)
    if not bare or not any(_is_said(word, said) for word in given):
        return False
    return any(bare == _without(_compared(one).split(), said) for one in right)


def _without(words: Sequence[str], said: Collection[str]) -> list[str]:
    return [word for word in words if word not in _SMALL and not _is_said(word, said)]


def _is_said(word: str, said: Collection[str]) -> bool:
    return word in said or f"{word}s" in said or word.removesuffix("s") in said


def _compared(text: str) -> str:
    """A text as it is held against another: folded, in Korean without its blanks."""
    folded = fold(text)
    return folded.replace(" ", "") if is_hangul(folded) else folded


def _is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text)) or (not text.isascii() and text.isupper() and 1 < len(text) <= 8)
