"""Several facts at once in study: only met ones, each moved once, each wrong one back by itself."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from quizapp.core.generate import join_question
from quizapp.core.kinds import JOINT_KINDS
from quizapp.core.questions import Question
from quizapp.usecases import moving_on, studying, summing_up, undoing
from quizapp.usecases.responses import kind_of
from tests.usecases.people import Learner, learner
from tests.usecases.test_learning_stories import log_of, memories, rebuilt


def to_the_end(services) -> tuple[Learner, str, Question]:
    """A learner who has answered all single questions of a session right, and now has events before them."""
    who = learner(services)
    session = who.begins()
    for _ in range(200):
        here = studying.current(services, who.person, session)
        if here.question is not None and here.question.kind in JOINT_KINDS:
            return who, session, here.question
        who.answers(session)
    raise AssertionError("no question of several facts came")


def swapped(question: Question) -> tuple[dict[str, list[str]], set[str]]:
    """An answer with the first two events exchanged, and the facts that it has wrong."""
    posted = dict(kind_of(question).samples(question).right)
    one, two = question.key[:2]
    posted[f"place-{one}"], posted[f"place-{two}"] = ["2"], ["1"]
    return posted, {question.detail["credits"][index] for index in (one, two)}


def answer(who: Learner, session: str, posted: dict[str, list[str]]) -> int:
    services = who.services
    position = studying.current(services, who.person, session).session.position
    studying.answer(services, who.person, session, position, posted, services.clock())
    return position


def test_events_come_when_all_of_them_were_met(services):
    who, _, question = to_the_end(services)
    assert question.kind == "ordering"
    assert set(question.facts) <= set(memories(who))
    assert all(len(log_of(who, fact)) >= 1 for fact in question.facts)


def test_a_right_order_moves_every_fact_once_and_ends_the_session(services):
    who, session, question = to_the_end(services)
    before = {fact: len(log_of(who, fact)) for fact in memories(who)}
    answer(who, session, kind_of(question).samples(question).right)
    after = {fact: len(log_of(who, fact)) for fact in memories(who)}
    assert {fact for fact in after if after[fact] > before[fact]} == set(question.facts)
    assert all(after[fact] == before[fact] + 1 for fact in question.facts)
    assert rebuilt(who) == memories(who)
    assert studying.current(services, who.person, session).step is None


def test_each_wrong_place_comes_back_as_a_question_of_its_own(services, clock):
    who, session, question = to_the_end(services)
    posted, wrong = swapped(question)
    position = answer(who, session, posted)
    given = studying.feedback(services, who.person, session, position)
    assert given.comes_back
    steps = given.session.steps[given.session.position :]
    assert {step.fact for step in steps} == wrong
    assert all(step.again and not step.others and step.kind not in JOINT_KINDS for step in steps)
    who.studies(session)
    summary = summing_up.summary(services, who.person, session, clock())
    assert {one.fact for one in summary.missed} == wrong
    assert all(one.prompt and one.answer_text for one in summary.missed)
    assert summary.facts_asked == len(memories(who))


def test_undoing_it_gives_every_memory_back(services, clock):
    who, session, question = to_the_end(services)
    before = memories(who)
    here = studying.current(services, who.person, session)
    answer(who, session, swapped(question)[0])
    assert memories(who) != before
    assert undoing.undo(services, who.person, session, here.session.position, 0, clock())
    assert memories(who) == before
    again = studying.current(services, who.person, session)
    assert again.session == here.session
    assert again.question == question
    answer(who, session, kind_of(question).samples(question).right)
    assert rebuilt(who) == memories(who)


def test_it_takes_no_more_statements_than_a_single_fact(services):
    who, session, question = to_the_end(services)
    position = studying.current(services, who.person, session).session.position
    posted = kind_of(question).samples(question).right
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.startswith(("INSERT", "UPDATE")) or " FROM " in statement:
            seen.append(statement)

    event.listen(services.database.engine, "before_cursor_execute", note)
    studying.answer(services, who.person, session, position, posted, services.clock())
    event.remove(services.database.engine, "before_cursor_execute", note)
    assert len(seen) <= 6, seen


def test_facts_that_do_not_go_together_any_more_are_asked_by_the_main_one_alone(services, monkeypatch):
    who, session, question = to_the_end(services)
    monkeypatch.setattr(moving_on, "join_question", lambda *_: None)
    here = studying.current(services, who.person, session)
    assert here.question.kind == "flashcard"
    assert here.question.facts == question.facts[:1]
    answer(who, session, {"rating": ["right"]})
    assert studying.current(services, who.person, session).step is None


@pytest.mark.parametrize("facts", [(), ("north-pier-opened",)])
def test_too_few_facts_are_no_question(services, bank, facts):
    assert join_question(bank, facts, "ordering", "s") is None
