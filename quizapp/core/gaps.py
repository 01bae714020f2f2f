"""Sentences with a gap: what a fact says without its value, and whether that can be asked."""

from __future__ import annotations

import re
from collections import Counter

from quizapp.core.asked import statement_parts
from quizapp.core.facts import Bank, Fact
from quizapp.core.kept import once
from quizapp.core.numbers import NUMBER_WORDS
from quizapp.core.rendering import answer_text
from quizapp.core.revealing import gives_away, moments_in, years_of
from quizapp.core.scripts import agrees_with_sound
from quizapp.core.text import count_words, fold, names_whom, words_of
from quizapp.core.values import Date, Money, Name, Number, Percent, Period, Term, Year

GAP = "_____"  # of one width, whatever stands in it
LEAST_BEFORE = 2  # words, so that the sentence says what it is about before the gap comes
ENOUGH_A_SIDE = 3  # words that carry meaning; or twice as many in all
_ARTICLE = re.compile(r"\ban?\s+[\"“(]?$", re.IGNORECASE)
_AUXILIARY = "is|was|are|were|did|does|do|has|have|had|can|could|may|might|will|would"
_SORT = re.compile(  # `which North Korean port`, as far as a verb or a comma shows where it ends
    r"(?<!, )\b(?:[Ww]hich|[Ww]hat) (?:"
    r"((?:[\w-]+ ){0,2}?[a-z-]+(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)?)(?= (?:" + _AUXILIARY + r")\b)"
    r"|((?:[A-Z][\w-]+ )*[a-z-]+)(?=[,?]))"
)
_NO_SORT = re.compile(_AUXILIARY + r"|in|on|at|to|from|by|for|\w+ly")
_ANY_SORT = frozenset({"of", "way", "kind", "sort", "type", "shape", "form", "word", "thing", "one", "ones"})
_SINGULAR = re.compile(r"^\s*(?:is|was|has|lies|stands)\b")


def gapped(fact: Fact) -> str:
    """What the fact says, with a gap where its value stands."""
    before, _, after = statement_parts(fact)
    return f"{before}{GAP}{after}"


def has_sound_gap(fact: Fact, bank: Bank) -> bool:
    """Whether the sentence of a fact can be asked with a gap: nothing in it betrays the value, and no other
    value of the bank fills it.
    """
    before, marked, after = statement_parts(fact)
    if fold(marked) != fold(answer_text(fact.answer, bank)) or not has_context(before, after):
        return False
    if _ARTICLE.search(before) or _agrees_in_number(fact, after) or _agrees_in_sound(fact, marked, after):
        return False
    rest = f"{before} {after}"
    return (
        not gives_away(rest, fact, fact.answer, bank)
        and not _tells_part(rest, fact)
        and _names_who_says_so(rest, fact)
        and not fills_another(fact, bank)
    )


def has_context(before: str, after: str) -> bool:
    """Whether enough stands round the gap to know what is asked, some of it before the gap."""
    sides = [count_words(side) for side in (before, after)]
    enough = sum(sides) >= 2 * ENOUGH_A_SIDE or min(sides) >= ENOUGH_A_SIDE
    return enough and _count_before(before) >= LEAST_BEFORE


def _count_before(before: str) -> int:
    return max(len(before.split()), count_words(before, with_small_ones=True))


def fills_another(fact: Fact, bank: Bank) -> bool:
    """Whether another fact of the bank makes the same sentence with a gap, so that two values fill it."""
    return _gapped_counts(bank)[fold(gapped(fact))] > 1


@once
def _gapped_counts(bank: Bank) -> Counter[str]:
    """How many facts make each sentence with a gap, folded."""
    return Counter(fold(gapped(fact)) for fact in bank.facts)


def sort_wanted(fact: Fact) -> str:
    """`which port?` where the question asks for one, so that the gap has one reading; else empty.

    "Which way" or "which kind of state" names no sort of things: too much would fit.
    """
    found = _SORT.search(fact.ask)
    if found is None:
        return ""
    sort = found[1] or found[2]
    words = sort.casefold().split()
    if any(_NO_SORT.fullmatch(word) for word in words) or _ANY_SORT & set(words[:1] + words[-1:]):
        return ""
    return f"which {sort}?"


def follows_article(text: str) -> bool:
    """Whether `a` or `an` stands before the gap of a text, and so tells how the answer begins."""
    return bool(_ARTICLE.search(text.partition(GAP)[0]))


def _agrees_in_number(fact: Fact, after: str) -> bool:
    """Whether a verb behind the gap tells that the figure is one."""
    value = fact.answer.value
    return isinstance(value, Number) and value.low == value.high == 1 and bool(_SINGULAR.match(after))


def _agrees_in_sound(fact: Fact, marked: str, after: str) -> bool:
    return isinstance(fact.answer.value, Name | Term) and agrees_with_sound(marked, after)


def _tells_part(rest: str, fact: Fact) -> bool:
    """Whether the rest names a year of the time asked for, or the figure itself, be it in words."""
    value = fact.answer.value
    if isinstance(value, Year):
        return bool(set(range(value.first, value.last + 1)) & set(moments_in(rest)))
    if isinstance(value, Date | Period):
        return bool(set(years_of(value.first, value.last)) & set(moments_in(rest)))
    if isinstance(value, Number | Money | Percent):
        figures = {value.low, value.high}
        said = {NUMBER_WORDS[word] for word in words_of(rest) if word in NUMBER_WORDS}
        digits = {int(found) for found in re.findall(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)", rest)}
        return bool(figures & (said | digits))
    return False


def _names_who_says_so(rest: str, fact: Fact) -> bool:
    """Whether an attributed value is asked as what its source says: without, another source is as right."""
    return names_whom(rest, fact.about.by)
