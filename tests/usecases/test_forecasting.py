"""What is foreseen where a session ends, and who may say what of the week."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.core.attempts import Terms
from quizapp.core.errors import BadEntry
from quizapp.core.reviewing import AFTER_CLOSE
from quizapp.store import banks
from quizapp.store import progress as store
from quizapp.store.exam_plans import ExamDay
from quizapp.usecases import exam_plans, progress, putting_aside, studying, summing_up
from quizapp.usecases.exam_page import exam_page
from quizapp.web.study.forecast_words import forecast_words
from tests.usecases.class_quizzes import a_school
from tests.usecases.people import learner


def made_by(who):
    with who.services.database.reading() as on:
        bank = banks.get_bank(on, "harbour")
        return store.list_forecasts(
            on, who.person.id, bank.id, who.services.clock().date() - timedelta(days=9)
        )


def test_each_day_with_a_finished_session_keeps_its_last_forecast(services, clock):
    who, other = learner(services), learner(services, "noor", "Noor")
    session = who.begins()
    who.answers(session)
    assert made_by(who) == [], "the session goes on"
    who.studies(session)
    (first,) = made_by(who)
    assert (first.day, first.exam_day) == (clock().date(), None)
    assert 0 < first.low <= first.expected <= first.high < 1
    clock.forward(days=1)
    exam = clock().date() + timedelta(days=9)
    exam_plans.save_plan(
        services, who.person, "harbour", [ExamDay(exam, "Final")], exam_plans.USUAL, {}, clock()
    )
    session = who.begins(minutes=5)
    who.studies(session)
    before, after = made_by(who)
    assert before == first
    assert (after.day, after.exam_day) == (clock().date(), exam)
    came = summing_up.summary(services, who.person, session, clock())
    assert (came.foreseen.day, came.foreseen.expected.share) == (exam, after.expected)
    assert 0 < came.forecast_before < after.expected
    assert "%" not in forecast_words(came, clock().date()), "few answers stand behind it"
    known = replace(came, foreseen=replace(came.foreseen, is_enough=True))
    assert re.fullmatch(
        r"Exam day in 9 days\. If you did nothing more until then, you would recall \d+\s% of the course, "
        r"between \d+ and \d+\. Before this session it was \d+\s%\.",
        forecast_words(known, clock().date()),
    )
    clock.forward(days=9)
    assert summing_up.summary(services, who.person, session, clock()).foreseen is None, "that is today"
    assert made_by(other) == []


def test_the_end_of_a_session_foresees_what_the_plan_does_without_what_a_quiz_keeps_to_itself(
    services, clock
):
    school = a_school(services)
    who, day = school.admits(), clock().date() + timedelta(days=9)
    exam_plans.save_plan(
        services, who.person, "harbour", [ExamDay(day, "Final")], exam_plans.USUAL, {}, clock()
    )
    session = who.begins(minutes=5)
    who.studies(session)
    school.sets(Terms(closes_at=clock() + timedelta(days=2)), count=3, review=AFTER_CLOSE)
    facts = []
    for _ in range(2):
        found = summing_up.summary(services, who.person, session, clock()).foreseen
        assert found.expected == exam_page(services, who.person, "harbour", clock()).forecast.nothing
        facts.append(found.facts)
        if len(facts) == 1:
            who.fills_in(school.begins(who))
    assert facts[1] == facts[0] - 3


def test_a_session_that_ends_by_putting_its_last_fact_aside_keeps_the_forecast_too(services, clock):
    who = learner(services)
    session = who.begins()
    while not (here := studying.current(services, who.person, session).session).is_over:
        assert made_by(who) == []
        putting_aside.put_fact_aside(services, who.person, session, here.position, True, clock())
    (made,) = made_by(who)
    assert (made.day, made.expected) == (clock().date(), 0)


def test_the_forecast_of_a_day_left_in_the_middle_is_kept_when_the_next_session_begins(services, clock):
    who, days = learner(services), []
    for _ in range(2):
        days.append(clock().date())
        session = who.begins()
        who.studies(session, most=12)
        assert days[-1] not in [made.day for made in made_by(who)], "the session goes on"
        assert who.begins() == session
        clock.forward(days=2)
    who.begins()
    first, second = made_by(who)
    assert [first.day, second.day] == days
    assert 0 < first.expected < second.expected
    clock.forward(days=1)
    who.begins()
    assert made_by(who) == [first, second], "nothing was answered on the day of the last session"


def test_no_forecast_is_made_up_of_a_day_after_which_memory_has_moved(services, clock):
    who = learner(services)
    who.studies(who.begins(), most=12)
    clock.forward(days=1)
    who.fills_in(who.practises())
    who.begins()
    assert made_by(who) == []


def test_a_week_counts_days_of_study_and_a_goal_is_one_to_seven_days(services, clock):
    who = learner(services)
    progress.set_week_goal(services, who.person, 2)
    assert (progress.week_of_learner(services, who.person, clock()).studied, 2) == (0, 2)
    who.answers(who.begins())
    who.studies(who.begins())
    week = progress.week_of_learner(services, who.person, clock())
    assert (week.goal, week.studied) == (2, 1)
    for wrong in (0, 8):
        with pytest.raises(BadEntry, match="Choose 1 to 7 days"):
            progress.set_week_goal(services, who.person, wrong)
    assert progress.week_of_learner(services, who.person, clock()).goal == 2
