"""A course of written questions alone, through its pages."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask

from quizapp.usecases import importing
from tests.builders import FIXED_LISTS, make_bank, make_head
from tests.people import Instructor, Student
from tests.web.answer_keys import card, paper, right, wrong

FILE = b"""\
fixed:
  - id: first-tug
    type: choice
    prompt: "What was the first tug of the harbour called?"
    options: [{text: "Heron", because: "She came later."}, "Petrel"]
    key: "Petrel"
    at: [H3]
"""


@pytest.fixture
def riddles(app: Flask) -> str:
    """A bank that has no fact, but eight questions that somebody wrote."""
    services = app.extensions["quizapp"]
    bank = make_bank("riddles", head=make_head(title="Riddles of the Harbour"), facts=(), series=())
    importing.load_bank(services, bank, "folder", services.clock())
    return "riddles"


def test_its_pages_speak_of_questions_and_list_each_with_its_answer(student: Student, riddles: str):
    student.goes(f"/explore/{riddles}")
    assert student.headline == "8 questions to read, each with its place."
    student.goes(f"/explore/{riddles}/history")
    assert student.headline == "History, in 7 questions."
    assert (
        "Which of these did NOT stand yet when the Gull Rock Lighthouse was lit? Customs House"
        in student.text
    )
    assert "Above the door of the Customs House is carved: “Pay and pass .”" in student.text
    assert "Without a place in the source" in student.text


def test_a_question_has_a_page_with_its_options_and_reasons(student: Student, riddles: str):
    student.goes(f"/explore/{riddles}/facts/fixed:not-built-yet")
    assert student.status == 200
    assert "North Pier: It had stood since 1862." in student.text
    assert "In these forms multiple choice" in student.text
    assert "It came two decades after the light." in student.text
    student.goes(f"/explore/{riddles}/facts/fixed:motto")
    assert "carved: “Pay and (gap) .”" in student.text
    assert "(gap)</span></span>.”</span>" in student.source, "the full stop stays on the line of its gap"
    assert student.goes(f"/explore/{riddles}/facts/fixed:nothing").status_code == 404


def test_it_is_studied_to_the_end_and_stands_in_progress(app: Flask, student: Student, riddles: str):
    student.starts_as_guest(riddles)
    session = student.path.split("/")[2]
    asked = set()
    for _ in range(20):
        question = card(app, session)
        if question is None:
            break
        asked.add(question.fact)
        student.goes(f"/study/{session}")
        student.answers(**right(question))
        assert "Right:" in student.headline or "Known:" in student.headline
    assert len(asked) == 8
    student.goes(f"/study/{session}")
    assert "You had 8 of 8 right at the first try." in student.text, "written questions are not read first"
    student.goes(f"/progress/{riddles}")
    assert student.headline == "You have met 8 of 8 facts."


def test_it_is_taken_as_a_quiz_whose_result_says_why(app: Flask, student: Student, riddles: str):
    student.goes(f"/quiz/{riddles}")
    assert "drawn from 8 questions" in student.text
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends(f"/quiz/{riddles}", {"count": "6", "sections": sections, "kinds": ["fixed"]})
    attempt = student.path.split("/")[2]
    questions = paper(app, attempt)
    for position, question in enumerate(questions, start=1):
        student.goes(f"/attempts/{attempt}/{position}")
        student.answers(**(wrong(question) if position == 1 else right(question)))
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "5 of 6."
    assert student.text.count("written question") == 6
    assert all(question.why in student.text for question in questions)


def test_a_class_takes_a_quiz_of_written_questions(
    app: Flask, instructor: Instructor, student: Student, riddles
):
    class_id, code = instructor.makes_class(courses=(riddles,))
    quiz = instructor.sets_quiz(class_id, count=5, bank=riddles)
    student.joins(code)
    student.sends(f"/quizzes/{quiz}")
    attempt = student.path.split("/")[2]
    for position, question in enumerate(paper(app, attempt), start=1):
        assert question.kind == "fixed"
        student.goes(f"/attempts/{attempt}/{position}")
        student.answers(**right(question))
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "5 of 5."


def test_a_file_of_written_questions_is_shown_before_it_is_taken_in(instructor: Instructor, riddles: str):
    instructor.sends(f"/teach/files/courses/{riddles}/take-over")
    instructor.goes("/teach/files")
    assert "8 questions" in instructor.text
    instructor.sends(
        "/teach/files",
        {"bank": riddles, "file": (io.BytesIO(FILE), "fixed.yaml")},
        content_type="multipart/form-data",
    )
    assert instructor.headline == "One item is ready."
    assert "question: choice" in instructor.text
    assert "What was the first tug of the harbour called? Petrel" in instructor.text
    instructor.sends(instructor.link(r"/teach/files/[0-9a-f]+/take-in"))
    instructor.goes(f"/explore/{riddles}/facts/fixed:first-tug")
    assert "Heron: She came later." in instructor.text


@pytest.fixture
def several(app: Flask) -> str:
    """A bank of questions of several parts alone."""
    services = app.extensions["quizapp"]
    bank = make_bank("several", head=make_head(title="Several"), facts=(), series=(), fixed=FIXED_LISTS)
    importing.load_bank(services, bank, "folder", services.clock())
    return "several"


def test_questions_of_several_parts_are_studied_with_all_they_say(app: Flask, student: Student, several: str):
    student.starts_as_guest(several)
    session = student.path.split("/")[2]
    told, asked = "", set()
    for turn in range(20):
        question = card(app, session)
        if question is None:
            break
        asked.add(question.marked_as)
        student.goes(f"/study/{session}")
        told += student.text
        student.answers(**(wrong(question) if turn < 4 else right(question)))
        told += student.text
    assert asked == {"choose_all", "matching", "ordering", "number"}
    assert "Choose all that are right." in told
    assert "each as often as it fits" in told
    assert "Give each its place." in told
    assert "That is a ship." in told
    assert "yours: 2nd" in told
    assert "History, paragraph 1" in told


def test_they_are_taken_as_a_quiz_and_printed(
    app: Flask, instructor: Instructor, student: Student, several: str
):
    student.goes(f"/quiz/{several}")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends(f"/quiz/{several}", {"count": "4", "sections": sections, "kinds": ["fixed"]})
    attempt = student.path.split("/")[2]
    for position, question in enumerate(paper(app, attempt), start=1):
        student.goes(f"/attempts/{attempt}/{position}")
        student.answers(**(wrong(question) if question.marked_as == "ordering" else right(question)))
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "3 of 4."
    assert "One fact to look at again" in student.text, "seven parts at wrong places are one question"
    among = "".join(f"&sections={section}" for section in sections)
    instructor.goes(f"/teach/papers/{several}?count=4&kinds=fixed&seed=S&forms=1&how=same&key=last{among}")
    assert "from first to last" in instructor.text


def test_the_page_of_a_figure_says_by_how_much_it_may_be_off(student: Student, several: str):
    student.goes(f"/explore/{several}/facts/fixed:width-of-the-bar")
    assert "3.14 km, give or take 0.05" in student.text
    student.goes(f"/explore/{several}/facts/fixed:up-the-tower")
    assert "putting in order" in student.text
