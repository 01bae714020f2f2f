"""Look-alikes: facts and fixed questions that say or ask the same, in the same words or in others.

Two are compared by the words that carry meaning, whatever their order, ending and form of figures, rare words
weighing more, and by their answers. Facts that are declared to conflict or to give each other away are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.fixed import fact_of
from quizapp.core.kept import once
from quizapp.core.word_stems import Words, answer_keys, wanted, words_asked, words_told

NEAR = 0.65  # of the weight of their words is in both: they ask the same, if their answers are the same
NEAR_OF_ONE = 0.35  # the same for two facts about one subject in one scope

SAME_ABOUT = "both state the same of the same thing"
SAME_QUESTION = "the same question with the same answer"
OTHER_WORDS = "much the same question with the same answer"
SAME_MATTER = "the same answer about the same thing, in other words"
OTHER_ANSWER = "the same question with another answer"


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two items by their ids, `item` and the `other` that it looks like, and `why`.

    `is_sure`: one of the two adds nothing to the other.
    """

    item: str
    other: str
    why: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Look:
    """What is compared of an item. `place` is where it stands in the bank, from 0; `wanted`: who, when."""

    fact: Fact
    place: int
    forms: tuple[Words, ...]
    answers: frozenset[str]
    wanted: Words


class _Looks:
    """All items of a bank by their words."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.looks = [_look(fact, place, bank) for place, fact in enumerate(bank.items)]
        self.counts = Counter(word for look in self.looks for word in set().union(*look.forms))
        self.weights: dict[str, float] = {}
        self.holders: dict[str, list[_Look]] = {}
        for look in self.looks:
            for word in self._telling(look):
                self.holders.setdefault(word, []).append(look)
        self.by_about: dict[object, list[_Look]] = {}
        for look in self.looks:
            if look.fact.about.of:
                self.by_about.setdefault(look.fact.about.of, []).append(look)

    def weight(self, word: str) -> float:
        """The rarer the weightier."""
        found = self.weights.get(word)
        if found is None:
            found = self.weights[word] = 1 + log((len(self.looks) + 1) / max(self.counts[word], 1))
        return found

    def like(self, look: _Look, after: int = -1) -> Iterator[LookAlike]:
        """What an item looks like, of those behind `after`."""
        seen: set[str] = set()
        for other in self._candidates(look):
            if other.place <= after or other.fact.id == look.fact.id or other.fact.id in seen:
                continue
            seen.add(other.fact.id)
            found = self._compared(look, other)
            if found:
                yield found

    def _candidates(self, look: _Look) -> Iterator[_Look]:
        for word in self._telling(look):
            yield from self.holders.get(word, ())
        yield from self.by_about.get(look.fact.about.of, ()) if look.fact.about.of else ()

    def _telling(self, look: _Look) -> set[str]:
        """Words of which two items that are NEAR have one in common: the rarest of each form."""
        found: set[str] = set()
        for form in look.forms:
            by_rarity = sorted(form, key=lambda word: (-self.weight(word), word))
            left = sum(map(self.weight, form))
            spare = left * NEAR
            for word in by_rarity:
                if left < spare:
                    break
                found.add(word)
                left -= self.weight(word)
        return found

    def _compared(self, look: _Look, other: _Look) -> LookAlike | None:
        one, two = look.fact, other.fact
        if one.about.of and one.about == two.about:
            return LookAlike(one.id, two.id, SAME_ABOUT, True)
        if look.answers.isdisjoint(other.answers):
            is_same = look.forms[0] == other.forms[0] and len(look.forms[0]) > 1
            why = OTHER_ANSWER if is_same and look.wanted == other.wanted else ""
        else:
            near = max(self._near(a, b) for a in look.forms for b in other.forms)
            if near >= 1:
                return LookAlike(one.id, two.id, SAME_QUESTION, True)
            why = self._doubt(look, other, near)
        return LookAlike(one.id, two.id, why, False) if why and not _is_known(one, two) else None

    def _doubt(self, look: _Look, other: _Look, near: float) -> str:
        """Why two of the same answer may be the same though it is not sure; empty where they are not."""
        if near >= NEAR:
            return OTHER_WORDS
        return SAME_MATTER if near >= NEAR_OF_ONE and _is_one_matter(look.fact, other.fact) else ""

    def _near(self, one: Words, two: Words) -> float:
        """The share of the weight of all words that both have; 0 where they name other figures."""
        if one == two:
            return 1.0
        if {word for word in one ^ two if word[0].isdigit()}:
            return 0.0
        both, all_ = (sum(map(self.weight, words)) for words in (one & two, one | two))
        return min(both / all_, 0.99) if all_ else 0.0


def look_alikes(bank: Bank, item: Fact | FixedItem) -> tuple[LookAlike, ...]:
    """What of a bank one item looks like, the sure ones first; never that of its own id."""
    fact = fact_of(item, bank) if isinstance(item, FixedItem) else item
    found = _looks_of(bank).like(_look(fact, -1, bank))
    return tuple(sorted(found, key=lambda one: not one.is_sure))


def all_look_alikes(bank: Bank) -> tuple[LookAlike, ...]:
    """All pairs of a bank that look alike, each once, the sure ones first, else in its order."""
    looks = _looks_of(bank)
    pairs = (pair for look in looks.looks for pair in looks.like(look, look.place))
    return tuple(sorted(pairs, key=lambda one: not one.is_sure))


def _look(fact: Fact, place: int, bank: Bank) -> _Look:
    asked, told = words_asked(fact), words_told(fact)
    forms = (asked,) if told == asked or not told else (asked, told)
    return _Look(fact, place, forms, answer_keys(fact, bank), wanted(fact))


def _is_one_matter(one: Fact, two: Fact) -> bool:
    """Whether two facts are about one subject, in one scope, by one source."""
    is_one = (one.about.of, one.about.by) == (two.about.of, two.about.by)
    return bool(one.about.of) and is_one and one.about.scope == two.about.scope


def _is_known(one: Fact, two: Fact) -> bool:
    """Whether the bank says already how the two stand to each other."""
    is_grouped = bool(one.group) and one.group == two.group
    return is_grouped or two.id in one.rival or one.id in two.rival


@once
def _looks_of(bank: Bank) -> _Looks:
    return _Looks(bank)
