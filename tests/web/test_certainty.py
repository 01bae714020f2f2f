"""A quiz that asks how sure one is: from the question to the result, by the form and by the script."""

from __future__ import annotations

import re

import pytest

from tests.people import Instructor, Student
from tests.web.answer_keys import paper, right, rows, wrong
from tests.web.test_sending_answers import Page


def practises_surely(student: Student, count: int = 3, kind: str = "choice") -> str:
    """Begin a practice quiz that asks for certainty and give its id."""
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    asked = {"count": str(count), "sections": sections, "kinds": [kind], "certainty": "y"}
    student.sends("/quiz/harbour", asked)
    return student.path.split("/")[2]


def saved(app, attempt):
    return rows(
        app,
        "select certainty, revision from attempt_item join attempt on attempt.id = attempt_id"
        " where public_id = ? order by position",
        [attempt],
    )


def test_right_and_sure_earns_three_and_wrong_and_sure_costs_six(app, student):
    attempt = practises_surely(student)
    first, second, _third = paper(app, attempt)
    student.answers(**right(first), certainty="3", go="next")
    student.answers(**wrong(second), certainty="3", go="next")
    student.answers(unknown="1")
    student.sends(f"/attempts/{attempt}/hand-in")

    assert student.headline == "−3 of 9."
    assert "Right: 33 %. Points for an answer, on average: −1, of −6 to +3." in student.text
    assert "One wrong answer you were sure of stands first." in student.text
    cards = [re.sub(r"<[^>]+>", " ", part) for part in student.source.split("<article")[1:]]
    assert "Question 2" in cards[0]
    assert "−6" in cards[0]
    assert "Being sure of what is wrong costs most" in cards[0]
    assert "+3" in cards[1]
    assert "Your certainty: high." in cards[1]
    assert "Your certainty" not in cards[2]  # who does not know was not asked
    assert rows(app, "select points from attempt_item order by position") == [(3.0,), (-6.0,), (0.0,)]
    assert rows(app, "select score, maximum from attempt") == [(-3.0, 9.0)]


def test_a_certainty_that_was_not_stated_counts_as_low_and_tells_memory_nothing(app, student):
    attempt = practises_surely(student, count=1)
    student.answers(**right(paper(app, attempt)[0]), go="next")
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "1 of 3."
    assert "You stated no certainty, so low counted." in student.text
    assert rows(app, "select certainty from review") == [(None,)]


@pytest.mark.parametrize(("certainty", "maybe"), [("1", True), ("3", False)])
def test_memory_hears_how_sure_the_learner_was(app, student, certainty, maybe):
    attempt = practises_surely(student, count=1, kind="true_false")
    student.answers(**right(paper(app, attempt)[0]), certainty=certainty, go="next")
    student.sends(f"/attempts/{attempt}/hand-in")
    assert rows(app, "select certainty from review") == [(int(certainty),)]
    if maybe:
        assert "maybe guessed" in student.text


def test_a_certainty_alone_can_be_changed_and_is_there_on_coming_back(app, student):
    attempt = practises_surely(student)
    given = right(paper(app, attempt)[0])
    student.answers(**given, certainty="1", go="stay")
    student.answers(**given, certainty="2", go="1")
    assert saved(app, attempt)[0] == (2, 2)
    assert re.search(r'name="certainty" value="2" data-key="m" checked', student.source)


def test_a_quiz_that_does_not_ask_takes_no_certainty(app, student):
    student.goes("/quiz/harbour")
    sections = re.findall(r'name="sections"[^>]*value="([^"]+)"', student.source)
    student.sends("/quiz/harbour", {"count": "1", "sections": sections, "kinds": ["choice"]})
    attempt = student.path.split("/")[2]
    assert 'name="certainty"' not in student.source
    student.answers(**right(paper(app, attempt)[0]), certainty="3", go="next")
    assert saved(app, attempt)[0] == (None, 1)
    student.sends(f"/attempts/{attempt}/hand-in")
    assert student.headline == "1 of 1."
    assert "How sure you were" not in student.text


@pytest.mark.parametrize("bad", ["0", "4", "high", "\x00", "9" * 400])
def test_what_is_no_certainty_is_refused_and_the_answer_kept_in_the_page(app, student, bad):
    attempt = practises_surely(student)
    given = right(paper(app, attempt)[0])
    student.answers(**given, certainty=bad, go="next")
    if bad == "\x00":  # nothing is left of it
        assert student.status == 200
        return
    assert student.status == 422
    assert "Choose how sure you are: low, middling or high." in student.text
    assert re.search(rf'name="choice" value="{given["choice"]}"[^>]*checked', student.source)
    assert saved(app, attempt)[0] == (None, 0)


def test_a_script_saves_certainty_like_any_field(app, student):
    attempt = practises_surely(student)
    page = Page(student, attempt)
    given = {name: [value] for name, value in right(paper(app, attempt)[0]).items()}
    assert page.sends({**given, "certainty": ["3"]}).json["rev"] == 1
    assert saved(app, attempt)[0] == (3, 1)
    assert page.sends({**given, "certainty": ["5"]}).status_code == 422


def test_a_certainty_chosen_first_waits_for_its_answer(app, student):
    attempt = practises_surely(student)
    page = Page(student, attempt)
    told = page.sends({"certainty": ["2"]}).json
    assert (told["outcome"], told["is_answered"]) == ("applied", False)
    assert saved(app, attempt)[0] == (2, 1)
    student.sends(f"/attempts/{attempt}/hand-in")
    assert rows(app, "select points from attempt_item where position = 1") == [(0.0,)]


def test_the_same_posting_with_another_certainty_is_for_the_learner_to_choose(app, student):
    attempt = practises_surely(student)
    page = Page(student, attempt)
    given = {name: [value] for name, value in right(paper(app, attempt)[0]).items()}
    page.sends({**given, "certainty": ["3"]}, sequence=1)
    assert page.sends({**given, "certainty": ["3"]}, sequence=1).status_code == 200
    assert page.sends({**given, "certainty": ["1"]}, sequence=1).status_code == 409
    assert saved(app, attempt)[0] == (3, 1)


def test_a_teacher_sets_a_quiz_that_asks_and_its_students_are_told_before_they_begin(app, student):
    teacher = Instructor(app)
    teacher.sets_up()
    class_id, code = teacher.makes_class()
    quiz = teacher.sets_quiz(class_id, certainty="y")
    assert "marked by certainty" in teacher.text
    student.joins(code, "Mira")
    student.goes(f"/quizzes/{quiz}")
    assert "how sure you are" in student.text
    student.sends(f"/quizzes/{quiz}")
    assert 'name="certainty"' in student.source

    student.sends(f"/attempts/{student.path.split('/')[2]}/hand-in")
    for page in (f"/teach/quizzes/{quiz}", f"/teach/classes/{class_id}"):
        teacher.goes(page)
        assert re.search(r"ean score 0 of 15|mean 0 of 15", teacher.text), teacher.text


def test_two_answers_that_differ_in_certainty_alone_can_be_told_apart(app, student):
    """To choose between “a” and “a” says nothing: each is told with its certainty."""
    one = Page(student, practises_surely(student, kind="short_answer"))
    other = Page(student, one.attempt)
    one.sends({"answer": ["Velm"], "certainty": ["3"]})
    told = other.sends({"answer": ["Velm"]}).json
    assert (told["outcome"], told["current"], told["yours"]) == ("conflict", "Velm", "Velm")
    assert told["current_certainty"] == "certainty: high"
    assert told["yours_certainty"] == "no certainty"
    form = {"client": other.client, "sequence": "2", "rev": "0", "answer": "Velm", "certainty": "1"}
    student.sends(f"/attempts/{one.attempt}/1", form)
    assert student.status == 409
    assert "Velm (certainty: high)" in student.text
