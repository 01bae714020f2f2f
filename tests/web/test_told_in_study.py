"""What a session says beyond right and wrong: a belief, a fact that keeps slipping, its end by time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask, get_template_attribute

from quizapp.core.also_right import also_right
from quizapp.core.facts import Fact
from quizapp.core.kinds.estimate import ANOTHER
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.steps import ASK, Step
from quizapp.core.questions import WRONG, Grade, Question, Response
from quizapp.store import banks, memory, review_log, study
from quizapp.usecases import stopping, studying
from quizapp.usecases.course_access import get_session
from quizapp.usecases.planning import Today
from quizapp.web.plan_words import come_back, not_enough, too_few
from quizapp.web.study.slip_words import without_repeating
from quizapp.web.views.study import Advice
from tests.conftest import Clock
from tests.people import Student
from tests.usecases import people as use_cases
from tests.usecases.people import Learner
from tests.usecases.test_sitting import typed_year
from tests.web.answer_keys import learner_of
from tests.web.gallery.samples import GUESSED


@pytest.fixture
def learner(app: Flask, student: Student) -> Learner:
    """Whoever studies in the browser, at the use cases, too."""
    student.starts_as_guest()
    return Learner(app.extensions["quizapp"], learner_of(app, session_of(student)))


def session_of(student: Student) -> str:
    return student.path.split("/")[2]


def gets_wrong(student: Student, learner: Learner, session: str) -> Fact:
    """Be asked the year of a fact, answer ten years too late, and read the feedback."""
    fact, position = typed_year(learner, session)
    student.sends(f"/study/{session}/{position}", {"answer": str(fact.answer.value.first + 10)})
    return fact


def has_forgotten(learner: Learner, name: str, days: int) -> None:
    """Let a fact have been answered wrong on so many days until yesterday."""
    services = learner.services
    today = services.clock().date()
    with services.database.writing() as on:
        bank = banks.get_bank(on, "harbour").id
        row, state = banks.fact_ids(on, bank)[name], None
        for away in range(days, 0, -1):
            day = today - timedelta(days=away)
            at = datetime.combine(day, time(9), UTC)
            state, entry = review(state, Answered(day, at, Source.CARD, "year", right=False))
            review_log.add_reviews(on, learner.person.id, "", f"forgotten:{away}", {row: entry})
        memory.save_memories(on, learner.person.id, bank, {row: (None, state)})


def test_a_false_statement_is_told_with_what_it_should_say(app):
    with app.test_request_context():
        words = get_template_attribute("verdict.html", "in_words")
        assert words(GUESSED).strip() == "False. It should say 1952."
        assert words(replace(GUESSED, right_answer="True")).strip() == "True."
        wrong = replace(GUESSED, verdict="wrong", given="True")
        assert "The answer: False. It should say 1952." in words(wrong)


def test_whoever_is_done_is_told_one_day_to_come_back_on():
    day, later = date(2026, 11, 23), date(2026, 11, 26)
    assert come_back(Today((), (), 3, date(2026, 11, 24), may_meet=5), day) == "tomorrow"
    all_met = Today((), (), 0, later, due_days=(later, later, date(2026, 12, 1)))
    assert come_back(all_met, day) == "in 3 days, 2 questions"
    assert come_back(Today((), (), 0, None), day) == ""


def test_the_same_wrong_answer_twice_is_said_plainly(student, learner):
    session = session_of(student)
    fact = gets_wrong(student, learner, session)
    assert "Twice you gave" not in student.text
    assert gets_wrong(student, learner, session) == fact
    assert f"Twice you gave {fact.answer.value.first + 10} ." in student.text
    assert f"It is {fact.answer.value.first}" in student.text
    assert "This one is" not in student.text, "without a rival the headline has said it"


def test_an_old_error_is_not_held_against_whoever_says_that_they_do_not_know(student, learner):
    session = session_of(student)
    gets_wrong(student, learner, session)
    fact = gets_wrong(student, learner, session)
    again, position = typed_year(learner, session)
    assert again == fact
    student.sends(f"/study/{session}/{position}", {"unknown": "1"})
    assert "The answer: " in student.text
    assert "Twice you gave" not in student.text


def test_a_fact_forgotten_for_the_eighth_time_is_said_to_keep_slipping(student, learner):
    session = session_of(student)
    fact, _ = typed_year(learner, session)
    has_forgotten(learner, fact.id, 8)
    assert gets_wrong(student, learner, session) == fact
    assert "This one keeps slipping: 8 times so far." in student.text


def test_a_session_ends_by_time_and_says_that_it_is_too_early_to_foresee_anything(
    app: Flask, student: Student, clock: Clock
):
    use_cases.learner(app.extensions["quizapp"])
    student.signs_in("mira")
    student.goes("/plan/harbour")
    student.sends("/plan/harbour", {"every_day": "20", "style": "early", "days-0-day": "2026-12-05"})
    student.goes("/")
    student.sends("/study", {"bank": "harbour", "minutes": "5"})
    for _ in range(40):
        clock.forward(seconds=30)
        if not student.studies(1):
            break
    assert "Your time is up; " in student.text
    assert "wait for another day. " in student.text
    assert f"Exam day in 12 days. {too_few(0)}" in student.text
    assert not_enough(0) not in student.text, "which answers count is explained beside the plan"
    assert "you would recall" not in student.text


@pytest.mark.parametrize(
    ("kind", "typed", "detail", "told"),
    [
        (
            "short_answer",
            "Rason",
            {"right": ["Rajin", "Rason", "Najin", "najin", "Rajin Port"]},
            ("Najin",),
        ),
        ("year", "1951", {"also": [1952], "refused": []}, ("1952",)),
        ("number", "7", {"marking": {}}, ()),
    ],
)
def test_other_words_that_count_are_told_once(kind, typed, detail, told):
    question = Question(kind, ("f",), "Which?", "Rajin", "Rajin", (), detail=detail)
    assert also_right(question, Response(typed, typed)) == told


def test_that_a_value_is_of_something_else_is_said_once():
    mixed_up = Grade(0.0, ANOTHER)
    assert without_repeating(mixed_up, Advice("5", "", rival="The bridge has five spans.")) == WRONG
    assert without_repeating(mixed_up, Advice("5", "Twice")) == mixed_up
    assert without_repeating(mixed_up, None) == mixed_up
    far = Grade(0.0, "Far too low.")
    assert without_repeating(far, Advice("5", "", rival="The bridge has five spans.")) == far


def test_a_belief_is_told_once_in_a_session_and_again_in_the_next(student, learner, clock):
    session = session_of(student)
    for _ in range(2):
        fact = gets_wrong(student, learner, session)
    assert "Twice you gave" in student.text
    clock.forward(seconds=20)
    assert gets_wrong(student, learner, session) == fact
    assert "you gave" not in student.text
    stopping.stop(learner.services, learner.person, session, position_of(learner, session), clock())
    clock.forward(days=1)
    student.goes("/")
    student.sends("/study", {"bank": "harbour"})
    assert gets_wrong(student, learner, session_of(student)) == fact
    assert "Four times you gave" in student.text


def position_of(learner: Learner, session: str) -> int:
    return studying.current(learner.services, learner.person, session).session.position


def only_a_card_and_a_return_are_left(learner: Learner, session: str, missed: Fact) -> None:
    here = studying.current(learner.services, learner.person, session)
    others = [fact.id for fact in here.bank.facts if fact.id != missed.id][:2]
    cards = [Step(fact, ASK, "flashcard") for fact in others]
    steps = (*here.session.steps[: here.session.position], *cards, Step(missed.id, ASK, "year", again=True))
    plan = replace(here.session, steps=steps).to_plain()
    with learner.services.database.writing() as on:
        row = get_session(on, learner.person, session)
        study.keep_plan(on, row.id, here.session.position, plan)


def test_whose_time_is_up_is_told_what_is_left_and_may_stop_or_finish(
    app: Flask, student: Student, learner: Learner, clock: Clock
):
    stopping.stop(learner.services, learner.person, session_of(student), 0, clock())
    student.sends("/study", {"bank": "harbour", "minutes": "5"})
    session = session_of(student)
    clock.forward(seconds=100)
    only_a_card_and_a_return_are_left(learner, session, gets_wrong(student, learner, session))
    for _ in range(2):
        clock.forward(seconds=110)
        student.sends(f"/study/{session}/{position_of(learner, session)}", {"rating": "wrong"})
    assert "Your time is up." in student.text
    assert "Two questions are left of what you began: finish them, or stop" in student.text
    assert "Comes back" not in student.text
    at = position_of(learner, session)
    for _ in range(2):
        student.sends(f"/study/{session}/{at}/stop", {})
        assert student.path == f"/study/{session}"
        assert "Your time is up" in student.text
        assert "that you missed wait for another day." in student.text
    student.sends(f"/study/{session}/{at - 1}/undo", {"undos": "0"})
    assert position_of(learner, session) == at - 1
