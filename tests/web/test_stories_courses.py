"""Several courses through their pages: made, taken over, opened and closed, given to classes, studied."""

from __future__ import annotations

import io
import re

import pytest

from quizapp.usecases import importing, proposing
from tests.builders import make_bank, make_head
from tests.formats.small_bank import FILES
from tests.people import Instructor, Student, keep_compiled
from tests.web.answer_keys import rows

NEW_COURSE = {
    "title": "The Lighthouse",
    "source": "Keeper’s log",
    "sections": "Coast, 4\r\nHistory, 2",
    "audience": "instructors",
    "slug": "",
}


@pytest.fixture
def river(app):
    """A second course beside the harbour."""
    services = app.extensions["quizapp"]
    bank = make_bank("river", head=make_head(title="The River Velm"))
    importing.load_bank(services, bank, "folder", services.clock())


def uploads(teacher: Instructor, course: str, name: str, text: str) -> str:
    """Upload a file for a course; gives the address of its report."""
    teacher.goes("/teach/files")
    file = (io.BytesIO(text.encode()), name)
    teacher.sends("/teach/files", {"bank": course, "file": file}, content_type="multipart/form-data")
    return teacher.path


def test_an_instructor_makes_a_course_fills_it_and_opens_it(app, instructor, student):
    instructor.goes("/teach/files")
    instructor.goes(instructor.link(r"/teach/files/new-course"))
    instructor.sends("/teach/files/new-course", NEW_COURSE)
    assert instructor.path == "/teach/files/courses/the-lighthouse"
    assert instructor.headline == "No facts yet. Write the first one."
    assert "paragraphs C1-C4" in instructor.text
    student.goes("/explore/the-lighthouse")
    assert student.status == 403
    names = FILES["names.yaml"].replace(", pool: tower", "")
    report = uploads(instructor, "the-lighthouse", "names.yaml", names)
    assert instructor.headline == "Three items are ready."
    instructor.sends(f"{report}/take-in")
    assert instructor.headline == "This file has been taken in."
    text = FILES["coast.yaml"].split("  - id: lighthouse-height")[0].replace("[C1 n2]", "[C1]")
    report = uploads(instructor, "the-lighthouse", "coast.yaml", text)
    instructor.sends(f"{report}/take-in")
    instructor.sends("/teach/files/courses/the-lighthouse/audience", {"audience": "learners"})
    assert instructor.headline == "1 fact, open to everybody."
    student.goes("/")
    assert "The Lighthouse" in student.text
    student.goes("/explore/the-lighthouse/coast")
    assert "first lit in 1889" in student.text


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", ""),
        ("title", "x" * 121),
        ("source", "x" * 301),
        ("sections", "Coast, 0"),
        ("sections", "x" * 8001),
        ("slug", "harbour"),
        ("slug", "No Such"),
        ("audience", "everybody"),
    ],
)
def test_a_course_that_cannot_be_made_keeps_what_was_typed(app, instructor, field, text):
    instructor.goes("/teach/files/new-course")
    instructor.sends("/teach/files/new-course", {**NEW_COURSE, field: text})
    assert instructor.status == 422
    assert f'id="{field}-error"' in instructor.source
    for name, typed in NEW_COURSE.items():
        if name not in (field, "sections", "audience"):
            assert f'value="{typed}"' in instructor.source, name
    assert rows(app, "select count(*) from bank") == [(1,)]


def test_a_course_of_a_folder_is_taken_over_before_a_file_goes_in(app, instructor):
    changed = "facts:\n" + FILES["coast.yaml"].split("  - id: lighthouse-height")[0].removeprefix("facts:\n")
    changed = changed.replace("lighthouse-lit", "rock-lit").replace("[C1 n2]", "[H1]").replace("1889", "1888")
    report = uploads(instructor, "harbour", "history.yaml", changed)
    assert "can only be read" in instructor.text
    assert "Take in" not in instructor.text
    before = rows(app, "select revision, home from bank")
    instructor.sends(f"{report}/take-in")
    assert instructor.status == 409
    assert rows(app, "select revision, home from bank") == before
    instructor.goes("/teach/files/courses/harbour")
    instructor.sends("/teach/files/courses/harbour/audience", {"audience": "instructors"})
    assert instructor.status == 409
    instructor.sends("/teach/files/courses/harbour/take-over")
    assert "changed here from now on" in instructor.text
    instructor.sends(f"{report}/take-in")
    assert instructor.headline == "This file has been taken in."


def test_what_a_folder_proposes_is_shown_and_accepted(app, instructor, tmp_path):
    folder = proposes(app, tmp_path)
    instructor.goes("/teach/files")
    assert "its folder has changed" in instructor.text
    instructor.goes("/teach/files/courses/lighthouse")
    assert "1 added, 0 changed, 1 gone" in instructor.text
    assert "The pier was lit in 1891" in instructor.text
    instructor.sends("/teach/files/courses/lighthouse/proposal", decision(instructor, "accept"))
    assert "as its folder has it now" in instructor.text
    instructor.goes("/explore/lighthouse/coast")
    assert "The pier was lit in 1891" in instructor.text
    assert "31.5 metres" not in instructor.text
    assert reads_again(app, folder) == "same"


def test_what_a_folder_proposes_can_be_declined_and_an_old_page_decides_nothing(app, instructor, tmp_path):
    folder = proposes(app, tmp_path)
    address = "/teach/files/courses/lighthouse/proposal"
    instructor.goes("/teach/files/courses/lighthouse")
    old = decision(instructor, "accept")
    instructor.sends(address, decision(instructor, "decline"))
    assert "stays as it is" in instructor.text
    for data, status in ((old, 409), ({**old, "do": "burn"}, 400), ({"do": "accept"}, 409)):
        instructor.goes("/teach/files/courses/lighthouse")
        instructor.sends(address, data)
        assert instructor.status == status
    assert reads_again(app, folder) == "kept"


def decision(teacher: Instructor, do: str) -> dict[str, str]:
    """What the form of the proposal sends."""
    found = dict(re.findall(r'name="(digest|base)" value="([^"]+)"', teacher.source))
    assert set(found) == {"digest", "base"}
    return {**found, "do": do}


def proposes(app, tmp_path):
    """A course that was taken over, and whose folder has changed since."""
    services = app.extensions["quizapp"]
    folder = tmp_path / "lighthouse"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    importing.load_folder(services, folder, services.clock())
    proposing.take_over(services, "lighthouse")
    lit = FILES["coast.yaml"].split("  - id: lighthouse-height")[0]
    pier = lit.replace("lighthouse-lit", "pier-lit").replace("first lit}", "pier lit}")
    pier = pier.replace("Gull Rock Lighthouse was first lit", "pier was lit").replace("1889", "1891")
    pier = pier.replace("Gull Rock Lighthouse first lit", "pier lit")
    (folder / "coast.yaml").write_text(lit + pier.removeprefix("facts:\n"), encoding="utf-8")
    assert reads_again(app, folder) == "proposed"
    return folder


def reads_again(app, folder) -> str:
    """What the next start makes of the folder."""
    services = app.extensions["quizapp"]
    return importing.load_folder(services, folder, services.clock()).outcome


def test_a_class_learns_from_the_courses_that_its_teacher_chose(app, river, instructor, student):
    class_id, code = instructor.makes_class("10B", ("river",))
    instructor.goes(f"/teach/classes/{class_id}/quizzes/new")
    assert 'value="river"' in instructor.source
    assert 'value="harbour"' not in instructor.source
    student.joins(code)
    assert "The River Velm" in student.text
    assert "The Harbour" not in student.text
    student.goes("/")
    assert "The River Velm · 10B" in student.text or "10B" in student.text
    assert "Other courses here The Harbour of Port Selwyn" in student.text
    instructor.sends(f"/teach/classes/{class_id}/courses", {"banks": []})
    assert instructor.status == 422
    assert 'id="banks-error"' in instructor.source
    instructor.sends(f"/teach/classes/{class_id}/courses", {"banks": ["harbour", "river"]})
    assert "learns from these courses now" in instructor.text
    student.goes(f"/classes/{class_id}")
    assert "The Harbour of Port Selwyn" in student.text
    instructor.sends("/teach/classes/new", {"name": "10C"})
    assert instructor.status == 422


def test_a_learner_of_two_courses_sees_both_plans_and_one_main_button(app, clock, river, student):
    student.starts_as_guest("harbour")
    student.studies(40)
    clock.forward(days=2)
    student.goes("/explore/river")
    student.sends("/study", {"bank": "river"})
    student.studies(2)
    student.goes("/")
    assert "Your other course The Harbour of Port Selwyn" in student.text
    assert re.search(r"\d+ are due, \d+ are new: about \d+ minutes?\.", student.text)
    main = student.source.split("<main", 1)[1].split("</main", 1)[0]
    assert len(re.findall(r'class="button"', main)) == 1
    assert "Go on" in main
    session = student.link(r"/study/[0-9a-f]+")
    student.goes(session)
    assert student.status == 200


def test_a_quiz_about_a_course_kept_for_instructors_leads_nowhere_closed(app, instructor, student):
    services = app.extensions["quizapp"]
    kept = make_bank("vault", head=make_head(title="The Vault", audience="instructors"))
    importing.load_bank(services, kept, "folder", services.clock())
    class_id, code = instructor.makes_class("10B", ("vault", "harbour"))
    quiz = instructor.sets_quiz(class_id, "Week 1", 3, "vault")
    student.joins(code)
    assert "The Vault" not in student.text
    student.sends(f"/quizzes/{quiz}")
    attempt = student.path.split("/")[2]
    leads = set(re.findall(r'href="(/(?:quiz|explore|progress)/[^"]+)"', student.source))
    assert leads == {"/quiz/harbour", "/explore/harbour", "/progress/harbour"}
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "0 of 3."
    assert "asked another way" not in student.text
    student.sends(f"/attempts/{attempt}/again")
    assert student.status == 403
    for address in ("/explore/vault", "/quiz/vault", "/progress/vault", "/explore/vault/history"):
        assert student.goes(address).status_code == 403
    student.sends("/study", {"bank": "vault"})
    assert student.status == 403


def test_where_no_course_is_loaded_every_page_says_what_to_do(tmp_path, passwords, clock):
    app = empty_app(tmp_path, passwords, clock)
    teacher, student = Instructor(app), Student(app)
    teacher.sets_up()
    teacher.goes("/")
    assert (teacher.headline, teacher.status) == ("There is no course here yet.", 200)
    assert teacher.link(r"/teach/files/new-course")
    teacher.goes("/teach/classes/new")
    assert teacher.headline == "A class learns from a course; there is none yet."
    teacher.goes("/teach/files")
    assert teacher.headline == "See what a file gives before anything is taken in."
    assert "Title of the new course" in teacher.text
    teacher.sends("/teach/classes/new", {"name": "10B"})
    assert teacher.status == 422
    student.goes("/")
    assert "If you teach, sign in and make a course" in student.text
    student.goes("/study")
    assert student.status == 200
    teacher.sends("/teach/files/new-course", NEW_COURSE)
    teacher.goes("/")
    assert teacher.headline == "There is no course here yet."
    assert teacher.goes("/explore/the-lighthouse").status_code == 200
    app.extensions["quizapp"].database.close()


def empty_app(folder, passwords, clock):
    """The app over an empty database."""
    from quizapp import create_app
    from quizapp.store.tables import Base

    app = create_app({"INSTANCE": folder, "PASSWORDS": passwords, "CLOCK": clock, "TESTING": True})
    keep_compiled(app)
    with app.extensions["quizapp"].database.writing() as on:
        Base.metadata.create_all(on)
    return app
