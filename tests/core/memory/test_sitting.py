"""What bends a study session on its way: its time, what is put aside, hints, facts taken for each other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.memory.answering import answered, hinted, met
from quizapp.core.memory.leaving_out import put_aside, without
from quizapp.core.memory.session import Session
from quizapp.core.memory.side_by_side import Rival, confused, drilled
from quizapp.core.memory.sitting_time import LONGEST_STEP, in_time, is_time_up, spent
from quizapp.core.memory.steps import ASIDE, ASK, MEET, KindChoice, Step
from quizapp.core.memory.turning_back import before_last_answer, undone

YEAR, CHOICE = KindChoice("year", is_recall=True), KindChoice("choice", is_recall=False, guess_chance=0.35)
KINDS = (YEAR, CHOICE)
COMPARED = Rival("rival", "year", "comparison")
APART = Rival("rival", "year")


def asking(*facts, **more):
    return Session(tuple(Step(fact, ASK, "year") for fact in facts), **more)


def shown(session):
    """What is still to come, in short: `a`, or `a+b` for a question about both."""
    return ["+".join((step.fact, *step.others)) for step in session.steps[session.position :]]


def missed(session):
    return answered(session, right=False, kinds=KINDS)


# Time


def test_a_session_ends_between_questions_when_its_time_is_used_up():
    session = replace(answered(asking("a", "b", "c"), right=True), seconds=299.0)
    assert shown(in_time(session, 5)) == ["b", "c"]
    assert in_time(spent(session, 1), 5).is_over
    assert not in_time(spent(session, 1), None).is_over
    assert not in_time(spent(session, 1), 10).is_over


def test_what_has_begun_is_brought_to_its_end_before_the_time_is_up():
    begun = Session((Step("new", MEET), Step("a", ASK, "year"), *asking("b", "c", "new", "d", "e").steps))
    session = missed(met(begun))
    assert shown(session) == ["b", "c", "new", "a", "d", "e"]
    assert shown(in_time(replace(session, seconds=277.0), 5)) == ["b", "c", "new", "a", "d", "e"]
    assert shown(in_time(replace(session, seconds=279.0), 5)) == ["new", "a"]
    assert shown(in_time(replace(session, seconds=400.0), 5)) == ["new"]


def test_what_is_missed_after_the_time_is_up_waits_for_another_day():
    session = replace(in_time(replace(missed(asking("a", "b", "c")), seconds=290.0), 5), seconds=310.0)
    assert (shown(session), session.unfinished, is_time_up(session, 5)) == (["a"], 1, True)
    again = in_time(missed(session), 5)
    assert again.is_over
    assert (again.unfinished, again.left_out) == (1, 2)
    recalled = in_time(answered(session, right=True), 5)
    assert (recalled.is_over, recalled.unfinished) == (True, 0)
    assert not is_time_up(session, None)


def test_nothing_new_is_taken_in_where_no_time_is_left_to_ask_it():
    new = (Step("new", MEET), Step("new", ASK, "year"))
    joint = Step("c", ASK, "ordering", others=("a", "new"))
    session = answered(Session((*asking("a", "b", "c").steps, *new, joint, *asking("d").steps)), right=True)
    assert shown(in_time(replace(session, seconds=263.0), 5)) == ["b", "c", "new", "new", "c+a+new", "d"]
    assert shown(in_time(replace(session, seconds=265.0), 5)) == ["b", "c", "d"]
    slow = replace(session, seconds=239.0, ask_seconds=50.0)
    assert "new" in shown(in_time(slow, 5))
    assert "new" not in shown(in_time(spent(slow, 2), 5))


def test_whoever_answers_slowly_is_given_the_time_for_what_comes_back():
    session = missed(asking("a", "b", "c", ask_seconds=30.0))
    assert shown(in_time(replace(session, seconds=269.0), 5)) == ["b", "c", "a"]
    cut = in_time(replace(session, seconds=270.0), 5)
    assert (shown(cut), cut.left_out) == (["a"], 2)
    assert Session.from_plain(cut.to_plain()).ask_seconds == 30
    assert without(cut, "a").left_out == 2, "what was put aside was not left out by time"


def test_a_session_that_goes_slower_than_expected_closes_sooner():
    done = asking("a", "b", "c", "d", "e", "f", "g", results=("right",) * 4, seconds=250.0)
    slow, quick = missed(done), missed(replace(done, steps=(*asking("x").steps * 20, *done.steps),
                                               results=("right",) * 24))  # fmt: skip
    assert shown(in_time(slow, 5)) == ["e"], "what is left of the time is for what comes back"
    assert shown(in_time(quick, 5)) == ["f", "g", "e"]


def test_a_page_left_open_counts_two_minutes_and_a_clock_that_goes_back_nothing():
    assert spent(asking("a"), 4_000).seconds == LONGEST_STEP
    assert spent(asking("a"), -50).seconds == 0


def test_an_undo_brings_back_what_time_had_left_out():
    before = replace(asking("a", "b", "c"), seconds=290.0)
    after = in_time(missed(before), 5)
    assert shown(after) == ["a"]
    assert shown(undone(after)) == ["a", "b", "c"]
    assert undone(after) == before
    assert undone(in_time(after, 5)) == before


def test_a_session_cut_short_survives_storage():
    session = in_time(replace(hinted(missed(asking("a", "b", "c"))), seconds=300.5), 5)
    again = Session.from_plain(json.loads(json.dumps(session.to_plain())))
    assert again == session
    assert undone(again) == undone(session)


def test_a_session_stored_by_an_earlier_version_is_read_and_undone():
    plain = {
        "steps": [
            ["a", "ask", "year", False, []],
            ["b", "ask", "year", False, []],
            ["a", "ask", "choice", True, []],
        ],
        "results": ["wrong"],
    }
    session = Session.from_plain(plain)
    assert shown(session) == ["b", "a"]
    assert undone(session) == asking("a", "b")


# Put aside


def test_a_fact_put_aside_leaves_the_session_and_comes_back_by_undo():
    before = Session((Step("a", ASK, "year"), Step("b", ASK, "year"), Step("c", ASK, "x", others=("a",))))
    after = put_aside(before)
    assert (shown(after), after.results) == (["b"], (ASIDE,))
    assert after.last_answered is None
    assert undone(after) == before


def test_the_answer_before_can_still_be_undone_after_something_was_put_aside():
    before = asking("a", "b", "c")
    session = put_aside(missed(before))
    assert session.last_answered == 0
    assert before_last_answer(session) == before


def test_a_fact_put_aside_after_its_answer_comes_back_with_the_undo_of_that():
    before = asking("a", "b", "c")
    session = without(missed(before), "a")
    assert shown(session) == ["b", "c"]
    assert undone(session) == before


def test_nothing_is_put_aside_at_the_end_and_no_hint_is_given_for_a_fact_to_be_met():
    with pytest.raises(ChangedMeanwhile):
        put_aside(asking())
    with pytest.raises(ChangedMeanwhile):
        hinted(Session((Step("a", MEET),)))


# Facts taken for each other


def test_two_facts_taken_for_each_other_are_compared_before_the_missed_one_comes_back():
    session = confused(missed(asking("a", "b", "c", "d", "e", "f", "g")), COMPARED)
    assert shown(session) == ["b", "c", "d", "a+rival", "e", "f", "g", "a"]
    assert all(step.again for step in session.steps if step.others)


def test_where_nothing_compares_them_the_rival_is_asked_right_behind():
    assert shown(confused(missed(asking("a", "b", "c", "d", "e")), APART)) == [
        "b",
        "c",
        "d",
        "a",
        "rival",
        "e",
    ]


@pytest.mark.parametrize("rival", [COMPARED, APART])
def test_an_undo_takes_back_what_a_confusion_brought(rival):
    before = asking("a", "b", "c", "rival", "e")
    assert undone(confused(missed(before), rival)) == before


@pytest.mark.parametrize("rival", [COMPARED, APART])
def test_a_pair_is_set_side_by_side_once(rival):
    once = confused(missed(asking("a", "b", "c", "d")), rival)
    assert confused(once, rival) == once


def test_an_answer_that_does_not_come_back_sets_nothing_side_by_side():
    right = answered(asking("a", "b"), right=True)
    assert confused(right, COMPARED) == right


def test_a_miss_behind_a_comparison_keeps_its_distance():
    session = confused(missed(asking("a", "b", "c", "d", "e", "f", "g")), COMPARED)
    assert shown(missed(session)) == ["c", "d", "a+rival", "b", "e", "f", "g", "a"]


def test_a_belief_is_drilled_in_the_next_session():
    session = drilled(asking("x", "a", "b", "c", "d", "e"), {"a": COMPARED})
    assert shown(session) == ["x", "a", "b", "c", "d", "a+rival", "e"]
    assert session.progress.extra == 0


def test_a_belief_without_comparison_brings_the_rival_beside_it_wherever_it_stands():
    assert shown(drilled(asking("x", "a", "b"), {"a": APART})) == ["x", "a", "rival", "b"]
    assert shown(drilled(asking("a", "x", "rival", "b"), {"a": APART})) == ["a", "rival", "x", "b"]
    assert shown(drilled(asking("rival", "x", "a", "b"), {"a": APART})) == ["rival", "a", "x", "b"]
    assert shown(drilled(asking("x", "y"), {"a": APART})) == ["x", "y"]
