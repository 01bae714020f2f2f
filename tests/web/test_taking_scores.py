"""Taking scores home by clicking: what is shown before, what is downloaded, what Canvas gets back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from quizapp.web.teach.canvas import packed, unpacked
from tests.people import Student
from tests.web.nonsense import body_of

GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Week 1 (77)\r\n"
    "    Points Possible,,,,,3\r\n"
    '"Lind, Mira",11,,x,10B,\r\nSomebody Else,12,,y,10B,2\r\n'
)


@pytest.fixture
def room(instructor) -> str:
    """The address of the scores of a class with Mira and =1+1 in it."""
    class_id, code = instructor.makes_class("10B")
    instructor.sets_quiz(class_id, "Week 1", count=3)
    instructor.sets_quiz(class_id, "Trade (1953)", count=3)
    for name in ("Mira Lind", "=1+1"):
        Student(instructor.app).joins(code, name)
    return f"/teach/classes/{class_id}/scores"


def rows(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"), newline="")))


def download(instructor) -> str:
    found = re.search(r'class="button(?: calm)?" href="([^"]+)">Download(?: a new file)?<', instructor.source)
    assert found, instructor.text
    return found[1].replace("&amp;", "&")


def test_the_page_shows_the_first_rows_and_downloads_just_them(instructor, room):
    instructor.goes(room)
    assert instructor.headline == "Nobody has handed in yet."
    assert "'=1+1" in instructor.text
    answer = instructor.client.get(download(instructor))
    assert [row[1] for row in rows(answer)[1:]] == ["'=1+1", "Mira Lind"] * 2
    assert answer.headers["Content-Disposition"].endswith("10B_all-quizzes_2026-11-23T0900Z.csv")


def test_what_canvas_would_misread_stands_there_before_the_download(instructor, room):
    instructor.goes(f"{room}?what=canvas")
    assert instructor.headline.startswith("Canvas takes this;")
    assert "“Trade (1953)” ends like the number of an assignment" in instructor.text
    table = rows(instructor.client.get(download(instructor)))
    assert table[0][:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert table[0][5:] == ["Week 1", "Trade [1953]"]


def test_canvas_is_offered_its_own_file_before_a_new_one(instructor, room):
    instructor.goes(f"{room}?what=canvas")
    assert instructor.source.index("Fill it in") < instructor.source.index("Before Canvas reads a new file")
    instructor.goes(f"{room}?what=moodle")
    assert "Fill it in" not in instructor.text


def test_one_quiz_can_be_chosen(instructor, room):
    instructor.goes(room)
    quiz = re.search(r'name="quiz" value="(\w+)" checked> <bdi>Week 1<', instructor.source)
    assert quiz
    answer = instructor.client.get(f"{room}/file?what=grid&quiz={quiz[1]}")
    assert rows(answer)[0] == ["learner", "login", "Week 1"]
    assert "10B_Week-1_grid_" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("kind", ["xlsx", "raw"])
def test_a_platform_takes_csv_only_and_the_page_says_so(instructor, room, kind):
    for address in (room, f"{room}/file"):
        instructor.goes(f"{address}?what=canvas&file={kind}")
        assert instructor.status == 422
        assert "Canvas takes CSV." in instructor.text


@pytest.mark.parametrize("query", ["what=chairs", "file=pdf", "quiz=ffffffffffffffffffffffff"])
def test_what_there_is_not_is_refused_beside_its_field(instructor, room, query):
    instructor.goes(f"{room}/file?{query}")
    assert instructor.status == 422


def test_excel_gets_a_workbook_or_a_mark(instructor, room):
    book = instructor.client.get(f"{room}/file?what=attempts&file=xlsx")
    assert book.headers["Content-Disposition"].endswith(".xlsx")
    sheet = load_workbook(io.BytesIO(book.get_data()))["attempts"]
    assert [cell.value for cell in sheet["B"]] == ["learner", *["=1+1", "Mira Lind"] * 2]
    marked = instructor.client.get(f"{room}/file?what=attempts&file=bom").get_data()
    assert marked.startswith(b"\xef\xbb\xbfclass,")


def test_a_gradebook_from_canvas_comes_back_filled(instructor, room):
    answer = fill(instructor, room, GRADEBOOK.encode())
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert "One student is filled in, one is not in the file." in page
    assert "Week 1 (77)" in page
    assert "Somebody Else" in page
    field = re.search(r'name="packed" value="([^"]+)"', page)
    assert field
    back = instructor.client.post(
        f"{room}/canvas/file", data={"csrf_token": token(instructor, room), "packed": field[1]}
    )
    table = rows(back)
    assert table[0] == [
        "Student",
        "ID",
        "SIS User ID",
        "SIS Login ID",
        "Section",
        "Week 1 (77)",
        "Trade [1953]",
    ]
    assert table[3] == ["Somebody Else", "12", "", "y", "10B", "2", ""]
    assert "attachment" in back.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name,score\r\n", "This is no gradebook of Canvas"),
        (b"", "This is no gradebook of Canvas"),
        (b"\xff\xfe\x00", "not saved as UTF-8"),
        (b"Student,ID\r\n" + b"x" * (2 * 1024 * 1024), "larger than any gradebook"),
    ],
)
def test_what_is_no_gradebook_is_refused_with_a_reason(instructor, room, content, says):
    answer = fill(instructor, room, content)
    assert answer.status_code == 422
    assert says in answer.get_data(as_text=True)


@pytest.mark.parametrize("field", ["", "%%%", "aGVsbG8=", packed("x" * 20_000_000), "é"])
def test_a_file_that_the_page_did_not_make_is_not_given_back(instructor, room, field):
    answer = instructor.client.post(
        f"{room}/canvas/file", data={"csrf_token": token(instructor, room), "packed": field}
    )
    assert answer.status_code == 422


def test_what_is_packed_comes_back_whole():
    text = "\ufeffa\r\nb\n\rc\u2028é" * 1000
    assert unpacked(packed(text)).decode() == text


def test_a_class_without_students_or_quizzes_says_what_to_do(instructor):
    class_id, code = instructor.makes_class("10C")
    instructor.goes(f"/teach/classes/{class_id}/scores")
    assert instructor.headline == "Nobody has joined yet, so there are no scores."
    Student(instructor.app).joins(code, "Mira")
    instructor.goes(f"/teach/classes/{class_id}/scores?what=moodle")
    assert instructor.headline == "No quiz is published yet, so there are no scores."


def token(instructor, room) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', instructor.client.get(f"{room}?what=canvas").text)
    assert found
    return found[1]


def fill(instructor, room, content: bytes):
    fields = {"csrf_token": token(instructor, room), "gradebook": (content, "grades.csv")}
    return instructor.client.post(f"{room}/canvas", **body_of(fields))
