"""Lists that are typed or chosen from, from the page to what is remembered."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask

from quizapp.core.kinds import LIST_KINDS
from quizapp.core.questions import Question
from tests.people import Student
from tests.web.answer_keys import everything, paper, right, rows, wrong
from tests.web.gallery.app import gallery_app
from tests.web.test_stories_answers import CHOICES, HOSTILE, practises, saved

LISTS = list(LIST_KINDS)


def begins(student: Student, app: Flask, kind: str) -> tuple[str, Question]:
    """A quiz of one question of a kind."""
    attempt = practises(student, kind, count=1)
    return attempt, paper(app, attempt)[0]


def filled(student: Student) -> dict[str, str]:
    """What stands in the lines, and what is ticked."""
    lines = re.findall(r'<input id="(item-[0-9]+)" name="item-[0-9]+" value="([^"]*)"', student.source)
    ticked = re.findall(r'name="(choice-[0-9]+)" value="1" data-key="[0-9]+" checked', student.source)
    return {name: unescape(text) for name, text in lines if text} | dict.fromkeys(ticked, "1")


def reviewed(app: Flask) -> list[tuple[str, int, int | None]]:
    """What was logged: of which fact, whether it was right, and its rating."""
    return rows(app, "select slug, right, rating from review join fact on fact.id = fact_id")


@pytest.mark.parametrize("kind", LISTS)
def test_a_right_answer_is_saved_shown_again_and_credits_the_fact(app, student, kind):
    attempt, question = begins(student, app, kind)
    student.answers(**right(question), go="1")
    assert filled(student) == right(question)
    assert "✓ Saved" in student.text
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "1 of 1."
    assert [(slug, is_right) for slug, is_right, _ in reviewed(app)] == [(question.fact, 1)]
    assert "right, yours" in student.text or student.text.count("named") == 3


@pytest.mark.parametrize("kind", LISTS)
def test_a_part_earns_its_share_shows_what_is_missing_and_is_not_yet_known(app, student, kind):
    attempt, question = begins(student, app, kind)
    name, text = next(iter(right(question).items()))
    student.answers(**{name: text})
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "0.33 of 1."
    assert [(slug, is_right) for slug, is_right, _ in reviewed(app)] == [(question.fact, 0)]
    missed = "missing" if kind == "set" else "right, not chosen"
    assert student.source.count(f"<strong>{missed}</strong>") == 2
    student.sends(f"/attempts/{attempt}/again")
    assert [one.fact for one in paper(app, student.path.split("/")[2])] == [question.fact]


@pytest.mark.parametrize("kind", LISTS)
def test_not_knowing_shows_everything_that_was_wanted(app, student, kind):
    attempt, question = begins(student, app, kind)
    student.answers(unknown="1", go="1")
    assert filled(student) == {}
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "0 of 1."
    assert reviewed(app) == [(question.fact, 0, 1)]
    missed = "missing" if kind == "set" else "right, not chosen"
    assert student.source.count(f"<strong>{missed}</strong>") == 3


@pytest.mark.parametrize("kind", LISTS)
def test_an_answer_can_be_taken_back(app, student, kind):
    attempt, question = begins(student, app, kind)
    student.answers(**right(question), go="1")
    student.answers(go="1")
    assert saved(app, attempt) == [None]
    assert filled(student) == {}


@pytest.mark.parametrize("kind", LISTS)
def test_an_old_token_and_another_tab_keep_what_was_given(app, student, kind):
    attempt, question = begins(student, app, kind)
    student.answers(**right(question), go="1")
    student.sends(f"/attempts/{attempt}/1", {"rev": "0", **wrong(question)})
    assert student.status == 409
    assert filled(student) == wrong(question)
    answer = student.client.post(f"/attempts/{attempt}/1", data={"csrf_token": "stale", **wrong(question)})
    student.page = answer
    assert answer.status_code == 400
    assert filled(student) == wrong(question)


@pytest.mark.long
@pytest.mark.parametrize("kind", LISTS)
def test_no_value_breaks_it_and_what_cannot_be_read_changes_nothing(app, student, kind):
    attempt, question = begins(student, app, kind)
    for name in (next(iter(right(question))), "item-9", "choice-9", "choice--1"):
        for value in [*HOSTILE, *CHOICES][::4]:
            student.goes(f"/attempts/{attempt}/1")
            before = everything(app)
            posted = {"rev": student.revision, "go": "1", **right(question), name: value}
            student.sends(f"/attempts/{attempt}/1", posted)
            assert student.status in (200, 422, 413), (name, value[:30], student.status)
            if student.status != 200:
                assert everything(app) == before, value[:30]
            assert "<script>alert" not in student.source


@pytest.mark.parametrize("kind", LISTS)
def test_before_answering_the_page_says_no_more_than_the_question(app, student, kind):
    _, question = begins(student, app, kind)
    source = unescape(student.source.split("<main", 1)[1])
    assert question.fact not in source
    assert not any(option.note and option.note in source for option in question.options)
    if kind == "set":
        assert not any(text in source for text in question.key if text != "Port Selwyn")


@pytest.mark.parametrize(("name", "rows_shown"), [("feedback-set", 4), ("feedback-choose-all", 5)])
def test_in_study_each_thing_is_shown_right_after_the_answer(name, rows_shown):
    source = gallery_app().test_client().get(f"/show/{name}").get_data(as_text=True)
    assert source.count('<li class="option flat') == rows_shown
    assert "Two of three, and one wrong." in " ".join(source.split())
