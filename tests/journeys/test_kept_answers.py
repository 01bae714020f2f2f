"""An answer shown as saved stays saved; one that nobody can read is asked about."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import Student
from tests.journeys.process import a_port
from tests.journeys.steps import studies_by_mouse


@pytest.mark.long
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
# row-106
def test_an_answer_shown_as_saved_survives_a_killed_server(opens, serve, scripts):
    served = serve(a_port())
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
    for box in page.page.locator("[name=kinds]").all():
        box.set_checked(box.get_attribute("value") == "number")
    page.presses(re.compile("quiz", re.I))
    page.page.locator("#answer").fill("a great many")
    with page.refused(422):
        page.presses("Save and next")
    assert page.page.locator("#answer").input_value() == "a great many"
    expect(page.page.get_by_role("alert")).to_have_count(1)
    page.page.locator("#answer").fill("17")
    page.presses("Save and next")
    page.sees("Question 2 of 10")
