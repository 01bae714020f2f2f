"""What a log makes of a memory and says of the model; what is appended to it changes both exactly."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from quizapp.core.memory.evidence import Source, guess_chance_when_sure
from quizapp.core.memory.facts_memory import recall_in
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.history import Logged, take_back
from quizapp.core.memory.replaying import Reckoned, reckon, reckon_history, said_by, settle
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.variants import DEFAULT_VARIANT, LearnerModel, evidence_of

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SEED = ("ada", "harbour", "pier")
FORGETFUL = 9  # a first memory lasts less than half as long, and its curve falls most steeply


def answer(days=0, right=True, **more):
    given = {"source": Source.CARD, "kind": "choice", "guess_chance": 0.35, **more}
    return Answered(learner_day=MONDAY + timedelta(days=days), answered_at=NOON, right=right, **given)


def logged(*answers, variant=DEFAULT_VARIANT):
    """The memory, the log and what each answer said as it was given."""
    state, history, said = None, [], []
    for number, each in enumerate(answers):
        before = state
        state, entry = review(state, each, seed=SEED, variant=variant)
        said.append(said_by(before, entry))
        history.append(Logged(f"e{number}", entry))
    return state, history, said


def test_the_log_gives_back_memory_and_model_bit_for_bit():
    state, history, said = logged(answer(), answer(0), answer(3, right=False), answer(9, certainty=3))
    assert [one is None for one in said] == [True, True, False, False]
    model = LearnerModel().with_answers(one for one in said if one)
    assert reckon_history(history, SEED) == Reckoned(state, model)
    assert model.answers == 2


def test_what_an_answer_says_is_weighed_by_the_certainty_it_was_given_with():
    state, _, _ = logged(answer())
    for certainty in (None, 1, 2, 3):
        _, entry = review(state, answer(4, certainty=certainty), seed=SEED)
        chance = guess_chance_when_sure(0.35, certainty)
        assert said_by(state, entry) == evidence_of(state.variants, 4, True, chance)


def test_an_answer_that_moves_nothing_or_cannot_be_wrong_says_nothing():
    state, _, _ = logged(answer())
    for given in (answer(4, blank=True, source=Source.QUIZ), answer(4, guess_chance=1.0)):
        assert said_by(state, review(state, given, seed=SEED)[1]) is None


def test_whoever_forgets_faster_is_sooner_taken_to_have_guessed():
    state, _, _ = logged(answer())
    usual = review(state, answer(1), seed=SEED, variant=DEFAULT_VARIANT)[1]
    forgetful = review(state, answer(1), seed=SEED, variant=FORGETFUL)[1]
    assert forgetful.recall_before == recall_in(state, MONDAY + timedelta(days=1), FORGETFUL)
    assert forgetful.recall_before < usual.recall_before
    assert (usual.rating, usual.maybe_guessed) == (Rating.GOOD, False)
    assert (forgetful.rating, forgetful.maybe_guessed) == (Rating.AGAIN, True)


@pytest.mark.parametrize("was_reckoned", [True, False])
def test_taking_back_leaves_memory_and_model_as_before(was_reckoned):
    earlier, before, said = logged(answer(), answer(3))
    _, history, all_said = logged(answer(), answer(3), answer(10, right=False))
    _, void = take_back(history, "e2", MONDAY, NOON, SEED)
    settled = settle(history, [void], SEED, was_reckoned)
    assert settled.memory == earlier
    stored = LearnerModel().with_answers(one for one in all_said if one) if was_reckoned else LearnerModel()
    assert stored.plus(settled.said) == LearnerModel().with_answers(one for one in said if one)
    assert reckon_history([*history, void], SEED) == reckon_history(before, SEED)


def test_an_answer_voided_in_the_middle_changes_what_the_next_one_said():
    state, history, _ = logged(answer(), answer(3), answer(10))
    void = Logged("void:e1", history[1].entry, voids="e1")
    settled = settle(history, [void], SEED)
    whole, rest = reckon_history(history, SEED), reckon_history([*history, void], SEED)
    assert whole.said.plus(settled.said) == rest.said
    assert rest.said.answers == 1
    assert settled.memory == rest.memory != state


def test_of_no_answers_there_is_no_memory():
    assert reckon([]) == Reckoned(None, LearnerModel())
