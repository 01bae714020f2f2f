"""From an empty folder to the first score: what an instructor and a student have to do, counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.people import Instructor, Student
from tests.journeys.process import Served

pytestmark = pytest.mark.long

COUNT = """
  window.addEventListener('click', event => {
    const at = event.target.closest('a[href], button, summary');
    if (at && event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1 }, true);
  window.addEventListener('change', event => {
    if (event.target.matches('input, select, textarea'))
      sessionStorage.fields = Number(sessionStorage.fields || 0) + 1 }, true);
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """A server over a folder in which there is nothing yet."""
    served = Served(tmp_path / "nothing-yet")
    yield served
    served.stops()


def effort(page: Page) -> tuple[int, int]:
    """How many links and buttons were pressed in this window so far, and how many fields filled in."""
    return tuple(page.evaluate(f"Number(sessionStorage.{name} || 0)") for name in ("clicks", "fields"))


def test_from_an_empty_folder_to_the_first_score_takes_eleven_clicks_and_seven_fields(empty, opens):
    teacher, student = opens(Instructor, empty.address), opens(Student, empty.address, **PHONE)
    for someone in (teacher, student):
        someone.context.add_init_script(COUNT)
    teacher.sets_up(re.search(r"http\S+(/set-up/\S+)", empty.said).group(1))
    teacher.follows("Make a class")  # the one page there is for somebody without a class
    teacher.writes("Name of the class", "Class 10B")
    teacher.presses("Make the class")
    code = teacher.page.locator(".code").first.inner_text()
    teacher.follows("Make a quiz")
    teacher.writes("Title", "Week 1")
    teacher.presses("Publish")
    assert teacher.headline == "Nobody has joined the class yet."
    expect(teacher.page.get_by_role("link", name="Show the code")).to_be_visible()
    assert effort(teacher.page) == (6, 5)

    student.goes("/")
    student.follows("Join the class")
    student.writes("Code", code)
    student.writes("Your name", "Mira")
    student.presses("Join the class")
    student.follows("Go to the quiz")
    student.presses(re.compile("Begin"))
    assert effort(student.page) == (4, 2)
    student.takes_quiz()  # its answers are not counted; handing in is the eleventh click
    student.presses(re.compile("Hand in"))
    score = student.headline.removesuffix(".")

    teacher.page.reload()
    assert teacher.headline == "1 of 1 have handed in."
    assert score in teacher.page.get_by_role("row", name="Mira").inner_text()
