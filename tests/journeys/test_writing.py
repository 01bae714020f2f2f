"""A new instructor makes a course without a manual: three facts, a written question, and a look at each."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.long

FACTS = (
    ("The North Pier was opened in 1862.", "In which year was the North Pier opened?", "1862"),
    ("The Iron Bridge was opened in 1874.", "In which year was the Iron Bridge opened?", "1874"),
    ("The Gull Rock Lighthouse was lit in 1889.", "In which year was the Gull Rock Lighthouse lit?", "1889"),
)


def test_a_new_instructor_writes_a_course_and_learners_meet_it(instructor, page):
    instructor.goes("/teach/files/new-course")
    instructor.writes("Title", "The Harbour of Port Selwyn")
    instructor.writes("Source", "A. Writer: The Harbour")
    instructor.writes("Sections", "History")
    instructor.page.get_by_label("Who may see it").select_option("learners")
    instructor.presses("Make the course")
    assert instructor.headline == "No facts yet. Write the first one."

    instructor.follows("Write a fact")
    for number, (say, ask, year) in enumerate(FACTS):
        instructor.writes("The fact, in your own words", say)
        instructor.writes("Answer", year)
        instructor.writes("Asked as", ask)
        expect(instructor.page.get_by_role("heading", level=1)).to_have_text(re.compile("One fact, .* kinds"))
        expect(instructor.page.locator("#preview")).to_contain_text(ask)
        is_last = number == len(FACTS) - 1
        instructor.page.locator(".wide-only").get_by_role(
            "button", name="Save" if is_last else "Save, then the next", exact=True
        ).click()
        instructor.sees(re.compile("The fact is saved"))
    assert instructor.headline == "Three facts to ask."

    instructor.follows("Questions")
    instructor.follows("Write a question")
    instructor.writes("Question", "Which of these was there NOT before 1880?")
    for number, option in enumerate(("Gull Rock Lighthouse", "North Pier"), start=1):
        instructor.writes(f"Option {number}", option)
    instructor.page.get_by_label("right option 1").check()
    expect(instructor.page.locator("#preview")).to_contain_text("Which of these was there NOT")
    instructor.page.locator(".wide-only").get_by_role("button", name="Save", exact=True).click()
    instructor.sees("The question is saved.")

    page.goes("/explore/the-harbour-of-port-selwyn/history")
    page.sees("The North Pier was opened in")
    page.sees("Which of these was there NOT before 1880?")


def test_another_type_brings_its_fields_and_keeps_what_was_written(instructor):
    instructor.goes("/teach/files/courses/borderland/facts")
    instructor.presses("Take the course over")
    assert instructor.path == "/teach/files/courses/borderland/facts"
    instructor.follows("Write a fact")
    instructor.writes("The fact, in your own words", "The tower is 31 metres high.")
    with instructor.page.expect_navigation():
        instructor.page.get_by_label("The answer is").select_option("number")
    expect(instructor.page.get_by_label("The fact, in your own words")).to_have_value(
        "The tower is 31 metres high."
    )
    expect(instructor.page.get_by_label("Unit", exact=True)).to_be_visible()
