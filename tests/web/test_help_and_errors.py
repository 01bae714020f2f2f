"""The help page says what the code does; every error says what happened and what to do next."""

from __future__ import annotations

import io
import re
from contextlib import closing

import pytest

from quizapp.core.errors import StorageTrouble
from quizapp.core.memory.facts_memory import DEFAULT_RETENTION, strength
from quizapp.store.put_away import LIFE
from quizapp.usecases import erasing, reading, signing_in
from quizapp.usecases import home as homes
from quizapp.web.errors import HEADLINES, NEXT_STEPS
from tests.people import Instructor, Student


@pytest.fixture
def calm(app):
    """The app as it runs, where an unexpected error becomes a page and no test failure."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


def test_help_is_linked_from_every_page_and_needs_no_account(student):
    for path in ("/", "/sign-in", "/explore/harbour", "/nowhere"):
        student.goes(path)
        assert student.link("/help") == "/help"
    student.goes("/help")
    assert student.headline == "You are asked just before you forget."
    targets = set(re.findall(r'href="#([\w-]+)"', student.source)) - {"main"}
    assert targets == {"study", "numbers", "quiz", "class", "teach", "yours", "with-keys"}
    assert all(f'id="{target}"' in student.source for target in targets)


def test_help_gives_the_figures_that_the_code_has(student, instructor):
    student.goes("/help")
    bounds = {"sure nine in ten": 0.9, "firm three in four": 0.75, "fading one in two": 0.5}
    for step, (words, bound) in zip((4, 3, 2), bounds.items(), strict=True):
        assert words in student.text
        assert (strength(bound), strength(bound - 0.001)) == (step, step - 1)
    assert DEFAULT_RETENTION == 0.9  # "just before you forget"
    assert f"for {erasing.IDLE.days} days after you were last here" in student.text
    assert erasing.IDLE == signing_in.GUEST_LIFE  # the row lives as long as the cookie that leads to it
    assert f"{LIFE.days} days to change your mind" in student.text
    class_id, _ = instructor.makes_class()
    instructor.goes(f"/teach/classes/{class_id}")
    assert f"For {LIFE.days} days you can bring it back" in instructor.text
    quiz = instructor.sets_quiz(class_id)
    instructor.goes(f"/teach/quizzes/{quiz}")
    assert f"For {LIFE.days} days you can bring it back" in instructor.text


def test_every_status_has_a_headline_and_a_next_step():
    assert set(HEADLINES) == set(NEXT_STEPS)
    assert not [
        text for text in (*HEADLINES.values(), *NEXT_STEPS.values()) if "!" in text or text[-1] != "."
    ]


def test_errors_say_what_to_do_next(calm, student):
    student.starts_as_guest()
    for status, act in {
        400: lambda: student.client.post("/study", data={"bank": "harbour"}),
        404: lambda: student.client.get("/nowhere"),
        405: lambda: student.client.put("/keys"),
        413: lambda: student.client.post("/sign-in", data={"password": "x" * 300_000}),
    }.items():
        student.page = act()
        assert student.status == status
        assert student.headline == HEADLINES[status]
        assert "Go to the start" in student.text
        assert "Traceback" not in student.text


def test_an_error_leads_back_to_the_page_one_came_from(calm, student):
    student.starts_as_guest()
    for come_from, back in {
        "http://localhost/quiz/harbour?seed=x": "/quiz/harbour?seed=x",
        "http://localhost/my-cards": "/my-cards",
        "http://elsewhere.example/my-cards": None,
        "http://localhost//elsewhere.example/": None,
        "http://localhost/nowhere-either": None,
        "http://[": None,
        "": None,
    }.items():
        student.page = student.client.post("/study", data={}, headers={"Referer": come_from})
        assert student.status == 400
        found = re.search(r'href="([^"]+)">Back to the page before', student.source)
        assert (found[1] if found else None) == back, come_from
        assert "Go to the start" in student.text
    student.page = student.client.get(
        "/my-cards/nowhere", headers={"Referer": "http://localhost/my-cards/nowhere"}
    )
    assert student.status == 404
    assert "Back to the page before" not in student.text


def test_an_error_of_ours_has_a_code_that_is_in_the_log(calm, student, monkeypatch, caplog):
    def breaks(*_):
        raise RuntimeError("a secret")

    monkeypatch.setattr(homes, "home", breaks)
    student.goes("/")
    assert student.status == 500
    assert student.headline == HEADLINES[500]
    assert "a secret" not in student.source
    code = re.search(r"<code>(\w{8})</code>", student.source)
    assert code
    assert f"error {code.group(1)} at pages.home" in caplog.text
    assert student.link("/") == "/"


def test_a_busy_database_lets_one_try_again(student, monkeypatch):
    def busy(*_):
        raise StorageTrouble("Wait a moment.")

    monkeypatch.setattr(reading, "course", busy)
    student.goes("/explore/harbour?from=here")
    assert student.status == 503
    assert student.page.headers["Retry-After"]
    assert re.search(r'href="/explore/harbour\?from=here">Try again', student.source)


def test_only_those_who_may_gain_by_it_are_asked_to_sign_in(student, instructor):
    class_id, code = instructor.makes_class()
    student.joins(code)
    student.claims("mira")
    student.goes(f"/teach/classes/{class_id}")
    assert student.status == 403
    assert "Sign in" not in student.text


def test_browsers_find_their_icons(student):
    student.goes("/")
    paths = re.findall(r'<link rel="[\w -]*icon" href="([^"]+)"', student.source)
    assert len(paths) == 3
    for path in (*paths, "/favicon.ico"):
        with closing(student.client.get(path)) as icon:
            assert icon.status_code == 200
            assert icon.get_data()[:4] in (b"\0\0\1\0", b"\x89PNG", b"<svg")


def test_whoever_is_nobody_yet_begins_from_the_page_of_a_course(student):
    student.goes("/explore/harbour")
    student.sends(student.link("/start"), {"bank": "harbour"})
    assert student.path.startswith("/study/")


def test_the_example_of_a_question_file_is_one(app):
    teacher = Instructor(app)
    teacher.sets_up()
    teacher.goes("/teach/files")
    shown = re.search(r"<pre[^>]*>(.*?)</pre>", teacher.source, re.S)
    assert shown
    text = shown.group(1).replace("&#34;", '"').replace("&amp;", "&").replace("&#39;", "'")
    teacher.sends(
        "/teach/files",
        {"bank": "harbour", "file": (io.BytesIO(text.encode()), "facts.yaml")},
        content_type="multipart/form-data",
    )
    assert teacher.headline == "This file changes nothing."


def test_a_server_without_a_course_says_how_one_gets_there(app, monkeypatch):
    teacher, student = Instructor(app), Student(app)
    teacher.sets_up()
    monkeypatch.setattr("quizapp.store.banks.list_banks", lambda on: [])
    student.goes("/")
    assert student.headline == "There is no course here yet."
    teacher.goes("/")
    teacher.goes(teacher.link("/teach/files"))
    assert teacher.headline == "See what a file gives before anything is taken in."
    assert "Title of the new course" in teacher.text
    assert "Make a course" in teacher.text
