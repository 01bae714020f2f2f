"""Learners over days: cards and quizzes move one memory, and the log can rebuild it."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.errors import AlreadyDone, BadEntry, ChangedMeanwhile, NotAllowed, UnreadableAnswer
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.reviewing import replay
from quizapp.store import banks, memory, review_log
from quizapp.usecases import (
    accounts,
    handing_in,
    importing,
    joining,
    progress,
    reading,
    reviewing,
    signing_in,
    studying,
    taking,
)
from quizapp.usecases import home as homes
from quizapp.usecases.responses import kind_of
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser
from tests.builders import make_bank, make_head
from tests.usecases.people import PASSWORD, Learner, guest, instructor, learner, new_id, signed_in


def memories(who: Learner) -> dict[str, FactMemory]:
    """All memories of a learner of the harbour."""
    with who.services.database.reading() as on:
        return memory.list_memories(on, who.person.id, banks.get_bank(on, "harbour").id)


def log_of(who: Learner, fact: str) -> list[object]:
    """The review log of one fact."""
    with who.services.database.reading() as on:
        ids = banks.fact_ids(on, banks.get_bank(on, "harbour").id)
        return review_log.list_reviews(on, who.person.id, ids[fact])


def rebuilt(who: Learner) -> dict[str, FactMemory]:
    """What the log alone makes of every memory."""
    found = {}
    with who.services.database.reading() as on:
        for fact, row in banks.fact_ids(on, banks.get_bank(on, "harbour").id).items():
            entries = review_log.list_reviews(on, who.person.id, row)
            state = replay(entries, seed=(who.person.public_id, "harbour", fact))
            if state is not None:
                found[fact] = state
    return found


def test_a_guest_studies_keeps_the_progress_and_finds_it_elsewhere(services, clock):
    somebody = guest(services)
    session = somebody.begins()
    answered = somebody.studies(session, (True, False))
    assert answered > 10
    learned = memories(somebody)
    clock.forward(minutes=5)
    kept = joining.keep_progress(
        services, somebody.person, Browser(token=somebody.token), "Mira", "mira", PASSWORD, clock()
    )
    assert kept.person.id == somebody.person.id
    assert signing_in.who_is(services, somebody.token, clock()) is None
    elsewhere = signed_in(services, "MIRA")
    assert memories(elsewhere) == learned
    assert homes.home(services, elsewhere.person, clock()).plans[0].answered_today == answered
    with pytest.raises(AlreadyDone):
        joining.keep_progress(
            services, elsewhere.person, Browser(token=kept.token), "M", "mira-2", PASSWORD, clock()
        )


def test_a_taken_name_leaves_the_guest_a_guest_with_their_session(services, clock):
    learner(services, "mira")
    somebody = guest(services)
    with pytest.raises(BadEntry):
        joining.keep_progress(
            services, somebody.person, Browser(token=somebody.token), "M", "Mira", PASSWORD, clock()
        )
    assert somebody.again().person.is_guest
    assert signing_in.who_is(services, somebody.token, clock()) is not None


def test_cards_and_quizzes_move_the_same_memory(services, clock):
    who = learner(services)
    attempt = who.practises(10, ("year", "short_answer", "number"))
    who.fills_in(attempt)
    fact = next(
        item.question.fact for item in reviewing.result(services, who.person, attempt, services.clock()).items
    )
    after_quiz = memories(who)[fact]
    assert [entry.source for entry in log_of(who, fact)] == [Source.QUIZ]
    clock.forward(days=(after_quiz.due_day - after_quiz.last_day).days)
    session = who.begins()
    who.studies(session)
    after_cards = memories(who)[fact]
    sources = [entry.source for entry in log_of(who, fact)]
    assert sources[0] == Source.QUIZ
    assert Source.CARD in sources[1:]
    assert after_cards.reviews == after_quiz.reviews + len(sources) - 1
    assert after_cards.stability > after_quiz.stability


def test_a_quiz_moves_memory_when_it_is_handed_in_and_once(services, clock):
    who = learner(services)
    attempt = who.practises(4, ("year",))
    for position in range(1, 5):
        item = taking.show_item(services, who.person, attempt, position, services.clock())
        posted = kind_of(item.question).samples(item.question).right
        who.saves(attempt, position, posted)
    assert memories(who) == {}
    handing_in.hand_in(services, who.person, attempt, clock())
    after = memories(who)
    assert len(after) == 4
    handing_in.hand_in(services, who.person, attempt, clock())
    assert memories(who) == after


def test_a_question_left_blank_in_a_quiz_says_nothing_about_memory(services, clock):
    who = learner(services)
    attempt = who.practises(3)
    handing_in.hand_in(services, who.person, attempt, clock())
    assert memories(who) == {}
    result = reviewing.result(services, who.person, attempt, services.clock())
    assert result.score == 0
    assert all(len(log_of(who, item.question.fact)) == 1 for item in result.items)


def test_a_wrong_answer_is_again_and_the_fact_comes_back_in_the_session(services):
    who = learner(services)
    session = who.begins()
    question = None
    while question is None:
        question = who.answers(session, is_right=False)
    here = studying.current(services, who.person, session)
    assert question.fact in [step.fact for step in here.session.steps[here.session.position :]]
    assert memories(who)[question.fact].due_day <= log_of(who, question.fact)[0].learner_day.replace(day=24)


def test_an_unreadable_or_empty_card_leaves_everything_as_it_was(services, clock):
    who = learner(services)
    session = who.begins()
    while (here := studying.current(services, who.person, session)).question is None:
        who.answers(session)
    bad = kind_of(here.question).samples(here.question).unreadable
    for posted in (bad, {}, {"answer": [""]}, {"answer": [" ? "]}):
        if posted is None:
            continue
        with pytest.raises(UnreadableAnswer):
            studying.answer(services, who.person, session, here.session.position, posted, clock())
    assert memories(who) == {}
    assert studying.current(services, who.person, session) == here


def test_a_card_from_the_future_is_refused_and_one_from_the_past_is_shown(services, clock):
    who = learner(services)
    session = who.begins()
    position = studying.current(services, who.person, session).session.position
    with pytest.raises(ChangedMeanwhile):
        studying.answer(services, who.person, session, position + 1, {}, clock())
    who.studies(session, most=8)
    before = memories(who)
    studying.answer(services, who.person, session, position, {"answer": ["x"]}, clock())
    assert memories(who) == before


def test_the_limit_of_new_facts_is_that_of_the_learner_day(services, clock):
    who = learner(services)
    who.studies(who.begins())
    assert len(memories(who)) == 10
    assert who.begins() == ""
    clock.forward(hours=2)
    assert who.begins() == ""
    more = who.begins(minutes=5)
    assert more
    who.studies(more)
    assert len(memories(who)) == 15
    clock.forward(days=1)
    who.studies(who.begins())
    assert len(memories(who)) == 25


def test_facts_met_in_a_quiz_leave_the_days_new_cards_alone(services):
    who = learner(services)
    who.fills_in(who.practises(6))
    today = homes.home(services, who.person, services.clock()).plans[0].today
    assert len(today.new) == 10
    assert not {fact.id for fact in today.new} & set(memories(who))


@pytest.mark.parametrize(
    ("zone", "last_hour_before"),
    [
        ("UTC", datetime(2026, 11, 24, 3, 59, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2026, 11, 23, 22, 29, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2026, 11, 23, 13, 59, tzinfo=UTC)),
        ("America/Adak", datetime(2026, 11, 23, 13, 59, tzinfo=UTC)),
    ],
)
def test_the_day_begins_at_four_where_the_learner_lives(services, clock, zone, last_hour_before):
    clock.at = last_hour_before.replace(hour=0, minute=0) if zone == "UTC" else last_hour_before
    clock.forward(minutes=-30)
    who = guest(services, zone)
    who.studies(who.begins())
    assert len(memories(who)) == 10
    clock.at = last_hour_before
    assert who.begins() == ""
    clock.forward(minutes=2)
    who.studies(who.begins())
    assert len(memories(who)) == 20


def test_changing_the_time_zone_in_mid_day_neither_loses_nor_doubles_the_day(services, clock):
    clock.at = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    who = guest(services)
    who.studies(who.begins())
    accounts.change_account(services, who.person, "Mira", "Pacific/Kiritimati", 10, clock())
    who.again()
    who.studies(who.begins())
    accounts.change_account(services, who.person, "Mira", "America/Adak", 10, clock())
    who.again()
    session = who.begins()
    if session:
        who.studies(session)
    found = progress.progress_in(services, who.person, "harbour", clock())
    with services.database.reading() as on:
        rows = banks.fact_ids(on, banks.get_bank(on, "harbour").id)
        logs = [review_log.list_history(on, who.person.id, rows[fact]) for fact in memories(who)]
    assert sum(found.answers.values()) == len({row.event for log in logs for row in log})
    assert rebuilt(who) == memories(who)


def test_a_session_left_open_is_gone_on_with_today_and_not_tomorrow(services, clock):
    who = learner(services)
    first = who.begins()
    who.studies(first, most=4)
    assert who.begins() == first
    assert studying.find_open(services, who.person, clock()) == first
    clock.forward(days=1)
    assert studying.find_open(services, who.person, clock()) is None
    assert who.begins() != first


def test_practising_what_was_missed_asks_it_another_way(services):
    who = learner(services)
    attempt = who.practises(5)
    who.fills_in(attempt, (True, False))
    result = reviewing.result(services, who.person, attempt, services.clock())
    missed = {
        fact
        for item in result.items
        if item.grade.fraction < 1 or item.maybe_guessed
        for fact in item.question.facts
    }
    again = reviewing.practise_missed(services, who.person, attempt, new_id(), "other", services.clock())
    paper = taking.show_paper(services, who.person, again, services.clock())
    asked = [
        taking.show_item(services, who.person, again, place.position, services.clock()).question
        for place in paper.map
    ]
    assert {question.fact for question in asked} == missed


def test_a_course_kept_for_instructors_is_closed_to_learners_at_every_door(services, clock):
    kept = make_bank("vault", head=make_head(audience="instructors"))
    importing.load_bank(services, kept, "folder", clock())
    who, teacher = learner(services), instructor(services)
    doors = [
        lambda p: studying.begin(services, p, "vault", new_id(), "s", clock()),
        lambda p: reading.course(services, p, "vault", clock()),
        lambda p: progress.progress_in(services, p, "vault", clock()),
        lambda p: Learner(services, p).begins("vault"),
    ]
    for door in doors:
        with pytest.raises(NotAllowed):
            door(who.person)
        door(teacher)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_the_log_alone_rebuilds_every_memory_after_any_story(services: Services, clock, seed):
    dice = random.Random(seed)
    who = guest(services, dice.choice(["UTC", "Asia/Kolkata", "America/Adak"]))
    who.seed = str(seed)
    for _ in range(5):
        pattern = tuple(dice.random() < 0.7 for _ in range(7))
        if dice.random() < 0.6:
            session = who.begins(minutes=dice.choice([None, 5]))
            if session:
                who.studies(session, pattern, most=dice.randint(5, 40))
        else:
            who.fills_in(who.practises(dice.randint(2, 8), seed=str(dice.random())), pattern)
        clock.forward(hours=dice.choice([1, 5, 24, 70]))
    assert rebuilt(who) == memories(who)
