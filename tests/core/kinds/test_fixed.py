"""A fixed question is asked as it was written and marked like the kind that its type names."""

from __future__ import annotations

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import TooFewFacts, UnreadableAnswer
from quizapp.core.generate import build_question, make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Grade, Question
from tests.builders import make_bank, make_fixed

FIXED = KINDS["fixed"]


def asked(item_id: str) -> Question:
    return build_question(make_bank(), f"fixed:{item_id}", "fixed", "any seed")


def graded(item_id: str, typed: str, field: str = "answer") -> Grade:
    question = asked(item_id)
    return FIXED.grade(question, FIXED.read(question, {field: [typed]}))


def test_nothing_of_it_is_drawn():
    item = make_bank().fixed_by_id["fixed:not-built-yet"]
    for seed in range(5):
        question = build_question(make_bank(), item.item_id, "fixed", seed)
        assert question.prompt == item.prompt
        assert [option.text for option in question.options] == ["North Pier", "Iron Bridge", "Customs House"]
        assert question.key == 2


def test_a_wrong_option_says_why():
    assert graded("not-built-yet", "0", "choice") == Grade(0.0, "It had stood since 1862.")
    assert graded("not-built-yet", "2", "choice") == Grade(1.0)


def test_a_statement_is_true_or_false():
    assert graded("pier-before-bridge", "0", "choice").is_right
    assert not graded("pier-before-bridge", "1", "choice").is_right


@pytest.mark.parametrize(
    ("item_id", "marked_as", "right", "wrong"),
    [
        ("light-in-fog", "short_answer", "the Bell", "a horn"),
        ("steps-of-the-tower", "number", "112", "111"),
        ("keeper-retired", "year", "in 1964", "1965"),
        ("fog-of-the-year", "date", "11/1948", "December 1948"),
        ("motto", "short_answer", "Pass", "leave"),
    ],
)
def test_a_typed_one_is_marked_like_the_kind_of_its_type(item_id, marked_as, right, wrong):
    assert asked(item_id).marked_as == marked_as
    assert graded(item_id, right).is_right
    assert graded(item_id, wrong).fraction == 0


def test_near_misses_and_unreadable_answers_are_those_of_its_type():
    assert graded("keeper-retired", "1965").note == "1 year off."
    assert graded("fog-of-the-year", "1948") == Grade(
        0.5, "Right as far as it goes; the month is wanted too."
    )
    with pytest.raises(UnreadableAnswer):
        graded("steps-of-the-tower", "many")


def test_a_gap_has_the_width_of_all_gaps():
    assert asked("motto").prompt == "Above the door of the Customs House is carved: “Pay and _____.”"


def test_what_can_be_guessed_knows_its_chance():
    chances = {item.id: asked(item.id).guess_chance for item in make_bank().fixed if item.type != "flashcard"}
    assert chances == {
        "not-built-yet": 0.4333,
        "pier-before-bridge": 0.6,
        "light-in-fog": 0,
        "steps-of-the-tower": 0,
        "keeper-retired": 0,
        "fog-of-the-year": 0,
        "motto": 0,
    }


def test_a_blueprint_can_ask_for_written_questions_alone_or_of_some_sections():
    paper = make_paper(make_bank(), Blueprint(kinds=("fixed",), count=6), "seed").questions
    assert {question.kind for question in paper} == {"fixed"}
    history = make_paper(make_bank(), Blueprint(("history",), ("fixed",), 3), "seed").questions
    assert {question.section for question in history} == {"history"}


def test_a_flashcard_that_somebody_wrote_is_for_study_alone():
    cards_only = make_bank(facts=(), fixed=(make_fixed("signal", "flashcard", "Two lanterns?", "Stay out"),))
    with pytest.raises(TooFewFacts):
        make_paper(cards_only, Blueprint(count=1), "seed")
    card = build_question(cards_only, "fixed:signal", "flashcard", "seed")
    assert (card.prompt, card.answer_text) == ("Two lanterns?", "Stay out")


def test_statements_do_not_give_each_other_away_by_being_true():
    bank = make_bank(fixed=(make_bank().fixed_by_id["fixed:pier-before-bridge"],))
    kinds = {
        one.kind for one in make_paper(bank, Blueprint(("history",), ("true_false", "fixed"), 4), 1).questions
    }
    assert kinds == {"true_false", "fixed"}


def test_a_written_question_and_a_fact_that_give_each_other_away_share_no_paper():
    tells = make_fixed("tells", "short_answer", "Who built the North Pier, opened in 1862?", "Samuel Pike")
    fact = make_bank().fact_by_id["north-pier-opened"]
    bank = make_bank(facts=(fact,), fixed=(tells,))
    with pytest.raises(TooFewFacts):
        make_paper(bank, Blueprint(kinds=("year", "fixed"), count=2), "seed")
