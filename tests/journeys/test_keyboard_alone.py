"""The journeys of a learner and of an instructor by Tab, Enter, Space, arrows and what is written."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import PASSWORD, Instructor, Person, Student, some_answer, some_item

pytestmark = pytest.mark.long

MOST_STOPS = 150  # a page on which Tab does not get there by then has lost it
FOCUSED = """() => { const e = document.activeElement; return (e.labels?.[0]?.innerText || e.innerText
  || e.getAttribute("aria-label") || "").trim().replace(/\\s+/g, " "); }"""


def tabs_to(person: Person, name: str) -> None:
    """Press Tab until the focus is on what is called so; `name` is a pattern for its beginning."""
    for _ in range(MOST_STOPS):
        if re.match(name, person.page.evaluate(FOCUSED)):
            return
        person.key("Tab")
    raise AssertionError(f"Tab never came to {name!r} on {person.path}")


def opens_by_key(person: Person, name: str) -> None:
    """Go to a link or a button by Tab, press Enter and come to another page."""
    tabs_to(person, name)
    person.key_onwards("Enter")


def writes_by_key(person: Person, label: str, text: str) -> None:
    """Go to a field by Tab, which selects what is in it, and write."""
    tabs_to(person, label)
    person.page.keyboard.type(text)


def fills_in_by_key(student: Student) -> None:
    """Answer the question on the page somehow; one that is neither chosen nor typed is left as it is."""
    if student.has_options():
        student.page.locator("[name=choice]:focus, #stem:focus").first.wait_for()
        while not student.page.locator("[name=choice]:focus").count():
            student.key("Tab")
        student.key("Space", "ArrowDown")
        expect(student.page.locator("[name=choice]:checked")).to_have_count(1)
    elif student.boxes.count():
        student.page.locator("[name=choice-0]:focus, #stem:focus").first.wait_for()
        while not student.page.locator("[name=choice-0]:focus").count():
            student.key("Tab")
        student.key("Space")
        expect(student.boxes.first).to_be_checked()
    elif student.lines.count():
        student.page.locator("#item-0:focus").wait_for()
        student.page.keyboard.type(some_item(student.lines.first))
    elif student.page.locator("#answer").count():
        tabs_to_answer(student)
        student.page.keyboard.type(some_answer(student.page))


def tabs_to_answer(student: Student) -> None:
    """The field for the answer has the focus by itself."""
    student.page.locator("#answer:focus").wait_for()


def takes_a_step(student: Student) -> bool:
    """One page of a session by keys. Returns whether a question was answered."""
    if student.button("Got it").count():
        opens_by_key(student, "Got it")
    elif student.has_card():
        tabs_to(student, "Show the answer")
        student.key("Space")
        expect(student.button("Knew it")).to_be_visible()
        opens_by_key(student, "Knew it")
        return True
    elif student.page.get_by_role("link", name="Next").count():
        opens_by_key(student, "Next")
    else:
        opens_by_key(student, "I don’t know")
        return True
    return False


def test_a_learner_needs_no_mouse(opens, site):
    student: Student = opens(Student, site.address)
    student.goes("/")
    student.key("Tab")
    assert student.page.evaluate(FOCUSED) == "Skip to the page"
    student.key("Enter")
    opens_by_key(student, "Start learning")
    answered = 0
    while answered < 3:
        answered += takes_a_step(student)

    opens_by_key(student, "Quiz")
    writes_by_key(student, "Questions", "3")
    opens_by_key(student, "Draw a quiz")
    for last in (False, False, True):
        fills_in_by_key(student)
        opens_by_key(student, "Save and finish" if last else "Save and next")
    opens_by_key(student, "Hand in")
    assert re.fullmatch(r"[\d.]+ of 3\.", student.headline)

    opens_by_key(student, "Done")
    opens_by_key(student, "Keep my progress")
    for label, text in (("Your name", "Mira Holt"), ("Login name", "mira"), ("Password", PASSWORD)):
        writes_by_key(student, label, text)
    opens_by_key(student, "Keep my progress")
    opens_by_key(student, "Account of Mira Holt")
    opens_by_key(student, "Sign out")
    student.sees("You are signed out.")


def test_an_instructor_needs_no_mouse(opens, site):
    teacher: Instructor = opens(Instructor, site.address)
    teacher.goes(site.new_set_up_link())
    for label, text in (("Your name", "Ms Rahn"), ("Login name", "teacher"), ("Password", PASSWORD)):
        writes_by_key(teacher, label, text)
    opens_by_key(teacher, "Begin to teach")
    opens_by_key(teacher, "Teach")
    opens_by_key(teacher, "Make a class")
    writes_by_key(teacher, "Name of the class", "Class 10B")
    opens_by_key(teacher, "Make the class")
    opens_by_key(teacher, "Make a quiz")
    writes_by_key(teacher, "Title", "Week 1")
    writes_by_key(teacher, "Questions", "4")
    tabs_to(teacher, "Sections: all sections")
    teacher.key("Enter")
    tabs_to(teacher, "History")
    teacher.key("Space")
    assert teacher.page.get_by_label("History", exact=True).is_checked()
    opens_by_key(teacher, "Preview")
    teacher.sees("No question gives another’s answer away.")
    opens_by_key(teacher, "Publish")
    assert teacher.headline == "Nobody has joined the class yet."

    tabs_to(teacher, "Archive this quiz")
    teacher.key("Enter")
    opens_by_key(teacher, "Archive$")
    teacher.sees("Week 1 is archived.")
    opens_by_key(teacher, "Undo")
    teacher.sees("Week 1 is back.")

    student: Student = opens(Student, site.address)
    code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}", shows_code_by_key(teacher))
    assert code
    student.goes("/join")
    writes_by_key(student, "Code", code[0])
    writes_by_key(student, "Your name", "Mira Holt")
    opens_by_key(student, "Join the class")

    opens_by_key(teacher, "Scores")
    tabs_to(teacher, "Download")
    with teacher.page.expect_download() as coming:
        teacher.key("Enter")
    assert "Mira Holt" in coming.value.path().read_text(encoding="utf-8-sig")


def shows_code_by_key(teacher: Instructor) -> str:
    """Go to the page of the class and read what stands there."""
    opens_by_key(teacher, "Class 10B")
    return teacher.text
