"""The keys of fixed questions as typed answers: a figure with its unit, a year, a date."""

from __future__ import annotations

from decimal import Decimal

from quizapp.core.dates import NotADate, plain_date, read_year
from quizapp.core.facts import Bank
from quizapp.core.numbers import Reading, read_figure, unit_key
from quizapp.core.periods import read_span
from quizapp.core.values import SCALES, Answer, Bound, Date, Figure, Money, Number, Percent, Period, Year

_GRAINS = {5: "half-decade", 10: "decade"}  # by how many years a decade or a part of one has


def number_answer(key: str, others: tuple[str, ...] = (), bank: Bank | None = None) -> Answer:
    """`39.2 km`, `$2,350 million`, `92.5 %`, `300-400`: any figure of a range is right.

    Raises UnreadableAnswer.
    """
    reading = read_figure(key, "." in key)
    bound = Bound(reading.hedge) if reading.hedge else Bound.EXACT
    return Answer(_figure(reading, bank), bound, also=others, show=key)


def year_answer(key: str, others: tuple[str, ...] = (), bank: Bank | None = None) -> Answer:
    """`1860`, `1950-1953`. Raises UnreadableAnswer."""
    return Answer(Year(*read_year(key)), also=others, show=key)


def date_answer(key: str, others: tuple[str, ...] = (), bank: Bank | None = None) -> Answer:
    """`1937-10-25`, `October 1937`, `1914-1918`, `the 1930s`, no bare year. Raises UnreadableAnswer."""
    first, last = read_span(key, wants_range=True)
    if first.precision != "year":
        return Answer(Date(first, last), also=others, show=key)
    if first == last:
        raise NotADate(f"“{key}” is a year alone.")
    is_decade = plain_date(key).endswith("s")
    grain = _GRAINS.get(last.year - first.year + 1, "part of a decade") if is_decade else ""
    return Answer(Period(first, last, grain), also=others, show=key)


def _figure(reading: Reading, bank: Bank | None) -> Figure:
    if reading.is_percent:
        return Percent(reading.low, reading.high)
    scale = next((name for name, factor in SCALES.items() if factor == reading.scale), "")
    factor = Decimal(1) if scale or reading.scale is None else reading.scale
    low, high = reading.low * factor, reading.high * factor
    if reading.currencies:
        return Money(low, high, reading.currencies[0], scale)
    return Number(low, high, scale, _unit(reading.unit, bank), out_of=reading.out_of)


def _unit(text: str, bank: Bank | None) -> str:
    """The unit of the bank that a text spells, else the text itself."""
    units = bank.head.units if bank and text else ()
    for unit in units:
        if unit_key(text) in {
            unit_key(spelling) for spelling in (unit.id, unit.one, unit.many, *unit.spellings)
        }:
            return unit.id
    return text
