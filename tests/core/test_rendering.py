"""Answers and places of the source, as people read them."""

from __future__ import annotations

import pytest

from quizapp.core.facts import Locator
from quizapp.core.rendering import answer_text, locator_text, say_text, split_say
from quizapp.core.values import Bound
from tests.builders import date, listing, make_bank, money, name, number, percent, period, term, year

BANK = make_bank()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (year(1959), "1959"),
        (year(1950, 1953), "1950–1953"),
        (year(1860, bound=Bound.ABOUT), "about 1860"),
        (year(1860, bound=Bound.OVER), "after 1860"),
        (date("1945-08"), "August 1945"),
        (date("1937-10-25"), "25 October 1937"),
        (date("1937-10-25", "1937-11-03"), "25 October 1937 – 3 November 1937"),
        (period("1855", "1859"), "1855–1859"),
        (period("1855", "1859", show="second half of the 1850s"), "second half of the 1850s"),
        (number("2300", "persons", bound=Bound.OVER), "over 2,300 persons"),
        (number("1956.5", "tons", "thousand"), "1,956.5 thousand tons"),
        (number("1", "tons"), "1 ton"),
        (number("1.0", "tons"), "1.0 tons"),
        (number("1", "tons", "thousand"), "1 thousand tons"),
        (number("5", "m", high="7", bound=Bound.UNDER), "under 5–7 metres"),
        (number("16", "islands", out_of="17"), "16 of 17 islands"),
        (number("30", "tons", per="day"), "30 tons per day"),
        (number("742"), "742"),
        (percent("92.5"), "92.5 per cent"),
        (percent("1.0"), "1.0 per cent"),
        (money("146.3", "million"), "$146.3 million"),
        (money("300", high="400"), "$300–400"),
        (money("5", "million", "EUR", bound=Bound.ABOUT), "about 5 million EUR"),
        (name("velm"), "Velm"),
        (term("paddle steamers"), "paddle steamers"),
        (listing(name("velm"), name("asher")), "Velm and Asher"),
        (listing(name("velm"), name("asher"), year(1959)), "Velm, Asher and 1959"),
        (term("long words", show="short"), "short"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_in_words(answer, words):
    assert answer_text(answer, BANK) == words


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        (Locator("H8"), "History, paragraph 8"),
        (Locator("H8", ("n5",)), "History, paragraph 8, note 5"),
        (Locator("G1", ("n5", "n6")), "Geography, paragraph 1, notes 5 and 6"),
        (Locator("X-1"), "paragraph X-1"),
    ],
)
def test_a_place_of_the_source(locator, words):
    assert locator_text(locator, BANK) == words


def test_the_braces_of_a_sentence_split_it():
    assert split_say("It opened in {1959}.") == ("It opened in ", "1959", ".")
    assert say_text("It opened in {1959}.") == "It opened in 1959."


def test_a_sentence_without_braces_stays_whole():
    assert split_say("It opened.") == ("It opened.", "", "")


def test_every_sentence_of_the_harbour_says_its_answer():
    for fact in BANK.facts:
        assert split_say(fact.say)[1] == answer_text(fact.answer, BANK)
