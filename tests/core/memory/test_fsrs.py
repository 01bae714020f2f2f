"""FSRS-6 against its golden numbers and against two independent implementations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import fsrs_rs_python
import pytest

from quizapp.core.chance import Stream
from quizapp.core.memory.fsrs import DEFAULT_WEIGHTS, Memory, Rating, interval, recall, step

AGAIN, HARD, GOOD, EASY = Rating


def reviewed_when_due(*ratings):
    """Interval, stability and difficulty after each rating, each given on the day it falls due."""
    memory, days, seen = None, 0, []
    for rating in ratings:
        memory = step(memory, Rating(rating), days)
        days = interval(memory.stability, 0.9)
        seen.append((days, round(memory.stability, 4), round(memory.difficulty, 4)))
    return seen


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (AGAIN, (1, 0.2120, 6.4133)),
        (HARD, (1, 1.2931, 5.1122)),
        (GOOD, (2, 2.3065, 2.1181)),
        (EASY, (8, 8.2956, 1.0)),
    ],
)
def test_a_first_answer_sets_the_memory(rating, expected):
    assert reviewed_when_due(rating) == [expected]


def test_six_good_answers_in_a_row_stretch_to_years():
    assert reviewed_when_due(3, 3, 3, 3, 3, 3) == [
        (2, 2.3065, 2.1181),
        (11, 10.9643, 2.1112),
        (46, 46.2802, 2.1043),
        (163, 162.8622, 2.0975),
        (497, 497.4472, 2.0906),
        (1346, 1345.5288, 2.0837),
    ]


def test_a_lapse_after_three_good_answers_starts_low_and_recovers():
    assert reviewed_when_due(3, 3, 3, 1, 3, 3)[2:] == [
        (46, 46.2802, 2.1043),
        (3, 2.9326, 7.3900),
        (8, 7.7782, 7.3778),
        (19, 18.7816, 7.3657),
    ]


def test_good_and_hard_in_turn():
    assert reviewed_when_due(3, 2, 3, 2) == [
        (2, 2.3065, 2.1181),
        (8, 7.5133, 4.7529),
        (26, 26.4079, 4.7433),
        (57, 57.0938, 6.4956),
    ]


def test_two_failures_then_two_successes():
    assert reviewed_when_due(1, 1, 3, 3) == [
        (1, 0.2120, 6.4133),
        (1, 0.1009, 8.8063),
        (1, 0.6832, 8.7927),
        (2, 1.8060, 8.7792),
    ]


@pytest.mark.parametrize(
    ("rating", "stability", "difficulty"),
    [(AGAIN, 0.7751, 7.3945), (HARD, 2.3065, 4.7529), (GOOD, 2.3065, 2.1112), (EASY, 3.9461, 1.0)],
)
def test_a_second_answer_on_the_same_day_moves_little(rating, stability, difficulty):
    after = step(step(None, GOOD, 0), rating, 0)
    assert (round(after.stability, 4), round(after.difficulty, 4)) == (stability, difficulty)


@pytest.mark.parametrize(
    ("stability", "expected"),
    [
        (1, [1, 0.9, 0.7276, 0.5906, 0.5003, 0.4037]),
        (10, [1, 0.9857, 0.9226, 0.8094, 0.7031, 0.5736]),
        (100, [1, 0.9985, 0.9898, 0.9610, 0.9071, 0.7909]),
    ],
)
def test_recall_fades_by_the_golden_curve(stability, expected):
    assert [round(recall(days, stability), 4) for days in (0, 1, 7, 30, 90, 365)] == expected


@pytest.mark.parametrize(
    ("desired", "multiple"),
    [(0.70, 9.2879), (0.80, 3.3160), (0.85, 1.9064), (0.90, 1), (0.95, 0.4026), (0.97, 0.2228)],
)
def test_the_interval_is_a_multiple_of_stability(desired, multiple):
    assert interval(1000, desired) == pytest.approx(1000 * multiple, abs=0.6)


def test_intervals_are_whole_days_from_one_to_the_longest():
    assert interval(0.001, 0.99) == 1
    assert interval(36500, 0.70) == 36500
    assert interval(400, 0.90, longest=365) == 365


def test_days_before_the_answer_count_as_its_day():
    assert recall(-3, 2.0) == 1.0


@pytest.mark.parametrize("desired", [0, 1, -0.2, 1.5])
def test_an_impossible_retention_is_refused(desired):
    with pytest.raises(ValueError, match="retention"):
        interval(10, desired)


def test_a_memory_without_stability_is_refused():
    with pytest.raises(ValueError, match="stability"):
        recall(1, 0)


def test_stability_stays_within_a_century_and_difficulty_within_ten():
    memory = Memory(30000.0, 1.0)
    assert step(memory, EASY, 36000).stability == 36500
    for _ in range(40):
        memory = step(memory, AGAIN, 1)
    assert memory.stability >= 0.001
    assert memory.difficulty <= 10


def histories(count):
    """Random histories: first rating, then up to eleven (rating, whole days) with many same-day answers."""
    for number in range(count):
        chance = Stream("history", number)
        length = chance.between(1, 11)
        first = (Rating(chance.between(1, 4)), 0)
        rest = [
            (Rating(chance.between(1, 4)), chance.choose((0, 0, 1, 2, chance.between(3, 365))))
            for _ in range(length)
        ]
        yield [first, *rest]


def test_equal_to_py_fsrs_over_two_thousand_random_histories():
    scheduler = fsrs.Scheduler(learning_steps=[], relearning_steps=[], enable_fuzzing=False)
    assert scheduler.parameters == DEFAULT_WEIGHTS
    compared = 0
    for history in histories(2000):
        memory, card, at = None, fsrs.Card(card_id=1), datetime(2024, 1, 1, tzinfo=UTC)
        for rating, days in history:
            at += timedelta(days=days)
            card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
            memory = step(memory, rating, days)
            if card.stability > 36500:
                break  # theirs has no upper bound
            assert memory.stability == pytest.approx(card.stability, rel=1e-9)
            assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-9)
            assert at + timedelta(days=interval(memory.stability, 0.9)) == card.due
            assert recall(30, memory.stability) == pytest.approx(
                scheduler.get_card_retrievability(card, at + timedelta(days=30)), rel=1e-9
            )
            compared += 1
    assert compared > 12_000


def test_equal_to_fsrs_rs_over_two_thousand_random_histories():
    model = fsrs_rs_python.FSRS(list(DEFAULT_WEIGHTS))
    names = {AGAIN: "again", HARD: "hard", GOOD: "good", EASY: "easy"}
    for history in histories(2000):
        memory = theirs = None
        for rating, days in history:
            theirs = getattr(model.next_states(theirs, 0.9, days), names[rating]).memory
            memory = step(memory, rating, days)
            assert memory.stability == pytest.approx(theirs.stability, rel=1e-5)
            assert memory.difficulty == pytest.approx(theirs.difficulty, rel=1e-5)
