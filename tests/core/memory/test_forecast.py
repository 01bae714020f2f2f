"""The forecast of an exam day, the rehearsal it rests on, and the simulation made of the same parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from quizapp.core.memory.curves import CURVES
from quizapp.core.memory.exam_plan import Aim, Minutes, PlanFact, held_in
from quizapp.core.memory.facts_memory import FactMemory, recall_on
from quizapp.core.memory.forecast import Expected, expected_on, foresee, recall_by
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.pace import Pace
from quizapp.core.memory.rehearsal import MOST_FACTS, rehearsed, thinned
from quizapp.core.memory.simulation import simulate
from quizapp.core.memory.variants import DEFAULT_VARIANT, LearnerModel, evidence_of, stepped
from tests.timing import soon

TODAY = date(2026, 3, 2)
EXAM = TODAY + timedelta(days=20)
AIM = Aim((EXAM,), Minutes((10,) * 7), finishes_early=False)
NOTHING = Expected(0.0, 0.0, 0.0)


def answered(days_ago: int) -> FactMemory:
    last = TODAY - timedelta(days=days_ago)
    kept = stepped(None, 0.0, Rating.GOOD, 0)
    return FactMemory(kept[DEFAULT_VARIANT], 2.1181, last, last, 1, 0, "typed", kept)


def facts(count: int, unmet: int = 0) -> list[PlanFact]:
    states = [answered(1 + number % 9) for number in range(count - unmet)] + [None] * unmet
    return [PlanFact(f"f{number:04}", 1 + number % 3, state) for number, state in enumerate(states)]


def forecast(held, model=None, aim=AIM, today=TODAY):
    return foresee(held, model or LearnerModel(), aim, today, Pace(), ("ada",))


def model_of(right: bool, answers: int = 60) -> LearnerModel:
    """The model of somebody who is right, or wrong, five days after first answers."""
    return LearnerModel().with_answers(
        evidence_of(stepped(None, 0.0, Rating.GOOD, 0), 5, right, 0.0) for _ in range(answers)
    )


def test_what_is_expected_of_a_fact_is_the_curve_of_the_variant():
    state = answered(4)
    assert recall_by(state, EXAM, DEFAULT_VARIANT) == pytest.approx(recall_on(state, EXAM), rel=1e-12)
    assert recall_by(None, EXAM, DEFAULT_VARIANT) == 0
    assert recall_by(replace(state, variants=()), EXAM, 3) < 1


def test_keeping_the_plan_brings_more_than_doing_nothing_and_some_of_it_stays():
    made = forecast(facts(60, unmet=20))
    assert made.nothing.share < made.now.share < made.kept.share
    assert made.nothing.share < made.after.share < made.kept.share
    for one in (made.now, made.kept, made.nothing, made.after):
        assert 0 <= one.low < one.share < one.high <= 1
    assert forecast(facts(60, unmet=20)) == made


def test_without_answers_of_a_later_day_a_forecast_is_called_a_guess():
    assert not forecast(facts(9)).is_enough
    made = forecast(facts(9), model_of(right=True))
    assert (made.answers, made.is_enough) == (60, True)


def test_whoever_forgets_more_is_told_less_and_the_range_narrows_with_answers():
    sure, unsure = (forecast(facts(60), model_of(right)).nothing for right in (True, False))
    assert sure.share > forecast(facts(60)).nothing.share > unsure.share
    usual = forecast(facts(60)).nothing
    assert sure.high - sure.low < usual.high - usual.low


def test_right_after_an_answer_all_is_recalled_and_no_more_than_all():
    held = [PlanFact("f", 2, answered(0))]
    found = [
        expected_on(held, model_of(right, answers), TODAY) for right in (True, False) for answers in range(40)
    ]
    assert max(one.share for one in found) <= 1
    assert min(one.share for one in found) == pytest.approx(1)


def test_where_nothing_was_met_nothing_is_recalled_without_the_plan():
    made = forecast(facts(30, unmet=30))
    assert made.now == made.nothing == NOTHING
    assert made.kept.share > 0.8
    assert forecast([]).kept == NOTHING


@pytest.mark.parametrize("after", [0, 3])
def test_on_the_exam_day_and_later_there_is_nothing_left_to_plan(after):
    made = forecast(facts(30), today=EXAM + timedelta(days=after))
    assert made.now == made.nothing
    assert made.kept.share == pytest.approx(made.now.share, abs=0.03)


def test_a_rehearsal_leaves_the_memories_as_they_are_and_its_strides_hold_all_minutes():
    held = held_in(facts(40, unmet=40), DEFAULT_VARIANT)
    before = [replace(one) for one in held]
    curve = CURVES[DEFAULT_VARIANT]
    near = rehearsed(held, curve, AIM, TODAY, Pace(), ("ada",))
    far = Aim((TODAY + timedelta(days=200),), Minutes((2,) * 7), finishes_early=False)
    assert held == before
    assert all(one.stability for one in near)
    assert max(one.day for one in near) == EXAM.toordinal() - 1
    assert all(one.stability for one in rehearsed(held, curve, far, TODAY, Pace(), ("ada",)))


def test_of_very_many_facts_some_stand_for_the_others():
    held = held_in(facts(900, unmet=300), DEFAULT_VARIANT)
    kept, every = thinned(held)
    assert every == 3
    assert len(kept) <= MOST_FACTS
    assert sum(not one.stability for one in kept) == 100


@pytest.mark.parametrize(("count", "days"), [(300, 30), (3000, 365)])
def test_a_forecast_takes_no_longer_than_a_blink(count, days):
    aim = replace(AIM, exams=(TODAY + timedelta(days=days),))
    soon(lambda: forecast(facts(count, unmet=count // 2), aim=aim), seconds=0.8)


def test_a_simulation_repeats_itself_and_shows_what_work_brings():
    def run(retention, seed=1):
        aim = replace(AIM, exams=(TODAY + timedelta(days=12),))
        return simulate(facts(60, unmet=60), LearnerModel(), aim, TODAY, Pace(), retention, ("ada", seed))

    planned, seldom, often = run(None), run(0.7), run(0.95)
    assert run(0.7) == seldom
    assert run(0.7, seed=2) != seldom
    assert seldom.questions < often.questions < planned.questions
    assert seldom.exam < often.exam < planned.exam
    assert planned.minutes_a_day <= 10
    assert 0 < planned.later < planned.exam <= planned.met == 1


def test_a_simulation_needs_a_day_before_the_exam():
    with pytest.raises(ValueError, match="before the exam"):
        simulate(facts(3), LearnerModel(), AIM, EXAM, Pace(), None, ("ada",))
