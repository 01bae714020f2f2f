"""More time while a quiz runs: deadlines follow, and never come nearer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from quizapp.core.allowances import Override
from quizapp.core.attempts import Terms
from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.saving import Outcome
from quizapp.store import deadlines, tables
from quizapp.usecases.extending import More, extend
from tests.usecases.class_quizzes import a_school
from tests.usecases.people import instructor

MINUTES = timedelta(minutes=1)


@pytest.fixture
def school(services, clock):
    """Twenty minutes within an hour, for one usual learner and one with half as much again."""
    school = a_school(services)
    school.usual, school.slow = school.admits(), school.admits("noor", factor=1.5)
    school.sets(Terms(1200, closes_at=clock() + 60 * MINUTES))
    return school


def extends(school, who, more, reason="fire alarm"):
    learner_id = None if who is None else who.person.public_id
    return extend(school.services, school.teacher, school.quiz, learner_id, more, reason, school.now)


def history(school):
    with school.services.database.reading() as on:
        table = tables.QuizOverride
        return [tuple(row) for row in on.execute(select(table.learner_id, table.changes, table.reason))]


def test_more_minutes_in_the_last_second_lengthen_what_runs_and_what_is_to_come_94(school, clock):
    began = clock()
    attempt = school.begins(school.usual)
    clock.forward(minutes=20)
    assert extends(school, None, More(minutes=10)) == 1
    assert school.looks(school.usual).due_at == began + 30 * MINUTES
    clock.forward(minutes=10)
    assert school.usual.saves(attempt, 1, {"answer": ["1900"]}).outcome is Outcome.APPLIED
    assert school.looks(school.slow).quiz.terms.time_limit == 1800 * 1.5
    assert school.looks(school.usual).quiz.terms.closes_at == began + 70 * MINUTES
    assert history(school) == [
        (None, {"time_limit": 1800, "closes_at": (began + 70 * MINUTES).isoformat()}, "fire alarm")
    ]


def test_more_minutes_for_one_leave_the_others_alone(school, clock):
    began = clock()
    for who in (school.usual, school.slow):
        school.begins(who)
    assert extends(school, school.slow, More(minutes=5)) == 1
    assert school.looks(school.slow).due_at == began + 35 * MINUTES
    assert school.looks(school.usual).due_at == began + 20 * MINUTES
    assert extends(school, school.slow, More(minutes=5), "again") == 1
    assert school.looks(school.slow).due_at == began + 40 * MINUTES
    assert [row[0] for row in history(school)] == [school.slow.person.id] * 2


def test_an_exception_that_holds_is_kept_and_gets_the_minutes_too(school, clock):
    school.excepts(school.usual, Override(time_limit=300, attempts=4))
    began = clock()
    school.begins(school.usual)
    assert extends(school, None, More(minutes=10)) == 1
    assert school.looks(school.usual).due_at == began + 15 * MINUTES
    assert extends(school, school.usual, More(minutes=10)) == 1
    assert school.looks(school.usual).due_at == began + 25 * MINUTES
    assert school.looks(school.usual).quiz.terms.attempts == 4


def test_a_new_end_only_ever_comes_later(school, clock):
    clock.forward(minutes=50)
    school.begins(school.usual)
    end = school.looks(school.usual).due_at
    for wrong in (end, end - MINUTES):
        with pytest.raises(BadEntry, match="later"):
            extends(school, None, More(closes_at=wrong))
    assert extends(school, None, More(closes_at=end + 5 * MINUTES)) == 1
    assert school.looks(school.usual).due_at == end + 5 * MINUTES


def test_a_smaller_factor_meanwhile_takes_no_time_from_what_runs(school, clock):
    began = clock()
    school.begins(school.slow)
    member = tables.ClassMember.__table__
    school.write(member.update().values(time_factor=1.0))
    extends(school, None, More(minutes=1))
    assert school.looks(school.slow).due_at == began + 31 * MINUTES


def test_what_was_handed_in_is_not_opened_again(school, clock):
    attempt = school.begins(school.usual)
    school.hands_in(school.usual, attempt)
    assert extends(school, None, More(minutes=10)) == 0
    assert school.looks(school.usual).state == "done"


@pytest.mark.parametrize(
    ("more", "reason", "field"),
    [
        (More(), "alarm", "minutes"), (More(minutes=0), "alarm", "minutes"),
        (More(minutes=5000), "alarm", "minutes"), (More(minutes=5), " ", "reason"),
    ],
)  # fmt: skip
def test_what_is_no_extension_is_refused(school, more, reason, field):
    with pytest.raises(BadEntry) as refused:
        extends(school, None, more, reason)
    assert refused.value.field == field
    assert history(school) == []


def test_only_the_classs_own_teacher_extends_and_only_for_members(school, services):
    other = instructor(services, "keller")
    with pytest.raises(NotFound):
        extend(services, other, school.quiz, None, More(minutes=5), "alarm", school.now)
    with pytest.raises(NotFound):
        extend(services, school.teacher, school.quiz, "nobody", More(minutes=5), "alarm", school.now)


def test_more_minutes_for_one_do_not_free_them_of_an_end_that_comes_later(school, clock):
    school.sets(Terms(1200))
    extends(school, school.usual, More(minutes=5))
    end = clock() + 60 * MINUTES
    with school.services.database.writing() as on:
        quiz = on.execute(select(tables.Quiz.id).where(tables.Quiz.public_id == school.quiz)).scalar_one()
        deadlines.change_times(on, quiz, 1200, end)
    terms = school.looks(school.usual).quiz.terms
    assert (terms.time_limit, terms.closes_at) == (1500, end)
