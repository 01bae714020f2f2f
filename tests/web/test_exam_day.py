"""The page of an exam plan and the exam days of a class, as people use them."""

from __future__ import annotations

import re

import pytest

from quizapp.usecases.exam_plans import FAR, NO_MINUTES, OUT_OF_RANGE, PAST, TWICE
from quizapp.web.plan.forms import NEEDS_DATE, NEEDS_DAY, NEEDS_MINUTES, NO_DATE, NO_NUMBER
from quizapp.web.plan_words import not_enough
from tests.people import PASSWORD

PLAN = "/plan/harbour"
WAY = {"every_day": "10", "style": "early"}


def plans(student, **fields):
    student.goes(PLAN)
    named = {re.sub(r"_(\d)_", r"-\1-", name): text for name, text in fields.items()}
    student.sends(PLAN, {**WAY, **named})


def test_a_learner_sets_the_day_and_reads_why_today_is_what_it_is(app, student, clock):
    student.starts_as_guest()
    student.goes(PLAN)
    assert student.headline == "When do you want to know it?"
    plans(student, days_0_day="2026-12-05", days_0_title="Midterm", sunday="0")
    assert student.headline == "Exam in 12 days."
    assert "Your plan is saved." in student.text
    assert re.search(r"recall each once: \d+ minutes? a day (is|are) enough, you have 10\.", student.text)
    assert re.search(r"Today \d+ are new", student.text)
    assert not_enough(0) in student.text
    assert re.search(r'name="sunday"[^>]*value="0"|value="0"[^>]*name="sunday"', student.source)
    clock.forward(days=1)
    student.goes("/")
    assert student.headline.startswith("Exam in 11 days: ")
    assert re.search(r"Study now: \d+ questions, about \d+ min", student.text)
    student.goes(student.link(PLAN))
    assert student.headline == "Exam in 11 days."


def test_a_session_left_in_the_middle_says_the_same_on_every_page(app, student):
    student.starts_as_guest()
    student.studies(2)
    student.goes(student.link(r"/study/[0-9a-f]+"))
    stands = re.search(r"(\d+) of (\d+)(?: , and \+(\d+) to be asked again)?", student.text)
    done, planned, again = (int(figure or 0) for figure in stands.groups())
    plans(student, days_0_day="2026-12-05", days_0_title="Midterm")
    left = planned - done + again
    for page in (PLAN, "/"):
        student.goes(page)
        assert f"Go on: {left} questions, about" in student.text
        assert f"waits where you left it: {done} of {planned} done" in student.text
        assert "Study now" not in student.text
    assert "· Midterm Exam in 12 days: " in student.text
    behind = re.search(r"(\d+) more questions? waits? behind it today", student.text)
    assert behind, student.text
    facts = int(behind.group(1)) + planned - done  # what is asked again is of a fact that was done
    assert facts <= 24, "ten minutes have room for no more; a fact of the session would be counted twice"


def test_the_sentence_of_a_home_goes_with_the_days(app, student, clock):
    student.starts_as_guest()
    plans(student, days_0_day="2026-11-25")
    seen = []
    for _ in range(4):
        student.goes("/")
        seen.append(student.headline.partition(":")[0])
        clock.forward(days=1)
    assert seen[:3] == ["Exam in 2 days", "Exam tomorrow", "Today is the day."]
    assert "Your exam is behind you." in student.text
    student.goes(PLAN)
    assert student.headline == "Your exam is behind you."
    assert "past. You can move it to a new day." in student.text
    form = student.source.partition('id="set"')[2]
    assert "Save the plan" in form
    assert "sticky" not in form, "there is nothing to save"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, NEEDS_DAY),
        ({"days_0_day": "soon"}, NO_DATE),
        ({"days_0_day": "2026-11-22"}, PAST),
        ({"days_0_day": "2033-01-01"}, FAR),
        ({"days_0_day": "2026-12-01", "days_1_day": "2026-12-01"}, TWICE),
        ({"days_0_day": "2026-12-01", "every_day": "0"}, NO_MINUTES),
        ({"days_0_day": "2026-12-01", "every_day": "much"}, NO_NUMBER),
        ({"days_0_day": "2026-12-01", "monday": "601"}, OUT_OF_RANGE),
        ({"days_0_day": "2026-12-01", "dates_0_minutes": "5"}, NEEDS_DATE),
        ({"days_0_day": "2026-12-01", "dates_0_day": "2026-12-24"}, NEEDS_MINUTES),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_stays_as_typed(app, student, fields, message):
    student.starts_as_guest()
    plans(student, days_0_title="My midterm", **fields)
    assert student.status == 422
    assert message in student.text
    assert student.source.count('aria-invalid="true"') in (1, 2)
    for typed in ("My midterm", *fields.values()):
        assert f'value="{typed}"' in student.source


def test_a_class_sets_a_day_and_students_see_whose_it_is(app, student, instructor, clock):
    room, code = instructor.makes_class("10B")
    student.joins(code)
    page = f"/teach/classes/{room}/exam-days"
    instructor.goes(page)
    assert instructor.headline == "When is the exam?"
    instructor.sends(page, {"bank": "harbour", "day": "2026-11-22", "title": ""})
    assert (instructor.status, PAST in instructor.text) == (422, True)
    instructor.sends(page, {"bank": "harbour", "day": "\u3000", "title": ""})
    assert (instructor.status, NEEDS_DAY in instructor.text) == (422, True)
    instructor.sends(page, {"bank": "harbour", "day": "2026-11-26", "title": "Final"})
    assert instructor.headline == "The next exam is in 3 days."
    student.goes(PLAN)
    assert student.headline == "Exam in 3 days."
    assert "Final 10B Thursday, 26 November, in 3 days" in student.text
    student.goes(f"/classes/{room}")
    assert "Final : Thursday, 26 November, in 3 days" in student.text
    assert student.link(r"/plan/\w+") == PLAN
    clock.forward(days=4)
    instructor.goes("/sign-in")
    instructor.sends("/sign-in", {"login_name": "teacher", "password": PASSWORD})
    instructor.goes(page)
    change = instructor.link(rf"{page}/\d+")
    assert instructor.headline == "No exam day is ahead."
    instructor.sends(change, {"bank": "harbour", "day": "2026-12-03", "title": "Final"})
    assert instructor.headline == "The next exam is in 6 days."
    instructor.sends(f"{change}/remove")
    assert instructor.headline == "When is the exam?"


def test_a_day_that_was_removed_comes_back_even_if_it_is_past(instructor, clock):
    page = f"/teach/classes/{instructor.makes_class('10B')[0]}/exam-days"
    instructor.sends(page, {"bank": "harbour", "day": "2026-11-26", "title": "Final"})
    clock.forward(days=4)
    instructor.sends("/sign-in", {"login_name": "teacher", "password": PASSWORD})
    instructor.goes(page)
    instructor.sends(instructor.link(rf"{page}/\d+") + "/remove")
    undo = instructor.source.split("The exam day is removed; daily work")[1].split("</form>")[0]
    back = dict(re.findall(r'name="(to|bank|day|title)" value="([^"]*)"', undo))
    assert back == {"to": "back", "bank": "harbour", "day": "2026-11-26", "title": "Final"}
    instructor.sends(page, back)
    assert "The exam day is back." in instructor.text
    assert "Thursday, 26 November · Final" in instructor.text
