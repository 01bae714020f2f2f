"""A guest's first session, from the first page to the claimed account, as somebody new would live it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys.people import Student
from tests.journeys.steps import studies_by_keyboard, studies_by_mouse


def remembered(student: Student) -> str:
    """What the progress page says in its headline and of each section."""
    student.goes("/progress/borderland")
    sections = student.page.locator(".map-section p.small").all_inner_texts()
    return f"{student.headline} {sections}"


def test_a_guest_learns_by_keyboard_takes_a_quiz_and_finds_it_all_again(opens, site, tmp_path: Path):
    student = opens(Student, site.address)
    student.goes("/")
    assert student.headline == "The Russian–North Korean Borderland"
    student.sees("No account needed")
    student.presses("Start learning")

    studied = studies_by_keyboard(student)
    assert len(studied.met) == len(set(studied.met)) == 10
    assert len(studied.feedback) >= 10
    assert studied.came_back, "a wrong answer comes back within the session"
    assert {"typed", "card"} <= studied.forms
    assert re.search(r"of these \d+|at the first try", student.headline)

    student.goes("/")
    student.follows(re.compile("^Quiz$"))
    student.presses(re.compile("quiz", re.I))
    assert student.takes_quiz() == 10
    student.presses(re.compile("Hand in"))
    assert re.fullmatch(r"\d+ of 10\.", student.headline)
    assert student.page.get_by_text(re.compile("paragraph")).count() >= 10, "every answer has its place"
    before = remembered(student)

    state = tmp_path / "browser.json"
    student.leaves(state)
    again = opens(Student, site.address, storage_state=state)
    assert remembered(again) == before

    again.goes("/keep")
    again.keeps_progress("mira", "Mira")
    assert remembered(again) == before

    elsewhere = opens(Student, site.address)
    elsewhere.signs_in("mira")
    assert remembered(elsewhere) == before
    elsewhere.goes("/account")
    elsewhere.presses("Sign out")
    elsewhere.goes("/progress/borderland")
    assert elsewhere.path == "/sign-in"
    assert remembered(again) == before, "the other browser stays signed in"


def test_the_same_path_needs_no_script(opens, site):
    student = opens(Student, site.address, java_script_enabled=False)
    student.goes("/")
    student.presses("Start learning")
    studied = studies_by_mouse(student)
    assert len(studied.met) == 10
    assert len(studied.feedback) >= 10

    student.goes("/quiz/borderland")
    student.presses(re.compile("quiz", re.I))
    assert student.takes_quiz() == 10
    student.presses(re.compile("Hand in"))
    assert re.fullmatch(r"\d+ of 10\.", student.headline)
    before = remembered(student)

    student.goes("/keep")
    student.keeps_progress("noscript", "No Script")
    elsewhere = opens(Student, site.address, java_script_enabled=False)
    elsewhere.signs_in("noscript")
    assert remembered(elsewhere) == before


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_answer_shown_as_saved_survives_a_killed_server(opens, serve, scripts):
    served = serve()
    student = opens(Student, served.address, java_script_enabled=scripts)
    student.goes("/")
    student.presses("Start learning")
    studies_by_mouse(student, answers=2)
    heard = student.headline
    served.dies()

    served = serve(served.port)
    student.forgives_lost_connections()
    student.page.reload()
    assert student.headline == heard
    student.goes("/quiz/borderland")
    student.presses(re.compile("quiz", re.I))
    student.fills_in()
    student.presses("Save and next")
    served.dies()

    serve(served.port)
    student.forgives_lost_connections()
    student.follows_map(1)
    student.sees("Saved")
    student.forgives_lost_connections()


def test_an_answer_nobody_can_read_is_asked_about_and_not_counted(page):
    page.goes("/quiz/borderland")
    for name in ("multiple choice", "true or false", "short answer", "year"):
        page.page.get_by_label(name, exact=True).uncheck()
    page.presses(re.compile("quiz", re.I))
    page.page.locator("#answer").fill("a great many")
    with page.refused(422):
        page.presses("Save and next")
    assert page.page.locator("#answer").input_value() == "a great many"
    assert page.page.get_by_role("alert").count() == 1
    page.page.locator("#answer").fill("17")
    page.presses("Save and next")
    page.sees("Question 2 of 10")
