"""Where learners stand in a quiz that runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.core.running import Standing, State, pace, state_of

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def working(saved: float | None, answered: int, due: float | None = 60) -> Standing:
    due_at, saved_at = None if due is None else at(due), None if saved is None else at(saved)
    return Standing("open", NINE, due_at, saved_at, answered, 10, answered)


def test_whoever_has_no_attempt_has_not_begun_and_whoever_handed_in_is_done():
    assert state_of(Standing(), None, NINE) is State.WAITING
    assert state_of(Standing("submitted", NINE, NINE), None, at(90)) is State.DONE
    assert state_of(Standing("late", NINE, NINE), None, at(90)) is State.DONE


def test_the_deadline_itself_is_still_in_time():
    assert state_of(working(59.9, 9, due=60), None, at(60)) is State.WORKING
    assert state_of(working(59.9, 9, due=60), None, at(60.1)) is State.UP


@pytest.mark.parametrize(
    ("quiet", "state"),
    [(2.9, State.WORKING), (3, State.SLOW), (7.9, State.SLOW), (8, State.SILENT)],
)
def test_who_saves_nothing_is_slow_then_silent(quiet, state):
    assert state_of(working(10, 5), None, at(10 + quiet)) is state
    assert state_of(working(None, 0), None, at(quiet)) is state, "since they began, too"


def test_in_a_quiz_of_long_questions_nobody_is_slow_so_soon():
    usual = timedelta(minutes=4)
    assert state_of(working(10, 2), usual, at(21)) is State.WORKING
    assert state_of(working(10, 2), usual, at(22)) is State.SLOW
    assert state_of(working(10, 2), usual, at(34)) is State.SILENT


def test_whoever_has_answered_all_may_look_it_through():
    assert state_of(working(10, 10, due=None), None, at(59)) is State.WORKING


def test_the_pace_is_that_of_the_middle_and_none_before_anybody_has_one():
    assert pace([Standing(), working(None, 0), working(5, 1)]) is None
    assert pace([working(2, 2), working(10, 5), working(40, 4)]) == timedelta(minutes=2)
