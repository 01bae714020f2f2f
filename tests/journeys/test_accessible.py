"""Every page, as a checker of accessibility rules sees it: narrow and wide, light and dark."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.people import Instructor, Person, Student
from tests.journeys.steps import studies_by_mouse

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WINDOWS = [
    pytest.param(390, "light", id="390 light"),
    pytest.param(1280, "dark", id="1280 dark"),
    pytest.param(320, "dark", id="320 dark", marks=pytest.mark.long),
    pytest.param(1280, "light", id="1280 light", marks=pytest.mark.long),
]


def check(person: Person) -> None:
    """No rule is broken, nothing runs over the edge, and there is one headline."""
    found = Axe().run(person.page, options={"runOnly": RULES}).response["violations"]
    rules = [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]
    over = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert (person.path, rules) == (person.path, [])
    assert over <= 0, f"{person.path} runs {over} pixels over the edge"
    assert person.page.get_by_role("heading", level=1).count() == 1


def visits(person: Person, *paths: str) -> None:
    for path in paths:
        person.goes(path)
        check(person)


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_pages_of_a_learner(opens, site, width, scheme):
    student = opens(Student, site.address, viewport={"width": width, "height": 844}, color_scheme=scheme)
    visits(student, "/", "/sign-in", "/join", "/keys", "/explore/borderland", "/explore/borderland/geography")
    student.goes("/")
    student.presses("Start learning")
    check(student)
    studies_by_mouse(student, answers=3)
    check(student)
    student.follows("Next")
    check(student)
    student.goes("/quiz/borderland")
    check(student)
    student.presses("Draw a quiz")
    check(student)
    student.takes_quiz()
    check(student)
    student.presses(re.compile("Hand in"))
    check(student)
    visits(student, "/", "/progress/borderland", "/explore/borderland/facts/trade-1988", "/account", "/keep")
    with student.refused(404):
        visits(student, "/nowhere")


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_pages_of_an_instructor(opens, site, width, scheme):
    teacher = opens(Instructor, site.address, viewport={"width": width, "height": 844}, color_scheme=scheme)
    link = site.new_set_up_link()
    visits(teacher, link)
    teacher.sets_up(link)
    check(teacher)
    teacher.makes_class("Class 10B")
    check(teacher)
    teacher.follows("Set a quiz")
    check(teacher)
    teacher.writes("Title", "Week 1")
    teacher.presses("Preview")
    check(teacher)
    teacher.presses("Set the quiz")
    check(teacher)
    visits(teacher, "/teach", "/teach/classes/new", "/teach/files")
    teacher.uploads("odd.yaml", "facts:\n  - id: a\n    sya: b\n")
    check(teacher)
