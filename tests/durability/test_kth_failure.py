"""Promise: a reported error changed nothing, and the same thing sent again succeeds.

Every write is run again and again; the first time its first statement fails, then its second, and so on
to the commit. After each failure the whole database must be as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import StorageTrouble
from quizapp.store.db import Database
from quizapp.store.tables import Base
from quizapp.usecases import beginning, importing, joining, studying, taking, teaching
from quizapp.usecases.services import Services
from quizapp.usecases.steps import kind_of
from tests.usecases.people import PASSWORD, guest, instructor, learner, new_class, new_id, new_quiz
from tests.usecases.test_question_files import CHANGED, NEW_FACT

Action = Callable[[], Any]


class Fault:
    """Fails the statement or commit number `at` of write transactions, once; 0 for none."""

    def __init__(self, engine: Any) -> None:
        self.at = 0
        self.seen = 0
        event.listen(engine, "before_cursor_execute", self._statement)
        event.listen(engine, "commit", self._count)

    def arm(self, at: int) -> None:
        self.at, self.seen = at, 0

    def _statement(self, connection: Any, *_: Any) -> None:
        self._count(connection)

    def _count(self, connection: Any) -> None:
        if not connection.get_execution_options().get("write"):
            return
        self.seen += 1
        if self.seen == self.at:
            raise OperationalError("a statement", None, Exception("disk I/O error"))


@pytest.fixture
def fault(database: Database) -> Iterator[Fault]:
    fault = Fault(database.engine)
    yield fault
    fault.arm(0)


def state(database: Database) -> dict[str, list[Any]]:
    """Every row of every table."""
    with database.reading() as on:
        return {
            table.name: sorted(map(repr, on.execute(select(table)))) for table in Base.metadata.sorted_tables
        }


def first_card(services: Services) -> Action:
    who = learner(services)
    session = who.begins()
    return lambda: studying.answer(services, who.person, session, 0, {}, services.clock())


def card(services: Services) -> Action:
    who = learner(services)
    session = who.begins()
    while (here := studying.current(services, who.person, session)).question is None:
        who.answers(session)
    right = kind_of(here.question).samples(here.question).right
    return lambda: studying.answer(
        services, who.person, session, here.session.position, right, services.clock()
    )


def beginning_to_study(services: Services) -> Action:
    return guest(services).begins


def beginning_practice(services: Services) -> Action:
    who, blueprint = learner(services), Blueprint(count=4)
    return lambda: beginning.start_practice(
        services, who.person, "harbour", blueprint, new_id(), "seed", services.clock()
    )


def beginning_a_quiz(services: Services) -> Action:
    teacher, who = instructor(services), learner(services)
    room = new_class(services, teacher)
    quiz = new_quiz(services, teacher, room)
    joining.join_class(services, who.person, room.join_code, "", "", services.clock())
    return lambda: beginning.begin_quiz(services, who.person, quiz, new_id(), "seed", services.clock())


def saving(services: Services) -> Action:
    who = learner(services)
    attempt = who.practises(2, ("short_answer",))
    return lambda: taking.save_answer(
        services, who.person, attempt, 1, {"answer": ["a harbour"]}, 0, "form", services.clock()
    )


def handing_in(services: Services) -> Action:
    who = learner(services)
    attempt = who.practises(3)
    for position in (1, 2, 3):
        question = taking.show_item(services, who.person, attempt, position).question
        posted = kind_of(question).samples(question).right
        taking.save_answer(services, who.person, attempt, position, posted, 0, "form", services.clock())
    return lambda: taking.hand_in(services, who.person, attempt, services.clock())


def keeping_progress(services: Services) -> Action:
    who = guest(services)
    return lambda: joining.keep_progress(
        services, who.person, who.token, "Mira", "mira", PASSWORD, services.clock()
    )


def setting_up(services: Services) -> Action:
    token = joining.new_set_up_link(services, services.clock())
    return lambda: joining.set_up_instructor(services, token, "T", "teacher", PASSWORD, services.clock())


def joining_a_class(services: Services) -> Action:
    room = new_class(services, instructor(services))
    return lambda: joining.join_class(services, None, room.join_code, "Mira", "", services.clock())


def setting_a_quiz(services: Services) -> Action:
    teacher = instructor(services)
    room = new_class(services, teacher)
    return lambda: teaching.set_quiz(
        services, teacher, room.public_id, "harbour", "Week 1", Blueprint(count=3), new_id(), "seed",
        services.clock(),
    )  # fmt: skip


def taking_a_file_in(services: Services) -> Action:
    teacher = instructor(services)
    content = f"facts:\n{NEW_FACT}{CHANGED}".encode()
    upload = importing.upload(
        services, teacher, "harbour", "history.yaml", content, new_id(), services.clock()
    )
    return lambda: importing.take_in(services, teacher, upload, services.clock())


WRITES = [
    first_card, card, beginning_to_study, beginning_practice, beginning_a_quiz, saving, handing_in,
    keeping_progress, setting_up, joining_a_class, setting_a_quiz, taking_a_file_in,
]  # fmt: skip


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
def test_whatever_statement_fails_nothing_changes_and_the_next_try_succeeds(services, fault, write):
    database = services.database
    action = write(services)
    before = state(database)

    for failing in count(1):
        fault.arm(failing)
        try:
            action()
        except StorageTrouble:
            assert state(database) == before, f"statement {failing} left something behind"
        else:
            break

    statements_and_commit = failing - 1
    assert statements_and_commit >= 4
    fault.arm(0)
    assert state(database) != before
