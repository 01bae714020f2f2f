"""Dates and periods are judged at the precision that the fact states; what is nearly right says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Grade, Question
from quizapp.core.rendering import answer_text, moment_text
from quizapp.core.values import Answer, Bound, Tolerance
from tests.builders import date, make_bank, make_fact, moment, period

DAY = date("1937-10-25")
MONTH = date("1945-08")
YEARS = period("1904", "1905")
MONTHS = date("1945-08", "1946-05")
HALF = period("1855", "1859", "half-decade", show="second half of the 1850s")
DECADE = period("1860", "1869", "decade", show="1860s", also=("the sixties", "1870"))
CENTURY = period("1501", "1600", "century", show="16th century")
HALF_CENTURY = period("1851", "1900", "half of a century", show="second half of the 19th century")
SEASON = period("1944-12", "1945-02", "season", show="winter of 1944", also=("the hungry winter",))


def asked(answer: Answer) -> Question:
    shown = answer_text(answer, make_bank())
    fact = make_fact("when", say=f"It was so at the time {{{shown}}}.", ask="When was it so?", answer=answer)
    return build_question(make_bank(facts=(fact,), fixed=()), "when", "date", "seed")


def graded(answer: Answer, typed: str) -> Grade:
    question = asked(answer)
    return KINDS["date"].grade(question, KINDS["date"].read(question, {"answer": [typed]}))


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        (DAY, "25 October 1937"),
        (DAY, "25.10.1937"),
        (DAY, "1937-10-25"),
        (DAY, "1937/10/25"),
        (DAY, "Oct 25, 1937"),
        (DAY, "October the 25th, 1937"),
        (DAY, "on Monday, 25 Oct. 1937"),
        (DAY, "10/25/1937"),
        (MONTH, "August 1945"),
        (MONTH, "in Aug 1945"),
        (MONTH, "8/1945"),
        (MONTH, "1945-08"),
        (YEARS, "1904–1905"),
        (YEARS, "1904 to 1905"),
        (MONTHS, "August 1945 – May 1946"),
        (HALF, "second half of the 1850s"),
        (HALF, "late 1850s"),
        (HALF, "1855-1859"),
        (HALF, "1855 to 1860"),
        (CENTURY, "16th century"),
        (CENTURY, "the sixteenth century"),
        (CENTURY, "16 century"),
        (CENTURY, "the 16th c."),
        (CENTURY, "XVI century"),
        (CENTURY, "1500–1599"),
        (CENTURY, "the 1500s"),
        (HALF_CENTURY, "second half of the 19th century"),
        (HALF_CENTURY, "2nd half of XIX c."),
        (HALF_CENTURY, "the second half of the 1800s"),
        (DECADE, "the beginning of the 1860s"),
        (DECADE, "early 1860s"),
        (DECADE, "the 1860s"),
        (DECADE, "1860–1869"),
        (DECADE, "the sixties"),
        (DECADE, "1870"),
        (SEASON, "winter of 1944"),
        (SEASON, "the hungry winter"),
        (SEASON, "December 1944 to February 1945"),
    ],
)
def test_these_are_right(answer, typed):
    assert graded(answer, typed) == Grade(1.0)


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        (MONTH, "9 August 1945"),
        (YEARS, "8 February 1904 to 5 September 1905"),
        (HALF, "1857"),
        (HALF, "May 1857"),
        (CENTURY, "1592"),
        (CENTURY, "late 16th century"),
        (DECADE, "1863"),
        (DECADE, "second half of the 1860s"),
        (SEASON, "January 1945"),
    ],
)
def test_a_finer_time_is_right_where_it_lies_within_the_stated_one(answer, typed):
    assert graded(answer, typed).is_right


@pytest.mark.parametrize(
    ("answer", "typed", "fraction", "note"),
    [
        (DAY, "October 1937", 0.5, "the day is wanted too"),
        (DAY, "1937", 0.0, "the day and the month are wanted too"),
        (MONTH, "1945", 0.5, "the month is wanted too"),
        (MONTHS, "1945 to 1946", 0.5, "the month is wanted too"),
        (HALF, "1850s", 0.5, "The decade is right; which half of it is wanted too"),
        (HALF, "1830-1870", 0.0, "too wide"),
        (DECADE, "1850-1880", 0.0, "too wide"),
        (DECADE, "19th century", 0.0, "too wide"),
        (YEARS, "1904-1906", 0.5, "The beginning is right, the end is not"),
        (YEARS, "1903-1905", 0.5, "The end is right, the beginning is not"),
    ],
)
def test_a_coarser_or_a_half_right_time_is_right_in_part_at_most(answer, typed, fraction, note):
    grade = graded(answer, typed)
    assert grade.fraction == fraction
    assert note in grade.note


@pytest.mark.parametrize(
    ("answer", "typed", "note"),
    [
        (DAY, "26 October 1937", "1 day off."),
        (DAY, "22 October 1937", "3 days off."),
        (DAY, "25 November 1937", "Day and year are right, the month is not."),
        (DAY, "25 October 1936", "Day and month are right, the year is not."),
        (DAY, "3 October 1937", "Month and year are right, the day is not."),
        (DAY, "3 March 1937", "The year is right, day and month are not."),
        (DAY, "25 May 1870", ""),
        (MONTH, "September 1945", "1 month off."),
        (MONTH, "2 September 1945", "1 month off."),
        (MONTH, "August 1944", "The month is right, the year is not."),
        (MONTH, "January 1945", "The year is right, the month is not."),
        (MONTH, "1946", "1 year off."),
        (YEARS, "1903-1906", "Beginning: 1 year off. End: 1 year off."),
        (YEARS, "1894-1895", ""),
        (HALF, "first half of the 1850s", "The decade is right, the half of it is not."),
        (HALF, "second half of the 1860s", "One decade off."),
        (HALF, "1861", "2 years off."),
        (HALF, "1858-1862", "Only a part of it is right."),
        (DECADE, "1850s", "One decade off."),
        (DECADE, "1880s", ""),
        (CENTURY, "17th century", "One century off."),
        (CENTURY, "18th century", ""),
    ],
)
def test_a_near_miss_is_wrong_and_says_in_what(answer, typed, note):
    assert graded(answer, typed) == Grade(0.0, note)


@pytest.mark.parametrize(
    ("answer", "typed", "told"),
    [
        (DAY, "8/9/45", "may be 8 September or 9 August, of any century"),
        (DAY, "8.9.1945", "may be 8 September or 9 August"),
        (DAY, "31.8.45", "of any century"),
        (DAY, "45-08-31", "of any century"),
        (DAY, "2019-02-31", "no such date"),
        (DAY, "25 October", "has no year"),
        (DAY, "Oct 45", "lacks a year"),
        (DAY, "1930s", "a stretch of time"),
        (MONTH, "May to August 1945", "a stretch of time"),
        (YEARS, "1904", "That is one year"),
        (YEARS, "1904-05", "may be May 1904 or 1904 to 1905"),
        (MONTHS, "August 1945", "That is one month"),
        (HALF, "60s", "of any century"),
        (HALF, "some day", "which half"),
        (DECADE, "when I was young", "first year of the decade"),
        (CENTURY, "long ago", "number and the word century"),
    ],
)
def test_what_cannot_be_judged_is_asked_about_and_not_counted(answer, typed, told):
    with pytest.raises(UnreadableAnswer, match=told):
        graded(answer, typed)


def told(answer: Answer, typed: str) -> str:
    """What is said of a text that cannot be judged; nothing where it can."""
    try:
        graded(answer, typed)
    except UnreadableAnswer as message:
        return str(message)
    return ""


@pytest.mark.parametrize("answer", [DAY, MONTH, YEARS, MONTHS, HALF, DECADE, SEASON])
def test_no_message_gives_the_answer_away(answer):
    texts = ("long ago", "8/9/45", "1.2.1900", "31 June 1900", "1900", "1900-01", "the 1900s")
    messages = [message for typed in texts if (message := told(answer, typed))]

    assert len(messages) >= 3
    for year in ("1937", "1945", "1946", "1904", "1905", "185", "186"):
        assert not [message for message in messages if year in message]


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (DAY, "day, month and year"),
        (MONTH, "month and year"),
        (YEARS, "from which year to which"),
        (MONTHS, "from which month to which"),
        (HALF, "a half of a decade"),
        (DECADE, "a decade"),
        (CENTURY, "a century"),
        (SEASON, "a season"),
    ],
)
def test_the_form_that_is_wanted_is_said(answer, wanted):
    assert asked(answer).hint == wanted


@pytest.mark.parametrize(
    ("more", "typed", "is_right"),
    [
        ({"bound": Bound.ABOUT}, "27 October 1937", True),
        ({"bound": Bound.ABOUT}, "30 October 1937", False),
        ({"within": Tolerance(5, False)}, "30 October 1937", True),
        ({"within": Tolerance(5, False)}, "31 October 1937", False),
        ({"also": ("1 November 1937",)}, "1 Nov 1937", True),
        ({"also": ("November 1937",)}, "5 November 1937", False),
        ({"refused": ("25 October 1937",)}, "25 October 1937", False),
    ],
)
def test_the_author_says_how_far_it_may_be_off_and_what_else_counts(more, typed, is_right):
    assert graded(date("1937-10-25", **more), typed).is_right is is_right


def test_about_a_decade_takes_the_years_beside_it():
    about = period("1860", "1869", "decade", bound=Bound.ABOUT, show="about the 1860s")
    assert graded(about, "1858").is_right
    assert not graded(about, "1857").is_right


days = st.dates(min_value=moment("1000-01-01").first_day(), max_value=moment("9000-12-31").last_day())


@given(days, days)
def test_a_day_is_right_for_itself_and_its_month_only(stated, typed):
    answer = date(stated.isoformat())
    same_month = (stated.year, stated.month) == (typed.year, typed.month)

    assert graded(answer, moment_text(moment(typed.isoformat()))).is_right is (stated == typed)
    assert graded(date(f"{stated:%Y-%m}"), typed.isoformat()).is_right is same_month
    assert graded(answer, f"{typed:%Y-%m}").fraction == (0.5 if same_month else 0)
