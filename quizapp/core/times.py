"""Marking of dates and periods. What it needs is plain data: a frozen question is marked without its bank."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from quizapp.core.dates import NotADate
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.numbers import ordinal
from quizapp.core.periods import Span, read_span
from quizapp.core.questions import RIGHT, WRONG, Grade
from quizapp.core.text import fold
from quizapp.core.times_compared import grade_range, grade_single, grade_stretch
from quizapp.core.values import Answer, Bound, Date, Moment, Period

_HUNDREDS = re.compile(r"\b(\d\d)00['’]?s\b")
_PART = re.compile(
    r"^\s*(?:the )?(?:very )?(?:beginning|start|end|middle|early|mid|late)\b"
    r"[\s-]*(?:years )?(?:of )?(?:the )?(?=\d{3}0)",
    re.IGNORECASE,
)
SINGLE, RANGE, STRETCH = "single", "range", "stretch"  # stored in frozen questions
ABOUT_STEPS = {"day": 3, "month": 1, "year": 2}  # how far "about" reaches, in steps of the precision
_SINGLE_WANTED = {"day": "day, month and year", "month": "month and year", "year": "a year"}
_STRETCH_WANTED = {"decade": "a decade", "half-decade": "a half of a decade", "century": "a century"}
_HOW_TO_WRITE = {
    "day": "Write the day, the month as a word and the year with four digits.",
    "month": "Write the month as a word and the year with four digits.",
    "year": "Write the year with four digits.",
    "decade": "Write the first year of the decade, with an s behind it.",
    "half-decade": "Write which half it is, then the first year of the decade with an s behind it.",
    "century": "Write its number and the word century.",
    RANGE: "Write both ends with a dash between them.",
    STRETCH: "Write its first and its last year with a dash between them.",
}


def marking_of(answer: Answer) -> dict[str, Any]:
    """What marking needs to know of a time, as plain data. `answer` holds a Date or a Period.

    `spans` are the right times, that of the fact first, then what `also` adds; `texts` are other right
    spellings, folded. `slack` counts steps of `precision`, in years where the fact speaks of a stretch.
    """
    value = answer.value
    assert isinstance(value, Date | Period)  # noqa: S101 (callers suit times only)
    grain = value.grain if isinstance(value, Period) else ""
    shape = STRETCH if grain else SINGLE if value.first == value.last else RANGE
    others = {text: _readable(text) for text in (*answer.also, answer.show) if text}
    spans = [(value.first, value.last), *(span for span in others.values() if span)]
    return {
        "spans": [_to_plain(span) for span in spans],
        "refused": [_to_plain(span) for text in answer.refused if (span := _readable(text))],
        "texts": [fold(text) for text, span in others.items() if span is None],
        "shape": shape,
        "precision": value.first.precision,
        "grain": grain,
        "slack": _slack(answer, "year" if grain else value.first.precision),
    }


def wanted_form(answer: Answer) -> str:
    """The form wanted, as people read it: `day, month and year`, `from which year to which`, `a decade`."""
    marking = marking_of(answer)
    precision = marking["precision"]
    if marking["shape"] == STRETCH:
        return _STRETCH_WANTED.get(marking["grain"], f"a {marking['grain']}")
    return f"from which {precision} to which" if marking["shape"] == RANGE else _SINGLE_WANTED[precision]


def read_for(text: str, marking: Mapping[str, Any]) -> Span | None:
    """Read a typed time for a question; None for one of its right spellings that is no date.

    Raises UnreadableAnswer for what is no time or not of the form that is wanted.
    """
    if fold(text) in marking["texts"]:
        return None
    shape = marking["shape"]
    try:
        span = read_span(_as_wanted(text, marking["grain"]), wants_range=shape == RANGE)
    except NotADate as trouble:
        raise UnreadableAnswer(
            f"“{text[:40]}” is not a time we can read. {_how_to_write(marking)}"
        ) from trouble
    if _to_plain(span) in marking["spans"]:
        return span
    if shape == RANGE and span[0] == span[1]:
        raise UnreadableAnswer(f"That is one {span[0].precision}. {_HOW_TO_WRITE[RANGE]}")
    if shape == SINGLE and span[0] != span[1]:
        raise UnreadableAnswer(f"That is a stretch of time. {_how_to_write(marking)}")
    return span


def _as_wanted(text: str, grain: str) -> str:
    """A text in which `1800s` is the century where one is asked for, and `early 1880s` the decade."""
    if "century" in grain:
        return _HUNDREDS.sub(lambda found: f"{ordinal(int(found[1]) + 1)} century", text)
    return _PART.sub("", text) if grain == "decade" else text


def grade_time(text: str, marking: Mapping[str, Any]) -> Grade:
    """Mark a typed time at the precision of the fact; what is nearly right says so.

    A finer time is right where it lies within the stated one; a coarser one at best in half.
    """
    try:
        span = read_for(text, marking)
    except UnreadableAnswer:
        return WRONG
    if span is None:
        return RIGHT
    if _to_plain(span) in marking["refused"]:
        return WRONG
    if _to_plain(span) in marking["spans"]:
        return RIGHT
    stated, slack = from_plain(marking["spans"][0]), marking["slack"]
    if marking["shape"] == SINGLE:
        return grade_single(span[0], stated[0], slack)
    return (grade_range if marking["shape"] == RANGE else grade_stretch)(span, stated, slack)


def from_plain(ends: list[str]) -> Span:
    """The span that a marking holds as two texts in the form of ISO 8601."""
    first, last = (Moment(*(int(part) for part in end.split("-"))) for end in ends)
    return first, last


def _to_plain(span: Span) -> list[str]:
    return [str(span[0]), str(span[1])]


def _how_to_write(marking: Mapping[str, Any]) -> str:
    shape = marking["shape"]
    key = marking["precision"] if shape == SINGLE else RANGE if shape == RANGE else marking["grain"]
    return _HOW_TO_WRITE.get(key, _HOW_TO_WRITE[STRETCH])


def _readable(text: str) -> Span | None:
    try:
        return read_span(text)
    except UnreadableAnswer:
        return None


def _slack(answer: Answer, step: str) -> int:
    if answer.within is not None:
        return 0 if answer.within.relative else int(answer.within.amount)
    return ABOUT_STEPS[step] if answer.bound is Bound.ABOUT else 0
