"""Moments as people write them: a day and a time as the clocks of a place show them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quizapp.core.memory.days import zone_or_utc


def moments_of(shown: datetime, zone: str | None) -> tuple[datetime, ...]:
    """The moments, in UTC, at which clocks in `zone` show this: one, two where they are set back, or none.

    `shown` has no zone. Where clocks are set forward, what they skip has no moment.
    """
    place = zone_or_utc(zone)
    both = {shown.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return tuple(sorted(one for one in both if one.astimezone(place).replace(tzinfo=None) == shown))


def after_gap(shown: datetime, zone: str | None) -> datetime:
    """What clocks in `zone` show instead of a time that they skip, without a zone: 03:30 for 02:30."""
    place = zone_or_utc(zone)
    return shown.replace(tzinfo=place, fold=0).astimezone(UTC).astimezone(place).replace(tzinfo=None)


def offset_words(moment: datetime, zone: str | None) -> str:
    """How far clocks in `zone` are from UTC at a moment: `UTC+2`, `UTC-3:30`."""
    offset = moment.astimezone(zone_or_utc(zone)).utcoffset() or timedelta()
    minutes = round(abs(offset).total_seconds() / 60)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
