"""One's own data by clicking: downloaded as a file, deleted after saying what that means."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from quizapp.usecases import erasing, studying
from tests.people import PASSWORD, Instructor, Student


def downloaded(someone: Student) -> dict:
    """What stands in somebody's file."""
    answer = someone.client.get(someone.link("/account/data"))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/zip"
    assert 'filename="quizapp-your-data-2026-11-23.zip"' in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as zipped:
        return json.loads(zipped.read("your-data.json"))


def test_the_account_page_leads_to_the_file_in_one_click(student):
    student.starts_as_guest()
    student.studies(3)
    student.goes("/account")
    data = downloaded(student)
    assert len(data["study_answers"]["rows"]) == 3
    for part in ("study_answers", "reviews", "memory"):  # another course may have a fact of that name
        assert {row["bank"] for row in data[part]["rows"]} == {"harbour"}
    assert data["account"]["rows"][0]["display_name"] == "Guest"
    assert all(part["about"] for name, part in data.items() if isinstance(part, dict))


def test_somebody_deletes_themselves(app, student):
    student.starts_as_guest()
    student.studies(2)
    student.claims("mira")
    phone = Student(app)
    phone.signs_in("mira")
    student.goes("/account")
    student.goes(student.link("/account/erase"))
    assert student.headline == "Everything about you would be gone."
    assert "There is no way back." in student.text
    for word, password, fault in (
        ("delete", "wrong", "This is not your password."),
        ("yes", PASSWORD, "nothing was deleted"),
        ("", PASSWORD, "Write the word"),
        ("delete", "", "Write your password."),
    ):
        student.sends("/account/erase", {"word": word, "password": password})
        assert student.status == 422
        assert fault in student.text
    student.sends("/account/erase", {"word": " Delete ", "password": PASSWORD})
    assert student.path == "/"
    assert "Everything about you is deleted." in student.text
    assert "Start learning" in student.text
    phone.goes("/account")
    assert phone.path == "/sign-in"
    student.signs_in("mira")
    assert student.status == 422


def test_a_guest_is_asked_for_the_word_alone(student):
    student.starts_as_guest()
    student.goes("/account/erase")
    assert 'type="password"' not in student.source
    student.sends("/account/erase", {"word": "delete"})
    assert "Everything about you is deleted." in student.text


def test_an_instructor_hears_what_to_do_first(instructor):
    class_id, _ = instructor.makes_class("10B")
    instructor.goes("/account/erase")
    assert instructor.headline == "One thing first."
    assert "Nobody else teaches 10B" in instructor.text
    instructor.sends("/account/erase", {"word": "delete", "password": PASSWORD})
    assert instructor.status == 409
    instructor.sends(f"/teach/classes/{class_id}/move", {"to": "bin"})
    instructor.goes("/account/erase")
    assert "Question files you uploaded" in instructor.text
    instructor.sends("/account/erase", {"word": "delete", "password": PASSWORD})
    assert instructor.path == "/"


def test_the_teacher_is_told_that_somebody_left_and_not_who(app, instructor):
    class_id, code = instructor.makes_class("10B")
    mira = Student(app)
    mira.joins(code, "Mira")
    mira.goes("/account/erase")
    assert "Your scores leave your teachers’ tables in 10B" in mira.text
    mira.sends("/account/erase", {"word": "delete"})
    instructor.goes(f"/teach/classes/{class_id}/students")
    assert "One student erased all their data; their scores went with it." in instructor.text
    assert "Mira" not in instructor.text


def test_what_was_reported_is_in_the_file_and_goes_with_the_account(app, student, instructor):
    student.starts_as_guest()
    student.studies(1)
    student.sends(
        student.link(r"/study/[0-9a-f]+/\d+/report"), {"text": "Two of these are right, says Mira."}
    )
    student.goes("/account")
    (row,) = downloaded(student)["reports"]["rows"]
    assert (row["text"], row["bank"], row["outcome"]) == (
        "Two of these are right, says Mira.",
        "harbour",
        "open",
    )
    assert row["asked"]
    assert not {"right_answer", "seed", "question"} & set(row)
    instructor.goes("/teach/files/courses/harbour/reports")
    assert "says Mira" in instructor.text
    student.sends("/account/erase", {"word": "delete"})
    instructor.goes("/teach/files/courses/harbour/reports")
    assert "says Mira" not in instructor.text


def test_an_open_quiz_of_a_class_is_not_told_by_the_names_of_its_facts(app, student, instructor):
    class_id, code = instructor.makes_class("10B")
    quiz = instructor.sets_quiz(class_id)
    student.joins(code, "Mira")
    student.sends(f"/quizzes/{quiz}")
    student.goes("/account")
    rows = downloaded(student)["quiz_answers"]["rows"]
    assert rows
    assert not any(row["fact"] or row["right_answer"] or row["place_in_the_source"] for row in rows)


@pytest.mark.parametrize("path", ["/account/data", "/account/erase"])
def test_whoever_is_nobody_has_no_data(student, path):
    student.goes(path)
    assert student.path == "/sign-in"


def test_what_is_sent_in_the_moment_of_erasing_is_refused_and_not_an_error(app, student, monkeypatch):
    student.starts_as_guest()
    student.goes("/")
    services, begin = app.extensions["quizapp"], studying.begin

    def overtaken(services_, person, *rest):
        erasing.erase(services, person, "", services.clock())
        return begin(services_, person, *rest)

    monkeypatch.setattr(studying, "begin", overtaken)
    student.sends("/study", {"bank": "harbour"})
    assert student.status == 409
    assert "went away in the same moment" in student.text


def test_a_teacher_takes_uploaded_files_along(app):
    teacher = Instructor(app)
    teacher.sets_up()
    file = (io.BytesIO(b"facts: []\n"), "my facts.yaml")
    teacher.goes("/teach/files")
    teacher.sends("/teach/files", {"bank": "harbour", "file": file}, content_type="multipart/form-data")
    teacher.goes("/account")
    (row,) = downloaded(teacher)["question_files"]["rows"]
    packed = teacher.client.get("/account/data").get_data()
    with zipfile.ZipFile(io.BytesIO(packed)) as zipped:
        assert zipped.read(row["file"]) == b"facts: []\n"
