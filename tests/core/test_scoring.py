"""Scores add up to the last hundredth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.scoring import score_of_points


def test_thirds_add_up_before_they_are_rounded():
    assert score_of_points([1 / 3, 1 / 3, 1 / 3, 1]) == 2


def test_half_a_hundredth_is_rounded_up():
    assert score_of_points([0.005]) == 0.01


def test_no_question_earns_nothing():
    assert score_of_points([]) == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_a_score_lies_between_nothing_and_everything(points):
    assert 0 <= score_of_points(points) <= len(points)
