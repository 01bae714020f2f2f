"""Questions put right after they were asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.corrections import Action, Correction, Given, Outcome, action_on, corrected, is_accepted
from quizapp.core.kinds import KINDS
from quizapp.core.kinds.choice import KIND as CHOICE
from quizapp.core.kinds.number import KIND as NUMBER
from quizapp.core.kinds.year import KIND as YEAR
from quizapp.core.questions import BLANK, Option, Question, Response
from tests.builders import make_bank

WHERE = Question(
    "choice", ("port",), "Which port?", 0, "Rajin", ("H1",),
    (Option("Rajin"), Option("Rason"), Option("Sonbong")),
)  # fmt: skip
RAJIN, RASON = Response(0, "Rajin"), Response(1, "Rason")
MARKED = Outcome(0.0, 0.0)
CORRECTIONS = st.builds(
    Correction,
    st.sampled_from(["port", "pier"]),
    st.sampled_from(["", "choice", "year"]),
    st.sampled_from(Action),
    st.sampled_from(["Rason", "Sonbong"]),
)
GIVEN = st.builds(
    Given,
    st.just(WHERE),
    st.sampled_from([RAJIN, RASON, BLANK]),
    st.sampled_from([None, 1, 2, 3]),
    st.booleans(),
)


def answer_to(question, text):
    return KINDS[question.kind].read(question, {"answer": [text]})


@pytest.mark.parametrize(
    ("correction", "applies"),
    [
        (Correction("port", "choice", Action.DISCARD), True),
        (Correction("port", "", Action.DISCARD), True),
        (Correction("port", "year", Action.DISCARD), False),
        (Correction("pier", "", Action.DISCARD), False),
        (Correction("port", "", Action.ACCEPT, "Rason"), True),
        (Correction("port", "", Action.ACCEPT, "Sonbong"), False),
    ],
)
def test_a_correction_is_about_a_fact_and_maybe_one_kind(correction, applies):
    assert (action_on(Given(WHERE, RASON), [correction]) is not None) == applies


def test_a_discarded_question_earns_nothing_and_everybody_can_be_given_all():
    assert corrected(Outcome(1.0, 1.0), Given(WHERE, RAJIN), [Correction("port", "", Action.DISCARD)]) == (
        Outcome(1.0, 0.0, is_discarded=True)
    )
    full = [Correction("port", "", Action.FULL)]
    assert corrected(MARKED, Given(WHERE, BLANK), full) == Outcome(1.0, 1.0)
    assert corrected(MARKED, Given(WHERE, RASON, 3, asks_certainty=True), full) == Outcome(1.0, 3.0)


def test_an_accepted_answer_earns_what_its_certainty_does():
    accept = [Correction("port", "", Action.ACCEPT, "rason")]
    assert corrected(MARKED, Given(WHERE, RASON), accept) == Outcome(1.0, 1.0)
    assert corrected(Outcome(0.0, -2.0), Given(WHERE, RASON, 2, asks_certainty=True), accept) == Outcome(1, 2)
    assert corrected(MARKED, Given(WHERE, BLANK), accept) == MARKED


def test_what_is_typed_is_accepted_however_it_is_written():
    bank = make_bank()
    year = YEAR.build(bank.fact_by_id["north-pier-opened"], bank, None)
    assert is_accepted(year, answer_to(year, "1863"), " 1863 ")
    assert not is_accepted(year, answer_to(year, "1863"), "1864")
    assert not is_accepted(year, answer_to(year, "1863"), "long ago")
    number = next(NUMBER.build(fact, bank, None) for fact in bank.facts if NUMBER.suits(fact, bank))
    assert is_accepted(number, answer_to(number, "1200"), "1200")


def test_two_answers_of_signs_alone_are_not_the_same():
    assert not is_accepted(WHERE, Response(1, "+"), "-")
    assert CHOICE.fields(WHERE, RASON) == {"choice": "1"}


@given(st.lists(CORRECTIONS, max_size=5), GIVEN, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(corrections, answer, chance):
    once = corrected(MARKED, answer, corrections)
    shuffled = [*corrections, *corrections]
    chance.shuffle(shuffled)
    assert corrected(MARKED, answer, shuffled) == once


@given(st.lists(CORRECTIONS, max_size=5), CORRECTIONS, GIVEN)
def test_undoing_gives_exactly_what_was(corrections, last, answer):
    before = corrected(MARKED, answer, corrections)
    others = [one for one in [*corrections, last] if one is not last]
    assert corrected(MARKED, answer, others) == before


@given(st.lists(CORRECTIONS, min_size=1, max_size=5), GIVEN)
def test_no_correction_but_discarding_costs_anybody_anything(corrections, answer):
    kept = [one for one in corrections if one.action is not Action.DISCARD]
    outcome = corrected(MARKED, answer, kept)
    assert outcome.points >= MARKED.points
    assert not outcome.is_discarded
