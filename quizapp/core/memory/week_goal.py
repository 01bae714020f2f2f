"""How many days of a week a learner wants to study. Nothing is lost by a day off, nor by a week below it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 7


@dataclass(frozen=True, slots=True)
class Week:
    """The week, from Monday, that holds a day: `studied` days of it, `left` to come with the day itself.

    `goal` is None where the learner set none.
    """

    goal: int | None
    studied: int
    left: int


def week_begins(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week_of(goal: int | None, days_studied: Collection[date], today: date) -> Week:
    """How the week of `today` stands; days of other weeks do not matter."""
    monday = week_begins(today)
    studied = {day for day in days_studied if monday <= day <= today}
    left = DAYS - today.weekday() - (today in studied)
    return Week(goal, len(studied), left)
