"""Fuzz spreads due days, repeatably and within Anki's range."""

from __future__ import annotations

import pytest

from quizapp.core.memory.fuzz import fuzz_range, fuzzed


@pytest.mark.parametrize(
    ("interval", "expected"),
    [(1, (1, 1)), (2, (2, 2)), (3, (2, 4)), (7, (5, 9)), (10, (8, 12)), (20, (17, 23)), (100, (93, 107))],
)
def test_the_range_widens_with_the_interval(interval, expected):
    assert fuzz_range(interval) == expected


def test_the_range_stops_at_the_longest_interval():
    assert fuzz_range(36500)[1] == 36500
    assert fuzz_range(365, longest=365) == (345, 365)


def test_one_seed_gives_one_day_and_many_seeds_give_the_whole_range():
    assert fuzzed(10, "ada", "friendship-bridge-opened", 3) == fuzzed(
        10, "ada", "friendship-bridge-opened", 3
    )
    assert {fuzzed(10, "ada", "fact", reviews) for reviews in range(200)} == {8, 9, 10, 11, 12}


def test_an_interval_that_grew_stays_above_the_one_before():
    assert {fuzzed(10, "ada", reviews, at_least=10) for reviews in range(200)} == {10, 11, 12}


def test_an_interval_that_shrank_is_not_held_up():
    assert {fuzzed(10, "ada", reviews, at_least=40) for reviews in range(200)} == {8, 9, 10, 11, 12}
