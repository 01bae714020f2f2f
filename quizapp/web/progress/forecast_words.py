"""Forecasts in the words of a page: days, per cent, ranges."""

from __future__ import annotations

from datetime import date, timedelta

from quizapp.core.memory.exam_plan import STILL_AFTER
from quizapp.core.memory.forecast import Expected
from quizapp.usecases.forecasting import Foreseen
from quizapp.web.views.progress import ForecastLine


def short_day(day: date, today: date) -> str:
    """`12 December`; with its year where that is another one."""
    return f"{day.day} {day:%B}" + ("" if day.year == today.year else f" {day.year}")


def when_words(day: date, today: date) -> str:
    """A day as the end of a sentence: `today`, `tomorrow`, `on 12 December`."""
    away = (day - today).days
    return ("today", "tomorrow")[away] if away in (0, 1) else f"on {short_day(day, today)}"


def percent(share: float) -> int:
    """A share from 0 to 1 in whole per cent."""
    return round(100 * share)


def line_of(label: str, when: str, expected: Expected) -> ForecastLine:
    """A line of a forecast."""
    return ForecastLine(label, when, percent(expected.share), percent(expected.low), percent(expected.high))


def forecast_lines(foreseen: Foreseen, today: date) -> tuple[ForecastLine, ...]:
    """What is foreseen, line by line: for the exam day and beyond, or if nothing more is done."""
    whole = foreseen.forecast
    if whole is None:
        return tuple(
            line_of("If you do nothing more", when_words(day, today), expected)
            for day, expected in foreseen.idle
        )
    exam, after = foreseen.day, foreseen.day + timedelta(days=STILL_AFTER)
    return (
        line_of("If you keep the plan", when_words(exam, today), whole.kept),
        line_of("If you do nothing more", when_words(exam, today), whole.nothing),
        line_of("As of now", "today", whole.now),
        line_of(f"{STILL_AFTER} days after, plan kept", when_words(after, today), whole.after),
    )
