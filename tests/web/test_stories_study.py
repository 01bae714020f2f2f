"""Study on several devices, interrupted, gone on with, and taken back."""

from __future__ import annotations

import re

import pytest

from tests.people import Student
from tests.web.answer_keys import card, everything, right, rows, wrong
from tests.web.test_stories_answers import place, to_a_question, wrong_of


def undo(student: Student) -> None:
    """Press undo on the page."""
    undos = re.search(r'name="undos" value="(\d+)"', student.source)
    assert undos, student.text
    student.sends(student.link(r"/study/[0-9a-f]+/\d+/undo"), {"undos": undos.group(1)})


def same_person(student: Student, login: str = "mira") -> Student:
    """Another browser of the same person."""
    other = Student(student.app)
    other.signs_in(login)
    return other


def memories(student: Student) -> list[tuple[object, ...]]:
    """All that is remembered."""
    return rows(student.app, "select * from fact_memory order by learner_id, fact_id")


def test_an_answer_is_undone_on_its_feedback_and_asked_again(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    before, question = memories(student), card(app, session)
    student.answers(**wrong(question))
    assert memories(student) != before
    undo(student)
    assert student.status == 200
    assert student.headline == question.prompt
    assert "Your last answer is undone" in student.text
    assert memories(student) == before
    student.answers(**right(question))
    assert "Right" in student.text
    assert rows(app, "select count(*) from study_answer where question like ?", [f"%{question.key}%"])


def test_an_answer_is_undone_on_the_next_card_too(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    before, question = memories(student), card(app, session)
    student.answers(**right(question))
    student.goes(f"/study/{session}")
    assert student.headline != question.prompt
    undo(student)
    assert student.headline == question.prompt
    assert memories(student) == before


def test_undo_pressed_twice_undoes_one_answer(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    student.answers(**right(card(app, session)))
    address = student.link(r"/study/[0-9a-f]+/\d+/undo")
    student.sends(address, {"undos": "0"})
    before = everything(app)
    student.sends(address, {"undos": "0"})
    assert (student.status, student.path) == (200, f"/study/{session}")
    assert everything(app) == before


def test_an_undo_from_another_time_is_refused_with_the_reason(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    student.answers(**right(card(app, session)))
    address = student.link(r"/study/[0-9a-f]+/\d+/undo")
    student.studies(4)
    before = everything(app)
    for undos in ("0", "7", "-1", "", "x", "9" * 40, "0.5"):
        student.sends(address, {"undos": undos})
        assert student.status == 409, undos
        assert "on another device" in student.text or "older than the session" in student.text
    assert everything(app) == before


def test_a_first_card_has_nothing_to_undo(student):
    student.starts_as_guest()
    assert "Undo" not in student.text


def test_an_undo_with_an_old_token_shows_the_card_and_can_be_pressed_again(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    student.answers(**right(card(app, session)))
    address = student.link(r"/study/[0-9a-f]+/\d+/undo")
    before = everything(app)
    student.page = student.client.post(address, data={"csrf_token": "old", "undos": "0"})
    assert student.status == 400
    assert everything(app) == before
    undo(student)
    assert "Your last answer is undone" in student.text


def test_going_back_to_the_feedback_of_an_undone_answer_shows_the_card(app, student):
    session = to_a_question(student, app)
    student.goes(f"/study/{session}")
    student.answers(**right(card(app, session)))
    feedback = student.path
    undo(student)
    student.goes(feedback)
    assert (student.status, student.path) == (200, f"/study/{session}")


def test_a_card_on_phone_and_laptop_counts_once_and_the_second_is_told(app, clock, student):
    session = to_a_question(student, app)
    student.claims("mira")
    phone = same_person(student)
    student.goes(f"/study/{session}")
    phone.goes(f"/study/{session}")
    question = card(app, session)
    student.answers(**right(question))
    clock.forward(seconds=8)
    phone.answers(**wrong_of(right(question)))
    assert "answered already, 8 seconds ago" in phone.text
    assert (phone.status, phone.path) == (200, f"/study/{session}")
    assert phone.headline != question.prompt
    assert rows(app, "select count(*) from review join fact on fact.id = fact_id where slug = ?",
                [question.fact]) == [(1,)]  # fmt: skip


def test_an_answer_from_before_an_undo_comes_back_as_it_was_typed(app, student):
    session = to_a_question(student, app)
    student.claims("mira")
    phone = same_person(student)
    student.goes(f"/study/{session}")
    phone.goes(f"/study/{session}")
    question, seen = card(app, session), seen_by(phone)
    student.answers(**right(question))
    undo(student)
    before = everything(app)
    phone.answers(**right(question), seen=seen)
    assert phone.status == 409
    assert phone.headline == question.prompt
    assert "Send it once more" in phone.text
    assert everything(app) == before
    phone.answers(**right(question), seen=seen_by(phone))
    assert phone.status == 200


def test_a_closed_browser_and_another_device_find_the_session_where_it_stood(app, clock, student):
    session = to_a_question(student, app)
    student.claims("mira")
    prompt = card(app, session).prompt
    clock.forward(hours=5)
    laptop = same_person(student)
    laptop.goes("/")
    assert "Go on" in laptop.text
    laptop.goes(laptop.link(r"/study/[0-9a-f]+"))
    assert laptop.headline == prompt
    address = place(laptop)
    laptop.answers(**right(card(app, session)))
    assert laptop.path == address
    student.goes("/study")
    assert student.path == f"/study/{session}"
    assert student.headline != prompt


def seen_by(student: Student) -> str:
    """What the form of the page says of itself."""
    found = re.search(r'name="seen" value="([^"]+)"', student.source)
    assert found
    return found.group(1)


@pytest.mark.parametrize("minutes", ["0", "-1", "soon", "٣", "999", "9" * 5000])
def test_a_length_that_is_none_gives_the_whole_session(student, minutes):
    student.starts_as_guest()
    student.sends("/study", {"bank": "harbour", "minutes": minutes})
    assert student.status == 200
    assert student.path.startswith("/study/")
