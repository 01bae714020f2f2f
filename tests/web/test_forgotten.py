"""A forgotten password, as those who forgot it and those who help them meet it."""

from __future__ import annotations

import re

import pytest

from tests.people import PASSWORD, Instructor, Student, Visitor

NEW = "seven quiet lanterns at dusk"


@pytest.fixture
def mira(app, student):
    """A student who has kept her progress; her browser shows the code."""
    student.starts_as_guest()
    student.claims("mira")
    return student


@pytest.fixture
def link(instructor, mira) -> str:
    """A link that her teacher has made for her."""
    class_id, code = instructor.makes_class()
    mira.joins(code)
    instructor.opens_student(class_id)
    instructor.sends(instructor.link(rf"/teach/classes/{class_id}/members/[0-9a-f]+/reset"))
    found = re.search(r'id="link">http://localhost(/reset/[\w-]+)<', instructor.source)
    assert found, instructor.text
    return found.group(1)


def test_the_code_is_shown_once_with_plain_words(mira):
    code = mira.recovery_code
    assert re.fullmatch(r"([A-Z2-9]{4}-){5}[A-Z2-9]{4}", code)
    assert "Write down this code" in mira.headline
    assert "shown only now" in mira.text
    for path in ("/keep", "/account", "/", "/account/recovery-code"):
        mira.goes(path)
        assert code not in mira.source
    mira.goes("/account")
    assert "Your recovery code is from" in mira.text


def test_sending_the_form_again_shows_no_second_code(mira):
    mira.sends("/keep", {"display_name": "Mira", "login_name": "mira", "password": PASSWORD})
    assert mira.path == "/account"


def test_a_forgotten_password_is_replaced_with_the_code(app, mira):
    code = mira.recovery_code
    elsewhere = Student(app)
    elsewhere.goes("/sign-in")
    elsewhere.goes(elsewhere.link("/forgotten"))
    elsewhere.recovers("mira", code, NEW)
    assert elsewhere.recovery_code != code
    elsewhere.goes(elsewhere.link("/"))
    assert "Mira" in elsewhere.text
    assert mira.goes("/account").request.path == "/sign-in"  # all other sessions are over
    mira.signs_in("mira", PASSWORD)
    assert mira.status == 422
    mira.signs_in("mira", NEW)
    assert mira.path == "/"


def test_what_was_typed_is_kept_but_no_secret_comes_back(app, mira):
    elsewhere = Student(app)
    elsewhere.recovers("mira", "AAAA-BBBB", NEW)
    assert elsewhere.status == 422
    assert 'value="mira"' in elsewhere.source
    assert "do not belong together" in elsewhere.text
    assert NEW not in elsewhere.source


def test_an_unknown_login_and_a_wrong_code_look_the_same(app, mira):
    pages = []
    for login in ("mira", "nora"):
        other = Visitor(app)
        other.goes("/forgotten")
        other.sends("/forgotten", {"login_name": login, "code": "AAAA", "password": NEW})
        pages.append((other.status, re.sub(r'value="[^"]*"', "", other.source).replace(login, "")))
    assert pages[0] == pages[1]


def test_a_new_code_wants_the_password(mira):
    code = mira.recovery_code
    mira.sends("/account/recovery-code", {"password": "not hers"})
    assert mira.status == 422
    mira.sends("/account/recovery-code", {"password": PASSWORD})
    assert mira.recovery_code != code


def test_a_guest_is_led_to_keeping_first(student):
    student.starts_as_guest()
    assert student.goes("/account/recovery-code").request.path == "/keep"


def test_a_teacher_gives_a_student_a_link(app, mira, instructor, link):
    assert "Give this link to Mira" in instructor.headline
    assert instructor.source.count("<rect") > 50  # and a QR code
    assert instructor.goes("/account").status_code == 200
    assert "You sign in as teacher" in instructor.text
    phone = Student(app)
    phone.goes(link)
    assert "who signs in as mira" in phone.text
    phone.sends(link, {"password": "password"})
    assert phone.status == 422
    phone.sends(link, {"password": NEW})
    assert phone.recovery_code
    assert phone.goes("/account").request.path == "/sign-in"  # nobody is signed in by it
    assert mira.goes("/account").request.path == "/sign-in"
    phone.signs_in("mira", NEW)
    assert phone.path == "/"
    assert Visitor(app).goes(link).status_code == 404


def test_the_teacher_who_opens_the_link_stays_themselves(instructor, mira, link):
    instructor.sends(link, {"password": NEW})
    instructor.goes("/account")
    assert "You sign in as teacher" in instructor.text


def test_a_link_shows_nothing_once_it_is_over(app, mira, link, clock):
    clock.forward(hours=24)
    late = Visitor(app)
    assert late.goes(link).status_code == 404
    assert "mira" not in late.source
    assert "can make a new one" in late.text


def test_no_button_stands_beside_guests_and_those_who_teach(app, instructor):
    class_id, code = instructor.makes_class()
    Student(app).joins(code, "A guest")
    colleague = Instructor(app)
    colleague.sets_up("keller", "Mr Keller")
    colleague.goes("/join")
    colleague.sends("/join", {"code": code, "display_name": "Mr Keller"})
    instructor.goes(f"/teach/classes/{class_id}/students")
    pages = re.findall(rf'href="(/teach/classes/{class_id}/members/[0-9a-f]+)"', instructor.source)
    for page, name in zip(pages, ("A guest", "Mr Keller"), strict=True):
        instructor.goes(page)
        assert instructor.headline == name
        assert "/reset" not in instructor.source


def test_a_link_made_for_somebody_who_teaches_asks_for_a_longer_password(app, instructor, clock):
    from quizapp.usecases import recovering

    made = recovering.make_link(app.extensions["quizapp"], "teacher", clock())
    visitor = Visitor(app)
    visitor.goes(f"/reset/{made.token}")
    visitor.sends(f"/reset/{made.token}", {"password": "fourteen signs"})
    assert visitor.status == 422
    assert "15 to 256" in visitor.text
