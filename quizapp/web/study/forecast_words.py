"""The end of a session in words: what is foreseen of the exam day, and when to come back for how much."""

from __future__ import annotations

from datetime import date, timedelta

from quizapp.usecases.summing_up import Summary
from quizapp.web.words import counted, days_away

ONE_DAY = timedelta(days=1)
NOT_ENOUGH = "Few answers stand behind this yet: it is a first guess."


def forecast_words(came: Summary, day: date) -> str:
    """What is foreseen of the exam day before and after the session; empty where there is none ahead."""
    found = came.foreseen
    if found is None:
        return ""
    now, before = _percent(found.expected.share), came.forecast_before
    low, high = _percent(found.expected.low), _percent(found.expected.high)
    moved = (
        f" Before this session it was {_percent(before)}\N{NO-BREAK SPACE}%." if before is not None else ""
    )
    words = (
        f"Exam day {days_away(found.day, day)}. If you did nothing more until then, you would recall "
        f"{now}\N{NO-BREAK SPACE}% of the course, between {low} and {high}.{moved}"
    )
    return words if found.is_enough else f"{words} {NOT_ENOUGH}"


def next_words(came: Summary, day: date) -> str:
    """When to come back and for how much, to go on after `Come back`; empty where nothing is to come."""
    if came.next_day is None:
        return ""
    when = days_away(came.next_day, day)
    if came.next_minutes:
        return f"{when}, for {counted(came.next_minutes, 'minute', 'minutes')}"
    if came.next_count:
        return f"{when}, for about {counted(came.next_count, 'question', 'questions')}"
    return when


def _percent(share: float) -> int:
    return round(share * 100)
