"""Two weeks of a guest with an exam day: what pages promise of a day and say after it agrees."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from quizapp import create_app
from quizapp.usecases.services import Passwords
from tests.conftest import Clock
from tests.journeys.conftest import PHONE, Opens
from tests.journeys.people import Person, Student
from tests.journeys.steps import studies_by_mouse
from tests.serving import served

pytestmark = pytest.mark.long

BEGINS = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
MOST_PAGES = 150  # of a sitting that ends well before this, even with misses that come back
SECONDS = 10.0  # for each page
MINUTES = 2  # a day: short days keep the test short


@pytest.fixture
def clock() -> Clock:
    return Clock(BEGINS)


@pytest.fixture
def site(instance: Path, passwords: Passwords, clock: Clock, windows: list[Person]) -> Iterator[str]:
    """The address of the app with the shipped banks and a clock that the test moves."""
    app: Flask = create_app({"INSTANCE": instance, "PASSWORDS": passwords, "CLOCK": clock})
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with served(app) as address:
        yield address
        for someone in windows:
            someone.context.close()
    app.extensions["quizapp"].database.close()


def on_day(clock: Clock, number: int) -> None:
    """Move on to the evening of a day, the first of which is 1."""
    clock.at = BEGINS + timedelta(days=number - 1)


def studies(student: Student, clock: Clock) -> None:
    """Go through a sitting by what is remembered of the facts read; every fifth answer is not known."""
    for number in range(1, MOST_PAGES):
        clock.forward(seconds=SECONDS)
        if student.button("Got it").count():
            student.reads_new_fact()
            student.presses("Got it")
        elif student.page.get_by_role("link", name="Next").count():
            student.follows("Next")
        elif student.has_card():
            student.page.get_by_text("Show the answer").click()
            student.presses("Knew it")
        elif student.page.locator("form.ask").count():
            answers(student, number)
        else:
            return
    raise AssertionError(f"no summary after {MOST_PAGES} pages")


def answers(student: Student, number: int) -> None:
    """Answer the question on the page; "I don't know" where it is not a plain one, and now and then."""
    known = student.recalls(student.headline) if student.read else ""
    typed = student.page.locator("#answer")
    if number % 5 and student.has_options():
        options = [text.split("\n")[-1] for text in student.page.locator(".option").all_inner_texts()]
        student.page.get_by_role("radio").nth(options.index(known) if known in options else 0).check()
        student.presses("Answer")
    elif number % 5 and typed.count() and typed.get_attribute("inputmode") is None:
        typed.fill(known or "Vladivostok")
        student.page.keyboard.press("Enter")
        student.page.wait_for_load_state()
        if typed.count():  # it wants something of another sort
            student.presses(re.compile("I don.t know"))
    else:
        student.presses(re.compile("I don.t know"))


def figure(pattern: str, text: str) -> int:
    """The one figure that a page gives in these words."""
    found = re.search(pattern, text)
    assert found, f"{pattern!r} is not said in: {text}"
    return int(found.group(1))


def test_two_weeks_up_to_an_exam_day_and_the_day_after(opens: Opens, site: str, clock: Clock) -> None:
    guest = opens(Student, site, **PHONE)
    guest.goes("/")
    guest.presses("Start learning")
    guest.goes("/plan/borderland")
    guest.page.get_by_label("Day", exact=True).first.fill((BEGINS + timedelta(days=13)).date().isoformat())
    guest.writes("Minutes a day", str(MINUTES))
    guest.presses("Plan to this day")
    assert guest.headline == "Exam in 13 days."
    guest.follows("Go on")  # the sitting that was begun before the plan
    studies_by_mouse(guest, answers=1)

    for number, days_left in ((2, 12), (5, 9)):  # two days are missed between them
        on_day(clock, number)
        guest.goes("/")
        assert guest.headline.startswith(f"Exam in {days_left} days: ")
        questions, about = (figure(rf"Study now: {words}", guest.text) for words in (
            r"(\d+) questions?", r"\d+ questions?, about (\d+) min"))  # fmt: skip
        assert about <= MINUTES + 1
        guest.presses(re.compile("Study now"))
        assert 0 <= figure(r"0 of (\d+)", guest.text) - questions <= 3, "as many as home said, and joint ones"
        studies(guest, clock)
        guest.sees(re.compile(f"Exam day in {days_left} days. Not enough answers yet to foresee"))
        asked = figure(r"minutes?, (\d+) questions?", guest.text)
        waits = re.search(r"(\d+) more questions? waits? today", guest.text)
        guest.goes("/")
        assert ("Study now" in guest.text) == bool(waits), "the summary and home say the same of today"
        if not waits:
            assert figure(r"You answered (\d+) questions?", guest.text) == asked

    on_day(clock, 14)
    guest.goes("/")
    assert guest.headline == "Today is the day."
    guest.presses(re.compile("A last look"))
    assert guest.path.startswith("/study/")
    on_day(clock, 15)
    guest.goes("/")
    guest.sees(re.compile("Your exam is behind you"))
    guest.goes("/plan/borderland")
    assert guest.headline == "Your exam is behind you."
    guest.goes("/progress/borderland")
    assert guest.headline.startswith("You have met "), "too few answers to say what would be remembered"
