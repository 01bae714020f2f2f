"""How typed answers are read and marked: a table of what people write."""

from __future__ import annotations

import pytest

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS
from quizapp.core.matching import match_text
from quizapp.core.questions import Grade
from quizapp.core.text import fold
from tests.core.shipped import borderland
from tests.timing import soon

NOMINAL = {
    "border-total-length": "number",
    "primorsky-population": "number",
    "trade-1988": "number",
    "peking-signed": "year",
    "border-river": "short_answer",
}


def graded(fact: str, kind_name: str, typed: str) -> Grade:
    kind = KINDS[kind_name]
    question = build_question(borderland(), fact, kind.name, "table")
    return kind.grade(question, kind.read(question, {"answer": [typed]}))


def marked(fact: str, typed: str) -> float:
    return graded(fact, NOMINAL[fact], typed).fraction


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("border-total-length", "39.2"),
        ("border-total-length", "39,2"),
        ("border-total-length", "39.2 km"),
        ("border-total-length", "39.2km"),
        ("border-total-length", " ３９.２ "),
        ("border-total-length", "39.2 kilometres"),
        ("primorsky-population", "1,956.5"),
        ("primorsky-population", "1956.5 thousand"),
        ("primorsky-population", "1 956.5 thousand"),
        ("primorsky-population", "1,956,500"),
        ("primorsky-population", "1.9565 million"),
        ("trade-1988", "2350"),
        ("trade-1988", "$2,350m"),
        ("trade-1988", "2.35 billion"),
        ("trade-1988", "$2,350 million"),
        ("peking-signed", "1860"),
        ("peking-signed", "in 1860"),
        ("peking-signed", "１８６０"),
        ("peking-signed", "1860 AD"),
        ("border-river", "Tumen"),
        ("border-river", "tumen"),
        ("border-river", "the Tumen"),
        ("border-river", "\u200fTumen\u200f"),
        ("border-river", "Túmen"),
    ],
)
def test_these_are_right(fact, typed):
    assert marked(fact, typed) == 1


def test_a_date_is_right_where_its_year_is_wanted():
    assert graded("annexation-year", "year", "29 August 1910").is_right
    assert graded("annexation-year", "year", "22.8.1910").is_right
    assert graded("annexation-year", "year", "29 August 1911").note == "1 year off."


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("rason-holiday-price", "between 300 and 400 dollars"),
        ("rason-holiday-price", "from $300 to $400"),
        ("khasan-population", "just 742"),
        ("railway-count", "only one"),
        ("workers-1980s", "20,000+"),
        ("workers-growth", "2.3-fold"),
    ],
)
def test_small_words_round_a_figure_are_read(fact, typed):
    assert graded(fact, "number", typed).is_right


@pytest.mark.parametrize("typed", ["from 300", "between 300", "just", "only about"])
def test_half_a_range_is_no_figure(typed):
    with pytest.raises(UnreadableAnswer):
        graded("rason-holiday-price", "number", typed)


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("border-total-length", "39 km"),
        ("border-total-length", "about 39"),
        ("primorsky-population", "almost 2 million"),
        ("trade-1988", "2.4 billion"),
    ],
)
def test_a_rounded_figure_is_wrong_and_told_so(fact, typed):
    grade = graded(fact, "number", typed)
    assert not grade.is_right
    assert grade.note == "Near, but rounded: the figure is wanted as the source gives it."


def test_a_rounded_estimate_is_a_near_one():
    grade = graded("border-total-length", "estimate", "39")
    assert grade.fraction > 0.9
    assert "rounded" not in grade.note


@pytest.mark.parametrize("typed", ["40", "0", "38 km", "over 39"])
def test_what_is_merely_near_is_not_called_rounded(typed):
    assert "rounded" not in graded("border-total-length", "number", typed).note


@pytest.mark.parametrize(
    ("fact", "typed", "is_right"),
    [
        ("tumen-in-russian", "Туманная", True),
        ("tumen-in-russian", "Тумен", False),  # the very name that the question does not want
        ("station-in-russia", "Хасан", True),
        ("station-in-russia", "Посьет", False),
        ("bay-to-secure", "Посьет", True),
        ("passenger-train-start", "Уссурийск", True),
        ("passenger-train-start", "Хабаровск", False),
        ("envoy-memoir", "Пуликовский", True),
        ("governor-of-siberia", "Муравьёв-Амурский", True),
        ("kim-visit-2001", "Москва", True),
        ("rason-zone-port", "Раджин", True),
    ],
)
def test_a_russian_name_may_be_written_in_russian(fact, typed, is_right):
    assert graded(fact, "short_answer", typed).is_right is is_right


@pytest.mark.parametrize(
    ("fact", "typed", "is_right"),
    [
        ("passenger-train-start", "from Ussuriysk", True),
        ("kim-visit-2001", "from Moscow", False),
        ("passenger-train-start", "from Khabarovsk", False),
        ("station-in-russia", "in Khasan", True),
        ("kim-visit-2001", "to Moscow", True),
        ("paying-with-labour", "with labour", True),
        ("border-river", "on the Tumen", True),
        ("tumen-in-russian", "in Tumen", False),
    ],
)
def test_a_word_that_leads_to_the_answer_does_not_matter(fact, typed, is_right):
    assert graded(fact, "short_answer", typed).is_right is is_right


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("border-total-length", "39.3"),
        ("border-total-length", "17"),
        ("primorsky-population", "1,956.5 million"),
        ("trade-1988", "2350 thousand"),
        ("trade-1988", "2,351 million"),
        ("peking-signed", "1861"),
        ("peking-signed", "1858"),
        ("border-river", "Yalu"),
        ("border-river", "Amur"),
    ],
)
def test_these_are_wrong(fact, typed):
    assert marked(fact, typed) == 0


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("border-total-length", "NaN"),
        ("border-total-length", "inf"),
        ("border-total-length", "1e999"),
        ("border-total-length", "0x10"),
        ("border-total-length", "a lot"),
        ("border-total-length", "9" * 5000),
        ("peking-signed", "'60"),
        ("peking-signed", "long ago"),
        ("peking-signed", "99999"),
        ("peking-signed", "-1860"),
    ],
)
def test_these_are_asked_about_not_counted(fact, typed):
    with pytest.raises(UnreadableAnswer):
        marked(fact, typed)


def test_a_year_off_says_so():
    question = build_question(borderland(), "peking-signed", "year", "table")
    grade = KINDS["year"].grade(question, KINDS["year"].read(question, {"answer": ["1861"]}))
    assert "1 year off" in grade.note


@pytest.mark.parametrize(
    ("typed", "right", "rivals", "is_right"),
    [
        ("Muravyov", ["Muravyov"], [], True),
        ("Muravjov", ["Muravyov"], [], True),
        ("Muravxyzov", ["Muravyov"], [], False),
        ("Pulikovski", ["Pulikovsky"], [], True),
        ("Rajn", ["Rajin"], [], True),
        ("Rason", ["Rajin"], ["Rason"], False),
        ("USR", ["USSR"], [], False),
        ("Kim Jong Un", ["Kim Jong Il"], ["Kim Jong Un"], False),
        ("Dar'kin", ["Darkin"], [], True),
        ("Treaty of Aigun", ["the Treaty of Aigun"], [], True),
    ],
)
def test_small_slips_of_spelling_are_forgiven_but_not_rivals(typed, right, rivals, is_right):
    assert match_text(typed, right, rivals, []).is_right is is_right


def test_a_refused_name_is_wrong_although_it_is_an_alias():
    assert not match_text("Tumen", ["Tumannaya", "Tumen"], [], ["Tumen"]).is_right


def test_folding_a_bomb_of_marks_takes_no_time():
    soon(lambda: fold("a" + "\u0301\u0316" * 50_000), seconds=0.5)
