"""An instructor builds a quiz of several lines: the page looks by itself, or by buttons without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Instructor

pytestmark = pytest.mark.long

ENOUGH = re.compile(r"^\d+ questions, about \d+ minutes?\.$")
TOO_MUCH = re.compile("One line asks for more than there is")


def begins(opens, site, **window) -> Instructor:
    """An instructor at the page of a new quiz."""
    teacher: Instructor = opens(Instructor, site.address, **window)
    teacher.sets_up(site.new_set_up_link())
    teacher.makes_class("Class 10B")
    teacher.follows("Make a quiz")
    return teacher


def headline(teacher: Instructor):
    return teacher.page.get_by_role("heading", level=1)


def chooses_the_introduction(teacher: Instructor) -> None:
    """Its seven facts are few, so that the second line is short."""
    second = teacher.page.get_by_role("group", name="Line 2")
    second.locator("summary").first.click()
    second.get_by_label("Introduction").check()


def test_lines_are_looked_at_while_they_are_written(opens, site):
    teacher = begins(opens, site)
    teacher.writes("Title", "Week 5")
    teacher.writes("Questions", "7")
    expect(headline(teacher)).to_have_text(re.compile("^7 questions"))
    teacher.button("+ Add a line").click()
    second = teacher.page.get_by_label("Questions of line 2")
    expect(second).to_be_focused()
    second.fill("20")
    chooses_the_introduction(teacher)
    expect(headline(teacher)).to_have_text(TOO_MUCH)
    teacher.key("Escape")
    expect(teacher.page.get_by_text("Nothing ticked: all sections.").last).to_be_hidden()
    teacher.button(re.compile(r"^Ask \d+$")).click()
    expect(headline(teacher)).to_have_text(ENOUGH)
    teacher.page.get_by_text("+ Pick a question by hand").click()
    teacher.writes("Find a fact", "Friendship Bridge")
    teacher.key("Enter")
    teacher.button("Pick number 1").click()
    teacher.sees("picked by hand")
    teacher.button("Remove line 2").click()
    expect(second).to_have_count(0)
    assert teacher.page.get_by_label("Title", exact=True).input_value() == "Week 5"
    teacher.presses("Publish")
    teacher.sees("8 questions: 1 line, 1 picked by hand")


def test_without_scripts_every_button_loads_the_page_and_keeps_what_was_written(opens, site):
    teacher = begins(opens, site, java_script_enabled=False)
    teacher.writes("Title", "Week 5")
    teacher.presses("+ Add a line")
    teacher.page.get_by_label("Questions of line 2").fill("20")
    chooses_the_introduction(teacher)
    teacher.presses("Preview")
    teacher.sees(TOO_MUCH)
    teacher.presses(re.compile(r"^Ask \d+$"))
    assert ENOUGH.match(teacher.headline)
    teacher.presses("Remove line 2")
    assert teacher.headline.startswith("10 questions")
    teacher.presses("Keep it as a draft")
    assert teacher.headline == "A draft. Students do not see it."
    teacher.follows("See it as a student")
    teacher.presses(re.compile("^Answer"))
    teacher.sees("A student does not see this yet")
    teacher.follows("Week 5")
    teacher.follows("Edit the draft")
    teacher.presses("Publish")
    teacher.sees("The quiz is published.")


@pytest.mark.parametrize("width", [320, 1280])
def test_a_first_timer_needs_a_title_and_one_button(opens, site, width):
    teacher = begins(opens, site, viewport={"width": width, "height": 800})
    over = teacher.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert over <= 0, f"{over} px sideways"
    teacher.writes("Title", "Week 5")
    teacher.presses("Publish")
    teacher.sees("The quiz is published.")
