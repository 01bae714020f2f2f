"""Looking for facts: every word counts, small slips do not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.facts import Bank
from quizapp.core.search import search, words_to_find
from tests.builders import make_bank
from tests.core.shipped import borderland

SLIPS = ("Lighthouse", "LIGHTHOUSE", "lighthous", "light", "lighthuose", "ligthhouse", "lighthouze")


def ids(text: str, bank: Bank | None = None) -> list[str]:
    return [fact.id for fact in search(bank or make_bank(), text).facts]


def test_a_word_finds_every_fact_it_stands_in():
    bank = make_bank()
    found = ids("lighthouse", bank)
    assert "lighthouse-opened" in found
    for fact in bank.items:
        holds = any(word.startswith("lighthouse") for word in words_to_find(fact, bank))
        assert (fact.id in found) == holds, fact.id


def test_every_word_has_to_be_met():
    assert ids("lighthouse opened 1889")[0] == "lighthouse-opened"
    assert ids("lighthouse zeppelin") == []


@pytest.mark.parametrize("typed", SLIPS)
def test_beginnings_and_slips_find_it_too(typed):
    assert "lighthouse-opened" in ids(typed)


def test_what_a_word_was_taken_for_is_told():
    found = search(make_bank(), "lighthuose opened")
    assert found.taken_for == (("lighthuose", "lighthouse"),)
    assert search(make_bank(), "lighthouse opened").taken_for == ()
    assert search(make_bank(), "zeppelin").taken_for == ()


def test_figures_are_never_taken_for_others():
    assert "lighthouse-opened" in ids("1889")
    assert ids("1888") == []


def test_the_exact_and_the_rare_come_first():
    assert ids("bridge designed")[0] == "iron-bridge-designer"


@pytest.mark.parametrize("nothing", ["", "   ", "?!", "\u200b"])
def test_nothing_asked_finds_nothing(nothing):
    assert search(make_bank(), nothing).facts == ()


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("treaty peking", "peking-signed"),
        ("gauge rajin track", "rajin-track-built"),
        ("Chongjin consulate", "russian-consulate"),
        ("Musudan roket", "rocket-site"),
    ],
)
def test_the_shipped_course_is_found_by_what_people_type(typed, fact):
    bank = borderland()
    assert fact in bank.fact_by_id
    assert fact in ids(typed, bank)[:5]


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_whatever_is_typed_is_answered(text):
    assert len(search(make_bank(), text).facts) <= len(make_bank().items)
