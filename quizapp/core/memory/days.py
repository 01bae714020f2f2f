"""Learner days: they begin at 04:00 where the learner lives, so that a late evening is still that day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ROLLOVER = time(4)
ONE_DAY = timedelta(days=1)


def zone_or_utc(name: str | None) -> ZoneInfo:
    """The time zone of that IANA name; UTC where there is none, whatever was given."""
    return _zone(name) or ZoneInfo("UTC")


def is_known_zone(name: str | None) -> bool:
    """Whether `name` is the IANA name of a time zone on this machine."""
    return _zone(name) is not None


def learner_day(at: datetime, zone: str | None) -> date:
    """The learner day that holds the moment `at`, in the time zone named `zone` (UTC if unknown).

    Days never go back, even where clocks are set back across 04:00. ValueError if `at` has no zone.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    found = zone_or_utc(zone)
    local = at.astimezone(found).replace(tzinfo=None)
    day = (local - timedelta(hours=ROLLOVER.hour)).date()
    # A clock set back across 04:00 shows yesterday's hours again, after the new day has begun.
    return day + ONE_DAY if at >= day_begins(day + ONE_DAY, found) else day


@lru_cache(maxsize=1024)  # a log of many answers asks for the same days again and again
def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """The first moment, in UTC, at which clocks in `zone` show 04:00 of `day` or later."""
    wall = datetime.combine(day, ROLLOVER, zone)
    shown = wall.replace(tzinfo=None)
    early, late = sorted((wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)))
    if early == late or early.astimezone(zone).replace(tzinfo=None) == shown:
        return early  # 04:00 comes once, or twice and we take the first
    return _end_of_gap(early, late, zone)


def _zone(name: str | None) -> ZoneInfo | None:
    # ZoneInfo refuses a bad name in four ways: KeyError (no such zone, NUL), ValueError (empty, `..`,
    # not a zone file), OSError (a folder, too long) and TypeError (no text at all).
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError, TypeError):
        return None


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """When clocks jump over 04:00: the moment of the jump, to the second."""
    offset = before.astimezone(zone).utcoffset()
    low, high = 0, round((after - before).total_seconds())
    while low < high:
        middle = (low + high) // 2
        if (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == offset:
            low = middle + 1
        else:
            high = middle
    return before + timedelta(seconds=low)
