"""The personal model: whoever forgets faster is soon known to, and any answer can be taken back exactly."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.memory.fsrs import Memory, Rating, next_stability, recall, step
from quizapp.core.memory.stepping import Stepping
from quizapp.core.memory.variants import (
    DEFAULT_VARIANT,
    PRIOR,
    UNIT,
    VARIANTS,
    LearnerModel,
    evidence_of,
    stepped,
)


def test_a_learner_nothing_is_known_of_is_taken_for_the_usual_one():
    model = LearnerModel()
    assert len(VARIANTS) == len(PRIOR) == 36
    assert model.best == DEFAULT_VARIANT
    assert PRIOR[DEFAULT_VARIANT] == 0
    assert sum(model.live.values()) == pytest.approx(1)
    assert not model.is_enough


def test_the_usual_variant_keeps_the_stability_of_fsrs():
    kept, memory = None, None
    for rating, days in ((Rating.GOOD, 0), (Rating.GOOD, 2), (Rating.AGAIN, 11), (Rating.GOOD, 0)):
        kept = stepped(kept, memory.difficulty if memory else 0.0, rating, days)
        memory = step(memory, rating, days)
        assert kept[DEFAULT_VARIANT] == memory.stability


def test_what_an_answer_says_is_the_logarithm_of_the_chance_it_was_given():
    kept = stepped(None, 0.0, Rating.GOOD, 0)
    known = recall(3, kept[DEFAULT_VARIANT])
    right, wrong = (evidence_of(kept, 3, is_right, 0.35)[DEFAULT_VARIANT] for is_right in (True, False))
    assert right / UNIT == pytest.approx(log(known + (1 - known) * 0.35))
    assert wrong / UNIT == pytest.approx(log((1 - known) * (1 - 0.35)))
    assert evidence_of(kept, 0, True, 0.0) is None


@pytest.mark.parametrize(("answer", "faster"), [(False, True), (True, False)])
def test_thirty_answers_show_who_forgets_faster(answer, faster):
    kept = stepped(None, 0.0, Rating.GOOD, 0)
    model = LearnerModel().with_answers(evidence_of(kept, 4, answer, 0.0) for _ in range(30))
    best = recall(4, kept[model.best], VARIANTS[model.best])
    usual = recall(4, kept[DEFAULT_VARIANT])
    assert (best < usual) is faster
    assert model.is_enough


@given(
    st.lists(
        st.tuples(st.integers(1, 400), st.booleans(), st.sampled_from([0.0, 0.35, 0.6])),
        min_size=1,
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_answers_count_in_any_order_and_go_without_a_trace(answers, shuffler):
    kept = stepped(None, 0.0, Rating.GOOD, 0)
    said = [evidence_of(kept, *answer) for answer in answers]
    mixed = list(said)
    shuffler.shuffle(mixed)
    model = LearnerModel().with_answers(said)
    assert model == LearnerModel().with_answers(mixed)
    assert model.minus(LearnerModel().with_answers(mixed[:3])) == LearnerModel().with_answers(mixed[3:])


def test_a_first_answer_starts_every_variant_in_its_own_way():
    kept = stepped(None, 0.0, Rating.AGAIN, 0)
    assert kept == tuple(step(None, Rating.AGAIN, 0, weights).stability for weights in VARIANTS)
    assert len(set(kept)) > 1
    assert (
        stepped(kept, 5.0, Rating.GOOD, 2)[7]
        == step(Memory(kept[7], 5.0), Rating.GOOD, 2, VARIANTS[7]).stability
    )


@given(
    st.lists(
        st.tuples(st.sampled_from(Rating), st.sampled_from([-1, 0, 1, 2, 9, 40, 20_000]), st.floats(1, 10)),
        min_size=1,
        max_size=8,
    )
)
def test_all_variants_at_once_are_those_one_by_one_bit_for_bit(answers):
    kept = stepped(None, 0.0, answers[0][0], 0)
    for rating, days, difficulty in answers:
        one_by_one = tuple(
            next_stability(Memory(before, difficulty), rating, days, weights)
            for before, weights in zip(kept, VARIANTS, strict=True)
        )
        recalls = [recall(days, before, weights) for before, weights in zip(kept, VARIANTS, strict=True)]
        said = evidence_of(kept, days, rating > 1, 0.2)
        if said is not None:
            known = [min(max(one, 0.01), 0.99) for one in recalls]
            right = [one + (1 - one) * 0.2 for one in known]
            assert said == tuple(round(log(one if rating > 1 else 1 - one) * UNIT) for one in right)
        kept = stepped(kept, difficulty, rating, days)
        assert kept == one_by_one


def test_variants_that_differ_otherwise_are_refused():
    other = (*VARIANTS[0][:9], 9.0, *VARIANTS[0][10:])
    with pytest.raises(ValueError, match="same in all"):
        Stepping((VARIANTS[0], other))
    with pytest.raises(ValueError, match="above 0"):
        Stepping(VARIANTS).recalls((0.0,) * len(VARIANTS), 3)
