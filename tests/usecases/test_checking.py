"""Answers that are checked before handing in: tries, what they cost, what stands, what memory learns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from quizapp.core.attempts import Terms
from quizapp.core.errors import ChangedMeanwhile, UnreadableAnswer
from quizapp.core.reviewing import AFTER_ATTEMPT, AFTER_EACH
from quizapp.core.saving import Outcome
from quizapp.store import tables
from quizapp.usecases import checking, reviewing
from quizapp.usecases.saving import Sent
from tests.usecases.class_quizzes import a_school
from tests.usecases.people import new_id
from tests.usecases.test_races import at_once


@pytest.fixture
def school(services):
    """A quiz with two tries, and somebody in its class."""
    school = a_school(services)
    school.mira = school.admits()
    school.sets(review=AFTER_EACH, tries=2)
    return school


def checks(school, attempt, posted, position=1, client="", sequence=1, base=0):
    sent = Sent(posted, base, client or new_id(), sequence)
    return checking.check(school.services, school.mira.person, attempt, position, sent, school.now)


def score(school, attempt):
    school.hands_in(school.mira, attempt)
    return reviewing.result(school.services, school.mira.person, attempt, school.now)


def reviews(school):
    with school.services.database.reading() as on:
        table = tables.Review
        return [tuple(row) for row in on.execute(select(table.right, table.certainty).order_by(table.id))]


def test_a_right_answer_stands_at_once_and_counts_in_full(school):
    attempt = school.begins(school.mira)
    right, wrong = (school.sample(school.mira, attempt, right=one) for one in (True, False))
    assert checks(school, attempt, right).outcome is Outcome.APPLIED
    assert school.shows(school.mira, attempt).is_settled
    with pytest.raises(UnreadableAnswer, match="stands"):
        school.mira.saves(attempt, 1, wrong, 1)
    with pytest.raises(UnreadableAnswer, match="stands"):
        checks(school, attempt, wrong, base=1)
    assert school.mira.saves(attempt, 1, {}, 1).outcome is Outcome.APPLIED  # its page sends nothing
    assert score(school, attempt).score == 1


def test_a_second_try_costs_and_memory_learns_from_the_first(school):
    attempt = school.begins(school.mira)
    right, wrong = (school.sample(school.mira, attempt, right=one) for one in (True, False))
    revision = checks(school, attempt, wrong).revision
    assert not school.shows(school.mira, attempt).is_settled
    checks(school, attempt, right, base=revision)
    found = score(school, attempt)
    assert found.score == 0.67
    assert (found.items[0].grade.fraction, round(found.items[0].points, 2)) == (1, 0.67)
    assert reviews(school)[0] == (False, None)


def test_an_answer_that_was_changed_and_not_checked_counts_as_one_more_try(school):
    attempt = school.begins(school.mira)
    right, wrong = (school.sample(school.mira, attempt, right=one) for one in (True, False))
    revision = checks(school, attempt, wrong).revision
    school.mira.saves(attempt, 1, right, revision)
    assert score(school, attempt).score == 0.67


def test_the_last_try_stands_however_it_went(school):
    attempt = school.begins(school.mira)
    wrong = school.sample(school.mira, attempt, right=False)
    revision = checks(school, attempt, wrong).revision
    other = {"answer": [str(int(wrong["answer"][0]) + 1)]}
    checks(school, attempt, other, base=revision)
    assert [one.fraction for one in school.shows(school.mira, attempt).tries] == [0, 0]
    assert school.shows(school.mira, attempt).is_settled
    with pytest.raises(UnreadableAnswer):
        school.mira.saves(attempt, 1, {"answer": ["1850"]}, revision + 1)


def test_the_same_answer_again_is_the_same_try(school):
    attempt = school.begins(school.mira)
    wrong = school.sample(school.mira, attempt, right=False)
    at_once(lambda _: checks(school, attempt, wrong, client="a page of ours"))
    at_once(lambda _: checks(school, attempt, wrong, base=1))
    assert len(school.shows(school.mira, attempt).tries) == 1


def test_of_two_tabs_with_different_answers_one_is_checked(school):
    attempt = school.begins(school.mira)
    got = at_once(lambda number: checks(school, attempt, {"answer": [str(1700 + number)]}))
    assert [one.outcome for one in got].count(Outcome.APPLIED) == 1
    assert len(school.shows(school.mira, attempt).tries) == 1


def test_certainty_goes_with_the_tries(school):
    school.sets(Terms(asks_certainty=True), review=AFTER_EACH, tries=2)
    attempt = school.begins(school.mira)
    right, wrong = (school.sample(school.mira, attempt, right=one) for one in (True, False))
    revision = checks(school, attempt, {**wrong, "certainty": ["3"]}).revision
    checks(school, attempt, {**right, "certainty": ["2"]}, base=revision)
    found = score(school, attempt)
    assert found.score == 1.33  # two thirds of the two points for right and middling
    assert reviews(school)[0] == (False, 3)


def test_nothing_is_checked_where_the_quiz_tells_nothing_or_without_an_answer(school):
    attempt = school.begins(school.mira)
    with pytest.raises(UnreadableAnswer, match="Answer first"):
        checks(school, attempt, {})
    with pytest.raises(UnreadableAnswer, match="Answer first"):
        checks(school, attempt, {"unknown": ["1"]})
    assert school.shows(school.mira, attempt).revision == 0  # neither was saved
    school.sets(review=AFTER_ATTEMPT)
    attempt = school.begins(school.mira)
    with pytest.raises(ChangedMeanwhile):
        checks(school, attempt, {"answer": ["1900"]})


@pytest.mark.parametrize(("step", "counts"), [(-1, True), (0, True), (1, False)])
def test_a_check_counts_until_the_deadline(school, clock, step, counts):
    school.sets(Terms(600), review=AFTER_EACH)
    attempt = school.begins(school.mira)
    right = school.sample(school.mira, attempt)
    clock.at += timedelta(seconds=600, milliseconds=step)
    saved = checks(school, attempt, right)
    assert saved.outcome is (Outcome.APPLIED if counts else Outcome.LATE)
    clock.forward(hours=1)
    assert score(school, attempt).score == int(counts)
