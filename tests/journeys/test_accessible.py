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


SMALL_TARGETS = """() => [...document.querySelectorAll("button, input, select, textarea, summary, a[href]")]
  .filter(e => e.checkVisibility() && e.type !== "hidden")
  .filter(e => !(e.tagName === "A" && getComputedStyle(e).display === "inline"))
  .map(e => [(e.closest("label") ?? e).getBoundingClientRect(), e])
  .filter(([box]) => box.width > 1 && Math.min(box.width, box.height) < 24)
  .map(([box, e]) => `${e.outerHTML.slice(0, 80)} is ${Math.round(box.width)} by ${Math.round(box.height)}`)
"""
RING = """() => Math.max(...[document.activeElement, document.activeElement.closest("label")]
  .filter(e => e !== null).map(e => getComputedStyle(e))
  .map(style => style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth)))"""
MOVING = """() => [...document.querySelectorAll("*")].filter(e => { const style = getComputedStyle(e);
  const times = `${style.transitionDuration},${style.animationDuration}`.split(",");
  return times.some(time => parseFloat(time) > 0.01) }).map(e => e.outerHTML.slice(0, 80))"""


def check(person: Person) -> None:
    """No rule is broken, nothing runs over the edge, and there is one headline."""
    found = Axe().run(person.page, options={"runOnly": RULES}).response["violations"]
    rules = [f"{one['id']}: {one['nodes'][0]['target']}" for one in found]
    assert (person.path, rules) == (person.path, [])
    fits(person)
    assert person.page.get_by_role("heading", level=1).count() == 1


def fits(person: Person) -> None:
    """Nothing runs over the edge, and whatever can be pressed is big enough for a finger."""
    over = person.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0, f"{person.path} runs {over} pixels over the edge"
    assert (person.path, person.page.evaluate(SMALL_TARGETS)) == (person.path, [])


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


def test_nothing_moves_for_whoever_asked_for_rest(opens, site):
    student = opens(Student, site.address, reduced_motion="reduce")
    student.goes("/")
    student.presses("Start learning")
    studies_by_mouse(student, answers=1)
    assert student.page.evaluate(MOVING) == []
    student.goes("/progress/borderland")
    assert student.page.evaluate(MOVING) == []
