"""What a class remembers is told in sums over three learners at least, and never of one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizapp.core.memory.class_recall import class_recall
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.forecast import recall_by
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import DEFAULT_VARIANT, LearnerModel
from tests.core.memory.test_looking_back import MONDAY
from tests.store.test_contract import NOW

EXAM = MONDAY + timedelta(days=20)
MODELS = {number: LearnerModel() for number in (1, 2, 3)}


def remembered(right=True):
    state, _ = review(None, Answered(MONDAY, NOW, Source.CARD, "year", right=right))
    return state


def test_two_learners_are_too_few():
    some = {number: LearnerModel() for number in (1, 2)}
    assert class_recall([(1, "pier", remembered()), (2, "pier", remembered())], some, EXAM) is None


def test_what_somebody_has_not_met_counts_as_not_recalled():
    state = remembered()
    found = class_recall(
        [(1, "pier", state), (2, "pier", state), (3, "pier", state), (1, "quay", state)], MODELS, EXAM
    )
    alone = recall_by(state, EXAM, DEFAULT_VARIANT)
    assert found.of("pier").share == pytest.approx(alone)
    assert found.of("quay").share == pytest.approx(alone / 3)
    assert found.of("bell").share == 0


def test_a_fact_that_fewer_than_three_have_met_is_not_told_of():
    state = remembered()
    rows = [(number, "pier", state) for number in MODELS] + [(1, "quay", state), (2, "quay", state)]
    found = class_recall(rows, MODELS, EXAM)
    assert found.of("pier").may_be_told
    assert not found.of("quay").may_be_told
    assert not found.of("bell").may_be_told


def test_a_sum_leaves_out_what_too_few_have_met_and_says_within_what_bounds_the_whole_lies():
    rows = [(number, "pier", remembered()) for number in MODELS]
    few = [(1, "quay", remembered()), (2, "quay", remembered())]
    found = class_recall(rows + few, MODELS, EXAM)
    alone = recall_by(remembered(), EXAM, DEFAULT_VARIANT)
    came = found.sum([("pier", 3), ("quay", 1)])
    assert (came.told, came.facts) == (1, 2)
    assert came.share == pytest.approx(alone)
    assert came.low == pytest.approx(0.75 * alone)
    assert came.high == pytest.approx(0.75 * alone + 0.25 * 2 / 3)
    true = 0.75 * alone + 0.25 * found.of("quay").share
    assert came.low < true < came.high
    assert found.sum([("quay", 1)]).share is None
    assert found.sum([]).share is None


def test_no_sum_tells_what_fewer_than_three_recall_of_a_fact():
    rows = [(number, "pier", remembered()) for number in MODELS]
    few = [(1, "quay", remembered()), (2, "bell", remembered(False)), (3, "bell", remembered())]
    course = [("pier", 2), ("bell", 2), ("quay", 2)]
    told, alone = class_recall(rows + few, MODELS, EXAM), class_recall(rows, MODELS, EXAM)
    assert told.sum(course) == alone.sum(course)
    assert told.weakest(course, 3) == alone.weakest(course, 3) == ["pier"]


def test_the_weakest_lose_most_of_what_matters():
    rows = [(number, fact, remembered(fact == "pier")) for number in MODELS for fact in ("pier", "quay")]
    found = class_recall(rows, MODELS, EXAM)
    assert found.weakest([("pier", 2), ("quay", 2), ("bell", 3)], 2) == ["quay", "pier"]
    assert found.weakest([("pier", 9), ("quay", 1)], 1) == ["pier"]


def test_each_learner_forgets_as_their_own_model_says():
    quick = LearnerModel(tuple(10**11 if at == 35 else 0 for at in range(36)), 60)
    assert quick.best == 35
    state = remembered()
    rows = [(number, "pier", state) for number in MODELS]
    same = class_recall(rows, MODELS, EXAM).of("pier").share
    other = class_recall(rows, {**MODELS, 3: quick}, EXAM).of("pier").share
    assert other == pytest.approx((2 * same + recall_by(state, EXAM, 35)) / 3)
