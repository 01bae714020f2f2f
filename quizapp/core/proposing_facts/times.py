"""Years, dates, decades, centuries and stretches of years in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.periods import read_span
from quizapp.core.proposing_facts.finds import Find
from quizapp.core.proposing_facts.passages import Span
from quizapp.core.proposing_facts.units import MEASURES
from quizapp.core.rendering import MONTHS
from quizapp.core.values import Answer, Bound, Date, Moment, Period, Value, Year

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_YEAR = r"(?:1\d{3}|20\d{2})"
_PART = r"(?:(?:first|second) half of (?:the )?|(?:early|mid|late)[- ])"
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}"
    rf"|{_YEAR}-[01]\d-[0-3]\d)\b"
)
_IN_MONTH = re.compile(rf"\b{_MONTH}(?: of|,)? {_YEAR}\b")
_DECADE = re.compile(rf"\b(?P<part>{_PART})?(?:1\d|20)\d0['’]?s\b", re.IGNORECASE)
_CENTURY = re.compile(
    rf"\b(?P<part>{_PART})?(?:\d{{1,2}}(?:st|nd|rd|th)|[a-z]+(?:th|first))[ -]century\b", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?<![\d$€£.,/-])(?P<first>{_YEAR}) ?[-–—/] ?(?P<last>{_YEAR}|\d{{2}})(?![\d%-])"
    rf"|\b(?:[Ff]rom|[Bb]etween) (?P<from>{_YEAR}) (?:to|until|till|and) (?P<to>{_YEAR})\b"
)
_ONE = re.compile(rf"(?<![\w$€£¥.,/#-]){_YEAR}(?![\w%$€£/]|[.,]\d|-\d)")
_LED = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|after|before|during|about|around|circa|c\.|years?|of|to|through|"
    r"between|late|early|spring|summer|autumn|winter|and|or)\s|[(\[–—,]\s?)$",
    re.IGNORECASE,
)
_SURELY_LED = re.compile(
    r"\b(?:in|since|until|till|during|years?|summer|spring|autumn|winter|as of)\s$", re.IGNORECASE
)
_DETERMINED = re.compile(r"\b(?:the|a|an|its|his|her|their|this)\s$", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:[a-z]{2,}s|people|men|women|children|troops)\b")
_MEASURED = re.compile(rf"[ \u00a0]?(?:{'|'.join(map(re.escape, MEASURES))})(?![\w²])")
_NO_TIME = re.compile(
    r"\b(?:no\.?|nos\.?|pp?\.|pages?|paragraph|section|article|chapter|figure|table|note|resolution|"
    r"number|room|flight|order)\s$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|around|circa|c\.|ca\.)\s$", re.IGNORECASE)


def find_times(text: str) -> list[Find]:
    """All times in a text, the more exact before the less; some may overlap."""
    return [*_dates(text), *_rounds(text), *_ranges(text), *_years(text)]


def _dates(text: str) -> Iterator[Find]:
    for pattern, words in ((_DAY, "a day"), (_IN_MONTH, "a month")):
        for match in pattern.finditer(text):
            ends = _read(re.sub(r",| of(?= )", "", match[0]))
            if ends is not None:
                yield _find(match.span(), Date(*ends), 80, "date", f"It names {words}.")


def _rounds(text: str) -> Iterator[Find]:
    for pattern, length in ((_DECADE, "decade"), (_CENTURY, "century")):
        for match in pattern.finditer(text):
            ends = _read(match[0].replace("-", " ").replace("’", "'"))
            if ends is None:
                continue
            part = (match["part"] or "").casefold()
            value = Period(*ends, _grain(part, length))
            words = f"It names {'a part of ' if part else ''}a {length}."
            yield _find(match.span(), value, 45, length, words, show=match[0])


def _grain(part: str, length: str) -> str:
    if not part:
        return length
    if "half" in part:
        return "half-decade" if length == "decade" else "half of a century"
    return f"part of a {length}"


def _ranges(text: str) -> Iterator[Find]:
    for match in _RANGE.finditer(text):
        first = match["first"] or match["from"]
        last = match["last"] or match["to"]
        last = first[: 4 - len(last)] + last
        if int(first) < int(last) <= int(first) + 400:
            ends = Moment(int(first)), Moment(int(last))
            yield _find(match.span(), Period(*ends), 60, "period", "It names a stretch of years.")


def _years(text: str) -> Iterator[Find]:
    for match in _ONE.finditer(text):
        before = text[max(0, match.start() - 16) : match.start()]
        is_led = bool(_LED.search(before))
        if (
            _NO_TIME.search(before)
            or _MEASURED.match(text, match.end())
            or (_COUNTED.match(text, match.end()) and not _is_surely(before))
        ):
            continue
        value, bound = (
            Year(int(match[0]), int(match[0])),
            Bound.ABOUT if _ABOUT.search(before) else Bound.EXACT,
        )
        yield _find(match.span(), value, 60 if is_led else 42, "year", "It names a year.", bound=bound)


def _is_surely(before: str) -> bool:
    """Whether the words before a year make it one, though it could count what follows (`1500 people`)."""
    return bool(_SURELY_LED.search(before) or _DETERMINED.search(before))


def _read(text: str) -> tuple[Moment, Moment] | None:
    try:
        return read_span(text)
    except UnreadableAnswer:
        return None


def _find(
    span: tuple[int, int],
    value: Value,
    worth: int,
    pattern: str,
    reason: str,
    show: str = "",
    bound: Bound = Bound.EXACT,
) -> Find:
    return Find(Span(*span), Answer(value, bound, show=show), worth, pattern, reason)
