"""The archive and the bin, by clicking: undo at once, the bin later, and nothing shown of what lies in it."""

from __future__ import annotations

import csv
import io
import re

import pytest

from quizapp.usecases import housekeeping
from tests.people import Instructor, Student

PAGES = ("/", "/quiz/harbour", "/account", "/progress/harbour")


@pytest.fixture
def class_10b(app, instructor: Instructor):
    """A class with a quiz and a student in it; gives the class's id, its code and the quiz's id."""
    class_id, code = instructor.makes_class("Class 10B")
    quiz = instructor.sets_quiz(class_id, "Week 1")
    return class_id, code, quiz


@pytest.fixture
def mira(app, class_10b) -> Student:
    """Mira is in the class and in the middle of its quiz."""
    mira = Student(app)
    mira.joins(class_10b[1], "Mira")
    mira.sends(f"/quizzes/{class_10b[2]}")
    return mira


def moves(someone: Instructor, address: str, to: str) -> None:
    someone.sends(address, {"to": to})
    assert someone.status == 200, someone.text


def undoes(someone: Instructor) -> None:
    """Press Undo in the note on the page."""
    found = re.search(r'action="([^"]+)">(?:(?!</form>).)*name="to" value="(\w+)"[^/]*>Undo<', someone.source)
    assert found, someone.text
    moves(someone, found.group(1), found.group(2))


def names_in_csv(someone: Instructor, address: str) -> set[str]:
    rows = list(csv.reader(io.StringIO(someone.goes(address).get_data(as_text=True))))
    return {cell for row in rows[1:] for cell in row}


def test_a_quiz_goes_into_the_bin_and_comes_back_by_undo(instructor, class_10b, mira):
    class_id, _, quiz = class_10b
    moves(instructor, f"/teach/quizzes/{quiz}/move", "bin")
    assert instructor.path == f"/teach/classes/{class_id}"
    assert "Week 1 is in the bin for 30 days." in instructor.text
    assert "No quiz yet" in instructor.text
    assert "Week 1" not in names_in_csv(instructor, f"/teach/classes/{class_id}/scores.csv")
    assert instructor.goes(f"/teach/quizzes/{quiz}").status_code == 404
    assert instructor.goes(f"/teach/quizzes/{quiz}/scores.csv").status_code == 404
    for page in (*PAGES, mira.link(r"/quiz/harbour"), f"/classes/{class_id}"):
        mira.goes(page)
        assert "Week 1" not in mira.text, page
    assert mira.goes(f"/quizzes/{quiz}").status_code == 404

    moves(instructor, f"/teach/quizzes/{quiz}/move", "back")
    moves(instructor, f"/teach/quizzes/{quiz}/move", "bin")
    undoes(instructor)
    assert instructor.path == f"/teach/quizzes/{quiz}"
    assert "Week 1 is back." in instructor.text
    mira.goes("/")
    assert "Week 1" in mira.text


def test_a_class_goes_into_the_bin_and_its_code_says_nothing(app, instructor, class_10b, mira):
    class_id, code, quiz = class_10b
    moves(instructor, f"/teach/classes/{class_id}/move", "bin")
    assert instructor.path == "/teach"
    assert "Bin: 1 thing to bring back" in instructor.text
    assert instructor.goes(f"/teach/classes/{class_id}").status_code == 404
    assert instructor.goes(f"/teach/classes/{class_id}/scores.csv").status_code == 404
    for page in PAGES:
        mira.goes(page)
        assert "10B" not in mira.text, page
    for address in (f"/classes/{class_id}", f"/quizzes/{quiz}"):
        assert mira.goes(address).status_code == 404
    stranger = Student(app)
    stranger.joins(code)
    assert "No class has this code" in stranger.text
    assert "10B" not in stranger.text

    instructor.goes("/teach/bin")
    assert instructor.headline == "One thing can still be brought back."
    moves(instructor, instructor.link(r"/teach/classes/[0-9a-f]+/move"), "back")
    assert instructor.path == f"/teach/classes/{class_id}"
    stranger.joins(code, "Noor")
    assert "You are in Class 10B." in stranger.text


def test_a_student_is_taken_out_and_let_in_again(instructor, class_10b, mira):
    class_id, code, quiz = class_10b
    instructor.opens_student(class_id)
    member = instructor.link(r"/teach/classes/[0-9a-f]+/members/[0-9a-f]+/move")
    moves(instructor, member, "bin")
    assert "Mira is out of the class." in instructor.text
    assert "Nobody has joined yet" in instructor.text
    for address in (f"/teach/classes/{class_id}/scores.csv", f"/teach/quizzes/{quiz}/scores.csv"):
        assert "Mira" not in names_in_csv(instructor, address)
    for page in PAGES:
        mira.goes(page)
        assert "10B" not in mira.text, page
    mira.joins(code, "Mira")
    assert mira.status == 422
    assert "taken out of this class" in mira.text
    moves(instructor, member, "back")
    assert "Mira" in names_in_csv(instructor, f"/teach/classes/{class_id}/scores.csv")


# row-91
def test_whoever_is_in_the_middle_hears_that_the_answers_are_kept(instructor, class_10b, mira):
    attempt = mira.path.rsplit("/", 1)[0]
    moves(instructor, f"/teach/quizzes/{class_10b[2]}/move", "bin")
    for send in (
        lambda: mira.answers(go="next", unknown="1"),
        lambda: mira.goes(f"{attempt}/1"),
        lambda: mira.sends(f"{attempt}/hand-in"),
    ):
        before = mira.page
        send()
        assert mira.status == 403
        assert mira.headline == "Your answers are kept."
        assert "kept until 23 December" in mira.text
        mira.page = before


def test_an_archived_class_leaves_the_first_pages_and_is_still_read(instructor, class_10b, mira):
    class_id = class_10b[0]
    moves(instructor, f"/teach/classes/{class_id}/move", "archive")
    assert "Class 10B is archived." in instructor.text
    assert "Archived Class 10B" in instructor.text
    undoes(instructor)
    moves(instructor, f"/teach/classes/{class_id}/move", "archive")
    instructor.goes(f"/teach/classes/{class_id}")
    assert instructor.headline.startswith("Archived since 23 November")
    assert "/join/" not in instructor.source
    late = Student(instructor.app)
    late.joins(class_10b[1], "Late")
    assert "This class is over" in late.text
    mira.sends(f"{mira.path.rsplit('/', 1)[0]}/hand-in")
    mira.goes("/")
    assert "Week 1" not in mira.text
    mira.goes(f"/classes/{class_id}")
    assert mira.headline == "This class is over."
    assert "Week 1" in mira.text


def test_an_archived_quiz_is_not_begun_any_more(instructor, class_10b):
    class_id, code, quiz = class_10b
    noor = Student(instructor.app)
    noor.joins(code, "Noor")
    moves(instructor, f"/teach/quizzes/{quiz}/move", "archive")
    assert "Archived quizzes" in instructor.text
    noor.goes(f"/classes/{class_id}")
    assert noor.headline == "Nothing to hand in right now."
    noor.goes(f"/quizzes/{quiz}")
    assert noor.headline == "This quiz is closed."
    noor.sends(f"/quizzes/{quiz}")
    assert noor.status == 409
    assert "archived this quiz" in noor.text


def test_the_bin_is_empty_after_its_time(app, clock, instructor, class_10b, mira):
    moves(instructor, f"/teach/quizzes/{class_10b[2]}/move", "bin")
    clock.forward(days=30)
    housekeeping.run_due(app.extensions["quizapp"], clock())
    instructor = Instructor(app)
    instructor.sends("/sign-in", {"login_name": "teacher", "password": "correct horse battery staple"})
    instructor.goes("/teach/bin")
    assert instructor.headline == "The bin is empty."
    instructor.sends(f"/teach/quizzes/{class_10b[2]}/move", {"to": "back"})
    assert instructor.status == 404


@pytest.mark.parametrize("to", ["", "nowhere", "BIN", "bin\x00"])
def test_a_place_that_does_not_exist_is_a_bad_request(instructor, class_10b, to):
    instructor.sends(f"/teach/classes/{class_10b[0]}/move", {"to": to})
    assert instructor.status == 400
    assert instructor.goes(f"/teach/classes/{class_10b[0]}").status_code == 200


def test_a_student_cannot_be_archived(instructor, class_10b, mira):
    instructor.opens_student(class_10b[0])
    instructor.sends(instructor.link(r"/teach/classes/[0-9a-f]+/members/[0-9a-f]+/move"), {"to": "archive"})
    assert instructor.status == 400
