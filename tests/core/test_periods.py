"""Times that last, as people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.periods import read_span
from quizapp.core.rendering import moments_text
from tests.builders import moment


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("1904–1905", "1904", "1905"),
        ("1904-1905", "1904", "1905"),
        ("1904 - 1905", "1904", "1905"),
        ("from 1904 to 1905", "1904", "1905"),
        ("between 1904 and 1905", "1904", "1905"),
        ("1950-53", "1950", "1953"),
        ("August 1945 – May 1946", "1945-08", "1946-05"),
        ("1945-08 to 1946-05", "1945-08", "1946-05"),
        ("August to October 1945", "1945-08", "1945-10"),
        ("3 to 5 March 1921", "1921-03-03", "1921-03-05"),
        ("the 1930s", "1930", "1939"),
        ("1930's", "1930", "1939"),
        ("the 1850s–1860s", "1850", "1869"),
        ("first half of the 1930s", "1930", "1934"),
        ("2nd half of 1930s", "1935", "1939"),
        ("in the early 1930s", "1930", "1934"),
        ("late 1930s", "1935", "1939"),
        ("mid-1930s", "1933", "1936"),
        ("16th century", "1501", "1600"),
        ("the sixteenth century", "1501", "1600"),
        ("second half of the 19th century", "1851", "1900"),
        ("25 October 1937", "1937-10-25", "1937-10-25"),
        ("25-Oct-1937", "1937-10-25", "1937-10-25"),
        ("1904-05", "1904-05", "1904-05"),
    ],
)
def test_a_time_is_read_with_both_its_ends(typed, first, last):
    assert read_span(typed) == (moment(first), moment(last))


def test_a_short_end_that_may_be_a_month_is_asked_about_where_two_ends_are_wanted():
    with pytest.raises(UnreadableAnswer, match="may be May 1904 or 1904 to 1905"):
        read_span("1904-05", wants_range=True)
    assert read_span("1914-08", wants_range=True) == (moment("1914-08"), moment("1914-08"))
    assert read_span("1950-53", wants_range=True) == (moment("1950"), moment("1953"))


@pytest.mark.parametrize("typed", ["60s", "the '60s", "late 60s"])
def test_a_decade_of_no_century_is_asked_about(typed):
    with pytest.raises(UnreadableAnswer, match="any century"):
        read_span(typed)


def test_a_time_does_not_end_before_it_begins():
    with pytest.raises(UnreadableAnswer, match="ends before it begins"):
        read_span("1905-1904")


@pytest.mark.parametrize(
    "typed",
    [
        "second half of 1850",
        "0th century",
        "some century",
        "1945-1946-1947",
        "0000s",
        "-1904",
        "1904 to soon",
        "s",
    ],
)
def test_what_is_no_time_is_asked_about(typed):
    with pytest.raises(UnreadableAnswer):
        read_span(typed)


@given(st.integers(1000, 9998), st.integers(1, 999))
def test_every_range_is_read_as_we_print_it(first, more):
    last = min(first + more, 9999)
    printed = moments_text(moment(str(first)), moment(str(last)))
    assert read_span(printed, wants_range=True) == (moment(str(first)), moment(str(last)))


@given(st.text(max_size=40) | st.from_regex(r"[0-9 /.a-z-]{1,24}", fullmatch=True))
def test_no_text_does_anything_but_be_read_or_refused(typed):
    for wants_range in (False, True):
        with suppress(UnreadableAnswer):
            first, last = read_span(typed, wants_range)
            assert first.first_day() <= last.last_day()
