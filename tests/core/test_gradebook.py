"""Cells of the gradebook and what a row comes to."""

from __future__ import annotations

import pytest

from quizapp.core.counting_attempts import Method
from quizapp.core.gradebook import Cell, Given, Standing, Taken, cell_of, total_of, with_given
from quizapp.core.item_analysis.histogram import MOST_STEPS, histogram

SEVEN, NINE = Taken("submitted", 7.0, 10.0), Taken("submitted", 9.0, 10.0)
LATE, OPEN = Taken("late", 8.0, 10.0), Taken("open", None, 10.0)


def cell(*taken: Taken, method: Method = Method.HIGHEST, is_over: bool = False) -> Cell:
    return cell_of(taken, method, 10.0, is_over)


@pytest.mark.parametrize(
    ("method", "score"),
    [(Method.HIGHEST, 9.0), (Method.AVERAGE, 8.0), (Method.FIRST, 7.0), (Method.LAST, 8.0)],
)
def test_the_method_of_the_quiz_says_which_attempt_counts(method: Method, score: float) -> None:
    assert cell(SEVEN, NINE, LATE, method=method).score == score


def test_attempts_are_compared_and_shown_out_of_what_the_quiz_can_earn() -> None:
    shorter = Taken("submitted", 8.5, 9.0)
    assert cell(shorter) == Cell(Standing.SUBMITTED, 9.44, 10.0, attempts=1)
    assert cell(NINE, shorter).score == 9.44
    assert cell(NINE, shorter, method=Method.AVERAGE).score == 9.22
    assert cell(Taken("submitted", 0.0, 0.0)).score == 0


def test_it_is_late_where_the_attempt_that_counts_was() -> None:
    assert cell(LATE).standing is Standing.LATE
    assert cell(LATE, NINE).standing is Standing.SUBMITTED
    assert cell(LATE, NINE, method=Method.AVERAGE).standing is Standing.LATE


def test_who_is_in_the_middle_of_it_is_open_and_a_second_try_hides_no_score() -> None:
    assert cell(OPEN) == Cell(Standing.OPEN, None, 10.0, attempts=1)
    assert cell(SEVEN, OPEN) == Cell(Standing.SUBMITTED, 7.0, 10.0, attempts=2)


def test_who_has_not_begun_is_missing_only_when_it_is_over() -> None:
    assert cell(is_over=False).standing is Standing.WAITING
    assert cell(is_over=True).standing is Standing.MISSING
    assert cell(OPEN, is_over=True).standing is Standing.OPEN


def test_what_an_instructor_set_counts_and_late_stays_late() -> None:
    given = with_given(cell(LATE), Given(10.0, False), 10.0)
    assert given == Cell(Standing.LATE, 10.0, 10.0, is_given=True, attempts=1)
    assert with_given(cell(is_over=True), Given(4.0, False), 10.0).standing is Standing.SUBMITTED


def test_who_is_excused_has_no_score_whatever_was_answered() -> None:
    assert with_given(cell(NINE), Given(None, True), 10.0) == Cell(
        Standing.EXCUSED, None, 10.0, is_given=True, attempts=1
    )


def test_per_cent_of_nothing_is_none() -> None:
    assert cell(SEVEN).percent == 70
    assert Cell(Standing.SUBMITTED, 0.0, 0.0).percent is None
    assert cell().percent is None


def test_a_row_is_weighted_and_missing_is_zero_or_left_out() -> None:
    missing = cell(is_over=True)
    excused = with_given(cell(NINE), Given(None, True), 10.0)
    cells = [cell(SEVEN), cell(NINE), missing, excused, cell(OPEN), cell()]
    weights = [1.0, 3.0, 2.0, 5.0, 7.0, 11.0]
    assert total_of(cells, weights, missing_is_zero=True) == pytest.approx(100 * (0.7 + 2.7) / 6)
    assert total_of(cells, weights, missing_is_zero=False) == pytest.approx(100 * (0.7 + 2.7) / 4)


def test_a_row_in_which_nothing_counts_comes_to_nothing() -> None:
    assert total_of([cell(OPEN), cell()], [1.0, 1.0], missing_is_zero=True) is None
    assert total_of([cell(SEVEN)], [0.0], missing_is_zero=True) is None
    assert total_of([cell(is_over=True)], [1.0], missing_is_zero=True) == 0


def test_a_histogram_holds_every_score_once_from_zero_to_the_maximum() -> None:
    scores = [0, 1.99, 2, 13.5, 20]
    steps = histogram(scores, 20)
    assert [step.count for step in steps] == [2, 1, 0, 0, 0, 0, 1, 0, 0, 1]
    assert (steps[0].low, steps[-1].high) == (0, 20)


def test_a_histogram_begins_below_zero_where_scores_do() -> None:
    steps = histogram([-30, 60], 60)
    assert steps[0].low <= -30
    assert 0 in [step.low for step in steps]
    assert sum(step.count for step in steps) == 2


@pytest.mark.parametrize("maximum", [1, 3, 10, 12, 13, 60, 100, 300, 1234])
def test_a_histogram_is_taken_in_at_a_glance(maximum: float) -> None:
    steps = histogram([0, maximum], maximum)
    assert 1 <= len(steps) <= MOST_STEPS
    assert [step.high for step in steps[:-1]] == [step.low for step in steps[1:]]


def test_a_histogram_of_nothing_is_empty() -> None:
    assert histogram([], 10) == ()
