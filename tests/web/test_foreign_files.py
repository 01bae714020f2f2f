"""A file of another program through its pages: report, ticks, taking in, what is given back."""

from __future__ import annotations

import io
import re

import pytest

from quizapp.formats.imports import reading
from tests import foreign_lines
from tests.people import Instructor
from tests.usecases.test_foreign_files import FILE


@pytest.fixture(autouse=True)
def _lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_file", foreign_lines.read_file)


def brings(instructor: Instructor, text: str = FILE, name: str = "quiz.txt") -> str:
    """Uploads a file; the address of its report."""
    fields = {"bank": "harbour", "file": (io.BytesIO(text.encode()), name)}
    instructor.sends("/teach/files", fields, content_type="multipart/form-data")
    return instructor.path


def ticked(instructor: Instructor) -> list[str]:
    boxes = re.findall(r'<input type="checkbox" name="row" value="(\d+)"( checked)?>', instructor.source)
    return [number for number, is_ticked in boxes if is_ticked]


def test_a_report_has_a_row_per_item_and_totals_that_add_up(instructor: Instructor):
    instructor.sends("/teach/files/courses/harbour/take-over")
    brings(instructor)
    assert instructor.headline == "Three questions are ready. Three items are left out."
    assert ticked(instructor) == ["1", "2"]
    assert "Which river runs through the port? Velm" in instructor.text
    assert "quiz.txt , line 5" in instructor.text
    assert "The answer is missing; write = and the answer." in instructor.text
    assert "tick it if that is to be replaced" in instructor.text
    totals = re.findall(
        r"(whole|with loss|skipped|faulty|in all) (\d+)", instructor.text.split("Items of the file")[1]
    )
    assert totals == [("whole", "3"), ("with loss", "0"), ("skipped", "2"), ("faulty", "1"), ("in all", "6")]


def test_what_is_ticked_is_taken_in_and_stands_in_the_course(instructor: Instructor):
    instructor.sends("/teach/files/courses/harbour/take-over")
    report = brings(instructor)
    instructor.sends(f"{report}/take-in", {"row": ticked(instructor), "section": "trade"})
    assert instructor.path == report
    assert instructor.headline == "This file has been taken in."
    assert "2 questions taken in" in instructor.text
    instructor.goes("/explore/harbour/facts/fixed:north")
    assert "Asher: It is dry." in instructor.text
    brings(instructor)
    assert ticked(instructor) == []
    assert "0 are new to the course, 1 changed, 2 unchanged" in instructor.text


@pytest.mark.parametrize("rows", [[], ["4"], ["one"], ["1", "99"], ["-1"], ["1" * 40]])
def test_a_choice_that_cannot_be_taken_in_comes_back(instructor: Instructor, rows: list[str]):
    instructor.sends("/teach/files/courses/harbour/take-over")
    report = brings(instructor)
    instructor.sends(f"{report}/take-in", {"row": rows, "section": "trade"})
    assert instructor.status == 422
    assert "Nothing was chosen" in instructor.text or "cannot be taken in" in instructor.text
    assert ticked(instructor) == [number for number in rows if number in ("1", "2")]
    assert '<option selected value="trade">' in instructor.source
    instructor.goes(report)
    assert "Take in what is ticked" in instructor.text


def test_a_course_of_a_folder_is_to_be_taken_over_first(instructor: Instructor):
    report = brings(instructor)
    assert "Take the course over first" in instructor.text
    assert ticked(instructor) == []
    instructor.sends(f"{report}/take-in", {"row": ["1"], "section": "trade"})
    assert instructor.status == 409


def test_the_faulty_ones_come_back_as_a_file(instructor: Instructor):
    report = brings(instructor, name="kö.txt")
    assert f"{report}/faulty" in instructor.source
    assert "Download only the faulty and skipped ones" in instructor.text
    answer = instructor.goes(f"{report}/faulty")
    assert answer.mimetype == "text/plain"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"k-faulty.txt\"; filename*=UTF-8''k%C3%B6-faulty.txt"
    )
    assert "Tell of the fog." in answer.get_data(as_text=True)
    report = brings(instructor, "lines\nWho? = Pike\n")
    assert "/faulty" not in instructor.source
    instructor.goes(f"{report}/faulty")
    assert instructor.path == report


def test_a_file_that_nobody_can_read_says_so(instructor: Instructor):
    report = brings(instructor, "what is this?")
    assert instructor.headline == "This file cannot be read."
    assert "No format was recognised; write 'lines' on line 1." in instructor.text
    instructor.sends(f"{report}/take-in", {"row": ["1"]})
    assert instructor.status == 422


def test_another_encoding_may_be_chosen_and_is_kept_when_taking_in(instructor: Instructor):
    instructor.sends("/teach/files/courses/harbour/take-over")
    content = io.BytesIO("lines\nивл|Кто? = Иван\n".replace("ивл", "who").encode("cp1251"))
    fields = {"bank": "harbour", "file": (content, "q.txt")}
    instructor.sends("/teach/files", fields, content_type="multipart/form-data")
    report = instructor.path
    assert "Иван" not in instructor.text
    instructor.goes(f"{report}?encoding=windows-1251")
    assert "Иван" in instructor.text
    assert '<input type="hidden" name="encoding" value="windows-1251">' in instructor.source
    fields = {"row": ["1"], "section": "trade", "encoding": "windows-1251"}
    instructor.sends(f"{report}/take-in", fields)
    instructor.goes("/explore/harbour/facts/fixed:who")
    assert "Иван" in instructor.text
    assert instructor.goes(f"{report}?encoding=nonsense").status_code == 200


def test_nothing_of_a_file_becomes_markup(instructor: Instructor):
    instructor.sends("/teach/files/courses/harbour/take-over")
    brings(instructor, "lines\n<script>x</script>? = <b>a</b> / b (<img src=x>)\n<script>faulty</script>\n")
    assert "<script>x" not in instructor.source
    assert "<script>faulty" not in instructor.source
    assert "<b>a" not in instructor.source


def test_what_is_left_out_without_a_fault_is_not_called_faulty(instructor: Instructor, monkeypatch):
    monkeypatch.undo()
    brings(instructor, "Who lit it? {=Pike ~Ash}\n\nTell of the fog. {}\n")
    assert "Download only what is left out" in instructor.text
    assert "faulty ones" not in instructor.text
