"""How hard a question is, whether it tells who knows more, and how sure that is."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.item_analysis.intervals import of_correlation, of_share
from quizapp.core.item_analysis.item import item_statistics

fractions = st.floats(0, 1, allow_nan=False)


def test_nobody_has_answered():
    assert item_statistics([], []) is None


def test_every_answer_needs_the_rest_of_its_score():
    with pytest.raises(ValueError, match="rest"):
        item_statistics([1.0], [])


def test_one_answer_has_a_facility_and_no_more():
    found = item_statistics([1.0], [3.0])
    assert (found.facility, found.deviation, found.discrimination, found.efficiency) == (1, None, None, None)
    assert not found.tells_anything


def test_where_all_answers_are_right_nothing_is_told():
    found = item_statistics([1.0] * 12, [float(n) for n in range(12)])
    assert found.discrimination is None
    assert found.efficiency is None


def test_a_question_that_only_the_best_get_right_tells_all_it_can():
    found = item_statistics([0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6])
    assert found.efficiency == pytest.approx(1)
    assert 0.8 < found.discrimination < 1


@given(st.lists(st.tuples(fractions, st.floats(0, 100)), min_size=1, max_size=60))
def test_figures_stay_within_their_bounds(answers):
    found = item_statistics([mark for mark, _ in answers], [rest for _, rest in answers])
    assert 0 <= found.facility_interval.low <= found.facility + 1e-9
    assert found.facility - 1e-9 <= found.facility_interval.high <= 1
    if found.discrimination is not None:
        assert -1 <= found.discrimination <= 1
    if found.discrimination_interval is not None:
        interval = found.discrimination_interval
        assert interval.low <= found.discrimination + 1e-9
        assert found.discrimination - 1e-9 <= interval.high


@given(st.lists(st.tuples(fractions, st.integers(0, 20)), min_size=2, max_size=40), st.randoms())
def test_the_order_of_the_answers_does_not_matter(answers, dice):
    shuffled = answers[:]
    dice.shuffle(shuffled)
    found, again = (item_statistics(*zip(*those, strict=True)) for those in (answers, shuffled))
    for name in ("count", "facility", "facility_interval", "deviation", "discrimination", "efficiency"):
        assert getattr(found, name) == getattr(again, name), name
    assert found.discrimination_interval == again.discrimination_interval


def test_wilsons_interval_of_7_in_10():
    # (0.7 + z^2/20 +- z sqrt(0.021 + z^2/400)) / (1 + z^2/10)
    found = of_share(0.7, 10)
    assert (found.low, found.high) == pytest.approx((0.396778, 0.892210), abs=1e-5)


def test_fishers_interval_of_one_half_in_28():
    found = of_correlation(0.5, 28)
    assert (found.low, found.high) == pytest.approx(
        (math.tanh(math.atanh(0.5) - 0.3919928), math.tanh(math.atanh(0.5) + 0.3919928)), abs=1e-7
    )
    assert of_correlation(0.5, 3) is None
    assert of_correlation(1.0, 9).low == 1.0


def test_wilsons_interval_holds_the_truth_95_times_of_100():
    dice = random.Random(5)
    for truth in (0.1, 0.5, 0.9):
        held = 0
        for _ in range(2_000):
            right = sum(dice.random() < truth for _ in range(25))
            interval = of_share(right / 25, 25)
            held += interval.low <= truth <= interval.high
        assert 0.91 < held / 2_000 < 0.99
