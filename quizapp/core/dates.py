"""Reading of typed years and dates. What can be read in two ways is asked about, never guessed.

No message gives an example: it could be the very answer.
"""

from __future__ import annotations

import calendar
import re

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.text import ascii_digits, visible
from quizapp.core.values import Moment
from quizapp.core.words_elsewhere import MONTHS_ELSEWHERE, date_alone, year_among_words

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: number for name, number in list(MONTHS.items())} | {"sept": 9}
MONTHS |= MONTHS_ELSEWHERE

_LEAD = re.compile(
    r"^(?:in|the|year|of|on|about|around|circa|ca\.?|c\.|since|from|after|before|by|until|till|during|between"
    r"|a\.?d\.?|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?)\s+"
)
_TRAIL = re.compile(r"\s*(?:a\.?d\.?|c\.?e\.?|\.)$")
_SPAN = re.compile(r"(\d{4})\s*(?:-|/|to|until|and)\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|'?\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./-](\d{4})")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(\d{4}|'?\d{2})"
_WORD = r"[^\s\d.,/'-]+"
_DAY_FIRST = re.compile(rf"(?:{_DAY}(?: of)? )?({_WORD}) (?:of )?{_YEAR}")
_MONTH_FIRST = re.compile(rf"({_WORD}) (?:the )?{_DAY} {_YEAR}")
_YEAR_FIRST = re.compile(rf"(\d{{4}}) ({_WORD})(?: {_DAY})?")
_NO_YEAR = re.compile(rf"(?:{_DAY}(?: of)? )?({_WORD})")
_BETWEEN = re.compile(r"(?<=[^\s.,/-])[\s.,/-]+(?=[^\s.,/-])")  # what may part day, month and year
_DASHES = {ord(dash): "-" for dash in "‐‑‒–—―−"}
FOUR_DIGITS = "Write the year with four digits."


class NotADate(UnreadableAnswer):
    """A text that is no date at all, rather than one of two or one that does not exist."""


def read_year(text: str) -> tuple[int, int]:
    """The year in a typed text, as first and last year: `in 1860`, `1860 AD`, `1950-1953`.

    Raises UnreadableAnswer for anything else; two digits alone are no year.
    """
    plain = plain_date(text)
    if re.fullmatch(r"\d{4}", plain) and int(plain) > 0:
        return int(plain), int(plain)
    span = _SPAN.fullmatch(plain)
    if span:
        first, last = int(span[1]), int(span[1][: 4 - len(span[2])] + span[2])  # 2008-09
        if first < last:
            return first, last
    if (year := year_among_words(plain)) is not None and year > 0:
        return year, year
    if re.fullmatch(r"'?\d{2}", plain):
        raise UnreadableAnswer(f"“{text}” may be of any century. {FOUR_DIGITS}")
    raise UnreadableAnswer(f"“{text[:40]}” is not a year. {FOUR_DIGITS}")


def year_of_date(text: str) -> int | None:
    """The year of a typed day or month, for who knows more than the year; None where it is neither."""
    try:
        moment = read_moment(text)
    except UnreadableAnswer:
        return None
    return moment.year if moment.month else None


def read_moment(text: str) -> Moment:
    """The year, month or day in a typed text: `1945`, `August 1945`, `31.08.1945`, `1945-08-31`.

    Raises UnreadableAnswer for what is no date, does not exist or can be read in two ways.
    """
    plain = plain_date(text)
    if re.fullmatch(r"\d{4}", plain):
        return _checked(int(plain), 0, 0, text)
    if iso := _ISO.fullmatch(plain):
        return _checked(int(iso[1]), int(iso[2]), int(iso[3] or 0), text, named=3 if iso[3] else 2)
    if numeric := _NUMERIC.fullmatch(plain):
        return _from_numbers(int(numeric[1]), int(numeric[2]), numeric[3], text)
    if numeric := _MONTH_YEAR.fullmatch(plain):
        return _checked(int(numeric[2]), int(numeric[1]), 0, text, named=2)
    found = _in_words(_BETWEEN.sub(" ", plain), text)
    if found is None:
        raise NotADate(
            f"“{text[:40]}” is not a date we can read. Write the month as a word, the year with four digits."
        )
    return found


def plain_date(text: str) -> str:
    """A typed date in small letters, with plain digits and dashes, without what people put round it."""
    plain = ascii_digits(visible(text)).translate(_DASHES).casefold().replace("’", "'").strip()
    while (shorter := _TRAIL.sub("", _LEAD.sub("", plain)).strip()) != plain:
        plain = shorter
    return date_alone(plain)


def _in_words(words: str, text: str) -> Moment | None:
    """A date with its month as a word, in any order; None where there is no such word."""
    if (found := _DAY_FIRST.fullmatch(words)) and found[2] in MONTHS:
        return _with_year(found[3], MONTHS[found[2]], found[1], text)
    if (found := _MONTH_FIRST.fullmatch(words)) and found[1] in MONTHS:
        return _with_year(found[3], MONTHS[found[1]], found[2], text)
    if (found := _YEAR_FIRST.fullmatch(words)) and found[2] in MONTHS:
        return _with_year(found[1], MONTHS[found[2]], found[3], text)
    if (found := _NO_YEAR.fullmatch(words)) and found[2] in MONTHS:
        raise UnreadableAnswer(f"“{text[:40]}” has no year. Write the year as well, with four digits.")
    return None


def _with_year(year: str, month: int, day: str | None, text: str) -> Moment:
    if len(year) < 4:
        raise UnreadableAnswer(f"“{text[:40]}” lacks a year, or may be of any century. {FOUR_DIGITS}")
    return _checked(int(year), month, int(day or 0), text, named=3 if day else 2)


def _from_numbers(one: int, two: int, year: str, text: str) -> Moment:
    is_short = len(year) < 4
    if 1 <= one <= 12 and 1 <= two <= 12 and one != two:
        readings = f"{one} {calendar.month_name[two]} or {two} {calendar.month_name[one]}"
        remedy = "Write the month as a word."
        if is_short:
            readings, remedy = f"{readings}, of any century", f"{remedy[:-1]} and the year with four digits."
        raise UnreadableAnswer(f"“{text[:40]}” may be {readings}. {remedy}")
    day, month = (two, one) if two > 12 else (one, two)
    if is_short:
        if one <= 31:
            _checked(2000, month, day, text, named=3)
        raise UnreadableAnswer(f"“{text[:40]}” may be of any century. {FOUR_DIGITS}")
    return _checked(int(year), month, day, text, named=3)


def _checked(year: int, month: int, day: int, text: str, named: int = 1) -> Moment:
    fits = year > 0 and (named < 2 or 1 <= month <= 12)
    if fits and named == 3:
        fits = 1 <= day <= calendar.monthrange(year, month)[1]
    if not fits:
        raise UnreadableAnswer(f"There is no such date as “{text[:40]}”. Check the day and the month.")
    return Moment(year, month, day)
