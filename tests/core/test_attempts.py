"""When a quiz opens and an attempt ends, to the millisecond."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.core.attempts import Terms, finished_at, is_over, is_past

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TICK = timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("limit", "closes", "due"),
    [
        (None, None, None),
        (600, None, 10 * MINUTE),
        (None, 5 * MINUTE, 5 * MINUTE),
        (600, 5 * MINUTE, 5 * MINUTE),
        (600, 30 * MINUTE, 10 * MINUTE),
    ],
)
def test_the_deadline_is_the_limit_or_the_end_of_the_quiz(limit, closes, due):
    terms = Terms(limit, closes_at=None if closes is None else START + closes)
    assert terms.deadline(START) == (None if due is None else START + due)


def test_the_deadline_itself_is_in_time():
    due = START + MINUTE
    assert [is_past(due, due + step) for step in (-MINUTE, -TICK, 0 * TICK, TICK)] == [
        False,
        False,
        False,
        True,
    ]
    assert not is_past(None, START)
    assert is_over("submitted", None, START)
    assert is_over("open", due, due + TICK)
    assert not is_over("open", due, due)


def test_an_attempt_ends_at_its_deadline_at_the_latest():
    assert finished_at(START + MINUTE, START) == START
    assert finished_at(START + MINUTE, START + 9 * MINUTE) == START + MINUTE
    assert finished_at(None, START) == START


def test_a_quiz_is_open_from_its_first_to_its_last_moment():
    terms = Terms(opens_at=START, closes_at=START + MINUTE)
    moments = (START - TICK, START, START + MINUTE, START + MINUTE + TICK)
    assert [terms.is_open(one) for one in moments] == [False, True, True, False]
    assert [terms.is_before(one) for one in moments] == [True, False, False, False]
    assert Terms().is_open(START)
