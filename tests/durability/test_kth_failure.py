"""Promise: a reported error changed nothing, and the same thing sent again succeeds.

Every write is run again and again; the first time its first statement fails, then its second, and so on
to the commit. After each failure the whole database must be as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select

from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import StorageTrouble
from quizapp.store.db import Database
from quizapp.store.put_away import LIFE, Move
from quizapp.store.tables import Base
from quizapp.usecases import (
    beginning,
    erasing,
    handing_in,
    history,
    joining,
    promoting,
    proposing,
    recovering,
    saving,
    setting_up,
    signing_in,
    studying,
    taking,
    teaching,
    tidying,
    uploading,
)
from quizapp.usecases.responses import kind_of
from quizapp.usecases.saving import Sent
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER, Browser
from tests.durability.faults import Fault
from tests.usecases.people import (
    PASSWORD,
    guest,
    instructor,
    learner,
    new_class,
    new_id,
    new_quiz,
    signed_in,
)
from tests.usecases.test_question_files import CHANGED, NEW_FACT

pytestmark = pytest.mark.long

Action = Callable[[], Any]
NEW_PASSWORD = "seven quiet lanterns at dusk"


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
    joining.join_class(services, who.person, room.join_code, "", UNKNOWN_BROWSER, services.clock())
    return lambda: beginning.begin_quiz(services, who.person, quiz, new_id(), "seed", services.clock())


def saving_an_answer(services: Services) -> Action:
    who = learner(services)
    attempt = who.practises(2, ("short_answer",))
    sent = Sent({"answer": ["a harbour"]}, 0, "the page")
    return lambda: saving.save_answer(services, who.person, attempt, 1, sent, services.clock(), flagged=True)


def flagging(services: Services) -> Action:
    who = learner(services)
    attempt = who.practises(2)
    return lambda: saving.flag_question(services, who.person, attempt, 1, True, services.clock())


def handing_a_quiz_in(services: Services) -> Action:
    who = learner(services)
    attempt = who.practises(3)
    for position in (1, 2, 3):
        question = taking.show_item(services, who.person, attempt, position, services.clock()).question
        posted = kind_of(question).samples(question).right
        who.saves(attempt, position, posted)
    return lambda: handing_in.hand_in(services, who.person, attempt, services.clock())


def keeping_progress(services: Services) -> Action:
    who = guest(services)
    return lambda: joining.keep_progress(
        services, who.person, Browser(token=who.token), "Mira", "mira", PASSWORD, services.clock()
    )


def making_an_instructor(services: Services) -> Action:
    token = setting_up.new_set_up_link(services, services.clock())
    return lambda: setting_up.set_up_instructor(services, token, "T", "teacher", PASSWORD, services.clock())


def signing_in_again(services: Services) -> Action:
    learner(services)
    return lambda: signing_in.sign_in(services, "mira", PASSWORD, UNKNOWN_BROWSER, services.clock())


def recovering_with_a_code(services: Services) -> Action:
    who = guest(services)
    kept = joining.keep_progress(
        services, who.person, Browser(token=who.token), "M", "mira", PASSWORD, services.clock()
    )
    return lambda: recovering.recover(
        services, "mira", kept.recovery_code, NEW_PASSWORD, Browser(token=kept.token), services.clock()
    )


def making_a_reset_link(services: Services) -> Action:
    teacher, who = instructor(services), learner(services)
    room = new_class(services, teacher)
    joining.join_class(services, who.person, room.join_code, "", UNKNOWN_BROWSER, services.clock())
    return lambda: recovering.make_member_link(
        services, teacher, room.public_id, who.person.public_id, services.clock()
    )


def using_a_reset_link(services: Services) -> Action:
    learner(services)
    link = recovering.make_link(services, "mira", services.clock())
    return lambda: recovering.reset_password(services, link.token, NEW_PASSWORD, services.clock())


def joining_a_class(services: Services) -> Action:
    room = new_class(services, instructor(services))
    return lambda: joining.join_class(
        services, None, room.join_code, "Mira", UNKNOWN_BROWSER, services.clock()
    )


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
    proposing.take_over(services, "harbour")
    upload = uploading.upload(
        services, teacher, "harbour", "history.yaml", content, new_id(), services.clock()
    )
    return lambda: uploading.take_in(services, teacher, upload, services.clock())


def taking_a_change_back(services: Services) -> Action:
    taking_a_file_in(services)()
    teacher = signed_in(services, "rahn").person
    return lambda: history.take_back(services, "harbour", 2, teacher, services.clock())


def restoring_a_course(services: Services) -> Action:
    taking_a_file_in(services)()
    teacher = signed_in(services, "rahn").person
    return lambda: history.restore(services, "harbour", 1, teacher, services.clock())


def making_facts_of_questions(services: Services) -> Action:
    teacher = instructor(services)
    proposing.take_over(services, "harbour")
    offers = promoting.list_offers(services, "harbour").offers
    wordings = {offer.item.id: offer.wording for offer in offers}
    return lambda: promoting.promote(services, "harbour", wordings, teacher, services.clock())


def erasing_oneself(services: Services) -> Action:
    who = learner(services)
    who.studies(who.begins(), most=3)
    joining.join_class(
        services,
        who.person,
        new_class(services, instructor(services)).join_code,
        "",
        UNKNOWN_BROWSER,
        services.clock(),
    )
    return lambda: erasing.erase(services, who.person, PASSWORD, services.clock())


def emptying_the_bin(services: Services) -> Action:
    teacher = instructor(services)
    room = new_class(services, teacher)
    new_quiz(services, teacher, room)
    tidying.move_class(services, teacher, room.public_id, Move.BIN, services.clock())
    return lambda: tidying.empty_bins(services, services.clock() + LIFE)


WRITES = [
    first_card, card, beginning_to_study, beginning_practice, beginning_a_quiz, saving_an_answer, flagging,
    handing_a_quiz_in, keeping_progress, making_an_instructor, signing_in_again, recovering_with_a_code,
    making_a_reset_link, using_a_reset_link, joining_a_class, setting_a_quiz, taking_a_file_in,
    taking_a_change_back, restoring_a_course, making_facts_of_questions,
    erasing_oneself, emptying_the_bin,
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
