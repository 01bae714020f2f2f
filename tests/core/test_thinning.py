"""Which backups stay: all of two days, then one a day, a week and a month, and always the newest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quizapp.core.thinning import worth_keeping

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
YEAR = timedelta(days=366)


def every(minutes: int, days: int) -> list[datetime]:
    """A backup every so many minutes for so many days, the last one now."""
    return [NOW - timedelta(minutes=minutes * n) for n in range(days * 24 * 60 // minutes)]


def test_all_of_the_last_two_days_stay():
    assert worth_keeping(every(30, 2), NOW, YEAR) == set(every(30, 2))


def test_a_year_of_backups_becomes_days_weeks_and_months():
    kept = sorted(worth_keeping(every(30, 365), NOW, YEAR), reverse=True)
    older = [moment for moment in kept if moment <= NOW - timedelta(days=2)]
    assert len(kept) - len(older) == 96

    days = ["11-21", "11-20", "11-19", "11-18", "11-17", "11-16", "11-15"]
    ends_of_weeks = ["11-08", "11-01"]  # those of 21 and 15 November are there as days
    ends_of_months = [
        "10-31", "09-30", "08-31", "07-31", "06-30", "05-31", "04-30", "03-31", "02-28", "01-31", "12-31",
    ]  # fmt: skip
    assert [f"{moment:%m-%d}" for moment in older] == days + ends_of_weeks + ends_of_months
    assert all(f"{moment:%H:%M}" == "23:30" for moment in older[1:]), "the last of each"


def test_of_each_day_the_last_one_stays():
    days_ago = NOW - timedelta(days=5)
    evening, morning = days_ago.replace(hour=20), days_ago.replace(hour=7)
    assert worth_keeping([NOW, morning, evening], NOW, YEAR) == {NOW, evening}


def test_whoever_makes_one_now_and_then_loses_none():
    seldom = [NOW - timedelta(days=20 * n) for n in range(1, 5)]
    assert worth_keeping(seldom, NOW, YEAR) == set(seldom)


def test_what_is_too_old_goes_but_the_newest_never():
    old, older = NOW - timedelta(days=40), NOW - timedelta(days=50)
    assert worth_keeping([old, older], NOW, timedelta(days=35)) == {old}
    assert worth_keeping([NOW, old, older], NOW, timedelta(days=35)) == {NOW}


def test_a_backup_of_the_future_stays():
    ahead = NOW + timedelta(days=400)
    assert worth_keeping([NOW, ahead], NOW, YEAR) == {NOW, ahead}
    assert worth_keeping([], NOW, YEAR) == set()
