"""A study session: facts are met, asked, and come back until they are known."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.chance import Stream
from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.answering import MOST_ASKS, answered, met
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.leaving_out import without
from quizapp.core.memory.plan import Candidate, Limits, mix_sections, plan
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, MEET, KindChoice, Step, estimate_seconds
from quizapp.core.memory.turning_back import undone

TODAY = date(2026, 3, 2)
YEAR = KindChoice("year", is_recall=True)
CLOZE = KindChoice("cloze", is_recall=True)
CARD = KindChoice("flashcard", is_recall=True)
CHOICE = KindChoice("choice", is_recall=False, guess_chance=0.35)
TRUE_FALSE = KindChoice("true_false", is_recall=False, guess_chance=0.60)
ALL_KINDS = (CHOICE, TRUE_FALSE, YEAR, CLOZE, CARD)
RECOGNITION = {"choice", "true_false"}


def new_fact(name, section="history", kinds=ALL_KINDS):
    return Candidate(name, section, 2, None, kinds)


def due_fact(name, section="history", kinds=ALL_KINDS, last_kind="year", days_ago=9, stability=9.0):
    last = TODAY - timedelta(days=days_ago)
    return Candidate(name, section, 2, FactMemory(stability, 5.0, last, TODAY, 3, 0, last_kind), kinds)


def new_facts(count, **more):
    return [new_fact(f"new-{number}", **more) for number in range(count)]


def due_facts(count, **more):
    return [due_fact(f"due-{number}", **more) for number in range(count)]


def planned(due=(), new=(), limits=None, seed="monday"):
    return plan(list(due), list(new), TODAY, limits or Limits(100, 100), Stream(seed))


def asking(*facts):
    """A session that asks each of `facts` for its year."""
    return Session(tuple(Step(fact, ASK, "year") for fact in facts))


def place_of(session, form, fact):
    return next(n for n, step in enumerate(session.steps) if (step.form, step.fact) == (form, fact))


def finished(session, outcomes):
    """The session when all is answered; `outcomes` gives right, maybe or wrong, then right for ever."""
    outcomes = iter(outcomes)
    while not session.is_over:
        if session.current.form == MEET:
            session = met(session)
        else:
            outcome = next(outcomes, "right")
            session = answered(session, outcome != "wrong", outcome == "maybe", ALL_KINDS)
    return session


# The plan


def test_new_facts_are_met_three_ahead_and_then_asked_one_by_one():
    session = planned(new=new_facts(4))
    assert [(step.form, step.fact) for step in session.steps] == [
        (MEET, "new-0"), (MEET, "new-1"), (MEET, "new-2"), (ASK, "new-0"),
        (MEET, "new-3"), (ASK, "new-1"), (ASK, "new-2"), (ASK, "new-3"),
    ]  # fmt: skip


@pytest.mark.parametrize("count", range(2, 12))
@pytest.mark.parametrize("due_count", [0, 1, 5, 30])
def test_a_new_fact_is_asked_at_least_two_steps_after_it_was_met(count, due_count):
    session = planned(due_facts(due_count), new_facts(count))
    for number in range(count):
        fact = f"new-{number}"
        between = place_of(session, ASK, fact) - place_of(session, MEET, fact)
        assert between >= (3 if count + due_count > 2 else 2)


def test_a_single_new_fact_is_asked_at_once_where_nothing_else_is_to_do():
    assert [step.form for step in planned(new=new_facts(1)).steps] == [MEET, ASK]


def test_due_facts_part_the_meeting_of_a_single_new_fact_from_its_question():
    for count, steps_later in ((1, 2), (2, 3), (3, 2), (10, 7)):
        session = planned(due_facts(count), new_facts(1))
        assert place_of(session, ASK, "new-0") - place_of(session, MEET, "new-0") == steps_later


def test_a_written_question_is_asked_without_being_met_and_leaves_the_others_their_distance():
    written = [replace(new_fact(f"written-{n}"), is_shown_first=False) for n in range(4)]
    session = planned(due_facts(3), [*written[:2], *new_facts(3), *written[2:]])
    assert Counter(step.form for step in session.steps if step.fact.startswith("written")) == {ASK: 4}
    for number in range(3):
        fact = f"new-{number}"
        assert place_of(session, ASK, fact) - place_of(session, MEET, fact) >= 3


def test_a_course_of_written_questions_alone_is_asked_from_the_first_step_on():
    written = [replace(new_fact(f"written-{n}"), is_shown_first=False) for n in range(3)]
    assert [step.form for step in planned(new=written).steps] == [ASK] * 3


def test_written_questions_count_as_new():
    written = [replace(new_fact(f"written-{n}"), is_shown_first=False) for n in range(9)]
    session = planned(new=[*written, *new_facts(2)], limits=Limits(new_count=4, most=40))
    assert [step.fact for step in session.steps if step.form == MEET] == []
    assert len(session.steps) == 4


def test_due_facts_stand_between_new_ones():
    forms = [
        "due" if step.fact.startswith("due") else step.form
        for step in planned(due_facts(10), new_facts(5)).steps
    ]
    longest_run = max(len(run) for run in "".join("d" if f == "due" else " " for f in forms).split())
    assert Counter(forms) == {"due": 10, MEET: 5, ASK: 5}
    assert longest_run <= 2


def test_due_facts_come_before_new_ones_where_time_is_short():
    session = planned(due_facts(8), new_facts(8), Limits(new_count=5, most=10))
    facts = {step.fact for step in session.steps}
    assert facts == {*(f"due-{n}" for n in range(8)), "new-0", "new-1"}
    crowded = planned(due_facts(20), new_facts(3), Limits(new_count=5, most=10))
    assert {step.fact for step in crowded.steps} == {f"due-{n}" for n in range(10)}


def test_no_more_new_facts_than_the_limit():
    session = planned(new=new_facts(30), limits=Limits(new_count=10, most=40))
    assert sum(step.form == MEET for step in session.steps) == 10


def test_facts_that_no_kind_suits_and_doubles_are_left_out():
    doubled = [*due_facts(2), due_fact("due-0"), due_fact("mute", kinds=())]
    session = planned(doubled, [new_fact("due-1"), new_fact("new-0"), new_fact("new-0")])
    assert Counter(step.fact for step in session.steps) == {"due-0": 1, "due-1": 1, "new-0": 2}


def test_nothing_to_learn_is_a_session_that_is_over():
    session = planned()
    assert session.is_over
    assert session.current is None
    assert session.progress.share == 1


def test_neighbours_come_from_different_sections_where_that_can_be():
    facts = [due_fact(f"{section}-{n}", section) for section in ("a", "b", "c") for n in range(4)]
    steps = planned(facts).steps
    assert all(one.fact[0] != other.fact[0] for one, other in pairwise(steps))


def test_mixing_keeps_the_order_within_a_section_and_every_fact():
    facts = [new_fact("a1", "a"), new_fact("a2", "a"), new_fact("a3", "a"), new_fact("b1", "b")]
    assert [candidate.fact for candidate in mix_sections(facts)] == ["a1", "b1", "a2", "a3"]


def test_the_same_seed_gives_the_same_session_and_another_seed_another():
    facts = due_facts(12)
    assert planned(facts) == planned(facts)
    assert planned(facts) != planned(facts, seed="tuesday")


# Kinds


def test_a_first_question_asks_to_recall_two_times_in_three():
    kinds = Counter(step.kind for step in planned(new=new_facts(20)).steps if step.form == ASK)
    assert sum(kinds[name] for name in RECOGNITION) == 6
    assert all(kinds[kind.name] for kind in ALL_KINDS)


@pytest.mark.parametrize(("stability", "recognised"), [(3.0, 10), (9.0, 6), (40.0, 3), (90.0, 0)])
def test_the_longer_a_memory_lasts_the_less_it_is_recognised(stability, recognised):
    kinds = Counter(step.kind for step in planned(due_facts(20, days_ago=1, stability=stability)).steps)
    assert sum(kinds[name] for name in RECOGNITION) == recognised


def test_a_kind_follows_another_kind():
    kinds = Counter(step.kind for step in planned(due_facts(20, last_kind="cloze")).steps)
    assert kinds["cloze"] == 0
    assert {step.kind for step in planned(due_facts(3, kinds=(CLOZE,), last_kind="cloze")).steps} == {"cloze"}


def test_faint_facts_are_recalled_not_recognised():
    faint = due_facts(20, days_ago=300, stability=2.0)
    assert not RECOGNITION & {step.kind for step in planned(faint).steps}


@pytest.mark.parametrize(
    ("days_ago", "kinds"),
    [(10, {"year"}), (8, {"year", "choice"}), (6, {"year", "choice"}), (3, {"year", "choice", "true_false"})],
)
def test_recognition_is_asked_where_being_right_would_count_as_knowing(days_ago, kinds):
    # With a stability of one day, recall is 69, 71, 74 and 81 %.
    suited = (YEAR, CHOICE, TRUE_FALSE)
    facts = due_facts(30, kinds=suited, last_kind="cloze", days_ago=days_ago, stability=1.0)
    assert {step.kind for step in planned(facts).steps} == kinds


def test_a_faint_fact_repeats_its_only_recall_kind_rather_than_be_recognised():
    faint = due_facts(5, kinds=(YEAR, CHOICE), last_kind="year", days_ago=300, stability=2.0)
    assert {step.kind for step in planned(faint).steps} == {"year"}


def test_a_fact_that_can_only_be_recognised_is_recognised():
    faint = due_facts(3, kinds=(CHOICE,), days_ago=300, stability=2.0)
    assert {step.kind for step in planned(faint, new_facts(2, kinds=(CHOICE,))).steps} == {"choice", ""}


# Answers


def test_a_wrong_answer_comes_back_after_three_others_in_another_kind():
    session = answered(asking("a", "b", "c", "d", "e"), right=False, kinds=ALL_KINDS)
    assert [step.fact for step in session.steps] == ["a", "b", "c", "d", "a", "e"]
    assert session.steps[4] == Step("a", ASK, "cloze", again=True)


def test_near_the_end_a_wrong_answer_comes_back_last():
    session = answered(asking("a", "b"), right=False, kinds=ALL_KINDS)
    assert [step.fact for step in session.steps] == ["a", "b", "a"]


def test_it_comes_back_until_it_was_right_once():
    session = finished(asking("a", "b", "c", "d"), ["wrong", "right", "right", "right", "wrong", "wrong"])
    assert Counter(step.fact for step in session.steps)["a"] == 4
    assert session.learned == ("b", "c", "d", "a")
    assert session.missed == ("a",)


def test_a_fact_that_will_not_stick_waits_for_another_day():
    session = finished(asking("a"), ["wrong"] * 50)
    assert len(session.steps) == MOST_ASKS
    assert session.learned == ()


def test_a_lucky_guess_comes_back_as_a_question_that_cannot_be_guessed():
    lucky = Session((Step("a", ASK, "choice"), Step("b", ASK, "year")))
    session = answered(lucky, right=True, maybe_guessed=True, kinds=ALL_KINDS)
    assert session.steps[-1] == Step("a", ASK, "cloze", again=True)
    assert session.learned == session.missed == ()


def test_a_lucky_guess_stays_where_nothing_but_recognition_suits():
    lucky = Session((Step("a", ASK, "choice"), Step("b", ASK, "year")))
    assert len(answered(lucky, True, True, (CHOICE, TRUE_FALSE)).steps) == 2


def test_another_kind_is_another_than_the_one_it_was_answered_in():
    session = answered(asking("a"), right=False, kinds=(YEAR, CHOICE), asked_as="choice")
    assert session.steps[-1].kind == "year"
    assert answered(asking("a"), right=False, kinds=(YEAR, CHOICE)).steps[-1].kind == "choice"
    assert answered(asking("a"), right=False, kinds=(YEAR,)).steps[-1].kind == "year"


def test_a_second_tab_cannot_answer_what_is_no_longer_asked():
    showing = Session((Step("a", MEET),))
    with pytest.raises(ChangedMeanwhile):
        answered(showing, right=True)
    with pytest.raises(ChangedMeanwhile):
        met(asking("a"))
    with pytest.raises(ChangedMeanwhile):
        met(met(showing))


def test_undo_gives_the_session_back_as_it_was():
    before = answered(asking("a", "b", "c"), right=True)
    for right, maybe in ((True, False), (True, True), (False, False)):
        assert undone(answered(before, right, maybe, ALL_KINDS)) == before
    assert undone(asking("a")) == asking("a")


def test_a_fact_put_aside_is_not_asked_again():
    session = answered(asking("a", "b", "c"), right=False, kinds=ALL_KINDS)
    assert [step.fact for step in without(session, "a").steps] == ["a", "b", "c"]
    assert without(session, "b").current.fact == "c"


# Progress


def test_progress_counts_questions_and_shows_returns_apart():
    session = planned(new=new_facts(3))
    assert (session.progress.done, session.progress.planned, session.progress.extra) == (0, 3, 0)
    session = met(met(met(session)))
    assert session.progress.done == 0
    assert session.progress.share == 0.5
    session = answered(session, right=False, kinds=ALL_KINDS)
    assert (session.progress.done, session.progress.planned, session.progress.extra) == (1, 3, 1)


def test_the_time_left_shrinks_to_nothing():
    session = planned(new=new_facts(4))
    assert session.seconds_left == estimate_seconds(asked=4, met=4) == 100
    assert finished(session, []).seconds_left == 0


def test_a_session_survives_storage():
    session = answered(met(met(planned(new=new_facts(2)))), right=False, kinds=ALL_KINDS)
    assert Session.from_plain(json.loads(json.dumps(session.to_plain()))) == session


SESSIONS = st.builds(
    lambda due, new, most, seed: planned(
        [due_fact(f"due-{n}", f"s{n % 3}", days_ago=n * 9 + 1) for n in range(due)],
        [new_fact(f"new-{n}", f"s{n % 2}") for n in range(new)],
        Limits(10, most),
        str(seed),
    ),
    st.integers(0, 12), st.integers(0, 12), st.integers(0, 30), st.integers(0, 50),
)  # fmt: skip
OUTCOMES = st.lists(st.sampled_from(["right", "maybe", "wrong"]), max_size=60)


def stages(session, outcomes):
    """The session after each step, from first to last, with the result of that step."""
    outcomes = iter(outcomes)
    while not session.is_over:
        step = session.current
        outcome = "met" if step.form == MEET else next(outcomes, "right")
        if step.form == MEET:
            after = met(session)
        else:
            after = answered(session, outcome != "wrong", outcome == "maybe", ALL_KINDS)
        yield session, step, outcome, after
        session = after


@settings(max_examples=150, deadline=None)
@given(SESSIONS, OUTCOMES)
def test_every_session_ends_and_moves_forward_only(session, outcomes):
    for before, _, _, after in stages(session, outcomes):
        assert after.position == before.position + 1
        assert after.steps[: after.position] == before.steps[: after.position]
        assert after.progress.share >= before.progress.share
        assert after.progress.planned == before.progress.planned
        assert after.progress.done >= before.progress.done
        assert Session.from_plain(after.to_plain()) == after


@settings(max_examples=150, deadline=None)
@given(SESSIONS, OUTCOMES)
def test_no_fact_is_asked_before_it_was_met_and_none_is_met_twice(session, outcomes):
    steps = finished(session, outcomes).steps
    meetings = Counter(step.fact for step in steps if step.form == MEET)
    assert set(meetings.values()) <= {1}
    for number, step in enumerate(steps):
        if step.form == ASK and step.fact.startswith("new"):
            assert Step(step.fact, MEET) in steps[:number]


@settings(max_examples=150, deadline=None)
@given(SESSIONS, OUTCOMES)
def test_every_miss_comes_back_later_and_in_another_kind(session, outcomes):
    tries: Counter[str] = Counter()
    for _, step, outcome, after in stages(session, outcomes):
        tries[step.fact] += step.form == ASK
        waiting = [later for later in after.steps[after.position :] if later.fact == step.fact]
        if outcome in ("wrong", "maybe") and tries[step.fact] < MOST_ASKS:
            assert len(waiting) == 1
            assert waiting[0].again
            assert waiting[0].kind != step.kind
            assert outcome == "wrong" or waiting[0].kind not in RECOGNITION
            place = after.steps.index(waiting[0], after.position)
            assert place - after.position == min(3, len(after.steps) - 1 - after.position)
        elif outcome != "met":
            assert not waiting


@settings(max_examples=150, deadline=None)
@given(SESSIONS, OUTCOMES)
def test_one_fact_never_follows_itself_while_another_one_waits(session, outcomes):
    for _, step, _, after in stages(session, outcomes):
        if after.current is not None and after.current.fact == step.fact:
            assert {later.fact for later in after.steps[after.position :]} == {step.fact}


@settings(max_examples=100, deadline=None)
@given(SESSIONS, OUTCOMES)
def test_every_fact_is_learned_in_the_end_unless_it_was_missed_too_often(session, outcomes):
    over = finished(session, outcomes)
    asks = Counter(step.fact for step in over.steps if step.form == ASK)
    assert set(asks) == set(over.learned) | {fact for fact, count in asks.items() if count == MOST_ASKS}


@settings(max_examples=100, deadline=None)
@given(SESSIONS, OUTCOMES)
def test_each_step_can_be_undone(session, outcomes):
    for before, _, _, after in stages(session, outcomes):
        assert undone(after) == before
