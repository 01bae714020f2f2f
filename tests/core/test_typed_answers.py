"""How typed answers are read and marked: a table of what people write."""

from __future__ import annotations

import pytest

from quizapp.core.errors import UnreadableAnswer
from quizapp.core.generate import build_question
from quizapp.core.kinds import KINDS
from quizapp.core.matching import match_text
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


def marked(fact: str, typed: str) -> float:
    kind = KINDS[NOMINAL[fact]]
    question = build_question(borderland(), fact, kind.name, "table")
    return kind.grade(question, kind.read(question, {"answer": [typed]})).fraction


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
