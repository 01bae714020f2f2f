"""A sitting with cards as a learner bends it: options, facts put aside, slips, time, reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.errors import BadEntry, ChangedMeanwhile
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASK, Step
from quizapp.store import banks, study
from quizapp.usecases import mistyping, putting_aside, reporting, studying, undoing
from quizapp.usecases.course_access import get_session
from quizapp.usecases.planning import kinds_of
from tests.usecases.people import learner
from tests.usecases.test_learning_stories import log_of, memories


def typed_year(who, session):
    """Put a year to be typed, which has options, before the learner; gives its fact and position."""
    services = who.services
    here = studying.current(services, who.person, session)
    fact = next(
        fact for fact in here.bank.facts
        if {"year", "choice"} <= {kind.name for kind in kinds_of(services, here.bank, fact)}
    )  # fmt: skip
    position = here.session.position
    over, left = here.session.steps[:position], here.session.steps[position:]
    rest = tuple(step for step in left if fact.id not in (step.fact, *step.others))
    changed = replace(here.session, steps=(*over, Step(fact.id, ASK, "year"), *rest))
    with services.database.writing() as on:
        study.keep_plan(on, get_session(on, who.person, session).id, position, changed.to_plain())
    return fact, position


def send(who, session, position, **fields):
    posted = {name: [text] for name, text in fields.items()}
    return studying.answer(who.services, who.person, session, position, posted, who.services.clock())


def plan_of(who, session):
    with who.services.database.reading() as on:
        return Session.from_plain(get_session(on, who.person, session).plan)


def swapped(year):
    """The year with the first two neighbours that differ in each other's place."""
    text = str(year)
    at = next(at for at in range(1, 3) if text[at] != text[at + 1])
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def test_options_are_shown_on_asking_and_scored_as_a_question_that_can_be_guessed(services):
    who = learner(services)
    session = who.begins()
    fact, position = typed_year(who, session)
    assert studying.current(services, who.person, session).has_options
    for _ in range(2):
        studying.show_options(services, who.person, session, position, services.clock())
    question = studying.current(services, who.person, session).question
    assert (question.kind, question.facts) == ("choice", (fact.id,))
    send(who, session, position, choice=str(question.key))
    entry = log_of(who, fact.id)[-1]
    assert (entry.kind, entry.guess_chance) == ("choice", question.guess_chance)
    assert studying.feedback(services, who.person, session, position).maybe_guessed


def test_a_slip_is_taken_back_and_counts_as_right_and_the_log_keeps_both(services):
    who = learner(services)
    session = who.begins()
    fact, position = typed_year(who, session)
    send(who, session, position, answer=swapped(fact.answer.value.first))
    assert studying.feedback(services, who.person, session, position).may_be_slip
    for _ in range(2):
        mistyping.mistyped(services, who.person, session, position, 0, services.clock())
    given = studying.feedback(services, who.person, session, position)
    assert given.grade.is_right
    assert "You typed" in given.grade.note
    assert [entry.right for entry in log_of(who, fact.id)] == [True]
    assert undoing.undo(services, who.person, session, position, given.undos, services.clock())
    assert fact.id not in memories(who)


@pytest.mark.parametrize("off", [1, 500])
def test_a_year_off_is_no_slip(services, off):
    who = learner(services)
    session = who.begins()
    fact, position = typed_year(who, session)
    send(who, session, position, answer=str(fact.answer.value.first + off))
    with pytest.raises(ChangedMeanwhile):
        mistyping.mistyped(services, who.person, session, position, 0, services.clock())
    assert [entry.right for entry in log_of(who, fact.id)] == [False]


def test_a_fact_put_aside_stands_on_its_page_and_comes_back_as_it_was(services):
    who = learner(services)
    session = who.begins()
    fact, position = typed_year(who, session)
    before = plan_of(who, session).steps
    now = services.clock()
    putting_aside.put_fact_aside(services, who.person, session, position, True, now)
    assert plan_of(who, session).position == position + 1
    assert [one.fact.id for one in putting_aside.list_aside(services, who.person, now)] == [fact.id]
    putting_aside.ask_here_again(services, who.person, session, position, now)
    assert putting_aside.list_aside(services, who.person, now) == []
    assert plan_of(who, session).steps == before


def test_what_was_put_aside_stays_so_where_the_answer_before_it_is_undone(services):
    who = learner(services)
    session = who.begins()
    while plan_of(who, session).last_answered is None:
        who.answers(session)
    answered = plan_of(who, session).last_answered
    fact = plan_of(who, session).current.fact
    assert fact != plan_of(who, session).steps[answered].fact
    now = services.clock()
    putting_aside.put_fact_aside(services, who.person, session, answered + 1, False, now)
    assert undoing.undo(services, who.person, session, answered, 0, now)
    after = plan_of(who, session)
    assert after.position == answered
    assert fact not in {step.fact for step in after.steps[answered:]}


def test_a_report_is_kept_as_it_was_asked_and_settled(services):
    who = learner(services)
    session = who.begins()
    fact, position = typed_year(who, session)
    now = services.clock()
    with pytest.raises(BadEntry):
        reporting.report_studied(services, who.person, session, position, "  ", "r0", now)
    for text in ("first words", "better words"):
        reporting.report_studied(services, who.person, session, position, text, f"r-{text[0]}", now)
    (report,) = reporting.list_own(services, who.person)
    assert (report.fact, report.text, report.outcome) == (fact.id, "better words", "open")
    with services.database.reading() as on:
        bank = banks.get_bank(on, report.bank_slug)
    assert reporting.count_waiting(services, bank.id) == 1
    reporting.settle(services, bank.slug, report.public_id, "mended", now)
    assert reporting.list_own(services, who.person)[0].outcome == "mended"
    assert reporting.count_waiting(services, bank.id) == 0
