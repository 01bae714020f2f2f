"""A fixed question is asked as it was written and marked like the kind that its type names."""

from __future__ import annotations

import json

import pytest

from quizapp.cli.paper import as_text
from quizapp.core.answer_keys import key_letters
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import TooFewFacts, UnreadableAnswer
from quizapp.core.generate import build_question, make_paper
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Grade, Question, Response
from tests.builders import FIXED_LISTS, make_bank, make_fixed

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


def listed(item_id: str, seed: str = "any seed") -> Question:
    return build_question(make_bank(fixed=FIXED_LISTS), f"fixed:{item_id}", "fixed", seed)


def fraction(question: Question, posted: dict[str, str]) -> float:
    return FIXED.grade(question, read(question, posted)).fraction


def read(question: Question, posted: dict[str, str]) -> Response:
    return FIXED.read(question, {name: [text] for name, text in posted.items()})


@pytest.mark.parametrize(
    ("ticked", "share"), [((0, 2), 1), ((0,), 0.5), ((0, 1, 2), 0.5), ((0, 1), 0), ((1, 3), 0), ((), 0)]
)
def test_each_right_option_earns_its_share_and_each_wrong_one_takes_one_away(ticked, share):
    question = listed("on-the-water")
    assert [option.text for option in question.options] == ["Velm", "Corran", "Asher", "Spit"]
    assert fraction(question, {f"choice-{place}": "1" for place in ticked}) == share


def test_each_pair_earns_its_share_and_a_right_side_may_fit_twice():
    question = listed("what-runs-where")
    right = question.detail["right_side"]
    assert sorted(right) == ["Kingsbury", "Milltown", "Port Selwyn"]
    milltown = str(right.index("Milltown"))
    assert fraction(question, {f"pair-{place}": milltown for place in range(3)}) == pytest.approx(2 / 3)
    assert fraction(question, {"pair-1": milltown}) == pytest.approx(1 / 3)
    assert fraction(question, {"pair-0": str(right.index("Kingsbury"))}) == 0


def test_right_sides_and_parts_never_betray_the_order_of_the_file():
    shown = {tuple(listed("up-the-tower", str(seed)).key) for seed in range(30)}
    assert len(shown) > 20
    assert tuple(range(7)) not in shown
    assert len({tuple(listed("what-runs-where", str(seed)).detail["right_side"]) for seed in range(20)}) > 3


def test_each_part_at_its_place_earns_its_share():
    question = listed("up-the-tower")
    order = [question.key[1], question.key[0], *question.key[2:]]
    posted = {f"place-{part}": str(place) for place, part in enumerate(order, start=1)}
    grade = FIXED.grade(question, read(question, posted))
    assert grade.fraction == pytest.approx(5 / 7)
    assert grade.fraction_of(question.fact) == pytest.approx(5 / 7), "all parts credit the one question"
    with pytest.raises(UnreadableAnswer, match=r"6 parts have no place yet\. Give each of the 7 a place"):
        read(question, {"place-0": "1"})


def test_a_figure_may_be_off_by_what_is_said():
    question = listed("width-of-the-bar")
    assert [fraction(question, {"answer": text}) for text in ("3.14", "3.09", "3.19 km", "3.08")] == [
        1,
        1,
        1,
        0,
    ]


@pytest.mark.parametrize("item", FIXED_LISTS, ids=lambda item: item.type)
def test_samples_of_several_parts_are_right_wrong_and_unreadable_even_when_frozen(item):
    question = Question.from_plain(json.loads(json.dumps(listed(item.id).to_plain())))
    samples = FIXED.samples(question)
    for posted, share in ((samples.right, 1), (samples.wrong, 0)):
        response = FIXED.read(question, posted)
        assert FIXED.grade(question, response).fraction <= share
        fields = FIXED.fields(question, response)
        assert FIXED.read(question, {name: [text] for name, text in fields.items()}) == response
    assert FIXED.grade(question, FIXED.read(question, samples.right)).is_right
    assert FIXED.read(question, {}).is_blank
    with pytest.raises(UnreadableAnswer):
        FIXED.read(question, samples.unreadable)


def test_questions_of_several_parts_stand_on_papers_with_their_keys():
    paper = make_paper(make_bank(facts=(), fixed=FIXED_LISTS), Blueprint(count=4), "seed").questions
    assert {question.marked_as for question in paper} == {"choose_all", "matching", "ordering", "number"}
    letters = {question.marked_as: key_letters(question) for question in paper}
    assert letters["choose_all"] == "A, C"
    assert len(letters["matching"].split(", ")) == 3
    assert sorted(letters["ordering"].split(", ")) == list("ABCDEFG")
    told = as_text(make_bank(), paper, "seed")
    for words in ("Choose all that are right", "Write a letter on each line", "from first to last"):
        assert words in told
