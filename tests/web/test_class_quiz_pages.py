"""Taking a class quiz through its pages: attempts, tabs, devices, checks, one way, and what came too late."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from quizapp.core.attempts import Terms
from quizapp.core.reviewing import AFTER_EACH
from quizapp.store import tables
from quizapp.usecases.extending import More, extend
from tests.people import PASSWORD, Instructor, Student
from tests.usecases.class_quizzes import a_school
from tests.web.answer_keys import rows


@pytest.fixture
def school(app):
    school = a_school(app.extensions["quizapp"])
    school.mira = school.admits()
    return school


@pytest.fixture
def mira(app, school):
    mira = Student(app)
    mira.signs_in("mira", PASSWORD)
    return mira


def start_page(who, school):
    who.goes(f"/quizzes/{school.quiz}")
    return re.search(r'name="number" value="(\d+)"', who.source)


def begins(who, school):
    """Press the button of the start page."""
    number = start_page(who, school)
    assert number, who.text
    who.sends(f"/quizzes/{school.quiz}", {"number": number.group(1)})
    return who.path.split("/")[2]


def test_the_start_page_tells_of_every_attempt_and_begins_the_next(app, school, mira):
    school.sets(Terms(attempts=2))
    start_page(mira, school)
    assert "You have 2 attempts; 2 are left." in mira.text
    assert "the best attempt counts" in mira.text
    first = begins(mira, school)
    mira.sends(f"/attempts/{first}/hand-in")
    assert "All attempts at this quiz" in mira.text
    start_page(mira, school)
    assert mira.headline == "Handed in, with one attempt left."
    second = begins(mira, school)
    assert second != first
    mira.answers(answer=school.sample(school.mira, second)["answer"][0], go="stay")
    mira.sends(f"/attempts/{second}/hand-in")
    assert not start_page(mira, school)
    assert "You have 1 of 3: the best attempt counts." in mira.text
    assert re.findall(r"Attempt (\d)", mira.text) == ["2", "1"]
    mira.goes("/")
    assert "Week 1" not in mira.text  # nothing is left to do


def test_two_attempts_of_one_student_count_as_one_who_handed_in(app, school, mira):
    school.sets(Terms(attempts=2))
    for answered in (False, True):
        attempt = begins(mira, school)
        if answered:
            mira.answers(answer=school.sample(school.mira, attempt)["answer"][0], go="stay")
        mira.sends(f"/attempts/{attempt}/hand-in")
    teacher = Instructor(app)
    teacher.goes("/sign-in")
    teacher.sends("/sign-in", {"login_name": "rahn", "password": PASSWORD})
    teacher.goes(f"/teach/quizzes/{school.quiz}")
    assert teacher.headline == "1 of 1 have handed in."
    assert "Mean score 1 of 3" in teacher.text, "the best attempt counts, as in the gradebook"


def test_a_second_tab_a_double_click_and_the_back_button_begin_nothing(app, school, mira):
    school.sets(Terms(attempts=3))
    stale = start_page(mira, school).group(1)
    first = begins(mira, school)
    for _ in range(2):
        mira.sends(f"/quizzes/{school.quiz}", {"number": stale})
        assert first in mira.path
    mira.sends(f"/attempts/{first}/hand-in")
    mira.sends(f"/quizzes/{school.quiz}", {"number": stale})  # the page behind the back button
    assert mira.path == f"/attempts/{first}"
    assert rows(app, "select count(*) from attempt") == [(1,)]


def test_a_second_device_goes_on_where_the_first_stopped(app, school, mira):
    school.sets(Terms(attempts=3))
    attempt = begins(mira, school)
    mira.answers(answer="1901", go="next")
    phone = Student(app)
    phone.signs_in("mira", PASSWORD)
    phone.goes(f"/quizzes/{school.quiz}")
    assert phone.headline == "You are in the middle of this quiz."
    phone.goes(f"/attempts/{attempt}/1")
    assert 'value="1901"' in phone.source
    phone.answers(answer="1902", go="stay")
    mira.goes(f"/attempts/{attempt}/1")
    assert 'value="1902"' in mira.source


def test_checking_without_a_script(app, school, mira):
    school.sets(review=AFTER_EACH, tries=2)
    attempt = begins(mira, school)
    wrong, right = (school.sample(school.mira, attempt, right=one)["answer"][0] for one in (False, True))
    assert "You have 2 tries" in mira.text
    mira.answers(answer="", go="check")
    assert mira.status == 422
    assert "Answer first, then check." in mira.text
    mira.answers(answer=wrong, go="check")
    assert "Not right." in mira.text
    assert "This is your last try; right now earns 0.67 of 1." in mira.text
    mira.answers(answer=right, go="check")
    assert "Right." in mira.text
    assert "0.67 of 1" in mira.text
    assert 'name="answer"' not in mira.source
    mira.answers(answer=wrong, go="stay")  # another tab, in which it is still open
    assert mira.status == 422
    assert "This answer was checked, so it stands." in mira.text
    mira.answers(go="next")
    assert mira.path == f"/attempts/{attempt}/2"
    mira.sends(f"/attempts/{attempt}/hand-in")
    assert mira.headline == "0.67 of 3."


def test_a_script_is_told_that_a_checked_answer_stands(app, school, mira):
    school.sets(review=AFTER_EACH)
    attempt = begins(mira, school)
    mira.answers(answer=school.sample(school.mira, attempt)["answer"][0], go="check")
    body = {"client": "a-page-of-ours", "sequence": 1, "base_revision": 1, "fields": {"answer": ["1850"]}}
    token = mira.token
    told = mira.client.post(f"/attempts/{attempt}/1/answer", json=body, headers={"X-CSRFToken": token})
    assert (told.status_code, told.json["message"]) == (422, "This answer was checked, so it stands.")


def test_one_way_by_pages(app, school, mira):
    school.sets(is_one_way=True)
    attempt = begins(mira, school)
    assert 'name="flag"' not in mira.source
    mira.answers(answer="1901", go="3")  # the map is no way ahead
    assert mira.path == f"/attempts/{attempt}/1"
    mira.answers(answer="1901", go="next")
    assert mira.path == f"/attempts/{attempt}/2"
    for position in (1, 3):
        mira.goes(f"/attempts/{attempt}/{position}")
        assert mira.path == f"/attempts/{attempt}/2"
    mira.sends(f"/attempts/{attempt}/1", {"answer": "1850", "rev": "1", "go": "stay"})
    assert mira.path == f"/attempts/{attempt}/2"
    assert "You have left this question, so its answer stands." in mira.text
    mira.goes(f"/attempts/{attempt}/hand-in")
    assert "Go on with question 2" in mira.text
    assert rows(app, "select shown from attempt_item order by position") == [("1901",), ("",), ("",)]


def test_while_the_book_is_closed_every_page_of_the_course_leads_back_to_the_quiz(school, mira):
    school.sets()
    start_page(mira, school)
    assert "closed-book quiz" in mira.text
    attempt = begins(mira, school)
    for address in ("/explore/harbour", "/quiz/harbour", "/progress/harbour"):
        mira.goes(address)
        assert (mira.status, mira.headline) == (403, "The book is closed while you take a quiz.")
        assert f'href="/attempts/{attempt}/1"' in mira.source
    mira.goes("/")
    assert mira.headline == "You are taking a quiz."
    mira.sends(f"/attempts/{attempt}/hand-in")
    mira.goes("/explore/harbour")
    assert mira.status == 200


def test_the_teacher_finds_what_came_too_late(app, school, mira, clock):
    school.sets(Terms(600))
    begins(mira, school)
    mira.answers(answer="1901", go="stay")
    clock.forward(seconds=604)
    mira.sends(mira.path, {"answer": "1902", "rev": "1", "go": "stay"})
    assert "Time was up" in mira.text
    teacher = Instructor(app)
    teacher.goes("/sign-in")
    teacher.sends("/sign-in", {"login_name": "rahn", "password": PASSWORD})
    teacher.goes(f"/teach/quizzes/{school.quiz}")
    assert "One answer came too late" in teacher.text
    teacher.goes(teacher.link(r"/teach/quizzes/\w+/late"))
    assert "“1902” came too late; “1901” counts." in teacher.text
    assert "4 seconds late" in teacher.text
    teacher.goes(teacher.link(r"/teach/classes/\w+/gradebook\?quiz=\w+"))
    assert teacher.status == 200


def test_late_answers_count_with_one_press_and_no_more_after_its_undo(app, school, mira, clock):
    school.sets(Terms(600, attempts=2), method="average")
    attempt = begins(mira, school)
    right = school.sample(school.mira, attempt)["answer"][0]
    clock.forward(seconds=604)
    mira.sends(f"/attempts/{attempt}/1", {"answer": right, "rev": "0", "go": "stay"})
    mira.sends(f"/attempts/{begins(mira, school)}/hand-in")
    teacher = Instructor(app)
    teacher.goes("/sign-in")
    teacher.sends("/sign-in", {"login_name": "rahn", "password": PASSWORD})
    teacher.goes(f"/teach/quizzes/{school.quiz}/late")
    button = re.search(r'action="([^"]+/late/\w+)"', teacher.source).group(1)
    for _ in range(2):
        teacher.sends(button)
    assert teacher.headline == "Mira has 0.5 of 3, set by hand."  # (1 + 0) / 2
    assert rows(app, "select score, reason from grade_override") == [
        (0.5, "Answers that came too late count.")
    ]
    start_page(mira, school)
    assert "Your teacher has set your score to 0.5 of 3." in mira.text
    teacher.sends(f"{teacher.path}/undo", {"to": "1"})
    assert teacher.headline == "Mira has 0 of 3."
    teacher.sends(teacher.path, {"do": "score", "score": "3", "reason": "Was ill.", "seen": "2"})
    teacher.sends(button)
    assert teacher.status == 409  # another score that was set by hand is not lost unseen
    assert rows(app, "select score from grade_override order by id desc limit 1") == [(3.0,)]


def test_a_result_tells_who_handed_in_from_whose_time_was_up(school, mira, clock):
    school.sets(Terms(600, attempts=2))
    in_time = begins(mira, school)
    mira.sends(f"/attempts/{in_time}/hand-in")
    assert "when time was up" not in mira.text
    too_late = begins(mira, school)
    clock.forward(minutes=11)
    mira.sends(f"/attempts/{too_late}/hand-in")
    assert "09:10, when time was up" in mira.text


@pytest.mark.parametrize("is_stored", [False, True], ids=["not stored yet", "handed in for them"])
def test_the_start_page_does_not_say_handed_in_to_whose_time_was_up(school, mira, clock, is_stored):
    school.sets(Terms(600))
    attempt = begins(mira, school)
    clock.forward(minutes=11)
    if is_stored:
        mira.sends(f"/attempts/{attempt}/hand-in")
    start_page(mira, school)
    assert mira.headline == "Time was up before you handed this in."
    assert "What was saved until then counts." in mira.text
    assert "Handed in" not in mira.text
    school.sets(Terms(600, attempts=None))
    begins(mira, school)
    clock.forward(minutes=11)
    start_page(mira, school)
    assert mira.headline == "Time was up. You can take it again."


def test_lists_begin_with_what_is_most_urgent(school, mira, clock):
    hours = {"in a week": 168, "today": 3, "tomorrow": 20}
    for title, away in hours.items():
        quiz = school.sets(Terms(closes_at=clock() + timedelta(hours=away)))
        school.write(update(tables.Quiz).where(tables.Quiz.public_id == quiz).values(title=f"Due {title}"))
    later = school.sets(Terms(opens_at=clock() + timedelta(hours=1)))
    school.write(update(tables.Quiz).where(tables.Quiz.public_id == later).values(title="Not yet"))
    run = school.sets(Terms(36000), is_closed_book=False)
    school.write(update(tables.Quiz).where(tables.Quiz.public_id == run).values(title="Begun"))
    school.begins(school.mira)
    mira.goes(f"/classes/{school.room.public_id}")
    found = re.findall(r"<bdi>((?:Due|Not yet|Begun)[^<]*)</bdi>", mira.source)
    assert found == ["Begun", "Due today", "Due tomorrow", "Due in a week", "Not yet"]
    assert "closes today, 12:00" in mira.text
    assert "closes tomorrow, 05:00" in mira.text
    mira.goes("/")
    assert re.findall(r"<bdi>((?:Due|Not yet|Begun)[^<]*)</bdi>", mira.source) == found[:-1]


@pytest.mark.parametrize(
    ("begins_at", "told"),
    [
        (datetime(2027, 3, 28, 0, 50, tzinfo=UTC), "03:20"),  # clocks go from 02:00 to 03:00
        (datetime(2026, 10, 25, 0, 50, tzinfo=UTC), "02:20"),  # and from 03:00 back to 02:00
    ],
)
def test_more_time_on_the_night_when_clocks_change(app, school, clock, begins_at, told):
    clock.at = begins_at
    mira = Student(app)
    mira.signs_in("mira", PASSWORD)
    school.write(update(tables.Account).values(time_zone="Europe/Berlin", last_seen_at=begins_at))
    school.sets(Terms(1200))
    begins(mira, school)
    extend(school.services, school.teacher, school.quiz, None, More(minutes=10), "alarm", clock())
    start_page(mira, school)
    assert f"Your time is up on {begins_at.day} {begins_at:%B}, {told}." in mira.text
    clock.forward(minutes=30)
    mira.goes("/")
    assert f"until today, {told}" in mira.text


def test_a_clock_set_back_begins_no_attempt_before_the_last(app, school, mira, clock):
    school.sets(Terms(attempts=2))
    first = begins(mira, school)
    clock.forward(minutes=5)
    mira.sends(f"/attempts/{first}/hand-in")
    clock.forward(hours=-1)
    second = begins(mira, school)
    mira.sends(f"/attempts/{second}/hand-in")
    assert mira.status == 200
    found = rows(app, "select number, started_at <= submitted_at from attempt order by number")
    assert found == [(1, 1), (2, 1)]
