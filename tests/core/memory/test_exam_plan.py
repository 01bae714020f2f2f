"""The exam planner: what a day's minutes are spent on, in which order, and when it is enough."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.curves import CURVES
from quizapp.core.memory.exam_plan import Aim, Chosen, Minutes, PlanFact, Reason, day_of, plan_day
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.fsrs import Memory, Rating, recall, step
from quizapp.core.memory.pace import NEW, RIGHT, WRONG, Pace, pace_of, time_spent
from quizapp.core.memory.steps import MEET_SECONDS
from quizapp.core.memory.variants import DEFAULT_VARIANT, VARIANTS, LearnerModel
from tests.timing import soon

TODAY = date(2026, 3, 2)  # a Monday
TEN_MINUTES = Minutes((10,) * 7)
IN_TEN_DAYS = Aim((TODAY + timedelta(days=10),), TEN_MINUTES, finishes_early=False)
MODEL = LearnerModel()


def kept(stability: float, days_ago: int = 3, difficulty: float = 5.0) -> FactMemory:
    last = TODAY - timedelta(days=days_ago)
    return FactMemory(stability, difficulty, last, last + timedelta(days=1), 1, 0, "typed")


def facts(count: int, state: FactMemory | None = None) -> list[PlanFact]:
    return [PlanFact(f"f{number:04}", 2, state) for number in range(count)]


def plan(held, aim=IN_TEN_DAYS, today=TODAY, spent=0.0):
    return plan_day(held, MODEL, aim, today, Pace(), ("ada",), spent)


@pytest.mark.parametrize("variant", [0, DEFAULT_VARIANT, len(VARIANTS) - 1])
@given(stability=st.floats(0.001, 36500), difficulty=st.floats(1, 10), days=st.integers(1, 2000))
def test_the_fast_numbers_are_those_of_fsrs(variant, stability, difficulty, days):
    weights, curve = VARIANTS[variant], CURVES[variant]
    before = recall(days, stability, weights)
    assert curve.recall(days, stability) == pytest.approx(before, rel=1e-12)
    right = step(Memory(stability, difficulty), Rating.GOOD, days, weights)
    assert curve.right(stability, difficulty, before) == pytest.approx(right.stability, rel=1e-12)
    assert curve.difficulty_right(difficulty) == pytest.approx(right.difficulty, rel=1e-12)
    missed = step(Memory(stability, difficulty), Rating.AGAIN, days, weights)
    wrong = step(missed, Rating.GOOD, 0, weights)
    assert curve.wrong(stability, difficulty, before) == pytest.approx(wrong.stability, rel=1e-12)
    assert curve.difficulty_wrong(difficulty) == pytest.approx(wrong.difficulty, rel=1e-12)


def test_with_little_time_new_facts_come_first_by_weight_and_then_by_the_source():
    held = [*facts(400), PlanFact("weighty", 3, None), PlanFact("faint", 2, kept(1, 9))]
    made = plan(held)
    assert made.load < 1
    assert made.chosen[0] == Chosen("faint", Reason.PROBE)
    assert made.chosen[1:3] == (Chosen("weighty", Reason.NEW), Chosen("f0000", Reason.NEW))
    assert 550 < sum(25 for one in made.chosen if one.reason is Reason.NEW) <= 600


def test_with_time_in_plenty_what_fades_comes_before_what_is_new():
    held = [PlanFact(f"old{number}", 2, kept(2, 5)) for number in range(9)] + facts(20)
    made = plan(held)
    reasons = [one.reason for one in made.chosen]
    assert reasons[:9] == [Reason.PROBE] * 4 + [Reason.DUE] * 5
    assert set(reasons[9:]) == {Reason.NEW}


def test_no_fact_is_chosen_twice_on_a_day_and_probes_stay_the_same():
    held = [PlanFact(f"old{number}", 2, kept(50, 5)) for number in range(40)]
    first = plan(held)
    probes = [one.fact for one in first.chosen if one.reason is Reason.PROBE]
    assert len(probes) == 4
    answered = [PlanFact(one.fact, 2, kept(60, 0)) if one.fact in probes else one for one in held]
    again = plan(answered, spent=60)
    assert not {one.fact for one in again.chosen} & set(probes)
    assert Reason.PROBE not in {one.reason for one in again.chosen}
    assert again.seconds == 540


def test_it_stops_early_when_the_forecast_is_good_and_the_learner_wants_that():
    held = facts(30, kept(400, 2))
    rests = Aim(IN_TEN_DAYS.exams, TEN_MINUTES)
    assert plan(held, rests).is_done
    assert len(plan(held, rests).chosen) == 4  # the probes
    filled = plan(held)
    assert not filled.is_done
    assert len(filled.chosen) == 30


def test_on_the_last_day_with_time_the_weakest_come_whatever_the_forecast():
    strong = [PlanFact(f"strong{number}", 2, kept(400, 2)) for number in range(30)]
    aim = Aim((TODAY + timedelta(days=2),), Minutes((10,) * 7, {TODAY + timedelta(days=1): 0}))
    made = plan([*strong, PlanFact("weak", 2, kept(4, 1))], aim)
    passed = [one.fact for one in made.chosen if one.reason is not Reason.PROBE]
    assert made.expected > 0.95
    assert set(passed) <= {"weak"}
    assert "weak" in [one.fact for one in made.chosen]
    assert made.load == pytest.approx(600 / (31 * 9))


@pytest.mark.parametrize("today", [IN_TEN_DAYS.exams[0], IN_TEN_DAYS.exams[0] + timedelta(days=1)])
def test_nothing_is_asked_on_the_exam_day_and_after_it(today):
    made = plan(facts(20), today=today)
    assert made.chosen == ()
    assert (made.seconds, made.days_left, made.is_done) == (0, 0, False)


def test_minutes_follow_weekdays_and_dates_and_say_what_is_needed():
    wednesday = TODAY + timedelta(days=2)
    aim = Aim((TODAY + timedelta(days=7),), Minutes((10, 0, 20, 0, 0, 0, 0), {wednesday: 5}))
    made = plan(facts(60), aim)
    assert made.load == pytest.approx((10 + 5) * 60 / (60 * 25))
    assert made.minutes_needed == pytest.approx(60 * 25 / 60 / 2)
    assert plan(facts(60), aim, TODAY + timedelta(days=1)).chosen == ()
    with pytest.raises(ValueError, match="Monday"):
        Minutes((10, 10))


def test_of_several_exams_the_next_is_planned_for_and_the_one_after_it_counts():
    held = [PlanFact("soon gone", 2, kept(8, 1)), PlanFact("lasting", 2, kept(60, 20))]
    near, far = TODAY + timedelta(days=3), TODAY + timedelta(days=300)
    twice = Aim((far, near), TEN_MINUTES, finishes_early=False)
    assert twice.coming(TODAY) == (near, far)
    assert (day_of(twice, TODAY).then, day_of(IN_TEN_DAYS, TODAY).then) == (
        far.toordinal(),
        (TODAY + timedelta(days=70)).toordinal(),
    )
    assert plan(held, twice).days_left == 3
    assert plan(held, twice, near + timedelta(days=1)).days_left == 296


def test_medians_count_from_thirty_answers_of_a_sort():
    answers = [(RIGHT, 6.0)] * 29 + [(WRONG, 15.0)] * 30 + [(NEW, 9000.0)] * 31
    assert pace_of(answers) == Pace(new=120.0 + MEET_SECONDS, right=9.0, wrong=15.0 + 9.0)
    assert pace_of([*answers, (RIGHT, 6.0)]) == Pace(120.0 + MEET_SECONDS, 6.0, 15.0 + 6.0)
    assert pace_of([]) == Pace()
    assert time_spent(110.0, 10) == 110.0 + 10 * MEET_SECONDS  # as the summary of a session counts


def test_a_new_fact_takes_its_reading_too_and_a_wrong_answer_its_return():
    pace = pace_of([(NEW, 11.0)] * 30 + [(RIGHT, 9.0)] * 30 + [(WRONG, 14.0)] * 30)
    assert pace == Pace()  # who answers as the defaults expect has the pace of the defaults


@pytest.mark.parametrize(("count", "seconds"), [(300, 0.010), (3000, 0.060)])
def test_a_plan_is_made_while_nobody_waits(count, seconds):
    held = [
        PlanFact(f"f{number}", 1 + number % 3, kept(1 + number % 90, 1 + number % 20) if number % 4 else None)
        for number in range(count)
    ]
    soon(lambda: plan(held), seconds=2 * seconds)  # twice: other work runs on the same machine
