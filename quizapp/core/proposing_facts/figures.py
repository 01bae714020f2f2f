"""Sums of money, shares, measures and counts in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quizapp.core.numbers import NUMBER_WORDS, SCALE_WORDS
from quizapp.core.proposing_facts.finds import Find
from quizapp.core.proposing_facts.passages import Span
from quizapp.core.proposing_facts.units import COUNTED_WORDS, MEASURES, PLURALS
from quizapp.core.values import Answer, Bound, Money, Number, Percent, Value

NO_COUNTS = frozenset(("zero", "one", "once", "twice", "thrice", "single", "a single"))  # seldom worth asking
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d{1,15}(?:[.,]\d{1,3})?"
_WORDS = "|".join(sorted((w for w in NUMBER_WORDS if w not in NO_COUNTS), key=len, reverse=True))
_SCALE = r"(?:hundred|thousand|million|billion|trillion|mln|bn)s?"
_CURRENCY = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR",
    "£": "GBP", "gbp": "GBP", "pound": "GBP", "¥": "JPY", "yen": "JPY", "yuan": "CNY", "rmb": "CNY",
    "rouble": "RUB", "ruble": "RUB", "₽": "RUB", "rub": "RUB", "rupee": "INR", "franc": "CHF", "krone": "DKK",
    "krona": "SEK", "mark": "DEM", "crown": "CZK", "peso": "MXN",
}  # fmt: skip
_SIGN = r"(?:US\$|[$€£¥₽]|USD |EUR |GBP )"
_MONEY_BEFORE = re.compile(
    rf"(?P<sign>{_SIGN}) ?(?P<low>{_DIGITS})(?: ?(?:-|–|to) ?(?:{_SIGN} ?)?(?P<high>{_DIGITS}))?"
    rf"(?: ?(?P<scale>{_SCALE})\b)?",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    rf"\b(?P<low>{_DIGITS})(?: ?(?:-|–|to) ?(?P<high>{_DIGITS}))?"
    rf"(?: (?P<scale>{_SCALE}))?(?: of)?(?: (?:US|American|gold|silver))?"
    r" (?P<sign>dollar|euro|pound|yen|yuan|rouble|ruble|rupee|franc|krone|krona|mark|crown|peso)s?\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"\b(?P<low>{_DIGITS}|{_WORDS})(?: ?(?:-|–|to) ?(?P<high>{_DIGITS}))?"
    r" ?(?:%|per ?cent\b|percentage points?\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"(?<![\w.,$€£¥#/-])(?!(?:1\d{{3}}|20\d{{2}}) ?(?:-|–|to|or))"
    rf"(?P<low>{_DIGITS}|\b(?:{_WORDS})\b)(?: ?(?:-|–|to|or) ?(?P<high>{_DIGITS}))?"
    rf"(?:[ -](?P<scale>{_SCALE})\b)?(?![\w%$€£]|[.,/]\d|-\d)",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"(?: out)? of (?:the |its |all )?(\d{1,6})\b")
_PER = re.compile(
    r" (?:per|a|an|each) (year|day|month|week|hour|head|person|square kilomet(?:er|re)|kilomet(?:er|re))\b"
)
_OFTEN = re.compile(r"\b(twice|thrice)(?: (?:a|per|each) (day|week|month|year))?\b", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:(?P<over>over|more than|above|exceeding|exceeded|upwards of)"
    r"|(?P<under>under|less than|fewer than|below)"
    r"|(?P<about>about|around|approximately|some|nearly|almost|roughly|circa|an estimated)"
    r"|(?P<limit>at least|up to|at most|no more than))"
    r"(?: (?:a|an|the|just|some))?\s$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\b(?:no\.?|nos\.?|pp?\.|pages?|paragraphs?|sections?|articles?|chapters?|figures?|tables?|notes?|resolution|"
    r"number|room|flight|order|part|volume|vol\.|war|type|class|phase|version|appendix|hotel|line|group|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\s$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ \u00a0-]((?:[A-Za-z][\w’'-]*[ \u00a0-]){0,3}?)([A-Za-z][\w’'-]*|km²|m²|°C)")
_MEASURE = re.compile(
    rf"[ \u00a0-]?({'|'.join(sorted(map(re.escape, MEASURES), key=len, reverse=True))})(?![\w²])"
)
_WORDS_OF_NO_ADJECTIVE = """
and or of in on at to from by for with as is was were are had has have the a an that which who than per its
his her their this these those not but during after before since until when while
"""
_NO_ADJECTIVE = frozenset(_WORDS_OF_NO_ADJECTIVE.split())


def find_figures(text: str) -> list[Find]:
    """All figures in a text, the more certain kinds before the less; some may overlap."""
    return [*_sums(text), *_shares(text), *_numbers(text), *_often(text)]


def _often(text: str) -> Iterator[Find]:
    for match in _OFTEN.finditer(text):
        times = Decimal(NUMBER_WORDS[match[1].casefold()])
        value = Number(times, times, unit="times", per=match[2] or "")
        yield _found(text, match.span(), value, 52, "count", "It says how often.", "times")


def _sums(text: str) -> Iterator[Find]:
    for pattern in (_MONEY_BEFORE, _MONEY_AFTER):
        for match in pattern.finditer(text):
            low, high = _ends(match)
            currency = _CURRENCY.get(match["sign"].strip().casefold(), "USD")
            value = Money(low, high, currency, _scale(match))
            yield _found(text, match.span(), value, 78, "money", "It names a sum of money.")


def _shares(text: str) -> Iterator[Find]:
    for match in _PERCENT.finditer(text):
        low, high = _ends(match)
        if high <= 100:
            yield _found(text, match.span(), Percent(low, high), 76, "percent", "It names a share.")


def _numbers(text: str) -> Iterator[Find]:
    for match in _NUMBER.finditer(text):
        if _LABELLED.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        low, high = _ends(match)
        whole = _OUT_OF.match(text, match.end())
        unit, end, is_measure = _unit(text, whole.end() if whole else match.end())
        is_word = not match["low"][0].isdigit()
        if not unit and (is_word or not match["scale"]) and not _is_large(match["low"]):
            continue
        whole = whole or _OUT_OF.match(text, end)
        end = max(end, whole.end() if whole else end)
        per = _PER.match(text, end)
        value = Number(
            low,
            high,
            _scale(match),
            unit,
            per[1] if per else "",
            Decimal(whole[1]) if whole and Decimal(whole[1]) > high else None,
        )
        worth = 70 if is_measure else 62 if match["scale"] or not is_word else 44
        reason = "It measures something." if is_measure else "It counts something."
        yield _found(text, (match.start(), per.end() if per else end), value, worth, "count", reason, unit)


def _is_large(written: str) -> bool:
    return len(written) > 4 and ("," in written or "." in written or len(written) > 5)


def _unit(text: str, start: int) -> tuple[str, int, bool]:
    """The unit behind a figure, where it ends, and whether it is one of measure; empty where none is seen."""
    measure = _MEASURE.match(text, start)
    if measure:
        return measure[1], measure.end(), True
    following = _NEXT.match(text, start)
    tries = 0
    place = start
    words: list[str] = []
    while following is not None and tries < 4:
        word = re.match(r"[ \u00a0-]([A-Za-z][\w’'-]*)", text[place : place + 40])
        if word is None or word[1].casefold() in _NO_ADJECTIVE:
            break
        words.append(word[1])
        place += word.end()
        if is_plural(word[1]):
            return " ".join(words), place, False
        tries += 1
    return "", start, False


def is_plural(word: str) -> bool:
    """Whether a word looks like several of something."""
    plain = word.casefold()
    return (
        plain in PLURALS
        or plain in COUNTED_WORDS
        or (len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is", "'s", "’s")))
    )


def _ends(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    low = _figure(match["low"])
    high = _figure(match["high"]) if match["high"] else low
    return (low, high) if low <= high else (low, low)


def _figure(written: str) -> Decimal:
    """A figure as printed; a comma before one or two last digits parts decimals, before three thousands."""
    plain = written.casefold()
    if not plain[0].isdigit():
        return Decimal(NUMBER_WORDS[plain])
    plain = re.sub(r"[\u00a0\u202f ]", "", plain)
    plain = re.sub(r",(?=\d{1,2}$)", ".", plain) if plain.count(",") == 1 else plain
    return Decimal(plain.replace(",", ""))


def _scale(match: re.Match[str]) -> str:
    word = (match["scale"] or "").casefold()
    return SCALE_WORDS.get(word, SCALE_WORDS.get(word.rstrip("s"), "")) if word else ""


def _found(
    text: str, span: tuple[int, int], value: Value, worth: int, pattern: str, reason: str, unit: str = ""
) -> Find:
    hedge = _HEDGED.search(text[max(0, span[0] - 20) : span[0]])
    if hedge is None:
        return Find(Span(*span), Answer(value), worth, pattern, reason, unit)
    whole = Span(span[0] - len(hedge[0]), span[1])
    if hedge["limit"]:  # `at least 46` takes 46 as well, so it is no bound
        shown = " ".join(whole.of(text).split())
        answer = Answer(value, show=shown[:1].lower() + shown[1:])
    else:
        answer = Answer(value, Bound(str(hedge.lastgroup)))
    return Find(whole, answer, worth, pattern, reason, unit)
