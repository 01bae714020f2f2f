"""The pages of a class as those who teach it use them: students, roster, colleagues, a quiz that runs."""

from __future__ import annotations

import html
import io
import re

import pytest

from tests.people import PASSWORD, Instructor, Student


@pytest.fixture
def class_10b(instructor):
    """Id and join code of a class."""
    return instructor.makes_class("10B")


def joins(app, code, name) -> Student:
    student = Student(app)
    student.joins(code, name)
    return student


def link_on(page, kind) -> str:
    found = re.search(rf'id="link">http://localhost(/{kind}/[\w-]+)<', page.source)
    assert found, page.text
    return found.group(1)


def test_a_colleague_is_invited_by_a_link_and_leaves_again(app, instructor, class_10b):
    class_id, _ = class_10b
    instructor.goes(f"/teach/classes/{class_id}/colleagues")
    assert instructor.headline == "You teach this class alone."
    instructor.sends(f"/teach/classes/{class_id}/colleagues", {"whom": "known"})
    link = link_on(instructor, "teach/invitations")

    colleague = Instructor(app)
    colleague.goes(link)
    assert "Sign in" in colleague.text
    colleague.sets_up("keller", "Mr Keller")
    colleague.goes(link)
    assert colleague.headline == "You are invited to teach this class."
    colleague.sends(link)
    assert colleague.path == f"/teach/classes/{class_id}"
    assert "Mr Keller" in colleague.text

    colleague.goes(f"/teach/classes/{class_id}/colleagues")
    assert colleague.headline == "Two people teach this class."
    leave = re.findall(r'action="([^"]+/remove)"', colleague.source)[1]
    colleague.sends(leave)
    assert colleague.path == "/teach"
    assert colleague.goes(f"/teach/classes/{class_id}").status_code == 404
    assert instructor.goes(link).status_code == 404


def test_a_colleague_who_was_removed_comes_back_by_undo_and_nobody_else_does(app, instructor, class_10b):
    class_id, _ = class_10b
    page = f"/teach/classes/{class_id}/colleagues"
    instructor.sends(page, {"whom": "known"})
    colleague = Instructor(app)
    colleague.sets_up("keller", "Mr Keller")
    colleague.sends(link_on(instructor, "teach/invitations"))
    instructor.goes(page)
    remove = re.findall(r'action="([^"]+/remove)"', instructor.source)[1]
    instructor.sends(remove, {"to": "back"})
    assert (instructor.status, "only right after" in instructor.text) == (409, True)
    instructor.sends(remove)
    assert colleague.goes(page).status_code == 404
    instructor.sends(remove, {"to": "back"})
    assert "Mr Keller teaches this class again." in instructor.text
    assert colleague.goes(page).status_code == 200


def test_after_signing_in_one_comes_back_to_the_invitation(app, instructor, class_10b):
    Instructor(app).sets_up("keller", "Mr Keller")
    instructor.sends(f"/teach/classes/{class_10b[0]}/colleagues", {"whom": "known"})
    link = link_on(instructor, "teach/invitations")
    late = Instructor(app)
    late.goes("/join")
    late.sends(link)
    assert late.path == "/sign-in"
    late.sends("/sign-in", {"login_name": "keller", "password": PASSWORD, "next": link})
    assert late.path == link


def test_a_student_who_opens_an_invitation_is_told_what_to_do(app, instructor, class_10b):
    instructor.sends(f"/teach/classes/{class_10b[0]}/colleagues", {"whom": "known"})
    link = link_on(instructor, "teach/invitations")
    mira = joins(app, class_10b[1], "Mira")
    mira.goes(link)
    assert mira.headline == "This invitation is for instructors."
    mira.sends(link)
    assert mira.status == 403
    assert mira.goes(f"/teach/classes/{class_10b[0]}").status_code == 404


def test_somebody_new_sets_up_an_account_and_teaches_the_class(app, instructor, class_10b):
    instructor.sends(f"/teach/classes/{class_10b[0]}/colleagues", {"whom": "new"})
    link = link_on(instructor, "set-up")
    new = Instructor(app)
    new.goes(link)
    new.sends(link, {"display_name": "New", "login_name": "new", "password": PASSWORD})
    new.goes("/teach")
    assert "10B" in new.text


def test_a_withdrawn_invitation_is_gone(app, instructor, class_10b):
    instructor.sends(f"/teach/classes/{class_10b[0]}/colleagues", {"whom": "new"})
    link = link_on(instructor, "set-up")
    instructor.goes(f"/teach/classes/{class_10b[0]}/colleagues")
    assert "Invited by Ms Rahn" in instructor.text
    instructor.sends(instructor.link(r"/teach/classes/[0-9a-f]+/invitations/\d+/withdraw"))
    assert "Invited by" not in instructor.text
    assert Student(app).goes(link).status_code == 404


def test_a_class_list_is_compared_taken_in_and_a_late_joiner_matched_with_one_click(
    app, instructor, class_10b
):
    class_id, code = class_10b
    joins(app, code, "Ada Example")
    content = (
        'Student,ID,SIS User ID,SIS Login ID,Section\n"Example, Ada",1,1815,ada,\n"Stone, Ben",2,1906,ben,\n'
    )
    instructor.goes(f"/teach/classes/{class_id}/roster")
    file = (io.BytesIO(content.encode("utf-16")), "grades.csv")
    instructor.sends(
        f"/teach/classes/{class_id}/roster", {"file": file, "text": ""}, content_type="multipart/form-data"
    )
    assert instructor.headline == "1 of 2 on the list have joined."
    assert "ID number: 1815" in instructor.text
    carried = re.search(r'name="text" value="([^"]*)"', instructor.source)
    instructor.sends(
        f"/teach/classes/{class_id}/roster", {"text": html.unescape(carried.group(1)), "go": "take"}
    )
    assert instructor.headline == "1 of 2 have joined."
    assert "1 student was changed; 1 on the class list has not joined yet." in instructor.text
    assert "1815" in instructor.text
    joins(app, code, "Ben Stone")
    instructor.goes(f"/teach/classes/{class_id}/students")
    assert "This is Ben Stone" in instructor.text
    member = re.search(r'name="member" value="(\w+)"', instructor.source)
    instructor.sends(re.search(r'action="(/[^"]+/expected/\d+/remove)"', instructor.source)[1])
    assert " is off the list." in instructor.text
    assert "This is Ben Stone" not in instructor.text
    address = re.search(r'action="(/[^"]+/expected/\d+/remove)"', instructor.source)[1]
    line = html.unescape(re.search(r'name="line" value="([^"]*)"', instructor.source)[1])
    for _ in range(2):  # twice is once
        instructor.sends(address, {"to": "back", "line": line})
    assert instructor.headline == "2 of 3 have joined."
    assert "This is Ben Stone" in instructor.text
    instructor.sends(instructor.link(r"/teach/classes/\w+/expected/\d+/match"), {"member": member.group(1)})
    assert instructor.headline == "Two students have joined."
    assert "1906" in instructor.text


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "This is empty"), ("a,b\n1,2", "No column is called"), ("x" * 200_001, "too long")],
)
def test_what_is_no_class_list_is_said_beside_the_field(instructor, class_10b, text, said):
    instructor.sends(f"/teach/classes/{class_10b[0]}/roster", {"text": text})
    assert instructor.status == 422
    assert said in instructor.text


def test_bytes_that_are_no_text_are_refused_in_words(instructor, class_10b):
    file = (io.BytesIO(b"name\x00\x01\x02\n"), "list.csv")
    instructor.sends(
        f"/teach/classes/{class_10b[0]}/roster", {"file": file}, content_type="multipart/form-data"
    )
    assert instructor.status == 422
    assert "cannot be read" in instructor.text


def test_extra_time_and_id_number_of_one_student(app, instructor, class_10b):
    joins(app, class_10b[1], "Mira")
    instructor.opens_student(class_10b[0])
    page = instructor.path
    instructor.sends(page, {"id_number": "=1", "email": "", "time_factor": "1.25", "expected": ""})
    assert instructor.status == 422
    assert "An ID number has" in instructor.text
    instructor.sends(
        page, {"id_number": "1815", "email": "m@x.example", "time_factor": "1.25", "expected": ""}
    )
    assert instructor.path.endswith("/students")
    assert "25 % more time" in instructor.text
    instructor.goes(page)
    assert 'value="1815"' in instructor.source
    assert re.search(r'<option selected value="1.25">25 % more time', instructor.source)


def test_hundreds_of_students_are_found_sorted_and_turned_over(app, instructor, class_10b):
    from quizapp.store import classes, people

    services = app.extensions["quizapp"]
    with services.database.writing() as on:
        room = classes.find_class(on, class_10b[0])
        for number in range(250):
            name = f"Student {number:03}"
            who = people.add_account(on, services.clock(), public_id=f"{number:024x}", display_name=name)
            classes.add_member(on, room.id, who, services.clock())
    address = f"/teach/classes/{class_10b[0]}/students"
    instructor.goes(address)
    assert instructor.source.count('scope="row"') == 100
    assert "Page 1 of 3" in instructor.text
    instructor.goes(f"{address}?page=3")
    assert instructor.source.count('scope="row"') == 50
    assert "Student 249" in instructor.text
    instructor.goes(f"{address}?q=student+12")
    assert instructor.headline == "Nine students are found." or "found" in instructor.headline
    assert "Student 125" in instructor.text
    assert "Student 225" not in instructor.text
    instructor.goes(f"{address}?q=nobody&sort=here")
    assert instructor.headline == "Nobody is found."
    for odd in ("page=0", "page=-1", "page=x", "page=99999", "page=²", "sort=evil", f"q={'x' * 900}"):
        assert instructor.goes(f"{address}?{odd}").status_code == 200, odd


def test_the_code_stands_alone_for_the_wall(instructor, class_10b):
    instructor.goes(f"/teach/classes/{class_10b[0]}/join-sheet")
    assert class_10b[1] in instructor.text
    assert instructor.headline == "Join 10B"
    assert 'role="img"' in instructor.source
    for page in ("/join-sheet", ""):  # a line may break before the code in the link, never in it
        instructor.goes(f"/teach/classes/{class_10b[0]}{page}")
        assert re.search(r'/join/<wbr><span class="whole">[\w-]+</span>', instructor.source), page


def test_a_quiz_is_watched_and_nothing_new_costs_nothing(app, instructor, class_10b, clock):
    class_id, code = class_10b
    quiz = instructor.sets_quiz(class_id, minutes="20")
    address = f"/teach/quizzes/{quiz}/live"
    instructor.goes(address)
    assert instructor.headline == "Nobody has joined the class yet."
    mira = joins(app, code, "Mira")
    instructor.goes(address)
    assert instructor.headline == "Nobody has begun yet."
    mira.sends(f"/quizzes/{quiz}")
    instructor.goes(address)
    assert instructor.headline == "One student is at work."
    assert "0 of 5" in instructor.text
    assert "20 minutes" in instructor.text
    version = instructor.page.headers["ETag"]
    again = instructor.client.get(address, headers={"If-None-Match": version})
    assert (again.status_code, again.get_data()) == (304, b"")
    clock.forward(minutes=4)
    assert instructor.client.get(address, headers={"If-None-Match": version}).status_code == 200
    instructor.goes(address)
    assert instructor.headline == "One student may be stuck."
    instructor.goes(f"/teach/classes/{class_id}")
    assert instructor.headline == "One student is at work on a quiz."
    assert address in instructor.source


def test_more_time_is_given_with_a_reason(app, instructor, class_10b):
    class_id, code = class_10b
    quiz = instructor.sets_quiz(class_id, minutes="20")
    mira = joins(app, code, "Mira")
    mira.sends(f"/quizzes/{quiz}")
    instructor.goes(f"/teach/quizzes/{quiz}/live")
    instructor.goes(instructor.link(rf"/teach/quizzes/{quiz}/more-time\?student=\w+"))
    assert "who has 20 minutes left" in instructor.text
    assert instructor.link(f"/teach/classes/{class_id}")  # the way back
    member = re.search(r'name="student" value="(\w+)"', instructor.source).group(1)
    address = f"/teach/quizzes/{quiz}/more-time"
    for fields, said in (
        ({"minutes": "10", "reason": ""}, "Write why"),
        ({"minutes": "own", "reason": "x"}, "Write how many minutes"),
        ({"minutes": "own", "own": "1441", "reason": "x"}, "Choose 1 to 1440"),
        ({"minutes": "7", "reason": "x"}, "Not a valid choice"),
    ):
        instructor.sends(address, {"student": member, **fields})
        assert instructor.status == 422, fields
        assert said in instructor.text
    instructor.sends(address, {"student": member, "minutes": "10", "reason": "fire alarm"})
    assert "10 minutes more for Mira." in instructor.text
    assert "30 minutes" in instructor.text
    instructor.sends(address, {"student": "", "minutes": "own", "own": "3", "reason": "fire alarm"})
    assert "3 minutes more for everybody. One student is at work and can go on for longer." in instructor.text
    assert "33 minutes" in instructor.text
    instructor.sends(address, {"student": "f" * 24, "minutes": "5", "reason": "x"})
    assert instructor.status == 404


def test_nobody_gets_more_time_for_what_cannot_be_begun_any_more(app, instructor, class_10b):
    class_id, code = class_10b
    quiz = instructor.sets_quiz(class_id, minutes="20")
    joins(app, code, "Mira")
    instructor.goes(f"/teach/quizzes/{quiz}/live")
    assert "More time" in instructor.text
    instructor.sends(f"/teach/classes/{class_id}/move", {"to": "archive"})
    instructor.goes(f"/teach/quizzes/{quiz}/live")
    assert "not begun" in instructor.text
    assert "More time" not in instructor.text


def test_a_student_neither_watches_nor_extends(app, instructor, class_10b):
    quiz = instructor.sets_quiz(class_10b[0])
    mira = joins(app, class_10b[1], "Mira")
    for path in (f"/teach/quizzes/{quiz}/live", f"/teach/quizzes/{quiz}/more-time"):
        assert mira.goes(path).status_code == 404


def test_a_student_sees_what_is_due_when_what_is_to_come_and_what_it_scored(
    app, instructor, class_10b, clock
):
    class_id, code = class_10b
    for title, terms in (
        ("Late", {"closes_at": "2026-11-27T18:00"}),
        ("Soon", {"closes_at": "2026-11-24T18:00"}),
        ("Endless", {}),
        ("Coming second", {"opens_at": "2026-12-10T08:00"}),
        ("Coming first", {"opens_at": "2026-12-01T08:00"}),
        ("Gone", {"closes_at": "2026-11-23T10:00"}),
        ("Done", {}),
    ):
        instructor.sets_quiz(class_id, title, **terms)
    mira = joins(app, code, "Mira")
    address = f"/classes/{class_id}"
    mira.goes(address)
    mira.goes(re.search(r'href="(/quizzes/[0-9a-f]+)"><bdi>Done<', mira.source).group(1))
    mira.sends(mira.path)
    attempt = mira.path.split("/")[2]
    mira.sends(f"/attempts/{attempt}/hand-in")
    clock.forward(hours=2)
    mira.goes(address)
    assert mira.headline == "Three quizzes wait for you. The next ends tomorrow at 18:00."
    order = [mira.text.index(f" {title} ") for title in (
        "Soon", "Late", "Endless", "To come", "Coming first", "Coming second", "Done", "0 of 5", "Gone",
    )]  # fmt: skip
    assert order == sorted(order)
    clock.forward(days=3)
    mira.goes(address)
    assert "The next ends tomorrow at 18:00." in mira.headline
    clock.forward(days=2)
    mira.goes(address)
    assert mira.headline == "One quiz waits for you."
