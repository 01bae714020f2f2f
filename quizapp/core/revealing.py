"""What would give an answer away, and whether a text does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from quizapp.core.bank_words import words_in
from quizapp.core.facts import Bank, Fact
from quizapp.core.rendering import answer_text, figure_text, value_text
from quizapp.core.text import STOP_WORDS, ascii_digits, fold, holds_phrase, telling_words, words_of
from quizapp.core.values import (
    Answer,
    Date,
    Listing,
    Moment,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Term,
    Year,
)

VERDICTS = frozenset({"true", "false"})
RARE = 3  # a word in at most this many facts points to one of them


def phrases_of(answer: Answer, bank: Bank) -> tuple[str, ...]:
    """The folded phrases that give `answer` away: a year, a name with its aliases, a figure."""
    value = answer.value
    texts = [answer_text(answer, bank), *answer.also]
    if isinstance(value, Name):
        entry = bank.name_by_id.get(value.id)
        texts += [entry.label, *entry.also] if entry else []
    elif isinstance(value, Year):
        texts += [str(value.first), str(value.last)]
    elif isinstance(value, Date | Period):
        texts += [value_text(value, bank)]
    elif isinstance(value, Number | Money | Percent):
        texts += [text for figure in (value.low, value.high) for text in _spellings(figure)]
    elif isinstance(value, Listing):
        return tuple(dict.fromkeys(p for item in value.items for p in phrases_of(item.answer, bank)))
    refused = {fold(text) for text in answer.refused}
    folded = [fold(text) for text in texts]
    return tuple(
        dict.fromkeys(text for text in folded if text and text not in refused and not _is_vague(text))
    )


def gives_away(prompt: str, fact: Fact, answer: Answer, bank: Bank) -> bool:
    """Whether a prompt holds its own answer, an alias of it, its digits, or a rare word of it.

    Words of the subject may stand in the prompt: they are what it asks about.
    """
    text = fold(prompt)
    if isinstance(answer.value, Listing):
        return any(gives_away(prompt, fact, item.answer, bank) for item in answer.value.items)
    if any(holds_phrase(text, phrase) for phrase in phrases_of(answer, bank)):
        return True
    if not isinstance(answer.value, Name | Term):
        return False
    return holds_any(text, _rare_words(answer, fact, bank))


def holds_any(folded: str, phrases: Iterable[str]) -> bool:
    """Whether a folded text holds any of the folded phrases as whole words."""
    return any(holds_phrase(folded, phrase) for phrase in phrases)


def moments_in(text: str) -> list[int]:
    """The years that stand in a text."""
    return [int(found) for found in re.findall(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)", ascii_digits(text))]


def years_of(first: Moment, last: Moment) -> range:
    """The years from the first to the last moment, both included."""
    return range(first.year, last.year + 1)


def _rare_words(answer: Answer, fact: Fact, bank: Bank) -> set[str]:
    count = words_in(bank).fact_count_of
    subject = bank.name_by_id.get(fact.about.of)
    is_asked = isinstance(answer.value, Name) and answer.value.id == fact.about.of
    allowed = set(words_of(subject.label)) if subject and not is_asked else set()
    words = telling_words(answer_text(answer, bank))
    return {word for word in words if word not in allowed and count(word) <= RARE}


def _spellings(figure: Decimal) -> list[str]:
    """A figure as it may stand in a text, where it is long enough to be known by itself."""
    digits = re.sub(r"\D", "", f"{figure:f}").strip("0")
    return [figure_text(figure), f"{figure:f}"] if len(digits) >= 3 else []


def _is_vague(phrase: str) -> bool:
    """A bare small figure, a verdict or a stop word stands in too many texts to give anything away."""
    return phrase in STOP_WORDS | VERDICTS or (phrase.isdigit() and len(phrase) < 3)
