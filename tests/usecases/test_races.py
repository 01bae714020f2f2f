"""Two at once: one of them is first, and nothing happens twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from sqlalchemy import func, select

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.saving import Outcome
from quizapp.store import tables
from quizapp.usecases import (
    beginning,
    handing_in,
    joining,
    recovering,
    setting_up,
    signing_in,
    studying,
    taking,
)
from quizapp.usecases.responses import kind_of
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER, Browser
from tests.usecases.people import PASSWORD, instructor, learner, new_class, new_id, new_quiz

MANY = 8


def at_once(action: Callable[[int], Any], times: int = MANY) -> list[Any]:
    """What each of so many threads gets that start together: a result, or the problem it met."""
    barrier = Barrier(times)

    def one(number: int) -> Any:
        barrier.wait()
        try:
            return action(number)
        except Exception as problem:
            return problem

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def count(services: Services, table: Any, *conditions: Any) -> int:
    """How many rows a table has."""
    with services.database.reading() as on:
        return int(on.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())


def test_one_set_up_link_makes_one_instructor(services, clock):
    token = setting_up.new_set_up_link(services, clock())
    got = at_once(
        lambda number: setting_up.set_up_instructor(
            services, token, "T", f"teacher-{number}", PASSWORD, clock()
        )
    )
    assert sum(isinstance(one, signing_in.SignedIn) for one in got) == 1
    assert sum(isinstance(one, NotFound) for one in got) == MANY - 1
    assert count(services, tables.Account, tables.Account.role == "instructor") == 1


def test_a_recovery_code_and_a_reset_link_work_for_one_of_many(services, clock):
    who = joining.start_guest(services, UNKNOWN_BROWSER, clock())
    kept = joining.keep_progress(
        services, who.person, Browser(token=who.token), "M", "mira", PASSWORD, clock()
    )
    got = at_once(
        lambda number: recovering.recover(
            services, "mira", kept.recovery_code, f"lantern number {number}", UNKNOWN_BROWSER, clock()
        )
    )
    assert sum(isinstance(one, signing_in.SignedIn) for one in got) == 1
    assert sum(isinstance(one, BadEntry) for one in got) == MANY - 1
    link = recovering.make_link(services, "mira", clock())
    got = at_once(
        lambda number: recovering.reset_password(services, link.token, f"lantern number {number}", clock())
    )
    assert sum(isinstance(one, str) for one in got) == 1
    assert sum(isinstance(one, NotFound) for one in got) == MANY - 1


# row-93
def test_beginning_a_quiz_many_times_begins_it_once(services, clock):
    teacher = instructor(services)
    room = new_class(services, teacher)
    quiz = new_quiz(services, teacher, room)
    who = learner(services)
    joining.join_class(services, who.person, room.join_code, "Mira", UNKNOWN_BROWSER, clock())
    got = at_once(
        lambda number: beginning.begin_quiz(services, who.person, quiz, new_id(), f"seed {number}", clock())
    )
    assert len(set(got)) == 1
    assert count(services, tables.Attempt) == 1
    assert count(services, tables.AttemptItem) == 4


def test_a_login_name_goes_to_one_of_many(services, clock):
    guests = [joining.start_guest(services, UNKNOWN_BROWSER, clock()) for _ in range(MANY)]
    got = at_once(
        lambda number: joining.keep_progress(
            services,
            guests[number].person,
            Browser(token=guests[number].token),
            "M",
            "mira",
            PASSWORD,
            clock(),
        )
    )
    assert sum(isinstance(one, signing_in.SignedIn) for one in got) == 1


def test_joining_many_times_is_joining_once(services, clock):
    room = new_class(services, instructor(services))
    who = learner(services)
    got = at_once(
        lambda _: joining.join_class(services, who.person, room.join_code, "Mira", UNKNOWN_BROWSER, clock())
    )
    assert {one[0].id for one in got} == {room.id}
    assert count(services, tables.ClassMember) == 1


# row-84
def test_a_card_answered_many_times_at_once_counts_once(services, clock):
    who = learner(services)
    session = who.begins()
    while (here := studying.current(services, who.person, session)).question is None:
        who.answers(session)
    right = kind_of(here.question).samples(here.question).right
    got = at_once(
        lambda _: studying.answer(services, who.person, session, here.session.position, right, clock())
    )
    assert set(got) == {True}
    assert count(services, tables.Review) == 1
    assert count(services, tables.StudyAnswer) == 1


def test_of_different_answers_from_many_tabs_one_is_saved_and_the_others_are_told(services, clock):
    who = learner(services)
    attempt = who.practises(1, ("short_answer",))
    got = at_once(lambda number: who.saves(attempt, 1, {"answer": [f"answer {number}"]}))
    outcomes = [one.outcome for one in got]
    assert sorted(outcomes) == [Outcome.APPLIED] + [Outcome.CONFLICT] * (MANY - 1)
    saved = taking.show_item(services, who.person, attempt, 1, services.clock())
    assert saved.response.shown == f"answer {outcomes.index(Outcome.APPLIED)}"
    assert saved.revision == 1
    assert count(services, tables.AnswerEvent) == MANY  # what was refused is kept as well


# row-84
def test_handing_in_many_times_grades_once(services, clock):
    who = learner(services)
    attempt = who.practises(3, ("year",))
    got = at_once(lambda _: handing_in.hand_in(services, who.person, attempt, clock()))
    assert set(got) == {None}
    assert count(services, tables.Review) == 3


def test_two_starts_of_a_day_are_one_session(services, clock):
    who = learner(services)
    got = at_once(lambda n: studying.begin(services, who.person, "harbour", new_id(), f"s{n}", clock()))
    assert len(set(got)) == 1
    assert count(services, tables.StudySession) == 1
