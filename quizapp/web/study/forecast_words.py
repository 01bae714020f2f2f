"""The end of a session in words: what is foreseen of the exam day, and when to come back for how much."""

from __future__ import annotations

from datetime import date, timedelta

from quizapp.usecases.summing_up import Summary
from quizapp.web.plan_words import TOMORROW_IS_IT, too_few
from quizapp.web.words import counted, days_away

ONE_DAY = timedelta(days=1)
LUCK = "Good luck today."
OWN_PACE = "After it you go on at your own pace, or to the next day you set."
EVE = f"{TOMORROW_IS_IT} Nothing is new then; have a last look, if you like."


def forecast_words(came: Summary, day: date) -> str:
    """What is foreseen of the exam day before and after the session; empty where there is none ahead.

    Without answers enough no figure is told.
    """
    found = came.foreseen
    if found is None:
        return ""
    if not found.is_enough:
        return f"Exam day {days_away(found.day, day)}. {too_few(found.answers)}"
    now, before = _percent(found.expected.share), came.forecast_before
    low, high = _percent(found.expected.low), _percent(found.expected.high)
    moved = (
        f" Before this session it was {_percent(before)}\N{NO-BREAK SPACE}%." if before is not None else ""
    )
    return (
        f"Exam day {days_away(found.day, day)}. If you did nothing more until then, you would recall "
        f"{now}\N{NO-BREAK SPACE}% of the course, between {low} and {high}.{moved}"
    )


def exam_words(came: Summary, day: date) -> str:
    """What comes after a session of an exam day, or of the day before one; else empty."""
    exam = came.today.exam
    if exam is None:
        return ""
    goes_on = f"The plan for the next exam goes on {next_words(came, day)}." if came.next_day else ""
    if exam.plan is None:
        return f"{LUCK} {goes_on or OWN_PACE}"
    return f"{EVE} {goes_on}".strip() if exam.aim.exams[0] == day + ONE_DAY else ""


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
