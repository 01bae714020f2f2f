"""A learner's day begins at four in the morning where they live."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.days import day_begins, is_known_zone, learner_day, zone_or_utc

ZONES = (
    "Pacific/Kiritimati", "America/Adak", "Asia/Kolkata", "Europe/Berlin", "Australia/Lord_Howe",
    "Pacific/Apia", "America/St_Johns", "Antarctica/Troll", "Antarctica/Casey",
    "Asia/Hong_Kong", "Asia/Vladivostok", "Asia/Pyongyang", "UTC",
)  # fmt: skip
BAD_NAMES = (
    "", " ", "../../etc/passwd", "/etc/passwd", "Mars/Phobos", "Europe/Berlin\x00", "\x00", "Europe",
    "x" * 5000, "Zürich/\ud800", "tzdata.zi", "Europe/Berlin/", ".", None, 7,
)  # fmt: skip


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def day_bounds(day, zone):
    """The first moment of a day, and the first after it."""
    found = zone_or_utc(zone)
    return day_begins(day, found), day_begins(day + timedelta(days=1), found)


@pytest.mark.parametrize(
    ("zone", "last_moment", "day"),
    [
        ("UTC", utc(2026, 3, 2, 3, 59), date(2026, 3, 1)),
        ("Pacific/Kiritimati", utc(2026, 3, 1, 13, 59), date(2026, 3, 1)),  # +14: 03:59 of 2 March
        ("America/Adak", utc(2026, 1, 10, 13, 59), date(2026, 1, 9)),  # -10: 03:59 of 10 January
        ("Asia/Kolkata", utc(2026, 3, 1, 22, 29), date(2026, 3, 1)),  # +5:30: 03:59 of 2 March
    ],
)
def test_a_minute_before_four_is_still_yesterday_and_a_minute_after_is_today(zone, last_moment, day):
    assert learner_day(last_moment, zone) == day
    assert learner_day(last_moment + timedelta(minutes=2), zone) == day + timedelta(days=1)


def test_the_same_moment_can_lie_on_three_days():
    at = utc(2026, 1, 10, 13, 0)
    assert learner_day(at, "America/Adak") == date(2026, 1, 9)
    assert learner_day(at, "Asia/Kolkata") == date(2026, 1, 10)
    assert learner_day(utc(2026, 1, 10, 15, 0), "Pacific/Kiritimati") == date(2026, 1, 11)


def test_the_night_that_clocks_go_forward_gives_a_day_of_23_hours():
    start, end = day_bounds(date(2026, 3, 28), "Europe/Berlin")
    assert (start, end) == (utc(2026, 3, 28, 3), utc(2026, 3, 29, 2))


def test_the_night_that_clocks_go_back_gives_a_day_of_25_hours():
    start, end = day_bounds(date(2026, 10, 24), "Europe/Berlin")
    assert (start, end) == (utc(2026, 10, 24, 2), utc(2026, 10, 25, 3))
    assert learner_day(utc(2026, 10, 25, 0, 30), "Europe/Berlin") == date(2026, 10, 24)  # 02:30, once
    assert learner_day(utc(2026, 10, 25, 1, 30), "Europe/Berlin") == date(2026, 10, 24)  # 02:30, again


def test_a_jump_over_four_o_clock_begins_the_day_at_the_jump():
    jump = utc(1979, 5, 12, 19, 30)  # clocks in Hong Kong went from 03:30 to 04:30
    assert day_bounds(date(1979, 5, 13), "Asia/Hong_Kong")[0] == jump
    assert learner_day(jump - timedelta(seconds=1), "Asia/Hong_Kong") == date(1979, 5, 12)
    assert learner_day(jump, "Asia/Hong_Kong") == date(1979, 5, 13)


def test_clocks_set_back_across_four_o_clock_do_not_bring_yesterday_back():
    four = utc(1946, 11, 30, 19)  # in Hong Kong; half an hour later 04:30 became 03:30
    assert day_bounds(date(1946, 12, 1), "Asia/Hong_Kong")[0] == four
    assert learner_day(four - timedelta(seconds=1), "Asia/Hong_Kong") == date(1946, 11, 30)
    for minutes in (0, 29, 30, 45, 59, 60, 90):
        assert learner_day(four + timedelta(minutes=minutes), "Asia/Hong_Kong") == date(1946, 12, 1)


def test_a_day_that_the_calendar_skipped_is_the_first_four_hours_of_the_next():
    # Samoa went from 29 to 31 December 2011 at midnight, over the date line.
    start, end = day_bounds(date(2011, 12, 30), "Pacific/Apia")
    assert (start, end) == (utc(2011, 12, 30, 10), utc(2011, 12, 30, 14))
    assert learner_day(utc(2011, 12, 30, 9, 59), "Pacific/Apia") == date(2011, 12, 29)
    assert learner_day(utc(2011, 12, 30, 10, 0), "Pacific/Apia") == date(2011, 12, 30)
    assert learner_day(utc(2011, 12, 30, 14, 0), "Pacific/Apia") == date(2011, 12, 31)


@given(
    st.integers(-631_152_000, 3_786_912_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)),
    st.sampled_from(ZONES),
)
def test_every_moment_lies_within_the_bounds_of_its_day(at, zone):
    start, end = day_bounds(learner_day(at, zone), zone)
    assert start <= at < end


@pytest.mark.parametrize("zone", ZONES)
def test_days_follow_each_other_without_gap_or_overlap(zone):
    day = date(2011, 12, 1)
    for number in range(400):
        _, end = day_bounds(day + timedelta(days=number), zone)
        assert day_bounds(day + timedelta(days=number + 1), zone)[0] == end


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_bad_zone_is_unknown_and_means_utc(name):
    assert not is_known_zone(name)
    assert zone_or_utc(name).key == "UTC"
    assert learner_day(utc(2026, 3, 2, 4, 1), name) == date(2026, 3, 2)


@pytest.mark.parametrize("name", ZONES)
def test_good_zones_are_known(name):
    assert is_known_zone(name)
    assert zone_or_utc(name).key == name


def test_a_moment_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        learner_day(utc(2026, 3, 2, 4, 1).replace(tzinfo=None), "UTC")
