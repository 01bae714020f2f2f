"""Which of several attempts counts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.counting_attempts import Method, counted_index, counted_score

SCORES = [Decimal("6.00"), Decimal("9.50"), Decimal("9.50"), Decimal("7.25")]


@pytest.mark.parametrize(
    ("method", "score", "index"),
    [
        (Method.HIGHEST, "9.50", 1),
        (Method.AVERAGE, "8.06", None),
        (Method.FIRST, "6.00", 0),
        (Method.LAST, "7.25", 3),
    ],
)
def test_of_four_attempts(method, score, index):
    assert counted_score(SCORES, method) == Decimal(score)
    assert counted_index(SCORES, method) == index


@pytest.mark.parametrize("method", Method)
def test_nobody_has_finished(method):
    assert counted_score([], method) is None
    assert counted_index([], method) is None


@given(st.lists(st.decimals("-6", "30", places=2), min_size=1, max_size=9))
def test_every_method_lies_between_the_worst_and_the_best(scores):
    for method in Method:
        assert min(scores) <= counted_score(scores, method) <= max(scores)


def test_thirds_are_rounded_last():
    assert counted_score([Decimal("1"), Decimal("1"), Decimal("2")], Method.AVERAGE) == Decimal("1.33")
