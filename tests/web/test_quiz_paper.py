"""A quiz on paper asks what its design asks: its own questions, from its own revision, with the key."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask

from quizapp.core.answer_keys import key_answer
from quizapp.core.blueprint import Blueprint
from quizapp.core.generate import make_paper
from tests.people import Instructor
from tests.web.answer_keys import rows
from tests.web.test_papers import sheets

LINES = {
    "lines-0-count": "2", "lines-0-sections": ["history"], "lines-1-count": "1",
    "lines-1-sections": ["geography"], "picks": ["north-pier-opened"],
}  # fmt: skip


def address(quiz: str, chosen: str = "") -> str:
    return f"/teach/quizzes/{quiz}/paper{chosen}"


def prompts(visitor: Instructor) -> list[str]:
    """What each numbered question of the first sheet asks, as text."""
    return re.findall(r'<li class="item"><span class="number">\d+</span>(.*?)</li>', visitor.source, re.S)


def paper_of(app: Flask, quiz: str, seed: str) -> tuple:
    blueprint = Blueprint.from_plain(
        json.loads(rows(app, f"select blueprint from quiz where public_id = '{quiz}'")[0][0])
    )
    services = app.extensions["quizapp"]
    with services.database.reading() as on:
        bank = services.shelf.get(on, 1, rows(app, "select bank_revision from quiz")[0][0])
    return make_paper(bank, blueprint, seed, graded=True).questions


@pytest.fixture
def class_id(instructor: Instructor) -> str:
    return instructor.makes_class()[0]


def test_a_quiz_of_lines_and_picks_is_printed_as_it_is_designed(app, instructor, class_id):
    quiz = instructor.sets_quiz(class_id, count=2, **LINES)
    instructor.goes(f"/teach/quizzes/{quiz}")
    instructor.goes(instructor.link(address(quiz)))
    assert instructor.headline == "This quiz on paper."
    assert sheets(instructor) == []
    instructor.goes(address(quiz, "?forms=2&seed=K7QF2M&key=last"))
    questions = paper_of(app, quiz, "K7QF2M")
    first, second, key = sheets(instructor)
    for question in questions:
        assert question.prompt.split("{")[0][:20] in first
        assert question.prompt.split("{")[0][:20] in second
        assert " ".join(key_answer(question).split()) in key
    assert len(prompts(instructor)) == 2 * len(questions)
    assert "seed K7QF2M" in key
    assert "Week 1" in first


def test_a_quiz_that_is_the_same_for_all_prints_its_paper_and_keeps_its_seed(app, instructor, class_id):
    quiz = instructor.sets_quiz(class_id, count=3, paper="shared")
    (seed,) = rows(app, "select shared_seed from quiz")[0]
    assert seed
    instructor.goes(address(quiz))
    sheet, key = sheets(instructor)
    assert [" ".join(key_answer(question).split()) in key for question in paper_of(app, quiz, seed)] == [
        True
    ] * 3
    assert "These are the questions that everybody gets" in instructor.text
    assert seed not in instructor.source
    assert "seed" not in sheet + key
    instructor.goes(instructor.link(rf"{address(quiz)}[^\"]*key=none"))
    assert len(sheets(instructor)) == 1


def test_what_cannot_be_printed_is_said_at_its_field(instructor, class_id):
    quiz = instructor.sets_quiz(class_id, count=20)
    instructor.goes(address(quiz, "?forms=6&how=other&seed=1&key=last"))
    assert instructor.status == 422
    assert "The bank is too small for so many forms" in instructor.text
    instructor.goes(address(quiz, "?forms=nine&seed="))
    assert instructor.status == 422
    assert "Write any word or number." in instructor.text
