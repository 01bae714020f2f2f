"""What an answer says about memory."""

from __future__ import annotations

import pytest

from quizapp.core.memory.evidence import (
    Evidence,
    Source,
    Verdict,
    guess_chance_when_sure,
    is_relearned,
    judge,
    knew_it,
    with_partial_knowledge,
)
from quizapp.core.memory.fsrs import Rating

FOUR_OPTIONS, TRUE_FALSE = with_partial_knowledge(1 / 4), with_partial_knowledge(1 / 2)


def right(**more):
    return judge(Evidence(right=True, **more))


def wrong(**more):
    return judge(Evidence(right=False, **more))


def test_a_right_typed_answer_is_good_however_little_was_expected():
    assert right(recall_before=0.02) == Verdict(Rating.GOOD, False, 1.0)
    assert right(recall_before=None) == Verdict(Rating.GOOD, False, 1.0)


@pytest.mark.parametrize(
    ("guess_chance", "enough", "too_little"), [(FOUR_OPTIONS, 0.67, 0.66), (TRUE_FALSE, 0.78, 0.77)]
)
def test_a_right_choice_is_good_only_where_knowing_is_likely_enough(guess_chance, enough, too_little):
    assert right(guess_chance=guess_chance, recall_before=enough).rating is Rating.GOOD
    doubtful = right(guess_chance=guess_chance, recall_before=too_little)
    assert doubtful.rating is Rating.AGAIN
    assert doubtful.maybe_guessed


def test_a_right_choice_about_an_unmet_fact_was_maybe_guessed():
    verdict = right(guess_chance=FOUR_OPTIONS)
    assert verdict == Verdict(Rating.AGAIN, True, pytest.approx(0.05 / (0.05 + 0.95 * 0.35)))


@pytest.mark.parametrize("recall_before", [None, 0.1, 0.99])
@pytest.mark.parametrize("guess_chance", [0.0, FOUR_OPTIONS, TRUE_FALSE])
def test_a_wrong_answer_is_always_again_and_never_a_guess(recall_before, guess_chance):
    for source in Source:
        verdict = wrong(recall_before=recall_before, guess_chance=guess_chance, source=source)
        assert verdict == Verdict(Rating.AGAIN, False, 0.0)


def test_i_dont_know_counts_as_again_in_study_and_as_nothing_in_a_quiz():
    assert wrong(blank=True, source=Source.CARD).rating is Rating.AGAIN
    assert wrong(blank=True, source=Source.QUIZ, recall_before=0.4) == Verdict(None, False, 0.4)


def test_feedback_changes_no_rating():
    for shown in (True, False):
        assert wrong(feedback_shown=shown, source=Source.QUIZ).rating is Rating.AGAIN
        assert right(feedback_shown=shown, source=Source.QUIZ).rating is Rating.GOOD


def test_only_what_a_quiz_missed_and_showed_at_once_is_relearned():
    told = [
        (source, rating, shown)
        for source in Source for rating in Rating for shown in (True, False)
        if is_relearned(source, rating, shown)
    ]  # fmt: skip
    assert told == [(Source.QUIZ, Rating.AGAIN, True)]


@pytest.mark.parametrize("rating", list(Rating))
def test_a_self_rated_card_counts_as_the_button_pressed(rating):
    verdict = judge(Evidence(right=rating > 1, self_rating=rating, guess_chance=0.9))
    assert verdict == Verdict(rating, False, float(rating > 1))


def test_a_self_rated_card_with_two_buttons_is_good_or_again():
    assert right().rating is Rating.GOOD
    assert wrong().rating is Rating.AGAIN


def test_high_certainty_makes_guessing_less_likely_and_low_certainty_more():
    assert right(guess_chance=FOUR_OPTIONS, recall_before=0.6).maybe_guessed
    assert right(guess_chance=FOUR_OPTIONS, recall_before=0.6, certainty=3).rating is Rating.GOOD
    assert right(guess_chance=FOUR_OPTIONS, recall_before=0.8, certainty=1).maybe_guessed
    assert guess_chance_when_sure(0.35, 2) == 0.35


def test_partial_knowledge_raises_the_guess_chance_of_options_only():
    assert with_partial_knowledge(0) == 0
    assert with_partial_knowledge(1 / 4) == pytest.approx(0.35)
    assert with_partial_knowledge(1 / 2) == pytest.approx(0.60)
    assert with_partial_knowledge(0.95) == 1


def test_where_luck_is_impossible_a_right_answer_was_known():
    assert knew_it(0.0, 0.0) == 1
    assert knew_it(1.0, 0.6) == 1
    assert knew_it(0.5, 1.0) == 0.5


@pytest.mark.parametrize("bad", [{"guess_chance": 1.2}, {"guess_chance": -0.1}, {"recall_before": 7.0}])
def test_a_chance_out_of_range_is_refused(bad):
    with pytest.raises(ValueError, match="chance"):
        right(**bad)
