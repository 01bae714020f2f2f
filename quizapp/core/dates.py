"""Reading of typed years and dates. What can be read in two ways is asked about, never guessed."""

from __future__ import annotations

import calendar
import re

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.text import ascii_digits, visible
from quizapp.core.values import Moment

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}

_LEAD = re.compile(
    r"^(?:in|the|year|of|on|about|around|circa|ca\.?|c\.|since|from|after|before|by|a\.?d\.?)\s+"
)
_TRAIL = re.compile(r"\s*(?:a\.?d\.?|c\.?e\.?|\.)$")
_SPAN = re.compile(r"(\d{4})\s*(?:-|to|until|and)\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?([a-z]+)\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_DASHES = {ord(dash): "-" for dash in "‐‑‒–—―−"}


def read_year(text: str) -> tuple[int, int]:
    """The year in a typed text, as first and last year: `in 1860`, `1860 AD`, `1950-1953`.

    Raises UnreadableAnswer for anything else; two digits alone are no year.
    """
    plain = _plain(text)
    if re.fullmatch(r"\d{4}", plain) and int(plain) > 0:
        return int(plain), int(plain)
    span = _SPAN.fullmatch(plain)
    if span and int(span[1]) < int(span[2]):
        return int(span[1]), int(span[2])
    if re.fullmatch(r"'?\d{2}", plain):
        raise UnreadableAnswer(f"“{text}” may be any century. Write the year with four digits, like 1860.")
    raise UnreadableAnswer(f"“{text[:40]}” is not a year. Write a year with four digits, like 1860.")


def read_moment(text: str) -> Moment:
    """The year, month or day in a typed text: `1945`, `August 1945`, `31.08.1945`, `1945-08-31`.

    Raises UnreadableAnswer for what is no date, does not exist or can be read in two ways.
    """
    plain = _plain(text)
    if re.fullmatch(r"\d{4}", plain):
        return _checked(int(plain), 0, 0, text)
    if iso := _ISO.fullmatch(plain):
        return _checked(int(iso[1]), int(iso[2]), int(iso[3] or 0), text, named=3 if iso[3] else 2)
    if numeric := _NUMERIC.fullmatch(plain):
        return _from_numbers(int(numeric[1]), int(numeric[2]), int(numeric[3]), text)
    words = re.sub(r"\s+", " ", plain)
    if (found := _DAY_FIRST.fullmatch(words)) and found[2] in MONTHS:
        return _checked(int(found[3]), MONTHS[found[2]], int(found[1] or 0), text, named=3 if found[1] else 2)
    if (found := _MONTH_FIRST.fullmatch(words)) and found[1] in MONTHS:
        return _checked(int(found[3]), MONTHS[found[1]], int(found[2]), text, named=3)
    raise UnreadableAnswer(
        f"“{text[:40]}” is not a date we can read. Write it like 25 October 1937, or October 1937."
    )


def _plain(text: str) -> str:
    plain = ascii_digits(visible(text)).translate(_DASHES).casefold().replace("’", "'").strip()
    while (shorter := _TRAIL.sub("", _LEAD.sub("", plain)).strip()) != plain:
        plain = shorter
    return plain


def _from_numbers(one: int, two: int, year: int, text: str) -> Moment:
    if 1 <= one <= 12 and 1 <= two <= 12 and one != two:
        raise UnreadableAnswer(
            f"“{text[:40]}” may be {one} {calendar.month_name[two]} or {two} {calendar.month_name[one]}. "
            "Write the month as a word."
        )
    day, month = (two, one) if two > 12 else (one, two)
    return _checked(year, month, day, text, named=3)


def _checked(year: int, month: int, day: int, text: str, named: int = 1) -> Moment:
    fits = year > 0 and (named < 2 or 1 <= month <= 12)
    if fits and named == 3:
        fits = 1 <= day <= calendar.monthrange(year, month)[1]
    if not fits:
        raise UnreadableAnswer(f"There is no such date as “{text[:40]}”. Check the day and the month.")
    return Moment(year, month, day)
