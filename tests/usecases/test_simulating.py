"""A simulation starts from what somebody remembers, or from nothing."""

from __future__ import annotations

import pytest

from quizapp.core.errors import NotFound
from quizapp.core.memory.pace import Pace
from quizapp.usecases.simulating import start_of, usual_start
from tests.usecases.people import signed_in


def test_a_learner_starts_from_their_own_memories(services):
    who = signed_in(services, "ada")
    who.studies(who.begins())
    start = start_of(services, "ada", "harbour", services.clock())
    met = [fact for fact in start.facts if fact.state is not None]
    assert 0 < len(met) <= len(start.facts)
    assert start.today == who.person.day_at(services.clock())
    assert all(fact.state.variants for fact in met)


def test_who_or_what_is_not_there_is_named(services):
    signed_in(services, "ada")
    with pytest.raises(NotFound, match="Nobody signs in as bea"):
        start_of(services, "bea", "harbour", services.clock())
    with pytest.raises(NotFound, match="no course nowhere"):
        start_of(services, "ada", "nowhere", services.clock())


def test_somebody_nothing_is_known_of_has_met_nothing():
    start = usual_start(3)
    assert [fact.state for fact in start.facts] == [None] * 3
    assert start.pace == Pace()
    assert not start.model.is_enough
