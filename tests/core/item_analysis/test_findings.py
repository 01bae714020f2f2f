"""What figures mean in words: a finding for each way to be a bad question, and none for a good one."""

import random

import pytest

from quizapp.core.item_analysis.answers import GivenAnswer, answer_lines
from quizapp.core.item_analysis.findings import Concern, facility_in_words, findings_of, telling_in_words
from quizapp.core.item_analysis.item import item_statistics


def told(given, guess_chance=0.25):
    statistics = item_statistics([one.fraction for one in given], [one.rest for one in given])
    return findings_of(statistics, answer_lines(given), guess_chance)


def codes(given, guess_chance=0.25):
    return [finding.code for finding in told(given, guess_chance)]


def a_class(choose, count=60):
    """`choose(knowledge, dice)` gives the answer of somebody whose rest score is `knowledge`, 0 to 1."""
    dice = random.Random(11)
    answers = []
    for place in range(count):
        knowledge = place / (count - 1)
        text = choose(knowledge, dice)
        answers.append(GivenAnswer(text, float(text == "right"), knowledge))
    return answers


def test_a_good_question_has_no_finding():
    def choose(knowledge, dice):
        return "right" if dice.random() < 0.25 + 0.7 * knowledge else dice.choice(["a", "b", "c"])

    assert codes(a_class(choose)) == []


def test_the_best_choose_another_answer():
    def choose(knowledge, dice):
        return "misleading" if knowledge > 0.6 else dice.choice(["right", "a", "misleading"])

    worst = told(a_class(choose))[0]
    assert (worst.code, worst.concern) == ("key-doubtful", Concern.WRONG)
    assert "misleading" in worst.text
    assert worst.repair
    assert "misleads" in codes(a_class(choose))


def test_nobody_knows_more_than_guessing_gives():
    assert "as-guessed" in codes(a_class(lambda _, dice: dice.choice(["right", "a", "b", "c"])))


def test_everybody_knows_it():
    assert codes(a_class(lambda *_: "right")) == ["all-right"]


def test_nobody_knows_it():
    assert codes(a_class(lambda know, _: f"guess {know}"), guess_chance=0) == ["none-right"]


def test_what_nobody_gets_right_is_not_called_guessing():
    given = a_class(lambda know, _: f"option {know:.1f}", count=10)  # so few that luck is not ruled out
    assert "none-right" in codes(given, guess_chance=0.3)
    assert "as-guessed" not in codes(given, guess_chance=0.3)


def test_right_answers_come_from_everywhere():
    assert codes(a_class(lambda know, _: "right" if round(59 * know) % 2 else "a")) == ["tells-little"]


def test_an_answer_that_nobody_falls_for():
    def choose(knowledge, dice):
        if dice.random() < 0.3 + 0.6 * knowledge:
            return "right"
        return "idle" if dice.random() < 0.02 else dice.choice(["a", "b"])

    assert codes(a_class(choose, 200)) == ["idle-options"]


def test_nothing_is_said_of_nine_answers():
    assert told(a_class(lambda *_: "wrong", 9)) == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [(-0.1, "the wrong way"), (0.1, "hardly"), (0.25, "a little"), (0.4, "tells well"), (0.6, "very well")],
)
def test_how_well_it_tells(value, words):
    assert words in telling_in_words(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.05, "extremely hard"), (0.5, "about right"), (0.7, "fairly easy"), (1, "extremely easy")],
)
def test_how_hard_it_is(value, words):
    assert facility_in_words(value) == words
