"""A class from the set-up link to the scores, and a learner's days, by clicking, on either database."""

from __future__ import annotations

import csv
import io

import pytest

from tests.people import Instructor, Student, Visitor

pytestmark = pytest.mark.both_databases
NEW_FACT = """\
facts:
  - id: north-lamp-lit
    section: history
    about: {of: lighthouse, what: first lit}
    say: "The lighthouse was first lit in {1893}."
    ask: "In which year was the lighthouse first lit?"
    answer: {year: "1893"}
    at: [H2]
"""


def takes_quiz(student: Student) -> None:
    """Answer what can be answered in one word, leave the rest blank, and hand in."""
    attempt = student.path.split("/")[2]
    for _ in range(40):
        if f'action="/attempts/{attempt}/' not in student.source or student.path.endswith("/hand-in"):
            break
        student.answers(choice="0", answer="1900", go="next")
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.path == f"/attempts/{attempt}"


def test_a_class_from_its_first_day_to_its_scores(app, clock, instructor: Instructor, student: Student):
    class_id, code = instructor.makes_class("Größe 10Ж")
    quiz = instructor.sets_quiz(class_id, "Week “1” – Порт", count=4)

    student.starts_as_guest()
    assert student.studies(5) == 5
    student.claims("mira", "Мира Lind")
    student.joins(code, "Мира Lind")
    student.sends(f"/quizzes/{quiz}")
    takes_quiz(student)
    assert " of 4." in student.headline
    student.goes("/progress/harbour")
    assert student.status == 200

    late = Student(app)
    late.joins(code, "=Ben")
    late.sends(f"/quizzes/{quiz}")

    instructor.goes(f"/teach/quizzes/{quiz}")
    assert "Мира Lind" in instructor.text
    scores = instructor.goes(f"/teach/classes/{class_id}/scores.csv").get_data(as_text=True)
    rows = list(csv.DictReader(io.StringIO(scores.removeprefix("\ufeff"))))
    assert {(row["class"], row["learner"], row["status"]) for row in rows} == {
        ("Größe 10Ж", "Мира Lind", "submitted"),
        ("Größe 10Ж", "'=Ben", "open"),
    }
    assert {row["started_at"] for row in rows} == {"2026-11-23T09:00:00Z"}


def test_days_of_a_learner_who_moves_to_another_browser(app, clock, student: Student):
    student.starts_as_guest()
    student.studies(60)
    student.claims("mira")
    clock.forward(days=1, hours=2)
    elsewhere = Student(app)
    elsewhere.signs_in("MIRA")
    elsewhere.sends("/study", {"bank": "harbour"})
    assert elsewhere.studies(5) == 5
    elsewhere.goes("/account")
    elsewhere.sends("/account", {"display_name": "M", "time_zone": "Asia/Kolkata", "new_per_day": "3"})
    assert elsewhere.status == 200
    elsewhere.sends("/sign-out")
    assert elsewhere.goes("/account").request.path == "/sign-in"


def test_a_question_file_from_the_upload_to_the_page_of_its_fact(instructor: Instructor):
    instructor.goes("/teach/files")
    file = (io.BytesIO(NEW_FACT.encode()), "history.yaml")
    instructor.sends("/teach/files", {"bank": "harbour", "file": file}, content_type="multipart/form-data")
    report = instructor.path
    instructor.sends("/teach/files/courses/harbour/take-over")
    instructor.sends(f"{report}/take-in")
    assert instructor.goes("/explore/harbour/facts/north-lamp-lit").status_code == 200


def test_a_nul_is_no_name_and_is_taken_out_of_what_is_typed(app, instructor: Instructor):
    for path in ("/explore/%00", "/study/%00", "/teach/classes/a%00", "/attempts/%00/1"):
        assert instructor.client.get(path).status_code == 404, path
    for login in ("mi\x00ra", "\x00"):
        visitor = Visitor(app)
        visitor.goes("/sign-in")
        visitor.sends("/sign-in", {"login_name": login, "password": "with\x00nul in it"})
        assert visitor.status == 422
    instructor.sets_quiz(instructor.makes_class()[0], "Week\x001")
    assert instructor.status in (200, 422)
