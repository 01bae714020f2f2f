"""A half is rounded up, as people do it, on every page and in every file."""

from decimal import Decimal

import pytest

from quizapp.core.rounding import half_up, hundredths
from quizapp.formats.scores_csv import number
from quizapp.web.words import of_points, on_average, points, signed


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (1.25, 1, "1.3"),
        (1.35, 1, "1.4"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-1.25, 1, "-1.3"),
        (1.2499999, 1, "1.2"),
        (0.1 + 0.2 - 0.05, 1, "0.3"),  # a quarter but for the noise of binary fractions
        (Decimal("2.675"), 2, "2.68"),
        (1e-12, 2, "0.00"),
    ],
)
def test_a_half_goes_up(value, places, rounded):
    assert str(half_up(value, places)) == rounded


def test_shares_points_and_means_all_round_alike():
    assert [hundredths(share) for share in (1 / 8, 3 / 8, 0.005, 0.0049, 1.0)] == [13, 38, 1, 0, 100]
    assert on_average(1.25) == "1.3"
    assert on_average(12.0) == "12"
    assert points(-1.005) == "−1.01"
    assert signed(0.125) == "+0.13"
    assert of_points(2.675, 3) == "2.68 of 3"
    assert number(1.005) == "1.01"
    assert number(-0.004) == "0"
