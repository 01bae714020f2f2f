"""How often words and phrases stand in the facts of a bank: what is rare tells which fact is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from quizapp.core.facts import Bank
from quizapp.core.kept import once
from quizapp.core.text import fold, holds_phrase, words_of


class BankWords:
    """What the facts of a bank ask and say, by its words."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._counts: dict[str, int] = {}

    def facts_with(self, phrase: str, most: int) -> int:
        """How many facts ask or say a folded phrase; counted no further than `most` + 1."""
        places: Sequence[int] = range(len(self._folded_facts))
        if self._is_plain:
            postings = [self._facts_by_word.get(word, []) for word in phrase.split()]
            places = min(postings, key=len) if postings else ()
        count = 0
        for place in places:
            count += holds_phrase(self._folded_facts[place], phrase)
            if count > most:
                break
        return count

    def fact_count_of(self, word: str) -> int:
        """In how many facts a folded word stands, with what its script writes as one with it."""
        if self._is_plain or word.isascii():
            return self._word_counts[word]
        if word not in self._counts:
            self._counts[word] = self.facts_with(word, len(self._folded_facts))
        return self._counts[word]

    @cached_property
    def _is_plain(self) -> bool:
        """Whether blanks part all words of the bank."""
        return all(text.isascii() for text in self._folded_facts)

    @cached_property
    def _folded_facts(self) -> tuple[str, ...]:
        return tuple(fold(f"{fact.ask} {fact.say}") for fact in self._bank.facts)

    @cached_property
    def _facts_by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, text in enumerate(self._folded_facts):
            for word in set(text.split()):
                found.setdefault(word, []).append(place)
        return found

    @cached_property
    def _word_counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for fact in self._bank.facts:
            counts.update(set(words_of(f"{fact.ask} {fact.say}")))
        return counts


@once
def words_in(bank: Bank) -> BankWords:
    """The words of a bank."""
    return BankWords(bank)
