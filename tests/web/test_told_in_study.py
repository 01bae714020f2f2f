"""What a session says beyond right and wrong: a belief, a fact that keeps slipping, its end by time."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from flask import Flask

from quizapp.core.facts import Fact
from quizapp.core.kinds.estimate import ANOTHER
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import Answered, review
from quizapp.core.questions import WRONG, Grade, Question, Response
from quizapp.store import banks, memory
from quizapp.web.plan_words import not_enough
from quizapp.web.study.slip_words import also_right, without_repeating
from quizapp.web.views.study import Advice
from tests.conftest import Clock
from tests.people import Student
from tests.usecases import people as use_cases
from tests.usecases.people import Learner
from tests.usecases.test_sitting import typed_year
from tests.web.answer_keys import learner_of


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
            memory.add_reviews(on, learner.person.id, "", f"forgotten:{away}", {row: entry})
        memory.save_memories(on, learner.person.id, bank, {row: (None, state)})


def test_the_same_wrong_answer_twice_is_said_plainly(student, learner):
    session = session_of(student)
    fact = gets_wrong(student, learner, session)
    assert "Twice you gave" not in student.text
    assert gets_wrong(student, learner, session) == fact
    assert f"Twice you gave {fact.answer.value.first + 10} ." in student.text
    assert f"This one is {fact.answer.value.first} ." in student.text


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
    for _ in range(9):
        clock.forward(seconds=100)
        if not student.studies(1):
            break
    assert "Your time is up. " in student.text
    assert f"Exam day in 12 days. {not_enough(0)}" in student.text
    assert "you would recall" not in student.text


@pytest.mark.parametrize(
    ("kind", "typed", "detail", "told"),
    [
        (
            "short_answer",
            "Rason",
            {"right": ["Rajin", "Rason", "Najin", "najin", "Rajin Port"]},
            ("Najin", "Rajin Port"),
        ),
        ("year", "1951", {"also": [1952], "refused": []}, ("1952",)),
        ("number", "7", {"marking": {}}, ()),
    ],
)
def test_other_words_that_count_are_told_once(kind, typed, detail, told):
    question = Question(kind, ("f",), "Which?", "Rajin", "Rajin", (), detail=detail)
    given = SimpleNamespace(question=question, response=Response(typed, typed))
    assert also_right(given) == told


def test_that_a_value_is_of_something_else_is_said_once():
    mixed_up = Grade(0.0, ANOTHER)
    assert without_repeating(mixed_up, Advice("5", "", rival="The bridge has five spans.")) == WRONG
    assert without_repeating(mixed_up, Advice("5", "Twice")) == mixed_up
    assert without_repeating(mixed_up, None) == mixed_up
    far = Grade(0.0, "Far too low.")
    assert without_repeating(far, Advice("5", "", rival="The bridge has five spans.")) == far
