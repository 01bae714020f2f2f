"""A closed-book quiz shuts its course for whoever takes it, for as long as they take it."""

from __future__ import annotations

import pytest

from quizapp.core.attempts import Terms
from quizapp.core.errors import ClosedBook
from quizapp.store.put_away import Move
from quizapp.usecases import home, reading, reviewing, studying, tidying
from tests.usecases.class_quizzes import a_school
from tests.usecases.people import learner


@pytest.fixture
def school(services):
    school = a_school(services)
    school.mira = school.admits()
    school.sets(Terms(600))
    return school


def ways_in(school, who, session, earlier):
    """All that could be looked up, each by a way of its own."""
    here, now, person = school.services, school.now, who.person
    return {
        "text": lambda: reading.course(here, person, "harbour", now),
        "cards": lambda: studying.current(here, person, session),
        "a new session": lambda: who.begins(),
        "an answer": lambda: studying.answer(here, person, session, 0, {}, now),
        "practice": lambda: who.practises(),
        "an earlier result": lambda: reviewing.result(here, person, earlier, now),
    }


@pytest.fixture
def ways(school):
    mira = school.mira
    earlier = mira.practises(2)
    school.hands_in(mira, earlier)
    return ways_in(school, mira, mira.begins(), earlier)


@pytest.mark.parametrize(
    "way", ["text", "cards", "a new session", "an answer", "practice", "an earlier result"]
)
def test_while_it_is_taken_nothing_can_be_looked_up(school, ways, way):
    attempt = school.begins(school.mira)
    with pytest.raises(ClosedBook, match="“Week 1” is a closed-book quiz") as shut:
        ways[way]()
    assert shut.value.attempt == attempt
    school.hands_in(school.mira, attempt)
    if way != "an answer":  # which was none
        ways[way]()


def test_when_the_time_is_up_the_course_is_open_though_nobody_handed_in(school, ways, clock):
    school.begins(school.mira)
    clock.forward(minutes=11)
    reading.course(school.services, school.mira.person, "harbour", school.now)
    studying.current(school.services, school.mira.person, school.mira.begins())


def test_an_open_book_may_be_read(school, ways):
    school.sets(Terms(600), is_closed_book=False)
    school.begins(school.mira)
    ways["text"]()
    ways["cards"]()


def test_it_is_shut_for_nobody_else_and_no_other_course_is(school, services):
    nora = school.admits("nora")
    school.begins(school.mira)
    reading.course(services, nora.person, "harbour", school.now)
    reading.course(services, None, "harbour", school.now)
    reading.course(services, learner(services, "otto", "Otto").person, "harbour", school.now)


def test_a_quiz_in_the_bin_shuts_nothing(school, ways):
    school.begins(school.mira)
    tidying.move_quiz(school.services, school.teacher, school.quiz, Move.BIN, school.now)
    ways["text"]()
    ways["cards"]()


def test_home_knows_what_shuts_the_course(school):
    attempt = school.begins(school.mira)
    (quiz,) = home.home(school.services, school.mira.person, school.now).quizzes
    assert quiz.shuts_its_course
    assert quiz.attempts[-1].public_id == attempt
    school.hands_in(school.mira, attempt)
    (quiz,) = home.home(school.services, school.mira.person, school.now).quizzes
    assert not quiz.shuts_its_course


def test_books_are_closed_unless_somebody_opens_them(school):
    assert school.looks(school.mira).quiz.rules.is_closed_book
