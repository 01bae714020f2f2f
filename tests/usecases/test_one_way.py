"""A quiz that goes one way: what was left stays shut, on any device and by any road."""

from __future__ import annotations

import pytest

from quizapp.core.errors import OtherQuestion, UnreadableAnswer
from quizapp.core.saving import Outcome
from quizapp.usecases import handing_in, reviewing, saving, taking
from quizapp.usecases.saving import Sent
from tests.usecases.class_quizzes import a_school
from tests.usecases.people import new_id


@pytest.fixture
def school(services):
    school = a_school(services)
    school.mira = school.admits()
    school.sets(is_one_way=True)
    school.attempt = school.begins(school.mira)
    return school


def goes_on(school, position, posted, base=0, client=""):
    sent = Sent(posted, base, client or new_id())
    return saving.save_answer(
        school.services, school.mira.person, school.attempt, position, sent, school.now, leaves=True
    )


def test_going_on_shuts_the_question_behind(school):
    right = school.sample(school.mira, school.attempt)
    goes_on(school, 1, right)
    with pytest.raises(OtherQuestion) as other:
        school.shows(school.mira, school.attempt, 1)
    assert other.value.position == 2
    with pytest.raises(UnreadableAnswer, match="left"):
        school.mira.saves(school.attempt, 1, {"answer": ["1850"]}, 1)
    assert school.mira.saves(school.attempt, 1, right, 1).outcome is Outcome.APPLIED  # late, and the same


def test_nobody_looks_ahead(school):
    with pytest.raises(OtherQuestion):
        school.shows(school.mira, school.attempt, 3)
    with pytest.raises(UnreadableAnswer, match="one way"):
        school.mira.saves(school.attempt, 3, {"answer": ["1850"]})
    shown = taking.show_items(school.services, school.mira.person, school.attempt, school.now)
    assert [item.position for item in shown] == [1]


def test_an_answer_that_meets_another_does_not_go_on(school):
    school.mira.saves(school.attempt, 1, {"answer": ["1850"]})
    assert goes_on(school, 1, {"answer": ["1851"]}).outcome is Outcome.CONFLICT
    assert school.shows(school.mira, school.attempt, 1).response.shown == "1850"


def test_sending_the_same_twice_goes_on_once(school):
    for _ in range(3):
        goes_on(school, 1, {"answer": ["1850"]}, client="a page of ours")
    assert school.shows(school.mira, school.attempt, 2).paper.reached == 2


def test_it_ends_on_the_last_question(school):
    for position in (1, 2, 3):
        goes_on(school, position, school.sample(school.mira, school.attempt, position))
    assert school.shows(school.mira, school.attempt, 3).paper.last_reached == 3
    handing_in.hand_in(school.services, school.mira.person, school.attempt, school.now)
    assert reviewing.result(school.services, school.mira.person, school.attempt, school.now).score == 3


@pytest.mark.parametrize("position", [2, 3])
def test_going_on_from_a_question_ahead_skips_nothing(school, position):
    goes_on(school, position, {})
    assert school.shows(school.mira, school.attempt, 1).paper.reached == 1
