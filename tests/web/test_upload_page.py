"""The page of question files: several at once, pasted, into a new course; tables whose columns are named."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook

from quizapp.formats.imports.tables import read_table
from quizapp.web.bank.looking import PAGE, numbers_in, ranges_of
from tests.people import Instructor

CAPITALS = "Land;Hauptstadt;Fluss\nKorea;Seoul;Han\nJapan;Tokyo;Sumida\n"


def brings(instructor: Instructor, *files: tuple[str, str], **more: str) -> str:
    """Uploads files, by name and text; where that leads."""
    sent = [(io.BytesIO(text.encode()), name) for name, text in files]
    fields = {"bank": "", "title": "Capitals", "file": sent, **more}
    instructor.goes("/teach/files")
    instructor.sends("/teach/files", fields, content_type="multipart/form-data")
    return instructor.path


def says(instructor: Instructor, report: str, *roles: str, **more: str) -> None:
    """Says what the columns are."""
    instructor.sends(f"{report}/columns", {"role": list(roles), **more})


def ticked(instructor: Instructor) -> int:
    return len(re.findall(r'name="row" value="\d+" checked', instructor.source))


def long_file(count: int) -> str:
    return "\n\n".join(f"Who lived in house {number}? {{=Pike =Crane}}" for number in range(1, count + 1))


def test_a_title_and_a_file_are_enough_to_have_questions_in_a_course(instructor: Instructor):
    report = brings(instructor, ("q.csv", "question,answer\nWho built the pier?,Pike\n"))
    assert instructor.headline == "One question is ready."
    instructor.sends(f"{report}/take-in", {"row": ["1"]})
    instructor.goes(instructor.link("/teach/files/courses/capitals"))
    assert "1 question, for instructors only" in instructor.text
    instructor.goes("/teach/files")
    assert "for Capitals" in instructor.text
    assert '<option selected value="capitals">' in instructor.source, "the next file is for the same course"


@pytest.mark.parametrize(
    "text",
    [
        "Pike\tA fish\nPier\tA walk into the sea\n",
        "question\tanswer\nWho?\tPike\nWhere?\tAt sea\n",
        "Who?{=Pike}\n\nWhere?{=Sea}",
    ],
    ids=["Quizlet", "cells", "GIFT"],
)
def test_what_is_pasted_goes_the_way_of_a_file(instructor: Instructor, text: str):
    instructor.goes("/teach/files")
    instructor.sends("/teach/files", {"bank": "harbour", "text": text})
    assert "pasted questions.txt" in instructor.text
    assert instructor.headline == "Two questions are ready."


def test_each_of_several_files_has_its_report(instructor: Instructor):
    brings(instructor, ("a.gift", "Who?{=Pike}"), ("b.gift", "Where?{=Sea}"), text="When?{=Now}")
    assert "3 files are read" in instructor.text
    assert len(set(re.findall(r"/teach/files/([0-9a-f]{24})", instructor.source))) == 3


def test_what_is_missing_is_said_beside_its_field(instructor: Instructor):
    brings(instructor, title="")
    assert instructor.status == 422
    assert "Choose a file first, or paste your questions." in instructor.text
    assert "Write a title for the new course." in instructor.text
    brings(instructor, ("a.gift", "Who?{=Pike}"), title="\u200b")
    assert "Write a name that can be seen." in instructor.text
    brings(instructor, ("a.gift", "Who?{=Pike}"), bank="nowhere")
    assert instructor.status == 422


def test_the_table_to_fill_in_is_read_as_it_is(instructor: Instructor):
    text = instructor.goes("/teach/files/template.csv").get_data().decode("utf-8-sig")
    assert read_table(text, "questions.csv").totals["imported"] == 3
    answer = instructor.goes("/teach/files/template.xlsx")
    assert 'filename="questions.xlsx"' in answer.headers["Content-Disposition"]
    assert load_workbook(io.BytesIO(answer.get_data())).sheetnames == ["Questions", "Help"]


def test_columns_that_are_not_known_are_named_once_for_all_such_tables(instructor: Instructor):
    report = brings(instructor, ("a.csv", CAPITALS))
    assert instructor.headline == "Say what the columns are."
    assert "Korea · Japan" in instructor.text
    says(instructor, report, "question", "key", "explanation")
    assert instructor.headline == "Two questions are ready."
    assert "Korea Seoul" in instructor.text
    brings(instructor, ("b.csv", CAPITALS.replace("Korea;Seoul", "China;Beijing")))
    assert instructor.headline == "Two questions are ready."
    instructor.sends(f"{instructor.path}/columns", {"do": "forget"})
    assert instructor.headline == "Say what the columns are."


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (["key", "none", "none"], "Say of one column that it is the question."),
        (["question", "question", "key"], "Only one column can be the question."),
        (["question", "none", "none"], "the right answer, too"),
        (["question", "key"], "cannot be named"),
        (["question", "key", "root"], "cannot be named"),
    ],
)
def test_columns_that_make_no_question_come_back(instructor: Instructor, roles: list[str], said: str):
    report = brings(instructor, ("a.csv", CAPITALS))
    says(instructor, report, *roles)
    assert instructor.status == 422
    assert said in instructor.text
    instructor.goes(report)
    assert instructor.headline == "Say what the columns are."


def test_a_table_without_titles_is_read_from_its_first_row(instructor: Instructor):
    report = brings(instructor, ("a.csv", CAPITALS.split("\n", 1)[1]))
    says(instructor, report, "question", "key", "none", first="question")
    assert instructor.headline == "Two questions are ready."
    assert "Korea Seoul" in instructor.text


def test_columns_that_are_known_may_mean_something_else(instructor: Instructor):
    report = brings(instructor, ("a.csv", "term,definition,tags\nPike,A fish,water\n"))
    says(instructor, report, "key", "question", "none")
    assert "A fish Pike" in instructor.text
    assert "Forget what I said of the columns" in instructor.text


def test_only_tables_have_columns(instructor: Instructor):
    report = brings(instructor, ("a.gift", "Who?{=Pike}"))
    assert "Columns" not in instructor.text
    says(instructor, report, "question", "key")
    assert instructor.status == 422
    instructor.sends(f"{report}/columns", {"do": "forget"})
    assert instructor.status == 404


def test_a_file_may_be_read_as_another_format(instructor: Instructor):
    report = brings(instructor, ("a.txt", "What is this?\nNobody knows.\n"))
    assert instructor.headline == "This file cannot be read."
    assert re.search(r"<details[^>]* open>\s*<summary>Letters look wrong", instructor.source)
    instructor.goes(f"{report}?format=gift")
    assert '<option value="gift" selected>' in instructor.source
    assert "1 in all" in instructor.text or "in all 1" in instructor.text


def test_a_long_report_comes_in_pages_and_goes_in_as_a_whole(instructor: Instructor):
    report = brings(instructor, ("long.gift", long_file(250) + "\n\nWho {=Pike"))
    assert instructor.headline == "250 questions are ready. One item is left out."
    assert ticked(instructor) == PAGE - 1, "what is left out comes first"
    assert "Take in the 250 good ones" in instructor.text
    instructor.goes(f"{report}?page=3")
    assert "201 to 251 of 251" in instructor.text
    boxes = re.findall(r'name="row" value="(\d+)" checked', instructor.source)
    shown = re.search(r'name="shown" value="([^"]+)"', instructor.source)[1]
    fields = {"row": boxes[2:], "shown": shown, "do": "good", "page": "3"}  # two are unticked
    instructor.sends(f"{report}/take-in", fields)
    assert "248 questions taken in" in instructor.text


def test_of_a_long_report_only_what_is_ticked_may_go_in(instructor: Instructor):
    report = brings(instructor, ("long.gift", long_file(150)))
    instructor.sends(f"{report}/take-in", {"row": ["1", "2"], "shown": "1-100", "do": "ticked"})
    assert "2 questions taken in" in instructor.text


def test_rows_of_a_long_report_can_be_filtered(instructor: Instructor):
    report = brings(instructor, ("long.gift", long_file(150) + "\n\nWho {=Pike"))
    instructor.goes(f"{report}?show=left-out")
    assert (ticked(instructor), instructor.source.count('class="group stack fault"')) == (0, 1)
    instructor.goes(f"{report}?show=new&page=all")
    assert ticked(instructor) == 150
    for odd in ("show=nothing", "page=0", "page=99999999999", "page=-1", "page=9", "format=exe"):
        assert instructor.goes(f"{report}?{odd}").status_code == 200


def test_numbers_are_written_in_short_and_read_back():
    assert ranges_of([7, 1, 2, 3, 9, 10]) == "1-3,7,9-10"
    assert numbers_in("1-3,7,9-10") == {1, 2, 3, 7, 9, 10}
    assert numbers_in("x,-1,3-,5-4,2") == {2}
    assert len(numbers_in("0-999999," * 900)) <= 20_000
