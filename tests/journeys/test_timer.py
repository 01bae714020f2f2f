"""Promise: the time that is left is the server's, and the last answer before the deadline counts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Route, expect
from sqlalchemy import update

from quizapp.store import tables
from tests.conftest import Clock
from tests.journeys.people import Student
from tests.journeys.test_autosave import has_copies, says, stored, waits
from tests.web.answer_keys import rows

pytestmark = pytest.mark.long
MINUTES = 12


@pytest.fixture
def timed(opens, site):
    """A student in a quiz of twelve minutes; their browser's clock and the server's move when told to."""
    clock = Clock()
    site.app.extensions["quizapp"] = replace(site.app.extensions["quizapp"], clock=clock)
    student = opens(Student, site.address)
    student.page.clock.install(time=clock.at)
    student.goes("/quiz/borderland")
    asked = student.page.get_by_role("group", name="Asked as", exact=True)
    for box in asked.get_by_role("checkbox").all():
        box.set_checked(False)
    asked.get_by_label("short answer", exact=True).check()
    student.writes("Questions", "2")
    student.page.get_by_text("Time and certainty").click()
    student.writes("Minutes", str(MINUTES))
    student.presses("Draw a quiz")
    has_copies(student)
    student.page.clock.pause_at(student.page.evaluate("Date.now()") / 1000 + 0.1)  # seconds
    return student, clock


def left(student: Student):
    """What the page says of the time."""
    return student.page.locator("#timer [data-shows=left]")


def test_the_time_left_is_shown_hidden_and_said_three_times(timed):
    student, _ = timed
    status = student.page.locator("[data-says=time]")
    expect(left(student)).to_have_text("12 minutes left")
    expect(status).to_be_empty()
    student.button("Hide the time left").click()
    expect(left(student)).to_be_empty()
    student.page.clock.run_for(121_000)
    expect(status).to_have_text("10 minutes left.")  # whoever hid it is told all the same
    student.button("Show the time left").click()
    expect(left(student)).to_have_text("10 minutes left")
    student.page.clock.run_for(300_000)
    expect(status).to_have_text("5 minutes left.")
    student.page.clock.run_for(240_000)
    expect(status).to_have_text("1 minute left.")
    expect(left(student)).to_have_text(re.compile(r"0:5\d left"))


def test_a_browser_whose_clock_is_wrong_by_years_shows_the_time_of_the_server_78(timed):
    student, _ = timed
    student.page.clock.set_system_time("1999-12-31T23:59:00Z")
    student.page.clock.run_for(2_000)
    expect(left(student)).to_have_text("12 minutes left")


def test_the_last_answer_before_the_deadline_counts_and_the_quiz_is_handed_in(timed, site):
    student, clock = timed
    attempt = student.path.split("/")[2]
    due = clock.at + timedelta(minutes=MINUTES)
    student.page.locator("#answer").fill("Khasan")
    student.page.clock.run_for(1_000)
    says(student, re.compile("Saved"))
    clock.at = due - timedelta(seconds=0.4)
    student.page.clock.run_for(MINUTES * 60_000 - 5_000)  # the last seconds: nothing waits any more
    student.page.locator("#answer").fill("Vladivostok")
    student.page.clock.run_for(10)
    says(student, re.compile("Saved"))
    assert stored(site, attempt)[0] == "Vladivostok"
    clock.at = due + timedelta(seconds=1)
    with student.page.expect_navigation():
        student.page.clock.run_for(10_000)
    assert student.path == f"/attempts/{attempt}"
    assert rows(site.app, "select status, submitted_at from attempt") == [
        ("submitted", due.strftime("%Y-%m-%d %H:%M:%S.%f"))
    ]


def test_whoever_was_given_more_time_goes_on_at_the_old_deadline(timed, site):
    student, clock = timed
    address = student.path
    later = clock.at + timedelta(minutes=MINUTES + 10)
    with site.app.extensions["quizapp"].database.writing() as on:
        on.execute(update(tables.Attempt).values(due_at=later))  # the page has heard nothing of it
    clock.at += timedelta(minutes=MINUTES, seconds=1)
    with student.page.expect_navigation():
        student.page.clock.run_for(MINUTES * 60_000 + 5_000)
    assert student.path == address
    expect(left(student)).to_have_text("10 minutes left")
    assert rows(site.app, "select status from attempt") == [("open",)]


def test_whoever_has_no_connection_at_the_end_is_told_and_led_to_the_result_later(timed):
    student, clock = timed
    student.context.set_offline(True)
    student.page.locator("#answer").fill("Khasan")
    student.page.clock.run_for(1_000)
    says(student, re.compile("Not saved yet"))
    clock.at += timedelta(minutes=MINUTES, seconds=1)
    student.page.clock.run_for(MINUTES * 60_000)
    student.sees(re.compile("did not reach it in time"))
    student.context.set_offline(False)
    student.page.clock.run_for(5_000)
    says(student, "Too late")
    student.follows("See the result")
    student.sees(re.compile("when time was up"))
    student.forgives_lost_connections()
    student.forgives("status of 409")


def test_near_the_end_a_request_that_hangs_is_sent_again_at_once(timed, site):
    student, clock = timed
    attempt = student.path.split("/")[2]
    hanging: list[Route] = []

    def hangs_once(route: Route) -> None:
        hanging.append(route)
        if len(hanging) > 1:
            route.continue_()

    student.page.clock.run_for(MINUTES * 60_000 - 10_000)  # ten seconds are left
    clock.at += timedelta(minutes=MINUTES, seconds=-10)
    student.page.route("**/answer", hangs_once)
    student.page.locator("#answer").fill("Vladivostok")
    student.page.clock.run_for(10)
    waits(student, lambda: len(hanging) == 1)
    student.page.clock.run_for(3_000)
    says(student, re.compile("Not saved yet"))
    student.page.clock.run_for(700)
    says(student, re.compile("Saved"))
    assert stored(site, attempt)[0] == "Vladivostok"
    student.forgives_lost_connections()
