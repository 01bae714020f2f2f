"""Moments, amounts and places in words, as pages say them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from quizapp.core.facts import Bank, Locator
from quizapp.core.memory.days import zone_or_utc
from quizapp.core.rendering import locator_text
from quizapp.formats.scores_csv import number

_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
)  # fmt: skip


def local(moment: datetime, zone: str) -> str:
    """`23 November, 18:22` in the person's zone."""
    there = moment.astimezone(zone_or_utc(zone))
    return f"{there.day} {there:%B}, {there:%H:%M}"


def day_of(moment: datetime, zone: str) -> str:
    """`23 November` in the person's zone."""
    there = moment.astimezone(zone_or_utc(zone))
    return f"{there.day} {there:%B}"


def on_day(moment: datetime, now: datetime, zone: str) -> str:
    """When something to come is, as the end of a sentence: `today at 18:00`, `on Friday at 18:00`."""
    there, here = moment.astimezone(zone_or_utc(zone)), now.astimezone(zone_or_utc(zone))
    away = (there.date() - here.date()).days
    if away in (0, 1):
        day = ("today", "tomorrow")[away]
    else:
        day = f"on {there:%A}" if 1 < away < 7 else f"on {day_of(moment, zone)}"
    return f"{day} at {there:%H:%M}"


def weekday(day: date) -> str:
    """`Monday, 23 November`."""
    return f"{day:%A}, {day.day} {day:%B}"


def day_words(day: date, today: date) -> str:
    """`Monday, 23 November`, with the year where it is not to be mistaken for one near."""
    return weekday(day) if abs((day - today).days) < 300 else f"{day.day} {day:%B %Y}"


def days_away(day: date, today: date) -> str:
    """`today`, `tomorrow`, `yesterday`, `in 3 days`, `3 days ago`."""
    away = (day - today).days
    if away in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[away + 1]
    return f"in {away} days" if away > 0 else f"{-away} days ago"


def minutes(seconds: float) -> int:
    """Whole minutes, at least one."""
    return max(1, round(seconds / 60))


def span(seconds: float) -> str:
    """A time limit in words: `20 minutes`, `1 hour`, `1 hour 30 minutes`."""
    hours, rest = divmod(minutes(seconds), 60)
    parts = [counted(hours, "hour", "hours")] if hours else []
    return " ".join([*parts, *([counted(rest, "minute", "minutes")] if rest or not hours else [])])


def points(value: float, places: int = 2) -> str:
    """A score without needless decimals: `16`, `16.5`, `−3`."""
    return number(value, places).replace("-", "−")


def on_average(value: float) -> str:
    """A mean or median as it stands on every page, with one decimal at most: `13.4`."""
    return points(value, 1)


def signed(value: float) -> str:
    """Points that may be less than nothing: `+3`, `0`, `−6`, `+1.33`."""
    text = number(abs(value))
    return text if text == "0" else ("+" if value > 0 else "−") + text


def of_points(score: float, maximum: float) -> str:
    """`16.5 of 20`."""
    return f"{points(score)} of {points(maximum)}"


def code_in_words(code: str) -> str:
    """A join code as it is read out: `946Q-3YN5`."""
    return f"{code[:4]}-{code[4:]}"


def counted(count: int, one: str, many: str) -> str:
    """`1 fact`, `3 facts`."""
    return f"{count} {one if count == 1 else many}"


def spelled(count: int, one: str, many: str) -> str:
    """The same for headlines, where figures up to twelve are words and begin a sentence: `Two students`."""
    word = _WORDS[count] if count < len(_WORDS) else str(count)
    return f"{word.capitalize()} {one if count == 1 else many}"


def section_title(bank: Bank, section: str) -> str:
    """The title of a section, or its id where the bank has none of that name any more."""
    found = bank.section_by_id.get(section)
    return found.title if found else section


def question_count(bank: Bank, section: str = "") -> int:
    """How many written questions a bank asks, in one section or in all."""
    fixed = bank.items[len(bank.facts) :]
    return sum(not section or item.section == section for item in fixed)


def fact_count(bank: Bank, section: str) -> int:
    """How many facts a section has, its written questions aside."""
    return sum(fact.section == section for fact in bank.facts)


def place(bank: Bank, at: Iterable[str]) -> str:
    """Places in the source, given as `H8 n25`, in words: `History, paragraph 8, note 25`."""
    return "; ".join(locator_text(_locator(one), bank) for one in at)


def _locator(text: str) -> Locator:
    paragraph, *notes = text.split()
    return Locator(paragraph, tuple(notes))
