"""One memory per learner and fact, and the log that it can be rebuilt from."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.memory.evidence import ANSWERS, Source
from quizapp.core.memory.facts_memory import STRENGTHS, strength, strength_word
from quizapp.core.memory.fsrs import Rating
from quizapp.core.memory.review_log import SCHEDULER_VERSION, Answered
from quizapp.core.memory.reviewing import replay, review

MONDAY = date(2026, 3, 2)
SEED = ("ada", "friendship-bridge-opened")


def answer(day=MONDAY, right=True, **more):
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    settings = {"source": Source.CARD, "kind": "year", **more}
    return Answered(learner_day=day, answered_at=at, right=right, **settings)


def live(answers, seed=SEED):
    """The state and the log after all `answers`, one after another."""
    state, log = None, []
    for each in answers:
        state, entry = review(state, each, 0.9, seed)
        log.append(entry)
    return state, log


def test_a_first_right_answer_makes_a_memory_that_is_due_in_two_days():
    state, entry = review(None, answer(seconds=6.5, weight=3), 0.9, SEED)
    assert (state.stability, state.reviews, state.lapses, state.last_kind) == (2.3065, 1, 0, "year")
    assert (state.last_day, state.due_day) == (MONDAY, MONDAY + timedelta(days=2))
    assert (entry.rating, entry.recall_before, entry.seconds, entry.weight) == (Rating.GOOD, None, 6.5, 3)
    assert entry.scheduler_version == SCHEDULER_VERSION
    assert (entry.stability_after, entry.due_day_after) == (state.stability, state.due_day)


def test_a_wrong_first_answer_and_the_right_one_after_it_are_two_steps_of_one_day():
    state, log = live([answer(right=False), answer(right=True, kind="cloze")])
    assert [entry.rating for entry in log] == [Rating.AGAIN, Rating.GOOD]
    assert log[1].recall_before == 1
    assert state.stability == pytest.approx(0.212 * 2.718281828 ** (0.5425 * 0.0912) * 0.212**-0.0658)
    assert (state.reviews, state.lapses, state.last_kind) == (2, 0, "cloze")


@pytest.mark.parametrize("known", [True, False])
def test_a_quiz_answer_whose_feedback_was_shown_is_learnt_again_at_once(known):
    before = review(None, answer(), 0.9, SEED)[0] if known else None
    day = MONDAY + timedelta(days=40 * known)
    again, _ = review(before, answer(day, right=False), 0.9, SEED)
    twice, _ = review(again, answer(day), 0.9, SEED)
    for missed in (answer(day, right=False, source=Source.QUIZ), guessed(day, before)):
        state, entry = review(before, missed, 0.9, SEED)
        assert entry.rating is Rating.AGAIN
        assert (state.stability, state.difficulty) == (twice.stability, twice.difficulty)
        assert state.variants == twice.variants
        assert (state.reviews, state.lapses) == (again.reviews, again.lapses)
        unseen, _ = review(before, replace(missed, feedback_shown=False), 0.9, SEED)
        assert replace(unseen, last_kind="year") == again
        assert unseen.due_day <= state.due_day


def guessed(day, before):
    """A right answer that is sure to be taken for a guess."""
    chance = 1.0 if before else 0.35
    return answer(day, source=Source.QUIZ, kind="true_false", guess_chance=chance)


def test_a_wrong_first_quiz_answer_moves_by_two_steps_now_and_by_one_in_old_logs():
    missed = answer(right=False, source=Source.QUIZ)
    now, entry = review(None, missed, 0.9, SEED)
    grown = 0.212 * 2.718281828 ** (0.5425 * 0.0912) * 0.212**-0.0658
    assert now.stability == pytest.approx(grown)
    assert now.difficulty == pytest.approx(0.999 * 6.4133 - 0.001 * 4.771, abs=1e-5)
    assert entry.scheduler_version == SCHEDULER_VERSION == 2
    first = replace(entry, scheduler_version=1, stability_after=0.212, difficulty_after=6.4133)
    old = replay([first], 0.9, SEED)
    assert (old.stability, old.difficulty, old.reviews) == (0.212, 6.4133, 1)
    assert (old, first.due_day_after) == (review(None, missed, 0.9, SEED, version=1)[0], old.due_day)


def test_forgetting_on_a_later_day_is_a_lapse():
    state, log = live([answer(), answer(MONDAY + timedelta(days=9), right=False)])
    assert state.lapses == 1
    assert log[1].recall_before == pytest.approx(0.7845, abs=1e-4)


def test_a_skipped_quiz_question_is_logged_and_moves_nothing():
    state, entry = review(None, answer(right=False, blank=True, source=Source.QUIZ), 0.9, SEED)
    assert state is None
    assert (entry.rating, entry.stability_after, entry.due_day_after) == (None, None, None)
    known, _ = review(None, answer(), 0.9, SEED)
    after, entry = review(
        known, answer(MONDAY + timedelta(days=3), False, blank=True, source=Source.QUIZ), 0.9
    )
    assert after == known
    assert (entry.stability_after, entry.due_day_after) == (known.stability, known.due_day)


def test_a_lucky_choice_about_a_new_fact_is_logged_as_maybe_guessed():
    state, entry = review(None, answer(kind="choice", guess_chance=0.35), 0.9, SEED)
    assert entry.right
    assert entry.maybe_guessed
    assert entry.rating is Rating.AGAIN
    assert state.due_day == MONDAY + timedelta(days=1)


def test_a_day_that_goes_back_over_the_date_line_is_a_same_day_step():
    state, _ = live([answer()])
    after, entry = review(state, answer(MONDAY - timedelta(days=1)), 0.9, SEED)
    assert entry.recall_before == 1
    assert (after.last_day, after.stability) == (MONDAY, state.stability)


def test_an_interval_that_grew_is_never_fuzzed_below_the_last_one():
    for number in range(60):
        state, day = None, MONDAY
        intervals = []
        for _ in range(6):
            state, _ = review(state, answer(day), 0.9, ("learner", number))
            intervals.append((state.due_day - day).days)
            day = state.due_day
        assert intervals == sorted(set(intervals))


ANSWERS = st.lists(
    st.builds(
        lambda gap, right, blank, source, kind, guess, rating, certainty, shown: (
            gap,
            {
                "right": right and not blank, "blank": blank, "source": source, "kind": kind,
                "guess_chance": guess, "self_rating": rating, "certainty": certainty,
                "feedback_shown": shown,
            },
        ),
        st.integers(-1, 400), st.booleans(), st.booleans(), st.sampled_from(ANSWERS),
        st.sampled_from(["year", "choice", "true_false"]), st.floats(0, 1),
        st.sampled_from([None, None, *Rating]), st.sampled_from([None, 1, 2, 3]),
        st.booleans(),
    ),
    max_size=12,
)  # fmt: skip


def dated(gaps_and_answers):
    day = MONDAY
    for gap, more in gaps_and_answers:
        day += timedelta(days=gap)
        yield answer(day, **more)


@settings(max_examples=300, deadline=None)
@given(ANSWERS)
def test_the_log_alone_gives_the_live_state_back_bit_for_bit(history):
    state, log = live(dated(history))
    assert replay(log) == state


@settings(max_examples=60, deadline=None)
@given(ANSWERS, st.lists(st.sampled_from([1, SCHEDULER_VERSION]), min_size=12, max_size=12))
def test_every_row_of_a_log_counts_by_the_rules_of_its_day(history, versions):
    state, log = None, []
    for each, version in zip(dated(history), versions, strict=False):
        state, entry = review(state, each, 0.9, SEED, version=version)
        log.append(entry)
    assert replay(log, 0.9, SEED) == state
    bare = [replace(entry, stability_after=None, difficulty_after=None, due_day_after=None) for entry in log]
    assert replay(bare, 0.9, SEED) == state


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_numbers_rounded_otherwise_on_another_machine_do_not_shift_the_state(history):
    state, log = live(dated(history))
    elsewhere = [
        replace(entry, stability_after=entry.stability_after * (1 + 1e-14))
        if entry.stability_after
        else entry
        for entry in log
    ]
    rebuilt = replay(elsewhere)
    assert (rebuilt and rebuilt.due_day) == (state and state.due_day)
    if rebuilt is not None:
        assert rebuilt.stability == [e.stability_after for e in elsewhere if e.rating][-1]


@settings(max_examples=100, deadline=None)
@given(ANSWERS, st.data())
def test_a_voided_answer_leaves_the_state_as_if_it_had_never_been(history, data):
    typed = [(gap, {"right": more["right"], "kind": more["kind"]}) for gap, more in history]
    answers = list(dated(typed))
    if not answers:
        return
    voided = data.draw(st.integers(0, len(answers) - 1))
    _, log = live(answers)
    without, _ = live(answers[:voided] + answers[voided + 1 :])
    assert replay(log[:voided] + log[voided + 1 :], 0.9, SEED) == without


def test_a_log_without_the_numbers_after_is_reckoned_anew():
    state, log = live([answer(), answer(MONDAY + timedelta(days=2))])
    bare = [replace(entry, stability_after=None, difficulty_after=None, due_day_after=None) for entry in log]
    assert replay(bare, 0.9, SEED) == state


def test_an_empty_log_is_a_fact_never_answered():
    assert replay([]) is None


@pytest.mark.parametrize(
    ("recall_now", "step", "word"),
    [
        (None, 0, "not met yet"),
        (0.0, 1, "faint"), (0.49, 1, "faint"), (0.5, 2, "fading"), (0.74, 2, "fading"),
        (0.75, 3, "firm"), (0.89, 3, "firm"), (0.9, 4, "sure"), (1.0, 4, "sure"),
    ],
)  # fmt: skip
def test_ink_fades_in_five_steps(recall_now, step, word):
    assert strength(recall_now) == step
    assert strength_word(recall_now) == word
    assert word in STRENGTHS
