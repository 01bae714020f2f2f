"""Answers typed into the form of a proposal, and the source's own wording."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quizapp.core.errors import BadEntry
from quizapp.core.proposing_facts import propose
from quizapp.core.proposing_facts.typed_answers import read_typed
from quizapp.core.proposing_facts.verbatim import copied_run
from quizapp.core.values import Bound, Money, Number, Percent, Term, Year
from quizapp.formats.documents.reading import read_text
from tests.documents import CANAL, LIGHTHOUSE


@pytest.mark.parametrize("document", [LIGHTHOUSE, CANAL], ids=["lighthouse", "canal"])
def test_what_is_proposed_is_read_back_as_it_was(document):
    for one in propose(read_text(document).passages):
        found = read_typed(one.type, one.shown, getattr(one.answer.value, "role", ""))
        assert type(found.value) is type(one.answer.value), one.shown
        assert found.bound is one.answer.bound, one.shown
        if isinstance(found.value, Number) and isinstance(one.answer.value, Number):
            assert (found.value.low, found.value.high) == (one.answer.value.low, one.answer.value.high)
            assert (found.value.scale, found.value.per) == (one.answer.value.scale, one.answer.value.per)
        elif not isinstance(found.value, Number):
            assert found.value == one.answer.value


@pytest.mark.parametrize(
    ("type_name", "text", "value"),
    [
        ("year", "1959", Year(1959, 1959)),
        ("money", "2.6 million EUR", Money(Decimal("2.6"), Decimal("2.6"), "EUR", "million")),
        ("percent", "45 %", Percent(Decimal(45), Decimal(45))),
        ("term", " the  Korean bank ", Term("the Korean bank")),
    ],
)
def test_an_answer_is_read_by_its_type(type_name, text, value):
    assert read_typed(type_name, text).value == value


def test_about_a_year_is_a_bound():
    assert read_typed("year", "about 1850").bound is Bound.ABOUT


@pytest.mark.parametrize(
    ("type_name", "text", "says"),
    [
        ("year", "", "Write the answer"),
        ("year", "last year", "not a year"),
        ("year", "x" * 201, "at most 200"),
        ("date", "1959", "For a year alone"),
        ("period", "1959", "a beginning and an end"),
        ("money", "300", "currency"),
        ("percent", "140 %", "0 to 100"),
        ("list", "Alder", "at least two"),
        ("number", "many", "number|figure"),
        ("riddle", "x", "Choose"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(type_name, text, says):
    with pytest.raises(BadEntry, match=says):
        read_typed(type_name, text)


def test_eight_words_in_a_row_are_the_wording_of_the_source():
    source = "The old stone bridge over the river was opened by the queen in 1959."
    assert copied_run("the old stone bridge over the river was opened again", source)
    assert copied_run("The old stone bridge over the river closed", source) == ""
    assert copied_run("", source) == ""
