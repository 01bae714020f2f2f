"""An instructor's first spreadsheet: no manual, titles of their own, and its questions are in a course."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.journeys.people import Instructor, Student

pytestmark = pytest.mark.long

ROLES = {
    "Frage": "the question",
    "Richtig": "the right answer",
    "Falsch": "a wrong answer",
    "Notiz": "an explanation",
}
# The first time the form is not sent, so that what is said meanwhile can be seen.
HELD = """() => document.querySelector("form[data-busy]")
    .addEventListener("submit", (event) => event.preventDefault(), { once: true })"""


def spreadsheet(folder: Path, rows: int) -> Path:
    """A workbook as somebody keeps it."""
    book = Workbook()
    book.active.append([*ROLES])
    for number in range(rows):
        book.active.append(
            [f"Which river runs past town {number}?", f"Velm {number}", f"Asher {number}", "See the map."]
        )
    book.save(folder / "week 3.xlsx")
    return folder / "week 3.xlsx"


def test_twenty_questions_of_a_spreadsheet_get_in_without_a_manual(opens, serve, tmp_path):
    served = serve()
    teacher = opens(Instructor, served.address)
    teacher.sets_up(served.set_up_link)
    began, pages = time.monotonic(), 0

    teacher.follows("Question files")
    teacher.page.get_by_label("Files").set_input_files(spreadsheet(tmp_path, 20))
    teacher.writes("Title of the new course", "Rivers")
    teacher.presses("Read it")
    assert teacher.headline == "Say what the columns are."
    for title, role in ROLES.items():
        teacher.page.get_by_label(title).select_option(role)
    teacher.presses("Read it so")
    assert teacher.headline == "20 questions are ready."
    teacher.page.get_by_role("button", name="Take in what is ticked").first.click()
    teacher.sees("20 questions taken in")
    teacher.sees(re.compile("Students do not see Rivers yet"))
    teacher.follows("Open the course")
    teacher.page.get_by_label("Who may see it").select_option("everybody")
    teacher.presses("Save")
    pages = time.monotonic() - began
    assert pages < 60, "the machine alone leaves two of three minutes for reading"

    student = opens(Student, served.address)
    student.goes("/explore/rivers/questions")
    student.sees("Which river runs past town 7?")


def test_a_long_file_says_that_it_is_read(instructor, tmp_path):
    file = tmp_path / "long.gift"
    file.write_text(
        "\n\n".join(f"Who lived in house {n}? {{={n} Pike}}" for n in range(400)), encoding="utf-8"
    )
    instructor.goes("/teach/files")
    instructor.page.get_by_label("Files").set_input_files(file)
    instructor.page.get_by_label("For the course").select_option("a new course")
    instructor.writes("Title of the new course", "Houses")
    instructor.page.evaluate(HELD)
    instructor.button("Read it").click()
    instructor.page.get_by_role("status").filter(has_text="Reading").wait_for()
    instructor.presses("Read it")
    instructor.sees("400 questions are ready.")
    instructor.follows("Later ones")
    instructor.sees("101 to 200 of 400")
    instructor.page.get_by_role("button", name="Take in the 400 good ones").first.click()
    instructor.sees("400 questions taken in")
