"""Figures as people type them: what is read, what is asked about, and that nothing else ever happens."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.figures import grade_figure, marking_of, read_for, wanted_form
from quizapp.core.numbers import figure_in, read_figure, unit_key
from quizapp.core.rendering import answer_text
from quizapp.core.values import Bound, Tolerance
from tests.builders import make_bank, money, number, percent


@pytest.mark.parametrize(
    ("typed", "low", "scale"),
    [
        ("12", "12", None),
        ("1,234", "1234", None),
        ("1 234", "1234", None),
        ("1\u00a0234", "1234", None),
        ("1\u2009234", "1234", None),
        ("1'234", "1234", None),
        ("1,234.5", "1234.5", None),
        ("1.234,5", "1234.5", None),
        ("1,234,567", "1234567", None),
        ("92,3", "92.3", None),
        (".5", "0.5", None),
        ("0,234", "0.234", None),
        ("-0", "0", None),
        ("−3", "-3", None),
        ("+3", "3", None),
        ("１８６０", "1860", None),
        ("١٢", "12", None),
        ("٣٩٫٢", "39.2", None),
        ("²", "2", None),
        ("≈12", "12", None),
        ("ca. 12", "12", None),
        ("1.2 million", "1.2", "1000000"),
        ("1.2m", "1.2", "1000000"),
        ("5 hundred thousand", "5", "100000"),
        ("3k", "3", "1000"),
        ("twelve", "12", None),
        ("twenty-five", "25", None),
        ("a dozen", "12", None),
        ("a million", "1", "1000000"),
        ("twice", "2", None),
    ],
)
def test_it_reads_what_people_write(typed, low, scale):
    reading = read_figure(typed)
    assert (reading.low, reading.scale) == (Decimal(low), Decimal(scale) if scale else None)


@pytest.mark.parametrize(
    "typed",
    [
        "NaN",
        "inf",
        "1e999",
        "1e-400",
        "1_000",
        "0x10",
        "½",
        "12 34",
        "1,23,4",
        "39..2",
        "--3",
        "2*3",
        "many",
        "9" * 31,
    ],
)
def test_it_names_what_it_cannot_read(typed):
    with pytest.raises(UnreadableAnswer) as told:
        read_figure(typed)
    assert len(str(told.value)) > 30


def test_a_mark_that_parts_thousands_or_decimals_is_asked_about():
    with pytest.raises(UnreadableAnswer, match=r"1234 or as 1\.2340"):
        read_figure("1,234", wants_decimals=True)
    with pytest.raises(UnreadableAnswer, match=r"1234 or as 1\.2340"):
        read_figure("1.234", wants_decimals=False)
    assert read_figure("1.234", wants_decimals=True).low == Decimal("1.234")
    assert read_figure("1.234 million").low == Decimal("1.234")


def test_it_takes_a_figure_apart():
    reading = read_figure("over US$ 300–400 million")
    assert (reading.hedge, reading.low, reading.high) == ("over", 300, 400)
    assert (reading.scale, reading.currencies) == (Decimal(1_000_000), ("USD",))
    share = read_figure("16 of 17 islands")
    assert (share.low, share.out_of, share.unit) == (16, 17, "islands")
    assert read_figure("92.5 per cent", True).is_percent
    assert read_figure("640 m", own_units=("m",)).unit == "m"


def test_units_are_compared_without_points_and_case():
    assert unit_key("sq. KM") == unit_key("sq km")
    assert unit_key("km²") == unit_key("km^2")
    assert figure_in("$4.2 million") == 4_200_000
    assert figure_in("every day") is None


def mark(answer, typed):
    bank = make_bank()
    marking, wanted = marking_of(answer, bank), wanted_form(answer, bank)
    read_for(typed, marking, wanted)
    return grade_figure(typed, marking, wanted, answer_text(answer, bank))


def is_right(answer, typed):
    return mark(answer, typed).is_right


def test_an_exact_figure_is_right_at_its_printed_precision():
    cargo = number("865.5", "tons", "thousand")
    assert is_right(cargo, "865.5")
    assert is_right(cargo, "865500")
    assert is_right(cargo, "865.52 thousand tons")
    assert not is_right(cargo, "865")
    assert not is_right(cargo, "865.6")
    assert is_right(number("16", "islands"), "16")
    assert not is_right(number("16", "islands"), "15.9")


def test_about_allows_five_per_cent_and_bounds_nothing():
    assert is_right(number("200", "persons", bound=Bound.ABOUT), "190")
    assert not is_right(number("200", "persons", bound=Bound.ABOUT), "189")
    assert is_right(number("200", "persons", bound=Bound.OVER), "200")
    assert not is_right(number("200", "persons", bound=Bound.OVER), "201")
    assert mark(number("200", "persons", bound=Bound.OVER), "under 200").fraction == 0


def test_the_author_may_say_how_far_off_is_right():
    assert is_right(number("212", "km", within=Tolerance(Decimal("0.1"), True)), "230")
    assert not is_right(number("212", "km", within=Tolerance(Decimal("5"), False)), "218")


def test_a_range_takes_any_value_inside():
    cost = money("300", "million", high="400")
    assert all(
        is_right(cost, typed) for typed in ("300", "$350 million", "400", "320-380", "300–400 million")
    )
    assert not is_right(cost, "401")
    assert not is_right(cost, "299-380")


def test_one_figure_is_wanted_where_the_source_gives_one():
    with pytest.raises(UnreadableAnswer, match="range"):
        mark(number("16", "islands"), "12-16")


def test_units_are_optional_converted_and_checked():
    length = number("640", "m")
    assert all(is_right(length, typed) for typed in ("640", "640 m", "640 metres", "0.64 km"))
    assert "unit" in mark(length, "640 tons").note
    assert "unit" in mark(length, "640 %").note
    with pytest.raises(UnreadableAnswer, match="smoots"):
        mark(length, "640 smoots")


def test_currency_is_optional_and_checked():
    cost = money("4.2", "million")
    assert all(is_right(cost, typed) for typed in ("4.2", "$4.2m", "4,2 million dollars", "USD 4,200,000"))
    assert not is_right(cost, "€4.2 million")


def test_a_share_is_given_in_per_cent():
    assert is_right(percent("37.5"), "37,5 %")
    assert is_right(percent("37.5"), "37.5")
    assert "size" in mark(percent("37.5"), "0.375 ").note or not is_right(percent("37.5"), "0.38")


def test_right_digits_of_the_wrong_size_are_named():
    assert "size" in mark(number("410", "tons", "thousand"), "410 million").note


def test_what_the_author_also_allows_or_refuses_counts():
    also = number("68.4", "tons", "thousand", also=("68.3",), refused=("68.44",))
    assert is_right(also, "68.3")
    assert not is_right(also, "68.44")


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_text_does_anything_but_be_read_or_refused(typed):
    try:
        grade = mark(number("865.5", "tons", "thousand"), typed)
    except UnreadableAnswer:
        return
    assert 0 <= grade.fraction <= 1


@given(st.decimals("0.1", "999999", places=1), st.sampled_from(["", "thousand", "million"]))
@settings(max_examples=150, deadline=None)
def test_every_figure_is_right_as_it_is_printed(figure, scale):
    answer = number(str(figure), "tons", scale)
    assert is_right(answer, answer_text(answer, make_bank()))
    assert not is_right(answer, str(figure * 2 + 1))
