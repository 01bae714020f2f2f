"""Years and dates as people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.dates import read_moment, read_year
from quizapp.core.errors import UnreadableAnswer
from quizapp.core.rendering import moment_text
from tests.builders import moment


@pytest.mark.parametrize(
    "typed", ["1860", "in 1860", "1860 AD", "AD 1860", "c. 1860", "١٨٦٠", "１８６０", "1860 CE."]
)
def test_a_year_is_read_with_what_people_put_round_it(typed):
    assert read_year(typed) == (1860, 1860)


def test_a_range_of_years_is_read():
    assert read_year("1950–1953") == read_year("from 1950 to 1953") == (1950, 1953)


@pytest.mark.parametrize(
    "typed", ["'60", "60", "18 60", "1860.0", "0", "0000", "-1860", "99999", "1860s", "long ago"]
)
def test_what_is_no_year_is_asked_about(typed):
    with pytest.raises(UnreadableAnswer, match="four digits"):
        read_year(typed)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("31.08.1945", "1945-08-31"),
        ("8/31/1945", "1945-08-31"),
        ("12/12/2012", "2012-12-12"),
        ("25 October 1937", "1937-10-25"),
        ("25th of October 1937", "1937-10-25"),
        ("October 25, 1937", "1937-10-25"),
        ("on 25 Oct. 1937", "1937-10-25"),
        ("October 1937", "1937-10"),
        ("1937-10", "1937-10"),
        ("1937-10-25", "1937-10-25"),
        ("1937", "1937"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_typed(typed, iso):
    assert read_moment(typed) == moment(iso)


def test_day_and_month_are_not_guessed():
    with pytest.raises(UnreadableAnswer, match="8 September or 9 August"):
        read_moment("8/9/1945")


@pytest.mark.parametrize(
    "typed", ["2019-02-31", "0000-01-01", "1937-13", "32 May 1900", "13/13/2013", "0/5/1999"]
)
def test_a_date_that_does_not_exist_says_so(typed):
    with pytest.raises(UnreadableAnswer, match="no such date"):
        read_moment(typed)


@pytest.mark.parametrize("typed", ["2024-W01-1", "8/9/45", "October", "soon", "25 Brumaire 1799"])
def test_what_is_no_date_is_asked_about(typed):
    with pytest.raises(UnreadableAnswer):
        read_moment(typed)


@given(st.dates(min_value=moment("1000-01-01").first_day()))
def test_every_day_is_read_as_we_print_it(day):
    printed = moment_text(moment(day.isoformat()))
    assert str(read_moment(printed)) == day.isoformat()


@given(st.text(max_size=40))
def test_no_text_does_anything_but_be_read_or_refused(typed):
    for read in (read_year, read_moment):
        with suppress(UnreadableAnswer):
            read(typed)


@pytest.mark.parametrize("text", ["2008-2009", "2008–09", "2008/09", "2008/2009", "2008 to 2009"])
def test_a_span_of_years_may_be_written_short(text):
    assert read_year(text) == (2008, 2009)


@pytest.mark.parametrize("text", ["2009-08", "2008-08", "2008-9", "08-2009"])
def test_what_runs_backwards_is_no_span_of_years(text):
    with pytest.raises(UnreadableAnswer):
        read_year(text)
