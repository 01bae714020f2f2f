"""An instructor's first hour: the set-up link, a class, a quiz, a student, the CSV; and a question file."""

from __future__ import annotations

import csv
import io
import re

from tests.journeys.people import Instructor, Student

COLUMNS = "class,learner,login,quiz,attempt,status,score,maximum,percent,started_at,finished_at,late"
FAULTY = """facts:
  - id: river-surveyed
    sectoin: history
    about: {of: tumen, what: surveyed}
    say: "The Tumen was surveyed in {1901}."
    ask: "In which year was the Tumen surveyed?"
    answer: {year: "1902"}
    at: [H1]
"""
SOUND = FAULTY.replace("sectoin", "section").replace("1902", "1901")


def test_from_the_set_up_link_to_the_csv(opens, serve):
    served = serve()
    teacher = opens(Instructor, served.address)
    teacher.sets_up(served.set_up_link)
    assert teacher.path == "/teach"

    stranger = opens(Student, served.address)
    with stranger.refused(404):
        stranger.goes(served.set_up_link)

    join_link = teacher.makes_class("Class 10B")
    assert teacher.page.locator("svg[role=img]").count() >= 1, "the link also stands there as a QR code"
    teacher.follows("Make a quiz")
    teacher.writes("Title", "Week 3: the railway")
    teacher.presses("Preview")
    assert re.search(r"multiple choice|true or false|short answer|number|year", teacher.text)
    teacher.presses("Publish")
    quiz_page = teacher.path

    student = opens(Student, served.address)
    student.goes(join_link.replace("localhost", "127.0.0.1"))
    student.writes("Your name", "=1+1")
    student.presses(re.compile("Join"))
    student.follows(re.compile("Week 3"))
    student.presses(re.compile("Begin"))
    assert student.takes_quiz() == 10
    student.presses(re.compile("Hand in"))
    score = student.headline.split()[0]

    teacher.goes(quiz_page)
    assert teacher.headline == "1 of 1 have handed in." or teacher.headline.startswith("One of one")
    teacher.sees("=1+1")
    text = teacher.downloads("Download scores")
    assert text.splitlines()[0] == COLUMNS
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["learner"] == "'=1+1"
    assert (row["class"], row["quiz"]) == ("Class 10B", "Week 3: the railway")
    assert (row["status"], row["score"], row["maximum"], row["late"]) == ("submitted", score, "10", "no")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", row["finished_at"])


def test_a_question_file_shows_its_faults_before_anything_is_taken_in(instructor):
    instructor.uploads("survey.yaml", FAULTY)
    instructor.sees("survey.yaml:3:5")
    instructor.sees(re.compile("sectoin"))
    assert instructor.button(re.compile("Take in")).count() == 0

    instructor.uploads("survey.yaml", SOUND)
    assert instructor.headline == "One item is ready."
    instructor.sees("Take the course over first.")
    instructor.presses("Take the course over")
    assert instructor.headline == "One item is ready."
    instructor.presses(re.compile("Take in"))
    instructor.goes("/explore/borderland/facts/river-surveyed")
    instructor.sees("The Tumen was surveyed in")

    instructor.uploads("survey.yaml", SOUND)
    assert instructor.headline == "This file changes nothing."
