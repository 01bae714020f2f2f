"""Facts that keep slipping away, and wrong answers that are believed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from quizapp.core.memory.beliefs import belief_of
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.leeches import is_leech, is_told, other_ways
from quizapp.core.memory.review_log import Answered
from quizapp.core.memory.reviewing import review
from quizapp.core.memory.steps import KindChoice

YEAR, CLOZE, CHOICE = KindChoice("year", True), KindChoice("cloze", True), KindChoice("choice", False, 0.35)


def entry(right=False, given=None, confused_with=None, kind="year", guess_chance=0.0):
    answer = Answered(
        date(2026, 3, 2), datetime(2026, 3, 2, 12, tzinfo=UTC), Source.CARD, kind, right,
        guess_chance=guess_chance, given=given, confused_with=confused_with,
    )  # fmt: skip
    return review(None, answer)[1]


@pytest.mark.parametrize("lapses", range(25))
def test_a_leech_is_told_at_the_eighth_lapse_and_every_fourth_from_there(lapses):
    assert is_leech(lapses) == (lapses >= 8)
    assert is_told(lapses) == (lapses in (8, 12, 16, 20, 24))


def test_a_leech_is_asked_in_the_ways_that_failed_least():
    log = [entry(kind="year"), entry(kind="year"), entry(kind="cloze"), entry(right=True, kind="choice")]
    assert other_ways((YEAR, CLOZE, CHOICE), log) == (CHOICE,)
    assert other_ways((YEAR, CLOZE), log) == (CLOZE,)
    assert other_ways((YEAR,), log) == (YEAR,)
    assert other_ways((), log) == ()


def test_the_same_wrong_answer_twice_is_a_belief():
    belief = belief_of([entry(given="1860", confused_with="peking"), entry(given=" 1860")])
    assert (belief.given, belief.times, belief.taken_for) == (" 1860", 2, "peking")


def test_an_answer_between_that_could_be_guessed_does_not_end_a_belief():
    log = [entry(given="Amur"), entry(right=True, kind="choice", guess_chance=0.35), entry(given="AMUR")]
    assert belief_of(log).times == 2


@pytest.mark.parametrize(
    "log",
    [
        [],
        [entry(given="1860")],
        [entry(given="1860"), entry(given="1861")],
        [entry(given="1860"), entry(right=True), entry(given="1860")],
        [entry(given="1860"), entry(given="1860"), entry(right=True)],
        [entry(), entry()],
    ],
    ids=["nothing", "once", "two answers", "recalled between", "recalled since", "not known"],
)
def test_anything_else_is_none(log):
    assert belief_of(log) is None


def test_a_wrong_answer_between_does_not_end_a_belief_that_comes_back():
    assert belief_of([entry(given="1860"), entry(given="1861"), entry(given="1860")]).times == 2
