"""The order in which a paper goes through the facts: each draws a lot for itself.

So a new fact leaves the order of the others. To draw takes a look at every fact, which is why a lot is one
multiplication; in what order they lie is found out only as far as anybody asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from quizapp.core.blueprint import Line
from quizapp.core.chance import Stream
from quizapp.core.facts import Bank, Fact
from quizapp.core.handfuls import number_of
from quizapp.core.kept import PerBank
from quizapp.core.questions import GENERATOR_VERSION

_PRIME = (1 << 30) - 35  # so that a product is small enough to be fast
_FIRST = 256  # that many are put in order before anybody asks for all


@dataclass(frozen=True)
class Eligible:
    """The facts that a line of a quiz lets in, with a number of each that depends on its id alone."""

    facts: tuple[Fact, ...]
    numbers: tuple[int, ...]
    place_by_id: dict[str, int]


# By sections, tags, least weight and whether graded: what a line says of facts.
_LINES: PerBank[tuple[frozenset[str], frozenset[str], int, bool], Eligible] = PerBank(most=32)


def eligible(bank: Bank, line: Line, graded: bool) -> Eligible:
    """The facts of the sections, tags and weights of a line; `graded` leaves out those in doubt.

    Kept on the bank, as the next learner takes the same quiz.
    """
    asked = (frozenset(line.sections), frozenset(line.tags), line.least_weight, graded)
    return _LINES.get(bank, asked, lambda: _eligible(bank, line, graded))


def _eligible(bank: Bank, line: Line, graded: bool) -> Eligible:
    facts = tuple(
        fact for fact in bank.items
        if (not line.sections or fact.section in line.sections)
        and (not line.tags or not set(line.tags).isdisjoint(fact.tags))
        and fact.weight >= line.least_weight
        and (fact.may_be_graded or not graded)
    )  # fmt: skip
    numbers = tuple(number_of(fact.id) % _PRIME for fact in facts)
    return Eligible(facts, numbers, {fact.id: place for place, fact in enumerate(facts)})


class Lots:
    """Facts in the order drawn for a seed, but those whose ids are in `without`; may be gone through again.

    With weights a fact draws as often as it weighs and keeps its best: the least of three blind draws
    is three times as likely to be the least of all (whole numbers only, the same on any machine).
    """

    def __init__(
        self, among: Eligible, seed: str, weighted: bool, without: frozenset[str] = frozenset()
    ) -> None:
        self._among = among
        self._without = without & among.place_by_id.keys()
        self._weighted = weighted
        self._draws = [_draw(seed, again) for again in range(3 if weighted else 1)]
        self._ordered: list[int] = []

    def __contains__(self, fact: Fact) -> bool:
        return fact.id in self._among.place_by_id and fact.id not in self._without

    def __len__(self) -> int:
        return len(self._among.facts) - len(self._without)

    def __iter__(self) -> Iterator[Fact]:
        place, facts = 0, self._among.facts
        while place < len(facts):
            if place == len(self._ordered):
                self._put_in_order(_FIRST if place == 0 else len(facts))
            fact = facts[self._ordered[place]]
            if fact.id not in self._without:
                yield fact
            place += 1

    def lot(self, fact: Fact) -> tuple[int, int]:
        """What puts one of the facts in its place among the others: the least goes first."""
        place = self._among.place_by_id[fact.id]
        return self._lot(place), place

    def _put_in_order(self, count: int) -> None:
        places = range(len(self._among.facts))
        if self._weighted:
            lots = [self._lot(place) for place in places]
        else:
            ((times, plus),) = self._draws
            lots = [(number * times + plus) % _PRIME for number in self._among.numbers]
        self._ordered = nsmallest(count, places, key=lots.__getitem__)

    def _lot(self, place: int) -> int:
        number = self._among.numbers[place]
        draws = self._draws[: self._among.facts[place].weight] if self._weighted else self._draws
        return min((number * times + plus) % _PRIME for times, plus in draws)


def _draw(seed: str, again: int) -> tuple[int, int]:
    chance = Stream(seed, GENERATOR_VERSION, "order", again)
    return chance.between(1, _PRIME - 1), chance.below(_PRIME)
