"""Whether who hands in a quiz reads the right answers at once is logged, and lets them be learnt again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from quizapp.core.attempts import Terms
from quizapp.core.memory.fsrs import Rating
from quizapp.core.reviewing import AFTER_ATTEMPT, AFTER_CLOSE, AFTER_EACH, Item, Moment, Review
from quizapp.store import tables
from quizapp.usecases import handing_in
from tests.usecases.class_quizzes import School, a_school

JUST_MARKS = Review(frozenset((moment, Item.MARKS) for moment in Moment))
AGAIN_ALONE = 0.212  # days; a Good on the same day makes it more


def logged(school: School) -> list[tuple[bool, bool]]:
    """Of each answer logged whether feedback was shown and whether it was learnt again."""
    review = tables.Review.__table__.c
    with school.services.database.reading() as on:
        rows = on.execute(select(review.feedback_shown, review.stability_after, review.rating)).all()
    assert {row.rating for row in rows} == {Rating.AGAIN}
    return [(row.feedback_shown, row.stability_after > AGAIN_ALONE) for row in rows]


@pytest.mark.parametrize(
    ("review", "shown"),
    [(AFTER_EACH, True), (AFTER_ATTEMPT, True), (AFTER_CLOSE, False), (JUST_MARKS, False)],
    ids=["each", "attempt", "close", "marks"],
)
def test_what_is_shown_at_handing_in_is_learnt_again(services, clock, review, shown):
    school = a_school(services)
    who = school.admits()
    school.sets(Terms(closes_at=clock() + timedelta(hours=1)), count=1, review=review)
    who.fills_in(school.begins(who), (False,))
    assert logged(school) == [(shown, shown)]


def test_who_let_the_time_run_out_has_read_nothing(services, clock):
    school = a_school(services)
    away, next_one = school.admits(), school.admits("noor")
    school.sets(Terms(600, attempts=2), count=1)
    for who in (away, next_one):
        attempt = school.begins(who)
        who.saves(attempt, 1, school.sample(who, attempt, right=False))
    clock.forward(minutes=20)
    school.begins(next_one, 2)
    handing_in.hand_in_overdue(services, clock())
    assert logged(school) == [(False, False)] * 2
