"""The end of a session: facts asked one by one are put in order or matched, and come back by themselves."""

from __future__ import annotations

import json

import pytest

from quizapp.core.chance import Stream
from quizapp.core.drafting import suits
from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.generate import join_question
from quizapp.core.kinds import JOINT_KINDS
from quizapp.core.memory.answering import answered, answered_jointly
from quizapp.core.memory.closing import LEAST_ASKED, closed
from quizapp.core.memory.leaving_out import without
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, JOINT_SECONDS, MEET, KindChoice, Step
from quizapp.core.memory.turning_back import before_last_answer, undone
from tests.builders import make_bank

BANK = make_bank()
OPENED = [fact.id for fact in BANK.facts if fact.about.what == "opened"]
OTHERS = [fact.id for fact in BANK.facts if fact.about.what != "opened"]
LONE = [
    fact
    for fact in OTHERS
    if not any(suits(kind, BANK.fact_by_id[fact], BANK) for kind in JOINT_KINDS.values())
]
YEAR = KindChoice("year", is_recall=True)
CHOICE = KindChoice("choice", is_recall=False, guess_chance=0.35)
JOINT = Step("one", ASK, "ordering", others=("two", "three", "four"))


def asked(facts: list[str]) -> Session:
    """A session that meets and asks these facts."""
    steps = [Step(fact, form, "year" if form == ASK else "") for fact in facts for form in (MEET, ASK)]
    return Session(tuple(steps))


def at_the_end(*more: Step) -> Session:
    """A session whose last step, the joint one, is to be answered."""
    steps = (*(Step(fact, ASK, "year") for fact in ("one", "two", "three", "four")), JOINT, *more)
    return Session(steps, ("right", "right", "wrong", "right"))


def joint_steps(session: Session) -> list[Step]:
    return [step for step in session.steps if step.others]


def test_a_session_ends_with_one_question_of_each_joint_kind_at_most():
    before = asked([*OPENED, *OTHERS[:6]])
    after = closed(before, BANK, Stream("s"))
    assert after.steps[: len(before.steps)] == before.steps
    added = after.steps[len(before.steps) :]
    assert [step.kind for step in added] == ["ordering"]
    facts = [added[0].fact, *added[0].others]
    assert set(facts) <= set(OPENED)
    assert len(set(facts)) == len(facts) >= 4
    assert join_question(BANK, facts, "ordering", "any seed") is not None
    assert closed(before, BANK, Stream("s")) == after


def test_only_facts_that_were_asked_before_are_put_in_order():
    for seed in range(20):
        session = closed(asked([*OPENED[1:5], *OTHERS[:6]]), BANK, Stream(seed))
        facts = {fact for step in joint_steps(session) for fact in (step.fact, *step.others)}
        assert facts <= set(OPENED[1:5])


def test_no_fact_stands_in_two_of_them():
    from tests.core.shipped import borderland

    bank = borderland()
    dated = [fact.id for fact in bank.facts if fact.event][:30]
    session = closed(asked(dated), bank, Stream("s"))
    assert [step.kind for step in joint_steps(session)] == list(JOINT_KINDS)
    facts = [fact for step in joint_steps(session) for fact in (step.fact, *step.others)]
    assert len(facts) == len(set(facts))


@pytest.mark.parametrize("facts", [OPENED[:4], LONE[:12], [], [*OPENED[:1], *LONE[:9]]])
def test_a_short_session_and_one_of_facts_that_do_not_go_together_end_as_they_are(facts):
    assert len(OPENED[:4]) < LEAST_ASKED
    assert closed(asked(facts), BANK, Stream("s")) == asked(facts)


def test_facts_that_the_course_does_not_have_any_more_are_passed_over():
    session = closed(asked([*OPENED, *OTHERS[:4], "sunken-wharf"]), BANK, Stream("s"))
    assert len(joint_steps(session)) == 1


def test_what_was_wrong_comes_back_by_itself_and_what_was_right_does_not():
    before = at_the_end()
    after = answered_jointly(before, {"two": (CHOICE, YEAR), "four": (CHOICE,)}, {})
    assert after.results[-1] == "wrong"
    back = after.steps[before.position + 1 :]
    assert [(step.fact, step.kind, step.again, step.others) for step in back] == [
        ("two", "year", True, ()),
        ("four", "choice", True, ()),
    ]


def test_what_was_maybe_guessed_comes_back_where_it_can_be_asked_without_guessing():
    after = answered_jointly(at_the_end(), {}, {"two": (CHOICE, YEAR), "three": (CHOICE,)})
    assert after.results[-1] == "maybe"
    assert [(step.fact, step.kind) for step in after.steps[5:]] == [("two", "year")]


def test_all_right_ends_it():
    after = answered_jointly(at_the_end(), {}, {})
    assert after.is_over
    assert after.results[-1] == "right"


def test_facts_come_back_a_few_questions_later():
    session = Session((JOINT, *(Step(f"later-{n}", ASK, "year") for n in range(5))))
    after = answered_jointly(session, {"two": (YEAR,)}, {})
    assert [step.fact for step in after.steps] == [
        "one", "later-0", "later-1", "later-2", "two", "later-3", "later-4"
    ]  # fmt: skip


def test_a_fact_that_was_missed_is_asked_again_before_it_is_asked_with_others():
    session = Session((Step("zero", ASK, "year"), Step("one", ASK, "year"), JOINT))
    after = answered(session, False, kinds=(YEAR,))
    assert [step.fact for step in after.steps if not step.others] == ["zero", "one", "zero"]
    assert after.steps[-1] == JOINT
    last = answered(answered(after, True), False, kinds=(YEAR,))
    assert [step.fact for step in last.steps[2:-1]] == ["zero", "zero"]
    assert last.steps[-1] == JOINT


def test_it_is_not_taken_for_the_fact_it_stands_for():
    """Its facts were each asked before: learned and missed are what these answers say."""
    right = answered_jointly(at_the_end(), {}, {})
    assert right.learned == ("one", "two", "four")
    wrong = answered_jointly(at_the_end(), {"one": (YEAR,)}, {})
    assert wrong.missed == ("three",)
    assert wrong.learned == ("one", "two", "four")


def test_undoing_takes_back_all_that_it_brought():
    before = at_the_end()
    after = answered_jointly(before, {"two": (YEAR,), "four": (YEAR,)}, {})
    assert undone(after) == before
    assert before_last_answer(after) == before


def test_whoever_puts_a_fact_aside_is_not_asked_it_with_others():
    assert joint_steps(without(at_the_end(), "three")) == []
    assert joint_steps(without(at_the_end(), "five")) == [JOINT]


def test_it_takes_longer_than_a_single_question():
    assert at_the_end().seconds_left == JOINT_SECONDS


def test_it_is_read_back_as_it_was_stored_and_so_are_sessions_stored_before():
    session = at_the_end()
    assert Session.from_plain(json.loads(json.dumps(session.to_plain()))) == session
    old = {"steps": [["one", "ask", "year", False]], "results": ["right"]}
    assert Session.from_plain(old) == Session((Step("one", ASK, "year"),), ("right",))


def test_a_fact_that_is_met_is_no_answer():
    with pytest.raises(ChangedMeanwhile):
        answered_jointly(Session((Step("one", MEET),)), {}, {})
    with pytest.raises(ChangedMeanwhile):
        answered(Session(()), True)
