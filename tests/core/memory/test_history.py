"""Promise: undo really undoes. Memory is as it was; the log only grows and still gives every memory back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.evidence import ANSWERS, Source
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.history import Logged, judge_anew, origin, standing, take_back
from quizapp.core.memory.review_log import SCHEDULER_VERSION, Answered
from quizapp.core.memory.reviewing import replay, review

MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FACTS = ("pier", "quay", "lighthouse")


def answer(day=MONDAY, right=True, **more):
    given = {"source": Source.CARD, "kind": "year", **more}
    return Answered(learner_day=day, answered_at=NOON, right=right, **given)


def logged(*answers):
    """The memory and the log after these answers, named e0, e1 and so on."""
    state, history = None, []
    for number, each in enumerate(answers):
        state, entry = review(state, each, seed=("ada", "pier"))
        history.append(Logged(f"e{number}", entry))
    return state, history


def test_the_first_answer_taken_back_leaves_no_memory():
    _, history = logged(answer())
    before, void = take_back(history, "e0", MONDAY, NOON, ("ada", "pier"))
    assert before is None
    assert (void.voids, void.entry.rating, void.entry.due_day_after) == ("e0", None, None)
    assert standing([*history, void]) == []


def test_a_later_answer_taken_back_leaves_the_memory_of_before_bit_for_bit():
    three_days, nine_days = MONDAY + timedelta(days=3), MONDAY + timedelta(days=9)
    state, _ = logged(answer(), answer(three_days))
    _, history = logged(answer(), answer(three_days), answer(nine_days, right=False))
    before, void = take_back(history, "e2", nine_days, NOON, ("ada", "pier"))
    assert before == state
    assert (void.entry.stability_after, void.entry.due_day_after) == (state.stability, state.due_day)
    assert [row.event for row in standing([*history, void])] == ["e0", "e1"]


def test_only_the_newest_answer_can_be_taken_back():
    _, history = logged(answer(), answer(right=False))
    for event in ("e0", "e7", ""):
        with pytest.raises(ChangedMeanwhile, match="answered again since"):
            take_back(history, event, MONDAY, NOON)
    _, void = take_back(history, "e1", MONDAY, NOON)
    with pytest.raises(ChangedMeanwhile):
        take_back([*history, void], "e1", MONDAY, NOON)
    before, _ = take_back([*history, void], "e0", MONDAY, NOON)
    assert before is None


def test_an_answer_judged_anew_counts_where_it_was_logged_and_what_follows_is_reckoned_from_it():
    later = MONDAY + timedelta(days=4)
    live, history = logged(answer(right=False), answer(later))
    right, _ = logged(answer(), answer(later))
    voided = judge_anew(history, "e0", None, later, NOON, ("ada", "pier"))
    assert (voided.memory.reviews, [row.voids for row in voided.rows]) == (1, ["e0"])
    log = [*history, *voided.rows]
    better = judge_anew(log, "e0", answer(later + timedelta(days=9)), later, NOON, ("ada", "pier"))
    assert better.memory == right
    assert [(row.event, row.entry.learner_day) for row in better.rows] == [("e0~1", MONDAY)]
    log += better.rows
    assert [row.event for row in standing(log)] == ["e0~1", "e1"]
    back = judge_anew(log, "e0", answer(right=False), later, NOON, ("ada", "pier"))
    assert back.memory == live
    assert judge_anew([*log, *back.rows], "e0", answer(right=False), later, NOON) is None


def test_an_answer_judged_anew_keeps_its_feedback_and_the_rules_of_its_day():
    right = answer(source=Source.QUIZ)
    for version, shown in ((1, True), (2, True), (2, False)):
        given = answer(source=Source.QUIZ, feedback_shown=shown)
        history = [Logged("e0", review(None, given, seed=("ada", "pier"), version=version)[1])]
        wrong = judge_anew(history, "e0", answer(right=False, source=Source.QUIZ), MONDAY, NOON)
        entry = wrong.rows[-1].entry
        assert (entry.scheduler_version, entry.feedback_shown) == (version, shown)
        assert (wrong.memory.stability > 0.212) is (version == 2 and shown)
        back = judge_anew([*history, *wrong.rows], "e0", right, MONDAY, NOON)
        assert back.rows[-1].entry == history[0].entry


class Learner(RuleBasedStateMachine):
    """Somebody who answers and takes back, card by card and fact by fact."""

    def __init__(self) -> None:
        super().__init__()
        self.day = MONDAY
        self.number = 0
        self.live: dict[str, FactMemory | None] = dict.fromkeys(FACTS)
        self.history: dict[str, list[Logged]] = {fact: [] for fact in FACTS}
        self.before: dict[str, list[FactMemory | None]] = {fact: [] for fact in FACTS}

    @rule(days=st.integers(-1, 60))
    def wait(self, days):
        self.day += timedelta(days=days)

    @rule(
        fact=st.sampled_from(FACTS),
        right=st.booleans(),
        blank=st.booleans(),
        source=st.sampled_from(ANSWERS),
        kind=st.sampled_from(["year", "choice"]),
        guess=st.sampled_from([0.0, 0.25, 0.5]),
        shown=st.booleans(),
        version=st.sampled_from([1, SCHEDULER_VERSION]),
    )
    def give_an_answer(self, fact, right, blank, source, kind, guess, shown, version):
        given = answer(
            self.day,
            right and not blank,
            blank=blank,
            source=source,
            kind=kind,
            guess_chance=guess,
            feedback_shown=shown,
        )
        self.before[fact].append(self.live[fact])
        self.live[fact], entry = review(self.live[fact], given, seed=("ada", fact), version=version)
        self.number += 1
        self.history[fact].append(Logged(f"e{self.number}", entry))

    @precondition(lambda self: any(self.before.values()))
    @rule(fact=st.sampled_from(FACTS))
    def take_the_newest_back(self, fact):
        rows = standing(self.history[fact])
        if not rows:
            return
        self.live[fact], void = take_back(self.history[fact], rows[-1].event, self.day, NOON, ("ada", fact))
        self.history[fact].append(void)
        assert self.live[fact] == self.before[fact].pop()

    @rule(fact=st.sampled_from(FACTS), place=st.integers(0, 30))
    def fail_to_take_an_older_one_back(self, fact, place):
        rows = standing(self.history[fact])
        older = {row.event for row in self.history[fact]} - {row.event for row in rows[-1:]}
        if older:
            with pytest.raises(ChangedMeanwhile):
                take_back(self.history[fact], sorted(older)[place % len(older)], self.day, NOON)

    @precondition(lambda self: any(self.before.values()))
    @rule(fact=st.sampled_from(FACTS), place=st.integers(0, 30), right=st.booleans())
    def have_an_answer_judged_otherwise_and_back(self, fact, place, right):
        rows = standing(self.history[fact])
        if not rows:
            return
        row, seed = rows[place % len(rows)], ("ada", fact)
        entry, name = row.entry, origin(row.event)
        was = answer(right=entry.right, blank=entry.rating is None, source=entry.source)
        for wanted in (None, answer(right=right), was):
            done = judge_anew(self.history[fact], name, wanted, self.day, NOON, seed)
            self.history[fact] += () if done is None else done.rows
        assert done is None or done.memory == self.live[fact]

    @invariant()
    def the_log_alone_gives_every_memory_back(self):
        for fact in FACTS:
            entries = [row.entry for row in standing(self.history[fact])]
            assert replay(entries, seed=("ada", fact)) == self.live[fact]
            assert len(entries) == len(self.before[fact])


@pytest.mark.parametrize(
    "sequences", [pytest.param(60, id="60"), pytest.param(1000, id="1000", marks=pytest.mark.exhaustive)]
)
def test_whatever_is_answered_and_taken_back_the_log_and_the_memory_agree(sequences):
    run_state_machine_as_test(
        Learner, settings=settings(max_examples=sequences, stateful_step_count=50, deadline=None)
    )
