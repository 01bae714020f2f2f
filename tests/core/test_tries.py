"""Several tries at one question."""

import pytest

from quizapp.core.tries import fraction_after, may_try_again


@pytest.mark.parametrize(
    ("fractions", "counts"),
    [
        ([], 0),
        ([1.0], 1),
        ([0.0, 1.0], 2 / 3),
        ([0.0, 0.0, 1.0], 1 / 3),
        ([0.0, 0.0, 0.0, 1.0], 0),
        ([0.5, 0.25], 0),
        ([0.0, 0.5], 1 / 6),
    ],
)
def test_each_try_costs_a_third(fractions, counts):
    assert fraction_after(fractions) == pytest.approx(counts)


def test_tries_without_a_penalty_and_with_the_whole():
    assert fraction_after([0.0, 0.0, 1.0], 0) == 1
    assert fraction_after([0.0, 1.0], 1) == 0


@pytest.mark.parametrize(
    ("fractions", "tries", "again"),
    [([], 1, True), ([0.0], 1, False), ([0.0], 2, True), ([0.5], 2, True), ([1.0], 3, False)],
)
def test_who_may_try_again(fractions, tries, again):
    assert may_try_again(fractions, tries) is again
