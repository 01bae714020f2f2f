"""The picture of a fact goes with the questions that ask it alone, and is frozen with them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from quizapp.core.drafting import suits
from quizapp.core.generate import build_question
from quizapp.core.kinds import JOINT_KINDS, KINDS
from quizapp.core.lint import lint_question
from quizapp.core.pictures import NO_WORDS, Picture, PictureFile, ShownPicture
from quizapp.core.questions import Question
from tests.builders import FIXED_LISTS, make_bank, make_fixed

FILE = PictureFile("pier.png", "ab" * 32, "image/png", 640, 360, 1_000)
PICTURE = Picture("pier.png", "A pier at low tide", "A. Writer")
SHOWN = ShownPicture(FILE.digest, "A pier at low tide", 640, 360, "A. Writer")


def pictured(picture: Picture = PICTURE):
    """The harbour with a picture beside everything."""
    bank = make_bank()
    fixed = (*FIXED_LISTS, make_fixed("seen", "short_answer", "What is it?", "A pier"))
    return make_bank(
        facts=tuple(replace(fact, picture=picture) for fact in bank.facts),
        fixed=tuple(replace(item, picture=picture) for item in fixed),
        pictures=(FILE,),
    )


BANK = pictured()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_asks_one_thing_alone_shows_its_picture(kind):
    asked = [
        build_question(BANK, item.id, kind, "7") for item in BANK.items if suits(KINDS[kind], item, BANK)
    ]

    assert asked
    assert {question.picture for question in asked} == {None if kind in JOINT_KINDS else SHOWN}


def test_a_frozen_question_keeps_its_picture_and_one_without_is_as_it_was():
    question = build_question(BANK, "north-pier-opened", "year", "7")

    assert Question.from_plain(json.loads(json.dumps(question.to_plain()))) == question
    bare = build_question(make_bank(), "north-pier-opened", "year", "7")
    assert "picture" not in bare.to_plain()
    assert replace(question, picture=None) == bare


def test_a_picture_whose_file_is_gone_is_not_shown():
    bank = make_bank(facts=BANK.facts)

    assert build_question(bank, "north-pier-opened", "year", "7").picture is None


@pytest.mark.parametrize(
    ("alt", "is_told"),
    [
        ("The North Pier in 1862", True),
        ("A pier at low tide", False),
        ("House 18620", False),
        (NO_WORDS, False),
    ],
)
def test_words_that_tell_the_answer_are_remarked_on(alt, is_told):
    bank = pictured(Picture("pier.png", alt))
    question = build_question(bank, "north-pier-opened", "year", "7")

    assert ("L37" in {breach.rule for breach in lint_question(question, bank)}) == is_told
