"""Times as clocks show them, on the nights when those are set forward and back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quizapp.core.wall_clock import after_gap, moments_of, offset_words


def at(text: str) -> datetime:
    """A time without a zone."""
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return at(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "zone", "moment"),
    [
        ("2025-07-01T18:00", "Europe/Berlin", "2025-07-01T16:00"),
        ("2025-01-01T18:00", "Europe/Berlin", "2025-01-01T17:00"),
        ("2025-01-01T00:30", "Pacific/Kiritimati", "2024-12-31T10:30"),
        ("2025-01-01T18:00", "Asia/Kolkata", "2025-01-01T12:30"),
        ("2025-01-01T18:00", None, "2025-01-01T18:00"),
        ("2025-01-01T18:00", "Mars/Phobos", "2025-01-01T18:00"),
        ("2025-03-30T01:59", "Europe/Berlin", "2025-03-30T00:59"),
        ("2025-03-30T03:00", "Europe/Berlin", "2025-03-30T01:00"),
    ],
)
def test_a_time_of_any_other_night_is_one_moment(shown, zone, moment):
    assert moments_of(at(shown), zone) == (utc(moment),)


def test_what_clocks_skip_in_spring_has_no_moment_74():
    skipped = at("2025-03-30T02:30")
    assert moments_of(skipped, "Europe/Berlin") == ()
    assert after_gap(skipped, "Europe/Berlin") == at("2025-03-30T03:30")
    assert moments_of(at("2011-12-30T12:00"), "Pacific/Apia") == ()  # a whole day, left out


def test_what_clocks_show_twice_in_autumn_has_two_75():
    first, second = moments_of(at("2025-10-26T02:30"), "Europe/Berlin")
    assert (first, second) == (utc("2025-10-26T00:30"), utc("2025-10-26T01:30"))
    assert [offset_words(one, "Europe/Berlin") for one in (first, second)] == ["UTC+2", "UTC+1"]


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("UTC", "UTC+0"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/St_Johns", "UTC-3:30"),
        ("America/Adak", "UTC-10"),
    ],
)
def test_the_distance_from_utc_in_words(zone, words):
    assert offset_words(utc("2025-01-01T00:00"), zone) == words
