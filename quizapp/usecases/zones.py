"""The time zone in which somebody's day begins."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.memory.days import is_known_zone
from quizapp.store import people


def known(zone: str) -> str:
    """The zone as it is stored: empty for one that is not known, whatever was sent."""
    return zone if is_known_zone(zone) else ""


def change_zone(on: Connection, account_id: int, zone: str, now: datetime) -> None:
    """Let somebody's day begin elsewhere. The day that has begun is not begun again where it is earlier."""
    before = people.get_person(on, account_id)
    if zone != before.time_zone:
        people.change_account(on, account_id, time_zone=zone, earliest_day=before.day_at(now))


def adopt_zone(on: Connection, account_id: int, zone: str, now: datetime) -> None:
    """Take over the browser's zone for somebody of whom none is known yet."""
    if known(zone) and not people.get_person(on, account_id).has_zone:
        change_zone(on, account_id, zone, now)
