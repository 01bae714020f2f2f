"""Item analysis and corrections through the pages, as a teacher and as a student."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

import pytest

from tests.people import Instructor, Student


@pytest.fixture
def quiz(instructor: Instructor, student: Student) -> str:
    """A quiz of one question that one student has handed in without an answer."""
    class_id, code = instructor.makes_class()
    quiz = instructor.sets_quiz(class_id, count=1)
    student.joins(code)
    student.sends(f"/quizzes/{quiz}")
    student.sends(f"/attempts/{student.path.split('/')[2]}/hand-in")
    return quiz


def question(teacher: Instructor, quiz: str) -> str:
    """The page of the only question."""
    teacher.goes(f"/teach/quizzes/{quiz}/analysis")
    return teacher.link(r"/teach/quizzes/\w+/analysis/question\?[^\"]+")


def discard(teacher: Instructor, quiz: str, **fields: str) -> None:
    """Discard that question, or what `fields` say."""
    address = question(teacher, quiz)
    fact, kind = (unquote(one) for one in re.findall(r"(?:fact|kind)=([^&\"]+)", address))
    asked = {"fact": fact, "kind": kind, "action": "discard"} | fields
    query = "&".join(f"{name}={quote(value)}" for name, value in asked.items() if name != "reason")
    teacher.goes(f"/teach/quizzes/{quiz}/corrections?{query}")
    digest = re.search(r'name="digest"[^>]*value="(\w+)"', teacher.source)
    assert digest, teacher.text
    sent = {"reason": "Not taught yet", **asked, "digest": asked.get("digest", digest.group(1))}
    teacher.sends(f"/teach/quizzes/{quiz}/corrections", sent)


def test_the_quiz_leads_to_its_analysis_and_that_to_each_question(instructor, quiz):
    instructor.goes(f"/teach/quizzes/{quiz}")
    instructor.goes(instructor.link(r"/teach/quizzes/\w+/analysis"))
    assert instructor.headline == "1 attempt so far: too few to judge by."
    assert "9 to go" in instructor.text
    instructor.goes(question(instructor, quiz))
    assert instructor.headline == "0 % right, of 1 answer so far."
    assert "no answer" in instructor.text
    instructor.goes(instructor.link(r"/explore/harbour/facts/[\w%:-]+"))
    assert instructor.status == 200


def test_before_anybody_has_handed_in_the_page_says_what_will_stand_there(instructor):
    class_id, _ = instructor.makes_class()
    quiz = instructor.sets_quiz(class_id)
    instructor.goes(f"/teach/quizzes/{quiz}/analysis")
    assert instructor.headline == "Nobody has handed in yet."
    assert "as soon as somebody has handed in" in instructor.text
    instructor.goes("/teach/courses/harbour/analysis")
    assert instructor.headline == "Nobody has handed in yet."


@pytest.mark.parametrize(
    "query", ["attempts=last", "attempts=x&by=y", "by=kind&sort=-facility", "sort=seconds"]
)
def test_what_stands_in_an_address_never_breaks_the_page(instructor, quiz, query):
    for page in (f"quizzes/{quiz}", "courses/harbour"):
        instructor.goes(f"/teach/{page}/analysis?{query}")
        assert instructor.status == 200


def test_a_course_is_looked_at_over_all_quizzes(instructor, quiz):
    instructor.goes("/teach/courses/harbour/analysis?by=kind")
    assert instructor.headline == "1 attempt so far: too few to judge by."
    assert "10B: Week 1" in instructor.text


def test_a_question_is_discarded_and_the_student_reads_why(instructor, student, quiz):
    discard(instructor, quiz)
    assert "Corrected: 1 score changed." in instructor.text
    assert "“ Not taught yet ” Ms Rahn" in instructor.text
    student.goes(student.path)
    assert student.headline == "0 of 0."
    assert "Your teacher has corrected one question of this quiz" in student.text
    assert "This question does not count: Not taught yet." in student.text
    number = re.search(r'name="correction" value="(\d+)"', instructor.source)
    instructor.sends(f"/teach/quizzes/{quiz}/corrections/undo", {"correction": number.group(1)})
    assert "Undone: 1 score changed." in instructor.text
    instructor.sends(f"/teach/quizzes/{quiz}/corrections/undo", {"correction": number.group(1)})
    assert "nothing to undo" in instructor.text
    student.goes(student.path)
    assert student.headline == "0 of 1."
    assert "Not taught yet" not in student.text


def test_what_the_arrows_compare_is_said_where_points_are_lost(instructor, quiz):
    address = question(instructor, quiz).replace("analysis/question", "corrections")
    for action, is_said in (("discard", True), ("full", False)):
        instructor.goes(f"{address}&action={action}")
        assert ("The quiz has fewer points then" in instructor.text) is is_said, action


def test_a_reason_is_wanted_and_old_lists_are_not_confirmed(instructor, quiz):
    discard(instructor, quiz, reason="")
    assert instructor.status == 422
    assert "students read it" in instructor.text
    discard(instructor, quiz, digest="old")
    assert instructor.status == 409
    assert "nothing was corrected yet" in instructor.text
    discard(instructor, quiz)
    discard(instructor, quiz)
    assert "stands already" in instructor.text


def test_an_answer_to_accept_has_to_be_named(instructor, quiz):
    address = question(instructor, quiz).replace("analysis/question", "corrections")
    instructor.goes(f"{address}&action=accept&value=%20")
    assert "Write the answer that is right, too." in instructor.text
    instructor.goes(f"{address}&action=accept&value=1863")
    assert instructor.headline == "No score changes."
    assert "“1863” is right, too" in instructor.text
