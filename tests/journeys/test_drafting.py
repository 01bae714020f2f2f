"""A two-page document becomes a course by keys alone, and a practice quiz about it is taken."""

from __future__ import annotations

import re

import pytest

from tests.documents import LIGHTHOUSE
from tests.journeys.people import Instructor, Student

pytestmark = pytest.mark.long

WANTED = 15


class Teacher(Student, Instructor):
    """Somebody who teaches, and takes the quiz as well."""


def decide(teacher: Teacher) -> None:
    """Decide the proposal with the frame: accept it if nothing is left to write, else leave it out."""
    current = teacher.page.locator(".draft-card.is-current")
    key = "a" if current.get_by_role("button", name=re.compile("^Accept proposal")).count() else "r"
    with teacher.page.expect_navigation():
        teacher.page.keyboard.press(key)


def write_the_counted(teacher: Teacher) -> None:
    """Word the first proposal of the page by hand, in its form."""
    current = teacher.page.locator(".draft-card.is-current")
    teacher.page.keyboard.press("e")
    current.get_by_label("Statement").fill("From Skerry Island it is {14 km} to the mainland.")
    current.get_by_label("Question").fill("How far is it from Skerry Island to the mainland?")
    current.get_by_label("What is said of it").fill("distance to the mainland")
    with teacher.page.expect_navigation():
        current.get_by_role("button", name=re.compile("^Accept it so")).click()


def test_from_a_document_to_a_practice_quiz(opens, site):
    instructor = opens(Teacher, site.address)
    instructor.sets_up(site.new_set_up_link())
    instructor.goes("/teach/files")
    instructor.follows("Start from a document")
    instructor.writes("Or paste a text", LIGHTHOUSE)
    instructor.writes("Title of the new course", "The Light on Skerry Island")
    instructor.presses("Read the document")
    instructor.sees("0 of 7 paragraphs read, 0 facts")
    instructor.page.keyboard.press("Enter")
    instructor.page.wait_for_url(re.compile(r"/teach/drafts/\w+/1"))
    write_the_counted(instructor)
    for _ in range(80):
        found = re.search(r"(\d+) facts?", instructor.text)
        if (found and int(found[1]) >= WANTED) or not instructor.page.locator(
            ".draft-card.is-current"
        ).count():
            break
        decide(instructor)
    instructor.sees(re.compile(rf"\b{WANTED} facts"))
    instructor.goes("/quiz/the-light-on-skerry-island")
    instructor.presses("Draw a quiz")
    assert instructor.takes_quiz() >= 5
