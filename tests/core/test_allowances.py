"""Exceptions for one learner: which wins, field by field."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from quizapp.core.allowances import KEPT, Override, terms_for
from quizapp.core.attempts import Terms

NINE = datetime(2026, 11, 26, 9, tzinfo=UTC)
EXAM = Terms(time_limit=3600, opens_at=NINE, closes_at=NINE + timedelta(hours=1), attempts=1)
LATER = NINE + timedelta(days=1)


def test_without_exceptions_the_terms_stay():
    assert terms_for(EXAM) == EXAM


def test_a_factor_stretches_the_limit_and_moves_the_end_by_as_much():
    found = terms_for(EXAM, 1.25)
    assert found.time_limit == 4500
    assert found.closes_at == EXAM.closes_at + timedelta(minutes=15)
    assert found.deadline(NINE + timedelta(minutes=10)) == NINE + timedelta(minutes=75)


def test_without_a_limit_a_factor_changes_nothing():
    free = replace(EXAM, time_limit=None)
    assert terms_for(free, 2.0) == free


@pytest.mark.parametrize(
    ("field", "value"),
    [("opens_at", LATER), ("closes_at", LATER), ("time_limit", 60), ("attempts", 3)]
    + [(field, None) for field in ("opens_at", "closes_at", "time_limit", "attempts")],
)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_an_override_wins_over_the_quiz_and_over_the_factor_in_its_field_alone(field, value, factor):
    override = Override(**{field: value})
    found, usual = terms_for(EXAM, factor, override), terms_for(EXAM, factor)
    assert getattr(found, field) == value
    if field == "time_limit":  # the end only moves for a limit that the factor stretched
        usual = replace(usual, closes_at=EXAM.closes_at)
    assert replace(found, **{field: None}) == replace(usual, **{field: None})


def test_no_limit_is_another_thing_than_nothing_said():
    assert terms_for(EXAM, 1.0, Override(time_limit=None)).time_limit is None
    assert terms_for(EXAM, 1.0, Override(time_limit=KEPT)).time_limit == 3600
    assert Override().is_empty
    assert not Override(time_limit=None).is_empty


@pytest.mark.parametrize("factor", [0.99, 4.01, 0, -1])
def test_a_factor_out_of_range(factor):
    with pytest.raises(ValueError, match="between 1 and 4"):
        terms_for(EXAM, factor)
