"""Wrong decades, halves of a decade and centuries: the neighbours of the key.

Unlike a year, every decade is as real as any other, so the nearest are taken and not those of the bank.
"""

from __future__ import annotations

from quizapp.core.asked import Asked
from quizapp.core.bank_values import values_in
from quizapp.core.chance import Stream
from quizapp.core.distractors_words import Candidate, term_candidates
from quizapp.core.facts import Bank, Fact
from quizapp.core.lifetimes import years_left
from quizapp.core.numbers import ordinal
from quizapp.core.questions import Option
from quizapp.core.ranks import company
from quizapp.core.rendering import answer_text
from quizapp.core.soundness import may_be_right
from quizapp.core.text import fold
from quizapp.core.tongues import is_english
from quizapp.core.values import Answer, Date, Period, Year

Found = tuple[tuple[Option, ...], int, tuple[str, ...]]
_YEARS = {"decade": 10, "half-decade": 5, "century": 100, "half of a century": 50}
_PLURAL = {"decade": "decade", "half-decade": "half of a decade", "half of a century": "half of a century"}
REACH = 4  # steps to either side


def has_neighbours(answer: Answer, bank: Bank) -> bool:
    """Whether an answer is a decade or the like, in the words in which its neighbours can be said, too."""
    value = answer.value
    if not isinstance(value, Period) or value.grain not in _YEARS or not is_english(bank):
        return False
    return fold(answer_text(answer, bank)) == fold(_said(_start(value), value.grain))


def neighbour_options(fact: Fact, way: Asked, bank: Bank, chance: Stream) -> Found | None:
    """The key among two or three neighbours, ascending; None where they are too few."""
    value = way.answer.value
    assert isinstance(value, Period)  # noqa: S101 (callers ask `has_neighbours` first)
    start, step = _start(value), _YEARS[value.grain]
    written = {fold(one.text): one.note for one in term_candidates(fact)}
    sides: tuple[dict[int, Candidate], dict[int, Candidate]] = ({}, {})
    for side, way_to in zip(sides, (-1, 1), strict=True):
        for steps in range(1, REACH + 1):
            begin = start + way_to * steps * step
            if _is_open(begin, begin + step - 1, fact, way, bank):
                text = _said(begin, value.grain)
                named = _PLURAL.get(value.grain, value.grain)
                side[begin] = Candidate(text, written.get(fold(text), f"The source gives another {named}."))
    below, above = sides
    by_hand = [[begin for begin, one in side.items() if fold(one.text) in written] for side in sides]
    taken = company(by_hand[0], by_hand[1], chance) or company(
        sorted(below, reverse=True), sorted(above), chance, nearest=True
    )
    if taken is None:
        return None
    rows = sorted([start, *taken])
    known = below | above
    options = tuple(
        Option(answer_text(way.answer, bank))
        if begin == start
        else Option(known[begin].text, known[begin].note)
        for begin in rows
    )
    return options, rows.index(start), ()


def _is_open(first: int, last: int, fact: Fact, way: Asked, bank: Bank) -> bool:
    """Whether a stretch may be offered: within the time of the bank and of what is named, and not right."""
    value = way.answer.value
    assert isinstance(value, Period)  # noqa: S101
    oldest, newest = values_in(bank).span
    left = years_left(way.prompt, (value.first, value.last), bank)
    if first > min(newest, left[1]) or last < max(oldest - _YEARS[value.grain], left[0]):
        return False
    for other in may_be_right(fact, bank):
        time = other.answer.value
        if isinstance(time, Year) and time.first <= last and first <= time.last:
            return False
        if isinstance(time, Date | Period) and time.first.year <= last and first <= time.last.year:
            return False
    return True


def _start(value: Period) -> int:
    """The year that a stretch begins with, by which it is named: 1901 for the 20th century."""
    return value.first.year


def _said(start: int, grain: str) -> str:
    if grain == "decade":
        return f"{start}s"
    if grain == "half-decade":
        return f"{'first' if start % 10 == 0 else 'second'} half of the {start // 10 * 10}s"
    century = ordinal((start - 1) // 100 + 1)
    if grain == "century":
        return f"{century} century"
    return f"{'first' if (start - 1) % 100 < 50 else 'second'} half of the {century} century"
