"""How right one time is against another: the grade and, for what is nearly right, in what it is off."""

from __future__ import annotations

from quizapp.core.periods import Span
from quizapp.core.questions import RIGHT, Grade
from quizapp.core.values import Moment

PARTS = ("year", "month", "day")
NEAR = {"year": 2, "month": 2, "day": 3}  # steps up to which a miss is named
HALF = 0.5
CENTURY, DECADE, HALF_DECADE = 100, 10, 5


def grade_single(given: Moment, right: Moment, slack: int = 0) -> Grade:
    """A typed date against the stated one; `slack` counts steps of the stated precision.

    One step too coarse ("October 1937" for a day of it) is half right, more than one not at all.
    """
    lacking = _depth(right) - _depth(given)
    if lacking <= 0 and _steps(given, right) <= slack:
        return RIGHT
    if lacking > 0 and _steps(given, right) == 0:
        missing = "the day and the month are" if lacking == 2 else f"the {right.precision} is"
        return Grade(HALF if lacking == 1 else 0.0, f"Right as far as it goes; {missing} wanted too.")
    return Grade(0.0, near_miss(given, right))


def grade_range(given: Span, right: Span, slack: int = 0) -> Grade:
    """Two typed ends against the stated ones; one right end is half right."""
    begin, end = (grade_single(one, other, slack) for one, other in zip(given, right, strict=True))
    if begin.is_right and end.is_right:
        return RIGHT
    if begin.is_right or end.is_right:
        named = ("beginning", "end") if begin.is_right else ("end", "beginning")
        return Grade(HALF, f"The {named[0]} is right, the {named[1]} is not.")
    if begin.fraction and end.fraction:
        return begin
    notes = [f"{name}: {one.note}" for name, one in (("Beginning", begin), ("End", end)) if one.note]
    return Grade(0.0, " ".join(notes))


def grade_stretch(given: Span, right: Span, slack: int = 0) -> Grade:
    """A typed time against a decade, half of one or the like: right where it lies within.

    `slack` counts years.
    """
    (first, last), (begin, end) = _years(right), _years(given)
    if _lies_in(given, right) or (slack and first - slack <= begin and end <= last + slack):
        return RIGHT
    if given[1].precision == "year" and _is_same_round(begin, end, first, last):
        return RIGHT
    if _lies_in(right, given):
        is_its_decade = last - first + 1 == HALF_DECADE and (begin, end) == _decade_of(first)
        if is_its_decade:
            return Grade(HALF, "The decade is right; which half of it is wanted too.")
        return Grade(0.0, "The right time lies in it, but it is too wide.")
    if given[0].first_day() <= right[1].last_day() and right[0].first_day() <= given[1].last_day():
        return Grade(0.0, "Only a part of it is right.")
    return Grade(0.0, _beside(given, right))


def near_miss(given: Moment, right: Moment) -> str:
    """In what a date is off, as far as both go: `2 days off.`; empty where it is simply another."""
    depth = min(_depth(given), _depth(right))
    off, step = _steps(given, right), PARTS[depth - 1]
    if off <= NEAR[step]:
        return f"{off} {step}{'' if off == 1 else 's'} off."
    same = [part for part in PARTS[:depth] if getattr(given, part) == getattr(right, part)]
    other = [part for part in PARTS[:depth] if part not in same]
    if not same or same == ["day"]:
        return ""
    verbs = ["is" if len(parts) == 1 else "are" for parts in (same, other)]
    return f"{_named(same)} {verbs[0]} right, {_named(other).lower()} {verbs[1]} not."


def _named(parts: list[str]) -> str:
    """`The year`, `Day and month`: as dates are said, the day first."""
    return f"The {parts[0]}" if len(parts) == 1 else " and ".join(reversed(parts)).capitalize()


def _depth(moment: Moment) -> int:
    return PARTS.index(moment.precision) + 1


def _steps(one: Moment, other: Moment) -> int:
    """How far two dates are apart, in days, months or years, whichever is the coarser of the two."""
    depth = min(_depth(one), _depth(other))
    if depth == 3:
        return abs((one.first_day() - other.first_day()).days)
    if depth == 2:
        return abs(12 * (one.year - other.year) + one.month - other.month)
    return abs(one.year - other.year)


def _is_same_round(begin: int, end: int, first: int, last: int) -> bool:
    """Whether years are the same decade or century, counted otherwise: 1930–1935, or 1500–1599."""
    if last - first >= CENTURY - 1:
        return abs(begin - first) <= 1 and abs(end - last) <= 1
    return (begin, end) == (first, last + 1)


def _lies_in(inner: Span, outer: Span) -> bool:
    """Whether every day of one time belongs to the other."""
    return outer[0].first_day() <= inner[0].first_day() and inner[1].last_day() <= outer[1].last_day()


def _years(span: Span) -> tuple[int, int]:
    return span[0].year, span[1].year


def _decade_of(year: int) -> tuple[int, int]:
    start = year // DECADE * DECADE
    return start, start + DECADE - 1


def _beside(given: Span, right: Span) -> str:
    """What to say of a time that does not meet the right one."""
    (begin, end), (first, last) = _years(given), _years(right)
    if _decade_of(begin) == _decade_of(end) == _decade_of(first) == _decade_of(last):
        return "The decade is right, the half of it is not."
    gap = first - end if end < first else begin - last
    if begin == end:
        return f"{gap} year{'' if gap == 1 else 's'} off." if gap <= NEAR["year"] else ""
    for name, size in (("decade", DECADE), ("century", CENTURY)):
        if end - begin < size and last - first < size:
            return f"One {name} off." if abs(begin // size - first // size) == 1 else ""
    return ""
