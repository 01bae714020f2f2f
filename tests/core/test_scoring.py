"""Scores add up to the last hundredth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.scoring import score_of


def test_thirds_add_up_before_they_are_rounded():
    score = score_of([1 / 3, 1 / 3, 1 / 3, 1])
    assert (score.score, score.maximum, score.percent) == (Decimal("2.00"), Decimal("4.00"), Decimal("50.00"))


def test_questions_may_be_worth_different_points():
    score = score_of([1.0, 0.5], [Decimal(3), Decimal(1)])
    assert (score.score, score.percent) == (Decimal("3.50"), Decimal("87.50"))


def test_half_a_hundredth_is_rounded_up():
    assert score_of([0.005]).score == Decimal("0.01")


def test_nothing_to_reach_has_no_percentage():
    assert score_of([]).percent is None


def test_every_answer_needs_its_points():
    with pytest.raises(ValueError):
        score_of([1.0], [1, 2])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_a_score_lies_between_nothing_and_everything(fractions):
    score = score_of(fractions)
    assert 0 <= score.score <= score.maximum
    assert 0 <= score.percent <= 100
