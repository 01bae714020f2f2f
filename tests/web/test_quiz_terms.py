"""When and how long a quiz may be taken: set by an instructor, chosen for practice, kept by the server.

The case numbers are those of the project's list of bad input.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.people import Instructor, Student
from tests.web.answer_keys import everything, paper, right, rows
from tests.web.test_stories_answers import QUIZ_KINDS

BERLIN = "Europe/Berlin"


@pytest.fixture
def room(instructor: Instructor) -> tuple[str, str]:
    """A class of an instructor in Berlin: its id and its join code."""
    instructor.goes("/account")
    instructor.sends("/account", {"display_name": "Ms Rahn", "time_zone": BERLIN, "new_per_day": "10"})
    return instructor.makes_class()


def sets(instructor: Instructor, class_id: str, **terms: str) -> str:
    """Set a quiz on these terms; gives its id, or an empty text where it was refused."""
    address = f"/teach/classes/{class_id}/quizzes/new"
    instructor.goes(address)
    form = {"title": "Week 1", "bank": "harbour", "lines-0-count": "3", "lines-0-kinds": ["year"]}
    instructor.sends(address, {**form, "go": "make", **terms})
    return "" if instructor.status != 200 else instructor.path.rsplit("/", 1)[1]


def stored(app, column: str) -> str | int | None:
    return rows(app, f"select {column} from quiz")[0][0]


def test_times_are_those_of_the_instructors_clock_and_stored_in_utc(app, instructor, room):
    assert sets(instructor, room[0], minutes="20", opens_at="2026-12-01T08:00", closes_at="2027-07-01T18:00")
    assert stored(app, "opens_at") == "2026-12-01 07:00:00.000000"
    assert stored(app, "closes_at") == "2027-07-01 16:00:00.000000"
    assert stored(app, "time_limit") == 1200
    assert "20 minutes; opens 1 December, 08:00; closes 1 July, 18:00" in instructor.text


def test_a_time_that_clocks_skip_is_asked_about_with_the_next_one_74(app, instructor, room):
    assert not sets(instructor, room[0], opens_at="2027-03-28T02:30")
    assert instructor.status == 422
    assert "skip this time. Choose 03:30 or another" in instructor.text
    assert 'value="2027-03-28T02:30"' in instructor.source
    assert rows(app, "select count(*) from quiz") == [(0,)]
    assert sets(instructor, room[0], opens_at="2027-03-28T03:30")
    assert stored(app, "opens_at") == "2027-03-28 01:30:00.000000"


@pytest.mark.parametrize(("which", "hour"), [("first", "00:30"), ("second", "01:30")])
def test_a_time_that_clocks_show_twice_is_chosen_with_its_offset_75(app, instructor, room, which, hour):
    assert not sets(instructor, room[0], closes_at="2027-10-31T02:30")
    assert "the first 02:30, UTC+2" in instructor.text
    assert "the second 02:30, UTC+1" in instructor.text
    assert re.search(r'<option selected value="first">', instructor.source)
    assert rows(app, "select count(*) from quiz") == [(0,)]
    assert sets(instructor, room[0], closes_at="2027-10-31T02:30", closes_which=which)
    assert stored(app, "closes_at") == f"2027-10-31 {hour}:00.000000"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("minutes", "0"), ("minutes", "-1"), ("minutes", "1e9"), ("minutes", "12.5"), ("minutes", "601"),
        ("minutes", "9" * 5000), ("minutes", "soon"), ("opens_at", "tomorrow"),
        ("opens_at", "0001-01-01T00:00"), ("opens_at", "9999-12-31T23:59"),
        ("opens_at", "2026-02-30T10:00"), ("opens_at", "2026-12-01"),
        ("closes_at", "2026-11-01T10:00"), ("closes_at", "2026-12-01T10:00\x00"),
    ],
)  # fmt: skip
@pytest.mark.long
def test_terms_that_are_none_are_refused_beside_their_field_45(app, instructor, room, name, value):
    before = everything(app)
    assert not sets(instructor, room[0], **{name: value})
    assert instructor.status == 422
    assert f'id="{name}-error"' in instructor.source
    assert "<details" in instructor.source
    assert re.search(r"<details[^>]* open", instructor.source), "the fault is folded away"
    assert everything(app) == before


def test_a_quiz_that_would_close_before_it_opens_is_refused_45(app, instructor, room):
    assert not sets(instructor, room[0], opens_at="2026-12-02T10:00", closes_at="2026-12-02T10:00")
    assert "close before it opens" in instructor.text


def test_figures_of_any_script_are_read_45(app, instructor, room):
    assert sets(instructor, room[0], minutes="٣٠")
    assert stored(app, "time_limit") == 1800


def test_before_it_opens_and_after_it_closes_the_page_says_so(app, instructor, room, student, clock):
    terms = {"opens_at": "2026-11-24T08:00", "closes_at": "2026-11-24T18:00"}
    quiz = sets(instructor, room[0], **terms)
    student.joins(room[1])
    student.goes(f"/quizzes/{quiz}")
    assert student.headline == "This quiz has not opened yet."
    assert "It opens on 24 November, 07:00" in student.text  # in the student's zone
    student.sends(f"/quizzes/{quiz}")
    assert student.status == 409
    clock.at = datetime(2026, 11, 24, 17, 0, 1, tzinfo=UTC)
    student.goes(f"/quizzes/{quiz}")
    assert student.headline == "This quiz is closed."
    assert "It closed on 24 November, 17:00" in student.text
    student.sends(f"/quizzes/{quiz}")
    assert student.status == 409
    assert rows(app, "select count(*) from attempt") == [(0,)]


def test_whoever_begins_late_has_until_the_quiz_closes(app, instructor, room, student, clock):
    quiz = sets(instructor, room[0], minutes="20", closes_at="2026-11-23T10:05")  # 09:05 UTC
    student.joins(room[1])
    student.goes(f"/quizzes/{quiz}")
    assert "You have 20 minutes from the moment you begin." in student.text
    student.sends(f"/quizzes/{quiz}")
    assert "Ends on 23 November, 09:05." in student.text
    assert rows(app, "select due_at from attempt") == [("2026-11-23 09:05:00.000000",)]


def practises(student: Student, **more: str) -> str:
    """Begin a practice quiz on terms of one's own."""
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends("/quiz/harbour", {"count": "2", "sections": sections, "kinds": ["year"], **more})
    return student.path.split("/")[2] if student.status == 200 else ""


def test_practice_is_timed_by_choice_only(app, student):
    practises(student)
    assert "Ends on" not in student.text
    practises(student, minutes="5")
    assert "Ends on 23 November, 09:05." in student.text
    assert not practises(student, minutes="0")
    assert student.status == 422


def test_an_answer_that_comes_too_late_by_the_form_is_told_plainly(app, student, clock):
    attempt = practises(student, minutes="5")
    question = paper(app, attempt)[0]
    student.answers(**right(question), go="stay")
    clock.forward(minutes=5, seconds=1)
    student.answers(answer="1066", go="next")
    assert student.path == f"/attempts/{attempt}"
    assert "Time was up on 23 November, 09:05. The answer you sent now came after that" in student.text
    assert student.headline == "1 of 2."
    assert rows(app, "select outcome from answer_event") == [("applied",), ("late",)]
    assert rows(app, "select status from attempt") == [("open",)]  # reading stores nothing
    student.goes(f"/attempts/{attempt}/2")
    assert student.path == f"/attempts/{attempt}"
    student.sends(f"/attempts/{attempt}/hand-in")
    assert rows(app, "select status, submitted_at from attempt") == [
        ("submitted", "2026-11-23 09:05:00.000000")
    ]


def test_lists_say_how_long_and_until_when(app, instructor, room, student, clock):
    quiz = sets(instructor, room[0], minutes="90", closes_at="2026-11-24T18:00")
    student.joins(room[1])
    student.goes("/quiz/harbour")
    assert "closes tomorrow, 17:00, 1 hour 30 minutes" in student.text
    student.sends(f"/quizzes/{quiz}")
    student.goes("/quiz/harbour")
    assert "until today, 10:30" in student.text
    clock.forward(hours=2)
    student.goes("/quiz/harbour")
    assert "time is up" in student.text
    assert "wait" not in student.headline


def test_every_kind_may_be_timed(app, student):
    practises(student, minutes="5", kinds=QUIZ_KINDS)
    assert "Ends on" in student.text


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (datetime(2027, 3, 28, 0, 55, tzinfo=UTC), "28 March, 03:15"),  # clocks go from 02:00 to 03:00
        (datetime(2027, 10, 31, 0, 55, tzinfo=UTC), "31 October, 02:15"),  # and from 03:00 back to 02:00
    ],
)
def test_twenty_minutes_are_twenty_minutes_when_clocks_change_76(app, student, clock, begins, ends):
    clock.at = begins
    student.starts_as_guest()
    student.goes("/account")
    student.sends("/account", {"display_name": "Mira", "time_zone": BERLIN, "new_per_day": "10"})
    attempt = practises(student, minutes="20")
    assert f"Ends on {ends}." in student.text
    question = paper(app, attempt)[0]
    clock.forward(minutes=19, seconds=59)
    student.answers(**right(question), go="stay")
    assert student.path == f"/attempts/{attempt}/1"
    clock.forward(seconds=2)
    student.answers(answer="1066", go="next")
    assert student.headline == "1 of 2."
