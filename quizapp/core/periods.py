"""Reading of typed times that may last: `1701–1709`, `May to July 1946`, `late 1930s`, `16th century`."""

from __future__ import annotations

import re

from quizapp.core.dates import plain_date, read_moment
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.rendering import moment_text
from quizapp.core.values import Moment

Span = tuple[Moment, Moment]

_PARTS = {  # the first and the last tenth that each part of a decade or a century has
    "": (0, 9),
    "first": (0, 4), "1st": (0, 4), "early": (0, 4),
    "second": (5, 9), "2nd": (5, 9), "latter": (5, 9), "late": (5, 9),
    "mid": (3, 6), "middle": (3, 6),
}  # fmt: skip
_PART = (
    r"(?:(first|1st|second|2nd|latter) half (?:of )?(?:the )?|(early|late|mid|middle)[ -](?:of )?(?:the )?)?"
)
_DECADE = re.compile(_PART + r"(\d{3})0 ?'?s")
_CENTURY = re.compile(
    _PART + r"(?:(\d{1,2})(?:st|nd|rd|th|(?= century))|([a-z]+(?:-first)?)) c(?:ent(?:ury)?)?\.?"
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi"
_CENTURIES = {word: number for words in (_ORDINALS, _ROMAN) for number, word in enumerate(words.split(), 1)}
_LAST_CENTURY = 99
_SHORT_DECADE = re.compile(r".*(?<!\d)'?\d0'?s")
_SHORT_END = re.compile(r"(\d{4}) ?[-/] ?(\d{1,2})")
_APART = re.compile(
    r"(.+?)(?: - | (?:to|until|till|through|and) |(?<=\d{4})-(?=\d{4}|[a-z])|(?<=s)-(?=\d))(.+)"
)


def read_span(text: str, wants_range: bool = False) -> Span:
    """The time in a typed text, as its first and last moment; both are the same for one date.

    `wants_range` tells that both ends are asked for, so that `1904-05` may be years as well as a month.
    Raises UnreadableAnswer for what is no time, does not exist or can be read in two ways.
    """
    plain = re.sub(r"\s+", " ", plain_date(text))
    span = _short_range(plain, text, wants_range) or _round(plain)
    if span is not None:
        return span
    if _SHORT_DECADE.fullmatch(plain):
        raise UnreadableAnswer(f"“{text[:40]}” may be of any century. Write the decade with four digits.")
    try:
        moment = read_moment(text)
    except UnreadableAnswer:
        span = _range(plain)
        if span is None:
            raise
        return _in_order(span, text)
    return moment, moment


def _round(plain: str) -> Span | None:
    """A decade, a century or a part of one: `1930s`, `first half of the 1930s`, `late 16th century`."""
    if found := _DECADE.fullmatch(plain):
        start, tenth = int(found[3]) * 10, 1
    elif found := _CENTURY.fullmatch(plain):
        number = int(found[3]) if found[3] else _CENTURIES.get(found[4], 0)
        start, tenth = 100 * (number - 1) + 1, 10
    else:
        return None
    first, last = _PARTS[found[1] or found[2] or ""]
    if not 0 < start <= 100 * _LAST_CENTURY:
        return None
    return Moment(start + first * tenth), Moment(start + (last + 1) * tenth - 1)


def _short_range(plain: str, text: str, wants_range: bool) -> Span | None:
    """`1950-53`: a range whose end is cut short, where it cannot be a month."""
    found = _SHORT_END.fullmatch(plain)
    if found is None:
        return None
    year, tail = int(found[1]), int(found[2])
    size = 10 ** len(found[2])
    end = year // size * size + tail
    if end <= year or not year:
        return None
    if 1 <= tail <= 12:
        if not wants_range:
            return None
        raise UnreadableAnswer(
            f"“{text[:40]}” may be {moment_text(Moment(year, tail))} or {year} to {end}. "
            "Write both years with four digits."
        )
    return Moment(year), Moment(end)


def _range(plain: str) -> Span | None:
    """Two times with a dash or a word between them; what the first lacks it takes from the second."""
    found = _APART.fullmatch(plain)
    if found is None:
        return None
    end = _one(found[2])
    words = found[2].split()
    for lent in range(len(words), 0, -1):
        begin = _one(" ".join([found[1], *words[lent:]]))
        if begin is not None and end is not None:
            return begin[0], end[1]
    return None


def _one(plain: str) -> Span | None:
    """A decade, a century or a date; None where it cannot be read."""
    if (span := _round(plain)) is not None:
        return span
    try:
        moment = read_moment(plain)
    except UnreadableAnswer:
        return None
    return moment, moment


def _in_order(span: Span, text: str) -> Span:
    if span[1].last_day() < span[0].first_day():
        raise UnreadableAnswer(f"“{text[:40]}” ends before it begins. Write the earlier time first.")
    return span
