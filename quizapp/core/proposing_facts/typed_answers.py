"""Answers as an instructor types them, by type: `about 1,200 workers`, `1904–1905`, `$2.6 million`."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from quizapp.core.dates import read_year
from quizapp.core.errors import BadEntry, UnreadableAnswer
from quizapp.core.numbers import Reading, read_figure
from quizapp.core.periods import read_span
from quizapp.core.proposing_facts.figures import find_figures
from quizapp.core.proposing_facts.passages import Span
from quizapp.core.values import (
    SCALES,
    Answer,
    Bound,
    Date,
    Listing,
    ListItem,
    Money,
    Name,
    Number,
    Percent,
    Period,
    Term,
    Year,
)

TYPES = ("year", "date", "period", "number", "money", "percent", "name", "term", "list")
LONGEST = 200  # characters
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+")
_ABOUT = re.compile(r"^(?:about|around)\s+", re.IGNORECASE)
NO_CURRENCY = "Write the currency beside the sum, such as $ or EUR."


def read_typed(type_name: str, text: str, role: str = "") -> Answer:
    """The answer in a typed text; names and units stand in it by their words. `role` is that of a term.

    Raises BadEntry for the field `answer`, which says what to write instead.
    """
    plain = " ".join(text.split())
    if not plain:
        raise BadEntry("answer", "Write the answer.")
    if len(plain) > LONGEST:
        raise BadEntry("answer", f"An answer has at most {LONGEST} characters. Say it shorter.")
    if type_name not in TYPES:
        raise BadEntry("type", "Choose what kind of answer it is.")
    if type_name == "term":
        return Answer(Term(plain, role))
    try:
        return _READERS[type_name](plain)
    except UnreadableAnswer as odd:
        raise BadEntry("answer", str(odd)) from odd


def _year(text: str) -> Answer:
    bound = Bound.ABOUT if _ABOUT.match(text) else Bound.EXACT
    return Answer(Year(*read_year(_ABOUT.sub("", text))), bound)


def _date(text: str) -> Answer:
    first, last = read_span(text, wants_range=True)
    if first.precision == "year":
        raise BadEntry("answer", "A date has a month at least. For a year alone, choose “year”.")
    return Answer(Date(first, last))


def _period(text: str) -> Answer:
    first, last = read_span(text, wants_range=True)
    if first == last:
        raise BadEntry("answer", "A period has a beginning and an end, or is a decade or a century.")
    grain = "" if re.fullmatch(r"[\d\s–—-]+", text) else _grain(text)
    return Answer(Period(first, last, grain), show=text if grain else "")


def _grain(text: str) -> str:
    is_century = "century" in text
    has_part = bool(re.search(r"\b(?:early|mid|middle|late)\b", text, re.IGNORECASE))
    if "half" in text:
        return "half of a century" if is_century else "half-decade"
    if is_century or re.search(r"\ds\b", text):
        length = "century" if is_century else "decade"
        return f"part of a {length}" if has_part else length
    return ""


def _number(text: str) -> Answer:
    seen = _as_in_a_text(text, Number)
    if seen is not None:
        return seen
    found = read_figure(text)
    value = Number(found.low, found.high, _scale(found), found.unit, "", found.out_of)
    return Answer(value, _bound(found))


def _as_in_a_text(text: str, wanted: type) -> Answer | None:
    """The figure that a text is from end to end, read as in a document; it knows `per year` and `41 m`."""
    whole = (find for find in find_figures(text) if find.span == Span(0, len(text)))
    return next((find.answer for find in whole if isinstance(find.answer.value, wanted)), None)


def _money(text: str) -> Answer:
    found = read_figure(text)
    currency = found.currencies[0] if found.currencies else found.unit.upper()
    if not re.fullmatch("[A-Z]{3}", currency):
        raise BadEntry("answer", NO_CURRENCY)
    return Answer(Money(found.low, found.high, currency, _scale(found)), _bound(found))


def _percent(text: str) -> Answer:
    found = read_figure(text)
    if not Decimal(0) <= found.low <= found.high <= Decimal(100):
        raise BadEntry("answer", "A share goes from 0 to 100 per cent.")
    return Answer(Percent(found.low, found.high), _bound(found))


def _listed(text: str) -> Answer:
    parts = [part for part in _BETWEEN.split(text) if part]
    if len(parts) < 2 or len(set(parts)) < len(parts):
        raise BadEntry("answer", "Write at least two different things, with commas between them.")
    return Answer(Listing(tuple(ListItem(Answer(Name(part))) for part in parts)))


def _scale(found: Reading) -> str:
    if found.scale is None:
        return ""
    names = {amount: name for name, amount in SCALES.items()}
    if found.scale not in names:
        raise BadEntry("answer", "Write the figure with one word such as thousand or million, or in full.")
    return names[found.scale]


def _bound(found: Reading) -> Bound:
    return Bound(found.hedge) if found.hedge else Bound.EXACT


_READERS: dict[str, Callable[[str], Answer]] = {
    "year": _year,
    "date": _date,
    "period": _period,
    "number": _number,
    "money": _money,
    "percent": _percent,
    "name": lambda text: Answer(Name(text)),
    "list": _listed,
}
