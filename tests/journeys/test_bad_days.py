"""The days on which something is lost: a password, a sign-in, the server's disk, the old version."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.durability.old_database import make_old
from tests.journeys.people import PASSWORD, Instructor, Person, Student
from tests.journeys.process import START, a_port
from tests.journeys.steps import studies_by_mouse

pytestmark = pytest.mark.long
NEW_PASSWORD = "amber lantern over the quay"


def kept_code(student: Student) -> str:
    """The recovery code that the page shows once, as it is written down."""
    return student.page.locator("#code").inner_text().replace("\n", "")


def quizapp(instance: Path, *words: str) -> str:
    """Run a command over an instance folder; what it said."""
    done = subprocess.run(
        [sys.executable, "-c", START, *words],
        env={**os.environ, "QUIZAPP_INSTANCE": str(instance)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def learns_something(student: Student) -> str:
    """A guest who has met facts and keeps their progress as Mira. Returns the recovery code."""
    student.goes("/")
    student.presses("Start learning")
    studies_by_mouse(student, answers=3)
    student.goes("/keep")
    student.keeps_progress("mira", "Mira Holt")
    return kept_code(student)


def remembers(student: Student) -> None:
    """What was learned is there."""
    student.goes("/progress/borderland")
    assert student.headline.startswith("You have met"), student.headline


def test_whoever_forgot_the_password_comes_back_with_the_code(opens, site):
    mira = opens(Student, site.address)
    code = learns_something(mira)
    elsewhere = opens(Student, site.address)
    elsewhere.goes("/sign-in")
    elsewhere.writes("Login name", "mira")
    elsewhere.writes("Password", "not what it was")
    with elsewhere.refused(422):
        elsewhere.presses("Sign in")
    elsewhere.follows(re.compile("forgot", re.I))
    elsewhere.writes("Login name", "mira")
    elsewhere.writes("Recovery code", code.lower().replace("-", " "))
    elsewhere.writes("New password", NEW_PASSWORD)
    elsewhere.presses("Change the password")
    assert kept_code(elsewhere) != code
    remembers(elsewhere)

    mira.goes("/account")
    assert mira.path == "/sign-in", "the other browser is signed out"
    mira.goes("/forgotten")
    mira.writes("Login name", "mira")
    mira.writes("Recovery code", code)
    mira.writes("New password", "yet another long one")
    with mira.refused(422):
        mira.presses("Change the password")


def test_whoever_lost_the_code_too_gets_a_link_from_the_teacher(opens, site):
    teacher = opens(Instructor, site.address)
    teacher.sets_up(site.new_set_up_link())
    invitation = teacher.makes_class("Class 10B")
    class_page = teacher.path
    mira = opens(Student, site.address)
    learns_something(mira)
    mira.goes(invitation)
    mira.presses(re.compile("^Join"))

    teacher.goes(f"{class_page}/students")
    teacher.follows("Mira")
    teacher.presses(re.compile("New password"))
    link = teacher.page.locator("#link").inner_text()
    elsewhere = opens(Student, site.address)
    elsewhere.goes(link)
    elsewhere.writes("New password", NEW_PASSWORD)
    elsewhere.presses("Change the password")
    assert kept_code(elsewhere)
    elsewhere.follows("Sign in")
    elsewhere.writes("Login name", "mira")
    elsewhere.writes("Password", NEW_PASSWORD)
    elsewhere.presses("Sign in")
    remembers(elsewhere)
    again = opens(Person, site.address)
    with again.refused(404):
        again.goes(link)
    again.sees(re.compile("link", re.I))


def test_a_sign_in_lost_amid_a_quiz_loses_no_saved_answer_without_scripts_either(opens, site):
    mira = opens(Student, site.address, java_script_enabled=False)
    learns_something(mira)
    mira.goes("/quiz/borderland")
    mira.writes("Questions", "3")
    mira.presses("Draw a quiz")
    address = mira.path
    mira.fills_in()
    mira.presses("Save and next")
    with site.app.extensions["quizapp"].database.writing() as on:
        on.exec_driver_sql("update sign_in_session set ended_at = created_at")
    mira.fills_in()
    mira.presses("Save and next")
    assert mira.path == "/sign-in"
    mira.writes("Login name", "mira")
    mira.writes("Password", PASSWORD)
    mira.presses("Sign in")
    mira.sees("Question 2 of 3")  # the one that was answered in vain; without scripts nothing keeps it
    mira.goes(address)
    mira.sees("Saved")
    assert mira.takes_quiz() == 3


def test_a_restored_backup_is_the_day_it_was_made(opens, serve, instance):
    served = serve(a_port())
    mira = opens(Student, served.address)
    learns_something(mira)
    said = quizapp(instance, "backup")
    file = re.search(r"(\S+\.(?:sqlite3|db|zip|quizapp)\S*)", said)
    assert file, said
    mira.goes("/account")
    mira.writes("Your name", "Mira of after")
    mira.presses(re.compile("Save"))
    mira.context.close()
    served.stops()

    quizapp(instance, "restore", file.group(1).rstrip(".,:"), "--yes")
    again = opens(Student, serve(served.port).address)
    again.signs_in("mira")
    again.goes("/account")
    expect(again.page.get_by_label("Your name", exact=True)).to_have_value("Mira Holt")
    remembers(again)


def test_after_an_upgrade_everybody_finds_what_was_theirs(opens, serve, instance):
    shutil.rmtree(instance)
    make_old(instance)
    served = serve(a_port())
    mira = opens(Student, served.address)
    mira.signs_in("mira")
    mira.goes("/progress/harbour")
    remembers_harbour = mira.text
    assert "Port Selwyn" in remembers_harbour
    teacher = opens(Instructor, served.address)
    teacher.goes("/sign-in")
    teacher.writes("Login name", "rahn")
    teacher.writes("Password", PASSWORD)
    teacher.presses("Sign in")
    teacher.goes("/teach")
    teacher.follows(re.compile("10B|Class"))
    teacher.follows("Students")
    assert "Mira" in teacher.text
