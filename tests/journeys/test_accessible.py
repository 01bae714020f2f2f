"""Every page, as a checker of accessibility rules sees it: narrow and wide, light and dark."""

from __future__ import annotations

import re

import pytest

from tests.accessibility import faults, misfits
from tests.journeys.people import Instructor, Person, Student
from tests.journeys.steps import studies_by_mouse

WINDOWS = [
    pytest.param(390, "light", id="390 light", marks=pytest.mark.long),
    pytest.param(1280, "dark", id="1280 dark", marks=pytest.mark.long),
    pytest.param(320, "dark", id="320 dark", marks=pytest.mark.long),
    pytest.param(1280, "light", id="1280 light", marks=pytest.mark.long),
]


RING = """() => Math.max(...[document.activeElement, document.activeElement.closest("label")]
  .filter(e => e !== null).map(e => getComputedStyle(e))
  .map(style => style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth)))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(e => { const style = getComputedStyle(e);
  const times = `${style.transitionDuration},${style.animationDuration}`.split(",");
  return times.some(time => parseFloat(time) > 0.01) }).map(e => e.outerHTML.slice(0, 80))"""


def check(person: Person) -> None:
    """No rule is broken, nothing runs over the edge, and there is one headline."""
    assert (person.path, faults(person.page)) == (person.path, [])


def fits(person: Person) -> None:
    """Nothing runs over the edge, and whatever can be pressed is big enough for a finger."""
    assert (person.path, misfits(person.page)) == (person.path, [])


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
    student.writes("Questions", "3")
    student.presses("Draw a quiz")
    check(student)
    student.takes_quiz()
    check(student)
    student.presses(re.compile("Hand in"))
    check(student)
    visits(student, "/", "/progress/borderland", "/explore/borderland/facts/trade-1988", "/account", "/keep")
    with student.refused(404):
        visits(student, "/nowhere")


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_pages_of_an_instructor(opens, site, width, scheme):
    teacher = opens(Instructor, site.address, viewport={"width": width, "height": 844}, color_scheme=scheme)
    link = site.new_set_up_link()
    visits(teacher, link)
    teacher.sets_up(link)
    check(teacher)
    teacher.makes_class("Class 10B")
    check(teacher)
    class_page = teacher.path
    for page in ("students", "roster", "courses", "colleagues", "join-sheet"):
        teacher.goes(f"{class_page}/{page}")
        check(teacher)
    teacher.goes(class_page)
    teacher.follows("Make a quiz")
    check(teacher)
    teacher.writes("Title", "Week 1")
    teacher.presses("Preview")
    check(teacher)
    teacher.presses("Publish")
    check(teacher)
    visits(teacher, f"{teacher.path}/live")
    visits(teacher, "/teach", "/teach/classes/new", "/teach/files")
    teacher.uploads("odd.yaml", "facts:\n  - id: a\n    sya: b\n")
    check(teacher)


@pytest.mark.long
def test_a_small_phone_shows_everything_without_scrolling_sideways(opens, site):
    student = opens(Student, site.address, viewport={"width": 320, "height": 568}, has_touch=True)
    student.goes("/")
    student.presses("Start learning")
    fits(student)
    studies_by_mouse(student, answers=2)
    fits(student)
    for path in ("/", "/quiz/borderland", "/progress/borderland", "/explore/borderland", "/account", "/keep"):
        student.goes(path)
        fits(student)


def test_whatever_has_the_focus_shows_it(page):
    page.goes("/quiz/borderland")
    page.page.locator("body").click(position={"x": 1, "y": 400})
    for stop in range(12):
        page.key("Tab")
        here = page.page.evaluate("document.activeElement.outerHTML.slice(0, 80)")
        assert page.page.evaluate(RING) >= 2, f"stop {stop} shows no ring: {here}"


@pytest.mark.long
def test_nothing_moves_for_whoever_asked_for_rest(opens, site):
    student = opens(Student, site.address, reduced_motion="reduce")
    student.goes("/")
    student.presses("Start learning")
    studies_by_mouse(student, answers=1)
    assert student.page.evaluate(MOVING) == []
    student.goes("/progress/borderland")
    assert student.page.evaluate(MOVING) == []
