"""Memories that come from elsewhere: an entry that holds one whole, and what an ease says of difficulty."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quizapp.core.memory.brought import Outcome, bring, difficulty_of
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.fsrs import Memory, Rating, step
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import replay, review

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHOLE = Outcome("anki:1:state", date(2026, 11, 3), NOON, 40.0, 4.25)


@pytest.mark.parametrize(("ease", "stability"), [(1.5, 5.0), (2.5, 40.0), (2.0, 200.0)])
def test_a_difficulty_lets_memory_grow_by_the_ease_on_the_due_day(ease: float, stability: float) -> None:
    difficulty = difficulty_of(ease, stability)
    assert 1 < difficulty < 10
    after = step(Memory(stability, difficulty), Rating.GOOD, round(stability))
    assert after.stability == pytest.approx(ease * stability)


def test_a_memory_that_is_brought_whole_is_one_entry_and_comes_back_from_it() -> None:
    found = bring(None, (), WHOLE)
    assert found.memory is not None
    assert (found.memory.stability, found.memory.difficulty, found.memory.last_day) == (40.0, 4.25, WHOLE.day)
    assert found.memory.due_day > WHOLE.day
    assert replay(entry for _, entry in found.entries) == found.memory
    assert not found.said


def test_it_stands_aside_where_something_is_remembered() -> None:
    before = bring(None, (), WHOLE).memory
    assert bring(before, (), WHOLE) == type(bring(None, (), WHOLE))(before, (), ())


def test_it_is_no_answer() -> None:
    answer = Answered(WHOLE.day, NOON, Source.ANKI_STATE, "flashcard", True)
    with pytest.raises(ValueError, match="no answer"):
        review(None, answer)
