"""What was foreseen held against what came; answers by the days between; pairs that were confused."""

from __future__ import annotations

from datetime import date, timedelta
from math import log

import pytest

from quizapp.core.memory.calibration import Foretold, calibrate, chance_of_right
from quizapp.core.memory.looking_back import PastAnswer, confusions, kept_by_span, later_answers
from quizapp.core.memory.week_goal import week_of

MONDAY = date(2026, 11, 23)


def answered(fact, day, right=True, recall=0.8, guess=0.0, confused=""):
    return PastAnswer(fact, MONDAY + timedelta(days=day), right, recall, guess, confused)


def test_answers_are_counted_in_bins_of_ten_with_what_was_expected_and_what_came():
    found = calibrate([Foretold(0.84, True)] * 3 + [Foretold(0.86, False)] + [Foretold(1.0, True)])
    assert [(one.low, one.high, one.answers) for one in found.bins] == [(0.8, 0.9, 4), (0.9, 1.0, 1)]
    assert found.bins[0].expected == pytest.approx(0.845)
    assert found.bins[0].right == 0.75
    assert found.fullest is found.bins[0]
    assert (found.answers, found.right) == (5, 0.8)
    assert found.log_loss == pytest.approx(-(3 * log(0.84) + log(0.14) + log(0.99)) / 5)


def test_a_difference_is_called_fair_only_where_chance_explains_it():
    assert calibrate([Foretold(0.8, True)] * 3 + [Foretold(0.8, False)]).is_fair
    assert not calibrate([Foretold(0.8, True)] * 60 + [Foretold(0.8, False)] * 40).is_fair
    assert calibrate([]) is None


def test_a_chance_counts_what_could_be_guessed():
    assert chance_of_right(0.6, 0.25) == pytest.approx(0.7)
    assert chance_of_right(0.6, 0.0) == 0.6


def test_only_answers_of_a_later_day_say_something_of_forgetting():
    later = later_answers(
        [
            answered("a", 0, recall=None),
            answered("a", 0),
            answered("a", 2, False),
            answered("b", 2),
            answered("a", 40),
        ]
    )
    assert [(one.answer.fact, one.days) for one in later] == [("a", 2), ("a", 38)]
    kept = kept_by_span(later)
    assert [(one.least, one.most, one.answers, one.right) for one in kept if one.answers] == [
        (2, 3, 1, 0), (31, None, 1, 1),
    ]  # fmt: skip
    assert kept[0].share is None


def test_an_earlier_day_after_a_flight_is_no_later_answer():
    later = later_answers([answered("a", 3), answered("a", 2), answered("a", 4)])
    assert [one.days for one in later] == [1]


def test_a_pair_is_the_same_either_way_round_and_the_most_confused_leads():
    found = confusions(
        [
            answered("quay", 0, False, confused="pier"),
            answered("lamp", 1, False, confused="bell"),
            answered("pier", 2, False, confused="quay"),
            answered("pier", 3, False, confused="pier"),
        ]
    )
    assert [(one.one, one.other, one.times) for one in found] == [("pier", "quay", 2), ("bell", "lamp", 1)]
    assert found[0].last == MONDAY + timedelta(days=2)


@pytest.mark.parametrize(
    ("studied", "today", "expected"),
    [
        ((), 0, (0, 7)),
        ((0,), 0, (1, 6)),
        ((-1, 0, 2), 3, (2, 4)),
        ((0, 2, 3, 5), 5, (4, 1)),
        ((), 5, (0, 2)),
    ],
)
def test_a_week_counts_its_own_days_and_what_is_left_of_it(studied, today, expected):
    day = MONDAY + timedelta(days=today)
    week = week_of(4, {MONDAY + timedelta(days=one) for one in studied}, day)
    assert (week.goal, week.studied, week.left) == (4, *expected)


def test_a_week_without_a_goal_counts_its_days_all_the_same():
    week = week_of(None, {MONDAY}, MONDAY)
    assert (week.goal, week.studied, week.left) == (None, 1, 6)
