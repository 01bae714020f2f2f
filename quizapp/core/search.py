"""Looking for facts by words, spelled right or nearly.

Every word of what is asked has to be met: by the same word, else by the beginning of one, else by one that a
slip of spelling may mean. Rare words and exact ones weigh most.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import once
from quizapp.core.matching import distance, slips_allowed
from quizapp.core.scripts import letters_of, parted
from quizapp.core.text import content_words, fold, words_of
from quizapp.core.uses import names_in

MOST_WORDS = 12
MOST_LETTERS = 200
EXACT, BEGINNING, NEAR = 1.0, 0.7, 0.5
LEAST_BEGINNING = 3  # letters from which a word may be the beginning of another


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave: the facts, the best first, and words taken for others, as (typed, meant)."""

    facts: tuple[Fact, ...]
    taken_for: tuple[tuple[str, str], ...] = ()


def search(bank: Bank, text: str) -> Found:
    """The facts in which every word of `text` stands, spelled so or nearly.

    Of a long text the first words count. Empty where nothing was asked.
    """
    asked = _asked(text)
    words = _all_words_to_find(bank)
    counts = _counts(words.values())
    meant = [_meant(word, counts) for word in asked]
    if not meant:
        return Found(())
    scores = {fact: _score(own, meant, counts, len(words)) for fact, own in words.items()}
    order = {fact.id: place for place, fact in enumerate(bank.items)}
    best = sorted(
        (fact for fact, score in scores.items() if score), key=lambda one: (-scores[one], order[one])
    )
    taken = tuple(
        (word, min(near, key=lambda other: (distance(word, other), other)))
        for word, near in zip(asked, meant, strict=True)
        if near and max(near.values()) == NEAR
    )
    return Found(tuple(bank.item_by_id[fact] for fact in best), taken if best else ())


@once
def _all_words_to_find(bank: Bank) -> dict[str, frozenset[str]]:
    return {item.id: words_to_find(item, bank) for item in bank.items}


def words_to_find(fact: Fact, bank: Bank) -> frozenset[str]:
    """The folded words under which a fact is found: what it says, asks and explains, with all its names."""
    names = [
        bank.name_by_id[one] for one in {fact.about.of, *names_in(fact.answer)} if one in bank.name_by_id
    ]
    texts = [
        fact.say, fact.ask, fact.why, fact.caution, *fact.answer.also, *fact.tags,
        *(text for name in names for text in (name.label, *name.also)),
    ]  # fmt: skip
    return frozenset(word for text in texts for word in (*words_of(text), *_single_signs(text)))


def _single_signs(text: str) -> list[str]:
    """Each sign by itself where a script has no blanks between words: a sign is often a word."""
    folded = fold(text)
    return [] if folded.isascii() else [piece for piece in parted(folded, 1) if len(piece) == 1]


def _asked(text: str) -> list[str]:
    words = content_words(text[:MOST_LETTERS]) or words_of(text[:MOST_LETTERS])
    return list(dict.fromkeys(words))[:MOST_WORDS]


def _counts(all_words: Iterable[frozenset[str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for words in all_words:
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return counts


def _meant(word: str, counts: Mapping[str, int]) -> dict[str, float]:
    """The words of the bank that a word may mean, and how surely; the surest sort alone."""
    found = {word: EXACT} if word in counts else {}
    if len(letters_of(word)) >= LEAST_BEGINNING:
        found |= {other: BEGINNING for other in counts if other.startswith(word) and other != word}
    slips = slips_allowed(word)
    if found or not slips:
        return found
    return {other: NEAR for other in counts if distance(word, other, slips) <= slips}


def _score(
    own: frozenset[str], meant: list[dict[str, float]], counts: Mapping[str, int], facts: int
) -> float:
    """How well a fact fits, 0 where a word is not met."""
    total = 0.0
    for words in meant:
        met = [sure * math.log1p(facts / counts[word]) for word, sure in words.items() if word in own]
        if not met:
            return 0.0
        total += max(met)
    return total
