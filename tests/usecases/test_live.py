"""A quiz while it runs: who is where, and more time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from quizapp.core.allowances import Override
from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.running import State
from quizapp.store import attempts, classes
from quizapp.store.tables import QuizOverride
from quizapp.usecases import beginning, joining, live, rosters, teaching
from quizapp.usecases.signing_in import Browser
from quizapp.usecases.steps import kind_of
from quizapp.usecases.taking import show_item
from tests.usecases.people import instructor, learner, new_class, new_id


@pytest.fixture
def rahn(services):
    return instructor(services)


@pytest.fixture
def room(services, rahn):
    return new_class(services, rahn)


@pytest.fixture
def quiz(services, rahn, room, clock):
    return timed(services, rahn, room, Terms(20 * 60, closes_at=clock() + timedelta(hours=1)))


def timed(services, rahn, room, terms):
    blueprint = Blueprint(count=4, sections=(), kinds=("year", "choice"))
    return teaching.set_quiz(
        services, rahn, room.public_id, "harbour", "Week 1", blueprint, new_id(), "s", services.clock(), terms
    )


def joined(services, room, login):
    who = learner(services, login, login.capitalize())
    joining.join_class(
        services, who.person, room.join_code, who.person.display_name, Browser("b"), services.clock()
    )
    return who


def begins(services, who, quiz):
    return beginning.begin_quiz(services, who.person, quiz, new_id(), "seed", services.clock())


def answers(services, who, attempt, position):
    item = show_item(services, who.person, attempt, position, services.clock())
    who.saves(attempt, position, kind_of(item.question).samples(item.question).right, item.revision)


def states(services, rahn, quiz):
    found = live.watch(services, rahn, quiz, services.clock())
    return {one.row.display_name: one.state for one in found.takers}


def due(services, who, attempt):
    with services.database.reading() as on:
        return attempts.get_attempt(on, who.person.id, attempt).due_at


def overrides(services, who):
    with services.database.reading() as on:
        chosen = (
            select(QuizOverride).where(QuizOverride.learner_id == who.person.id).order_by(QuizOverride.id)
        )
        return list(on.execute(chosen))


def test_one_sees_who_has_not_begun_who_is_where_and_who_is_done(services, rahn, room, quiz, clock):
    ada, ben, cem = (joined(services, room, name) for name in ("ada", "ben", "cem"))
    begins(services, ada, quiz)
    at = begins(services, ben, quiz)
    clock.forward(minutes=1)
    answers(services, ben, at, 3)
    clock.forward(minutes=1)
    answers(services, ben, at, 2)
    done = begins(services, cem, quiz)
    cem.fills_in(done)
    found = live.watch(services, rahn, quiz, clock())
    by_name = {one.row.display_name: one for one in found.takers}
    assert {name: one.state for name, one in by_name.items()} == {
        "Ada": State.WORKING, "Ben": State.WORKING, "Cem": State.DONE,
    }  # fmt: skip
    standing = by_name["Ben"].standing
    assert (standing.answered, standing.questions, standing.position, standing.saved_at) == (2, 4, 2, clock())
    assert by_name["Cem"].row.score == 4
    joined(services, room, "dora")
    clock.forward(minutes=8)
    assert states(services, rahn, quiz) == {
        "Ada": State.SILENT, "Ben": State.SILENT, "Cem": State.DONE, "Dora": State.WAITING,
    }  # fmt: skip
    clock.forward(minutes=11)
    assert states(services, rahn, quiz)["Ada"] is State.UP


def test_the_class_page_counts_who_is_in_the_middle(services, rahn, room, quiz, clock):
    ada = joined(services, room, "ada")
    joined(services, room, "ben")
    begins(services, ada, quiz)
    with services.database.reading() as on:
        row = classes.find_quiz(on, quiz)
    assert teaching.show_class(services, rahn, room.public_id, clock()).working == {row.id: 1}
    clock.forward(minutes=21)
    assert teaching.show_class(services, rahn, room.public_id, clock()).working == {}


def test_only_who_teaches_the_class_may_watch_or_extend(services, rahn, room, quiz, clock):
    keller = instructor(services, "keller", "Keller")
    joined(services, room, "ada")
    with pytest.raises(NotFound):
        live.watch(services, keller, quiz, clock())
    with pytest.raises(NotFound):
        live.extend(services, keller, quiz, None, 5, "why", clock())


def test_more_time_for_one_moves_their_end_and_nobody_elses(services, rahn, room, quiz, clock):
    ada, ben = joined(services, room, "ada"), joined(services, room, "ben")
    of_ada, of_ben = begins(services, ada, quiz), begins(services, ben, quiz)
    start, ends = clock(), due(services, ben, of_ben)
    clock.forward(minutes=5)
    assert live.extend(services, rahn, quiz, ada.person.public_id, 10, "fire alarm", clock()) == 1
    assert due(services, ada, of_ada) == start + timedelta(minutes=30)
    assert due(services, ben, of_ben) == ends
    (row,) = overrides(services, ada)
    assert row.changes == {"time_limit": 1800, "closes_at": (start + timedelta(minutes=70)).isoformat()}
    assert (row.reason, row.author_id, row.made_at) == ("fire alarm", rahn.id, clock())
    assert overrides(services, ben) == []


def test_more_time_adds_to_more_time(services, rahn, room, quiz, clock):
    ada = joined(services, room, "ada")
    attempt, start = begins(services, ada, quiz), clock()
    for minutes in (5, 15):
        live.extend(services, rahn, quiz, ada.person.public_id, minutes, "why", clock())
    assert due(services, ada, attempt) == start + timedelta(minutes=40)
    assert [row.changes["time_limit"] for row in overrides(services, ada)] == [1500, 2400]


def test_more_time_comes_on_top_of_a_learners_own_extra_time(services, rahn, room, quiz, clock):
    ada = joined(services, room, "ada")
    rosters.change_member(services, rahn, room.public_id, ada.person.public_id, "", "", 1.5)
    live.extend(services, rahn, quiz, ada.person.public_id, 5, "why", clock())
    (row,) = overrides(services, ada)
    assert row.changes["time_limit"] == 30 * 60 + 5 * 60
    closes = clock() + timedelta(hours=1, minutes=10 + 5)
    assert row.changes["closes_at"] == closes.isoformat()


def test_more_time_for_all_is_for_all_who_are_not_done(services, rahn, room, quiz, clock):
    ada, ben, cem = (joined(services, room, name) for name in ("ada", "ben", "cem"))
    attempt, start = begins(services, ada, quiz), clock()
    cem.fills_in(begins(services, cem, quiz))
    assert live.extend(services, rahn, quiz, None, 5, "why", clock()) == 2
    assert due(services, ada, attempt) == start + timedelta(minutes=25)
    assert [len(overrides(services, who)) for who in (ada, ben, cem)] == [1, 1, 0]


def test_a_quiz_that_only_closes_closes_later(services, rahn, room, clock):
    quiz = timed(services, rahn, room, Terms(closes_at=clock() + timedelta(hours=1)))
    ada = joined(services, room, "ada")
    attempt, end = begins(services, ada, quiz), clock() + timedelta(minutes=65)
    live.extend(services, rahn, quiz, None, 5, "why", clock())
    assert due(services, ada, attempt) == end
    assert overrides(services, ada)[0].changes == {"closes_at": end.isoformat()}


def test_what_makes_no_sense_is_refused_and_changes_nothing(services, rahn, room, quiz, clock):
    ada = joined(services, room, "ada")
    attempt = begins(services, ada, quiz)
    end = due(services, ada, attempt)
    endless = timed(services, rahn, room, Terms())
    for of_quiz, whom, minutes, reason, field in (
        (quiz, None, 0, "why", "minutes"),
        (quiz, None, -5, "why", "minutes"),
        (quiz, None, 601, "why", "minutes"),
        (quiz, None, 5, " ", "reason"),
        (endless, None, 5, "why", "minutes"),
    ):
        with pytest.raises(BadEntry) as bad:
            live.extend(services, rahn, of_quiz, whom, minutes, reason, clock())
        assert bad.value.field == field
    with pytest.raises(NotFound):
        live.extend(services, rahn, quiz, "nobody", 5, "why", clock())
    assert (due(services, ada, attempt), overrides(services, ada)) == (end, [])
    ada.fills_in(attempt)
    for whom in (None, ada.person.public_id):
        with pytest.raises(BadEntry):
            live.extend(services, rahn, quiz, whom, 5, "why", clock())


def test_what_is_stored_is_read_as_what_is_different(clock):
    assert live.override_of({}) == Override()
    assert live.override_of({"closes_at": None, "attempts": 2}) == Override(closes_at=None, attempts=2)
    stored = {"opens_at": clock().isoformat(), "time_limit": None}
    assert live.override_of(stored) == Override(opens_at=clock(), time_limit=None)


def test_watching_thirty_costs_no_more_queries_than_watching_three(services, rahn, room, quiz):
    def cost(names):
        for name in names:
            who = joined(services, room, name)
            answers(services, who, begins(services, who, quiz), 1)
        seen = []
        note = lambda *_: seen.append(1)  # noqa: E731
        event.listen(services.database.engine, "before_cursor_execute", note)
        live.watch(services, rahn, quiz, services.clock())
        watching = len(seen)
        live.extend(services, rahn, quiz, None, 5, "why", services.clock())
        event.remove(services.database.engine, "before_cursor_execute", note)
        return watching, len(seen)

    few = cost(["ada", "ben", "cem"])
    assert cost([f"learner{number}" for number in range(27)]) == few
    assert few[0] <= 7
