"""What counts as missed in a quiz: the same for its result, for practice and for cards made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.errors import NotFound
from quizapp.core.kinds import KINDS
from quizapp.core.questions import Grade
from quizapp.usecases import own_mistakes, reviewing, taking
from quizapp.usecases.reviewing import ReviewedItem, missed_of
from tests.usecases.people import Learner, learner, new_id
from tests.usecases.regrading import Room, room
from tests.usecases.test_regrading import ACCEPT, DISCARD, PIER, QUAY, correct

KNOWN = [replace(one, guess_chance=0.0) for one in (PIER, QUAY)]


def practises_again(who: Learner, attempt: str, seed: str = "other") -> str:
    """Press the button below a result."""
    return reviewing.practise_missed(who.services, who.person, attempt, new_id(), seed, who.services.clock())


def missed(here: Room, attempt: str) -> tuple[str, ...]:
    """The facts that Ada missed."""
    ada = here.learners["Ada"].person
    found = reviewing.result(here.services, ada, attempt, here.services.clock())
    assert found is not None
    cards = own_mistakes.missed_facts(found)
    assert tuple(fact.id for fact in cards) == found.missed_facts
    return found.missed_facts


@pytest.mark.parametrize("correction", [ACCEPT, DISCARD], ids=["accepted after all", "taken out"])
def test_what_a_correction_made_right_or_took_out_is_missed_no_more(services, correction):
    here = room(services)
    attempt = here.takes("Ada", KNOWN, [1, 0])
    assert missed(here, attempt) == (PIER.fact,)
    correct(here, correction)
    assert missed(here, attempt) == ()
    with pytest.raises(NotFound):
        practises_again(here.learners["Ada"], attempt)


def test_of_a_question_about_several_facts_only_those_that_were_wrong_are_missed(services):
    who = learner(services)
    attempt = who.practises(1, ("matching",))
    question = taking.show_item(services, who.person, attempt, 1, services.clock()).question
    kind = KINDS["matching"]
    right = kind.samples(question).right
    swapped = dict(zip(right, [*list(right.values())[1::-1], *list(right.values())[2:]], strict=True))
    response = kind.read(question, swapped)
    grade = kind.grade(question, response)
    assert 0 < grade.fraction < 1
    stored = ReviewedItem(
        question, response, None, Grade(grade.fraction), grade.fraction, maybe_guessed=False
    )
    wrong = {fact for fact, share in grade.fraction_by_fact.items() if share < 1}
    assert set(missed_of(stored)) == wrong
    assert set(missed_of(replace(stored, maybe_guessed=True))) == set(question.facts)


def test_pressing_twice_begins_one_practice_of_what_was_missed(services):
    who = learner(services)
    attempt = who.practises(3, ("year",))
    who.fills_in(attempt, (False,))
    once = practises_again(who, attempt)
    assert practises_again(who, attempt, "another seed") == once
    who.fills_in(once, (True,))
    assert practises_again(who, attempt) != once  # it was handed in: this one is new
