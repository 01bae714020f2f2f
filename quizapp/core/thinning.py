"""Which backups to keep: all of the last days, then one a day, a week and a month."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

KEEP_ALL = timedelta(days=2)
DAYS, WEEKS, MONTHS = 7, 4, 12


def worth_keeping(moments: Iterable[datetime], now: datetime, longest: timedelta) -> set[datetime]:
    """The moments whose backups stay: all of KEEP_ALL, then the newest of each of 7 days, 4 weeks, 12 months.

    Days, weeks and months are those of the calendar in UTC that have a backup at all, newest first. None
    older than `longest` stays, except that the newest of all always does: nobody is left without one.
    """
    newest_first = sorted(set(moments), reverse=True)
    kept = {moment for moment in newest_first if moment > now - KEEP_ALL}
    older = [moment for moment in newest_first if moment not in kept]
    for number, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        kept |= _newest_of_each(older, number, period)
    return {moment for moment in kept if moment >= now - longest} | set(newest_first[:1])


def _newest_of_each(
    newest_first: list[datetime], number: int, period: Callable[[datetime], tuple[int, int]]
) -> set[datetime]:
    newest: dict[tuple[int, int], datetime] = {}
    for moment in newest_first:
        newest.setdefault(period(moment), moment)
    return set(list(newest.values())[:number])


def _day(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.timetuple().tm_yday


def _week(moment: datetime) -> tuple[int, int]:
    year, week, _ = moment.isocalendar()
    return year, week


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month
