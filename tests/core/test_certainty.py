"""Marking by certainty: the table, what it comes to, and that honesty pays."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.certainty import LEAST, LEVELS, MOST, bonus, points_for, read_certainty, stated
from quizapp.core.errors import UnreadableAnswer

CHANCES = st.floats(0, 1)
GOLDEN = {  # certainty: right, wrong, no answer
    1: (1, 0, 0),
    2: (2, -2, 0),
    3: (3, -6, 0),
    None: (1, 0, 0),
}


@pytest.mark.parametrize("certainty", GOLDEN)
def test_the_table(certainty):
    right, wrong, blank = GOLDEN[certainty]
    assert points_for(1.0, False, certainty) == right
    assert points_for(0.0, False, certainty) == wrong
    assert points_for(0.0, True, certainty) == blank


@pytest.mark.parametrize(("certainty", "points"), [(1, 0.5), (2, 1.0), (3, 1.5), (None, 0.5)])
def test_partly_right_earns_its_part_and_costs_nothing(certainty, points):
    assert points_for(0.5, False, certainty) == points


def test_the_table_people_see_is_the_one_that_counts():
    for level in LEVELS:
        assert (points_for(1, False, level.number), points_for(0, False, level.number)) == (
            level.right,
            level.wrong,
        )


@given(CHANCES)
def test_saying_what_one_thinks_earns_most(chance):
    def expected(certainty: int) -> float:
        return chance * points_for(1, False, certainty) + (1 - chance) * points_for(0, False, certainty)

    honest = 1 if chance < 2 / 3 else 2 if chance < 0.8 else 3
    assert expected(honest) >= max(expected(level.number) for level in LEVELS) - 1e-9


@given(CHANCES, st.booleans(), st.sampled_from([None, 1, 2, 3]))
def test_no_answer_earns_more_or_costs_more_than_the_limits(fraction, is_blank, certainty):
    assert LEAST <= points_for(fraction, is_blank, certainty) <= MOST


def test_ten_answers_and_what_they_came_to():
    answers = [(1.0, False, 3)] * 6 + [(1.0, False, 1)] * 2 + [(0.0, False, 1), (0.0, True, None)]
    came_to = stated(answers)
    assert came_to.accuracy == pytest.approx(0.8)
    assert came_to.average == pytest.approx((6 * 3 + 2) / 10)
    assert came_to.bonus == pytest.approx(0.1 * (2.0 - 1.2))
    assert [(level.number, count, right) for level, count, right in came_to.by_level] == [
        (1, 3, 2),
        (2, 0, 0),
        (3, 6, 6),
    ]


def test_a_bonus_needs_ten_questions():
    assert stated([(1.0, False, 3)] * 9).bonus is None
    assert stated([(1.0, False, 3)] * 10).bonus == 0
    assert stated([]) is None


@given(CHANCES, st.sampled_from(LEVELS))
def test_one_certainty_for_everything_earns_no_bonus(accuracy, level):
    average = accuracy * level.right + (1 - accuracy) * level.wrong
    assert bonus(average, accuracy) <= 1e-9


@given(st.lists(st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.booleans(), st.sampled_from([None, 1, 2, 3]))))
def test_every_answer_is_counted_once(answers):
    came_to = stated(answers)
    if not answers:
        assert came_to is None
        return
    assert sum(count for _, count, _ in came_to.by_level) == sum(not blank for _, blank, _ in answers)
    assert math.isclose(
        came_to.average * len(answers), sum(points_for(*answer) for answer in answers), abs_tol=1e-9
    )


@pytest.mark.parametrize(("text", "certainty"), [("", None), ("1", 1), ("2", 2), ("3", 3)])
def test_a_certainty_is_read(text, certainty):
    assert read_certainty(text) == certainty


@pytest.mark.parametrize("text", ["0", "4", "-1", "1.0", "high", "٣", "²", " 1", "9" * 500])
def test_what_is_no_certainty_is_refused(text):
    with pytest.raises(UnreadableAnswer, match="low, middling or high"):
        read_certainty(text)
