"""A quiz while it runs: who is where, and more time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from quizapp.core.attempts import Terms
from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import NotFound
from quizapp.core.running import State
from quizapp.store import attempts, classes
from quizapp.store.tables import QuizOverride
from quizapp.usecases import beginning, extending, joining, live, teaching
from quizapp.usecases.extending import More
from quizapp.usecases.responses import kind_of
from quizapp.usecases.signing_in import Browser
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


def test_only_who_teaches_the_class_may_watch(services, rahn, room, quiz, clock):
    keller = instructor(services, "keller", "Keller")
    joined(services, room, "ada")
    with pytest.raises(NotFound):
        live.watch(services, keller, quiz, clock())


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
        extending.extend(services, rahn, quiz, None, More(minutes=5), "why", services.clock())
        event.remove(services.database.engine, "before_cursor_execute", note)
        return watching, len(seen)

    few = cost(["ada", "ben", "cem"])
    assert cost([f"learner{number}" for number in range(27)]) == few
    assert few[0] <= 7
