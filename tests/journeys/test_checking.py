"""Checking answers and going one way with scripts on, where autosave runs beside."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from quizapp.core.reviewing import AFTER_EACH
from tests.journeys.people import Student
from tests.usecases.class_quizzes import a_school
from tests.web.answer_keys import rows

pytestmark = pytest.mark.long


@pytest.fixture
def school(site):
    """A class that learns from the shipped course, and a quiz with two tries that Mira has begun."""
    school = a_school(site.app.extensions["quizapp"], "borderland")
    school.mira = school.admits()
    return school


def begins(student: Student, school, **columns) -> str:
    """Sign in and begin; gives the attempt."""
    school.sets(count=3, **columns)
    student.goes("/sign-in")
    student.signs_in("mira")
    student.goes(f"/quizzes/{school.quiz}")
    student.presses("Begin the quiz")
    return student.path.split("/")[2]


def saved(page: Student) -> None:
    expect(page.page.locator("#saved")).to_have_text(re.compile("Saved"))


def test_a_wrong_try_then_a_right_one_by_keyboard(page, school, site):
    attempt = begins(page, school, review=AFTER_EACH, tries=2)
    wrong, right = (school.sample(school.mira, attempt, right=one)["answer"][0] for one in (False, True))
    field = page.page.locator("#answer")
    field.fill(wrong)
    saved(page)  # what is typed is saved before anybody checks it
    field.press("Enter")
    expect(page.page.locator("#checked")).to_have_text("Not right.")
    field.fill(right)
    field.press("Enter")
    expect(page.page.locator("#checked")).to_have_text("Right.")
    expect(field).to_have_count(0)
    page.page.keyboard.press("Enter")
    expect(page.page.get_by_text("Question 2 of 3")).to_be_visible()
    assert rows(site.app, "select revision from attempt_item where position = 1") == [(2,)]


def test_one_way_with_scripts(page, school, site):
    attempt = begins(page, school, is_one_way=True)
    page.page.locator("#answer").fill("1901")
    page.page.locator("#answer").press("Enter")
    expect(page.page.get_by_text("Question 2 of 3")).to_be_visible()
    page.page.go_back()
    page.page.wait_for_url(re.compile(rf"/attempts/{attempt}/2$"))
    page.page.locator("#answer").fill("1902")
    saved(page)
    page.goes(f"/attempts/{attempt}/3")
    assert page.path == f"/attempts/{attempt}/2"
    assert rows(site.app, "select shown from attempt_item order by position") == [("1901",), ("1902",), ("",)]
