"""Four times, eight things: what a learner may see of an attempt, walked cell by cell."""

from datetime import UTC, datetime, timedelta

import pytest

from quizapp.core.reviewing import (
    AFTER_ATTEMPT,
    AFTER_CLOSE,
    AFTER_EACH,
    ITEM_WORDS,
    Item,
    Moment,
    Review,
    moment_of,
)

NOON = datetime(2026, 3, 29, 12, tzinfo=UTC)
ALL = "attempt correctness maximum marks specific general right_answer overall"
MATRIX = {
    ("each", "during"): "attempt correctness maximum marks specific general right_answer",
    ("each", "just_after"): ALL,
    ("each", "later"): ALL,
    ("each", "closed"): ALL,
    ("attempt", "during"): "attempt maximum",
    ("attempt", "just_after"): ALL,
    ("attempt", "later"): ALL,
    ("attempt", "closed"): ALL,
    ("close", "during"): "attempt maximum",
    ("close", "just_after"): "attempt",
    ("close", "later"): "attempt",
    ("close", "closed"): ALL,
}
REVIEWS = {"each": AFTER_EACH, "attempt": AFTER_ATTEMPT, "close": AFTER_CLOSE}


@pytest.mark.parametrize("item", Item)
@pytest.mark.parametrize(("setting", "moment"), MATRIX)
def test_every_cell_of_the_matrix(setting, moment, item):
    assert REVIEWS[setting].may_see(item, Moment(moment)) == (item in MATRIX[setting, moment].split())


@pytest.mark.parametrize("moment", [Moment.JUST_AFTER, Moment.LATER, Moment.CLOSED])
@pytest.mark.parametrize("item", Item)
def test_one_cell_shows_one_thing_at_one_time(item, moment):
    alone = Review(frozenset({(moment, item)}))
    needs_answer = item in (Item.CORRECTNESS, Item.SPECIFIC, Item.GENERAL, Item.RIGHT_ANSWER)
    assert alone.at(moment) == (frozenset() if needs_answer else frozenset({item}))
    for other in set(Moment) - {moment, Moment.DURING}:
        assert alone.at(other) == frozenset()


def test_nothing_chosen_hides_all_but_what_is_being_answered():
    nothing = Review(frozenset())
    assert nothing.at(Moment.DURING) == {Item.ATTEMPT, Item.MAXIMUM}
    assert all(nothing.at(moment) == frozenset() for moment in set(Moment) - {Moment.DURING})


@pytest.mark.parametrize("review", REVIEWS.values(), ids=REVIEWS)
def test_a_review_is_kept_as_plain_data(review):
    assert Review.from_plain(review.to_plain()) == review


def test_an_unknown_item_is_refused():
    with pytest.raises(ValueError, match="everything"):
        Review.from_plain({"later": ["everything"]})


@pytest.mark.parametrize(
    ("submitted", "now", "closes", "moment"),
    [
        (None, 0, 60, Moment.DURING),
        (0, 0, 3600, Moment.JUST_AFTER),
        (0, 120, 3600, Moment.JUST_AFTER),
        (0, 120.001, 3600, Moment.LATER),
        (0, 3600, 3600, Moment.LATER),
        (0, 3600.001, 3600, Moment.CLOSED),
        (0, 10, 5, Moment.CLOSED),
        (0, 10**8, None, Moment.LATER),
    ],
)
def test_when_somebody_looks(submitted, now, closes, moment):
    def at(seconds):
        return None if seconds is None else NOON + timedelta(seconds=seconds)

    assert moment_of(at(now), at(submitted), at(closes)) is moment


def test_every_item_has_words():
    assert set(ITEM_WORDS) == set(Item)
