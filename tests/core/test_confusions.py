"""Whose value a wrong answer is: an option's own fact, another pair's side, or who has what was typed."""

from __future__ import annotations

import pytest

from quizapp.core.confusions import NO_MISTAKE, Mistake, fact_with_value, mistake_about
from quizapp.core.generate import build_question, suits
from quizapp.core.kinds import KINDS
from quizapp.core.questions import BLANK, Response
from quizapp.usecases.responses import DO_NOT_KNOW


def wrong_ways(bank, kind):
    """Every wrong option of every question of a kind, with the fact whose value it is by its own note."""
    for fact in bank.facts:
        if suits(KINDS[kind], fact, bank):
            question = build_question(bank, fact.id, kind, "seed")
            for place, option in enumerate(question.options):
                if place != question.key:
                    yield fact, question, Response(place, option.text)


def test_a_wrong_option_is_confused_with_the_fact_it_comes_from(bank):
    seen = 0
    for fact, question, response in wrong_ways(bank, "choice"):
        mistake = mistake_about(question, response, fact.id, bank)
        assert mistake.given == response.shown
        assert mistake.confused_with != fact.id
        if mistake.confused_with:
            seen += 1
            assert mistake.confused_with in bank.fact_by_id
        if response.shown == "Asher":
            assert mistake.confused_with == "asher-length", "its note tells of it"
    assert seen > 40


def test_a_false_statement_taken_for_true_is_confused_with_what_stood_in_it(bank):
    seen = 0
    for fact, question, response in wrong_ways(bank, "true_false"):
        mistake = mistake_about(question, response, fact.id, bank)
        assert mistake.given in ("True", "False")
        if mistake.confused_with:
            assert mistake.given == "True"
            assert mistake.confused_with in question.detail["mentions"]
            seen += 1
    assert seen > 3


def test_the_wrong_side_of_a_pair_is_confused_with_the_pair_it_belongs_to(bank):
    fact = next(one for one in bank.facts if suits(KINDS["matching"], one, bank))
    question = build_question(bank, fact.id, "matching", "seed")
    right = [side for _, side in question.key]
    response = Response([right[1], *right[1:]], "something")
    credits = question.detail["credits"]
    given = question.detail["right_side"][right[1]]
    assert mistake_about(question, response, credits[0], bank) == Mistake(given, credits[1])


def test_a_typed_value_is_found_however_it_is_written(bank):
    years = [fact for fact in bank.facts if suits(KINDS["year"], fact, bank)]
    one, other = next(
        (one, other)
        for one in years
        for other in years
        if one.answer.value != other.answer.value and one.about.what == other.about.what
    )
    text = str(other.answer.value.first)
    assert fact_with_value(f" {text} ", one, bank) == other.id
    assert fact_with_value("0815", one, bank) == ""
    question = build_question(bank, one.id, "year", "seed")
    year = other.answer.value.first
    assert mistake_about(question, Response([year, year], text), one.id, bank) == Mistake(text, other.id)


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("year", BLANK),
        ("year", Response(None, DO_NOT_KNOW)),
        ("flashcard", Response(1, "Again")),
        ("ordering", Response([3, 2, 1, 0], "d; c; b; a")),
        ("comparison", Response(0, "the pier")),
    ],
)
def test_an_answer_without_a_value_is_no_mistake_about_one(bank, kind, response):
    fact = next(one for one in bank.facts if suits(KINDS[kind], one, bank))
    question = build_question(bank, fact.id, kind, "seed")
    assert mistake_about(question, response, fact.id, bank) == NO_MISTAKE


def test_a_name_that_is_asked_for_is_looked_for_among_names(bank):
    turned = [fact for fact in bank.facts if fact.turn is not None]
    one, other = turned[0], next(fact for fact in turned if fact.turn.name != turned[0].turn.name)
    label = bank.name_by_id[other.turn.name].label
    found = fact_with_value(label.upper(), one, bank, turned=True)
    assert bank.fact_by_id[found].turn.name == other.turn.name
    assert fact_with_value(label, one, bank, turned=True, first=(found,)) == found
