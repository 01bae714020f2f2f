"""Values that an estimate must not be praised for: those of the nearest other facts, and wrong ones by hand.

Who writes the gauge of the other country, or the year of the other treaty, has mixed them up, not come near.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.core.bank_index import index_of
from quizapp.core.bank_values import class_of
from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import scale_of
from quizapp.core.numbers import figure_in
from quizapp.core.revealing import moments_in
from quizapp.core.soundness import may_be_right
from quizapp.core.values import Money, Number, Percent, Year

MOST = 40


def other_values(fact: Fact, bank: Bank) -> list[str]:
    """The years, or amounts in the unit of the fact, as text: none of them right for it, at most `MOST`."""
    right = {other.id for other in may_be_right(fact, bank)}
    others = [other for other in index_of(bank).near_facts(fact) if other.id not in right]
    own = set(_values(fact, fact))
    found = dict.fromkeys(value for other in others for value in _values(other, fact))
    found |= dict.fromkeys(_written(fact))
    return [value for value in found if value not in own][:MOST]


def _values(other: Fact, fact: Fact) -> Iterator[str]:
    value, mine = other.answer.value, fact.answer.value
    if isinstance(value, Year) and isinstance(mine, Year):
        yield from {str(value.first), str(value.last)}
    elif (
        isinstance(value, Number | Money | Percent)
        and isinstance(mine, Number | Money | Percent)
        and class_of(value)[:2] == class_of(mine)[:2]
    ):
        yield from {f"{end * scale_of(value):f}" for end in (value.low, value.high)}


def _written(fact: Fact) -> Iterator[str]:
    value = fact.answer.value
    for wrong in fact.wrong:
        if isinstance(value, Year):
            yield from (str(year) for year in moments_in(wrong.text)[:1])
        elif isinstance(value, Number | Money | Percent) and (figure := figure_in(wrong.text)) is not None:
            yield f"{figure:f}"
