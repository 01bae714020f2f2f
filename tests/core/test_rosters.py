"""Whom the lines of a class list mean, and what of them can be taken."""

from __future__ import annotations

import pytest

from quizapp.core.rosters import (
    Change,
    Known,
    RosterLine,
    check_email,
    check_id_number,
    match,
    more_time,
    read_factor,
)

ADA = Known(1, "Ada Example", "ada", "1815", "ada@school.example")
BEN = Known(2, "ben example")
OTHER_BEN = Known(3, "Ben Example", "ben2")


def found(lines, known):
    return [(one.known.key if one.known else None, one.by) for one in match(lines, known)]


def test_a_login_tells_more_than_an_id_number_and_that_more_than_a_name():
    lines = [
        RosterLine(2, name="Ben Example", login="ADA"),
        RosterLine(3, name="Somebody", email="ben@school.example"),
    ]
    members = [ADA, Known(2, "Ben Example", email="BEN@school.example")]
    assert found(lines, members) == [(1, "login"), (2, "e-mail")]


@pytest.mark.parametrize("name", ["Example, Ada", "ada  EXAMPLE", "Example Ada", "Ada Éxample"])
def test_a_name_is_found_however_it_is_turned_and_spelled(name):
    assert found([RosterLine(2, name)], [ADA, BEN]) == [(1, "name")]


def test_a_name_that_two_have_means_neither_and_says_why():
    (one,) = match([RosterLine(2, "Ben Example")], [BEN, OTHER_BEN])
    assert one.known is None
    assert one.doubt == "Several students have this name."
    twice = match([RosterLine(2, "Ben Example"), RosterLine(3, "Ben Example")], [BEN])
    assert [line.doubt for line in twice] == ["Several lines have this name."] * 2


def test_of_two_with_one_name_the_second_is_found_once_the_first_is_known_by_more():
    lines = [RosterLine(2, "Ben Example", login="ben2"), RosterLine(3, "Ben Example")]
    assert found(lines, [BEN, OTHER_BEN]) == [(3, "login"), (2, "name")]


def test_another_id_number_is_another_person_and_another_login_is_not():
    (one,) = match([RosterLine(2, "Ada Example", id_number="1906")], [ADA])
    assert one.known is None
    assert "another ID number" in one.doubt
    assert found([RosterLine(2, "Ada Example", login="school-ada")], [ADA]) == [(1, "name")]


def test_what_a_line_leaves_empty_stays_and_what_is_the_same_is_no_change():
    (one,) = match([RosterLine(2, "Ada Example", "", "", "ada@school.example", 1.25)], [ADA])
    assert one.changes == (Change("extra time", "no extra time", "25 % more time"),)


def test_a_stranger_is_nobody_without_a_doubt():
    (one,) = match([RosterLine(2, "Cem")], [ADA, BEN])
    assert (one.known, one.doubt) == (None, "")


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("25%", 1.25), ("25 % more", 1.25), ("25", 1.25), ("1.25", 1.25), ("1,5", 1.5), ("x2", 2.0),
        ("0 %", 1.0), ("100 %", 2.0), ("33 per cent", 1.33), ("300%", 4.0), ("4", 4.0), ("0", 1.0),
    ],
)  # fmt: skip
def test_extra_time_may_be_per_cent_or_a_factor(text, factor):
    assert read_factor(text) == factor


@pytest.mark.parametrize("text", ["", "half", "-5", "301 %", "1e3", "5 %% more", "nan", "1" * 400])
def test_anything_else_is_refused_with_what_to_write(text):
    with pytest.raises(ValueError, match="written as 25 %"):
        read_factor(text)


def test_extra_time_in_words():
    assert [more_time(one) for one in (1, 1.25, 1.3333, 2)] == [
        "no extra time", "25 % more time", "33 % more time", "100 % more time",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+4", "-x", "@a", "a\tb", "x" * 65])
def test_an_id_number_that_a_spreadsheet_would_reckon_is_refused(text):
    with pytest.raises(ValueError, match="ID number"):
        check_id_number(text)


@pytest.mark.parametrize("text", ["ada", "ada@", "a b@x.org", "=a@x.org", "a@x", f"{'a' * 250}@x.org"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(ValueError, match="no e-mail address"):
        check_email(text)


def test_empty_is_fine():
    assert (check_id_number(""), check_email("")) == ("", "")
