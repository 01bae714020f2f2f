"""The words of a question that carry meaning, without their endings; and its answers in one form."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from quizapp.core.facts import Bank, Fact
from quizapp.core.figures import scale_of
from quizapp.core.numbers import figure_in
from quizapp.core.rendering import answer_text, split_say
from quizapp.core.text import STOP_WORDS, fold, words_of
from quizapp.core.values import Answer, Date, Money, Name, Number, Percent, Period, Term, Year

Words = frozenset[str]
SMALL_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=2
    )
}
ENDINGS = (
    "ations", "ation", "ings", "ing", "ions", "ion", "ers", "er", "ies", "ied", "es", "ed", "y", "s", "e",
)  # fmt: skip
SHORTEST_STEM = 4
SHORT_QUESTION = 4  # words that carry meaning, of which a question can be made in one way only
WANTED = {
    "who": "who", "whom": "who", "whose": "whose", "when": "when", "year": "when", "date": "when",
    "day": "when", "where": "where", "how": "how", "why": "why",
}  # fmt: skip
_PARTED = re.compile(r"(?<=\d)[,\u00a0\u202f'’ ](?=\d{3}(?!\d))")
_GAP = re.compile("_{3,}|…")
_ASKING = frozenset(
    {"source", "according", "give", "name", "call", "state", "say", "tell", "happen", "take", "place"}
)


def words_asked(fact: Fact) -> Words:
    """What a question asks for, its gap aside."""
    return stems(_GAP.sub(" ", fact.ask))


def words_told(fact: Fact) -> Words:
    """What a statement says besides its answer."""
    before, _, after = split_say(fact.say)
    return stems(f"{before} {after}")


def wanted(fact: Fact) -> Words:
    """What kind of thing a question asks for, as far as its words say: who, when, where, how, why."""
    return frozenset(WANTED[word] for word in words_of(fact.ask) if word in WANTED)


@lru_cache(maxsize=32768)
def stems(text: str) -> Words:
    """The words that carry meaning, without endings; figures without what parts their thousands."""
    return frozenset(stems_in_order(text))


def stems_in_order(text: str) -> tuple[str, ...]:
    """The same as they follow each other."""
    whole = _PARTED.sub("", text)
    numbered = (SMALL_NUMBERS.get(word, word) for word in words_of(whole))
    found = tuple(stem(word) for word in numbered if word not in STOP_WORDS and word not in _ASKING)
    return found or tuple(words_of(whole))


def is_in_order(one: Fact, two: Fact) -> bool:
    """Whether two questions of the same words have them in one order, or are short and worded otherwise.

    The same words in another order ask something else, as who beat whom does, and so may long questions.
    """
    if not _orders_of(one).isdisjoint(_orders_of(two)):
        return True
    is_long = max(len(stems_in_order(fact.ask)) for fact in (one, two)) > SHORT_QUESTION
    return not is_long and sorted(words_of(one.ask)) != sorted(words_of(two.ask))


def _orders_of(fact: Fact) -> frozenset[tuple[str, ...]]:
    """The words of its question and of its statement, as they follow each other."""
    before, _, after = split_say(fact.say)
    return frozenset({stems_in_order(_GAP.sub(" ", fact.ask)), stems_in_order(f"{before} {after}")})


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """A word without its ending: `opened`, `opening` and `opens` are one. Made to compare, not to read."""
    if not word.isascii() or word[0].isdigit():
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def answer_keys(fact: Fact, bank: Bank) -> frozenset[str]:
    """An answer and the others that are right, in forms that are the same where they mean the same."""
    answer = fact.answer
    texts = {_key(text) for text in (answer_text(answer, bank), *answer.also)}
    return frozenset(texts | _value_keys(answer, bank)) - {""}


def _value_keys(answer: Answer, bank: Bank) -> set[str]:
    value = answer.value
    if isinstance(value, Name):
        entry = bank.name_by_id.get(value.id)
        return {_key(text) for text in (entry.label, *entry.also)} if entry else set()
    if isinstance(value, Year):
        return {f"time {value.first} {value.last}"}
    if isinstance(value, Date | Period):
        return {f"time {value.first} {value.last}"}
    if isinstance(value, Number | Money | Percent):
        return {_figure(value.low * scale_of(value), value.high * scale_of(value))}
    if isinstance(value, Term):
        return _term_keys(value.text)
    keys = sorted(min(_value_keys(item.answer, bank), default="") for item in value.items)
    return {"list " + "; ".join(keys)}


def _term_keys(text: str) -> set[str]:
    """Words that are a year or a figure mean the same as one."""
    if re.fullmatch(r"\s*\d{4}\s*", text):
        return {f"time {int(text)} {int(text)}", _figure(Decimal(text.strip()), Decimal(text.strip()))}
    figure = figure_in(text) if re.match(r"\D{0,3}\d[\d.,\s]*(?:\D{0,20})$", text) else None
    return {_figure(figure, figure)} if figure is not None else set()


def _figure(low: Decimal, high: Decimal) -> str:
    return f"figure {low.normalize():f} {high.normalize():f}"


def _key(text: str) -> str:
    return " ".join(sorted(stems(text))) or fold(text)
