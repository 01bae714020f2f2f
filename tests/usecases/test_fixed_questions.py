"""A course of written questions alone, from the file to the memory; and files that bring more of them."""

from __future__ import annotations

import pytest

from quizapp.core.blueprint import Blueprint
from quizapp.core.errors import BadEntry
from quizapp.core.memory.steps import ASK
from quizapp.store import banks, memory
from quizapp.usecases import (
    beginning,
    importing,
    proposing,
    reading,
    reviewing,
    studying,
    summing_up,
    taking,
    uploading,
)
from quizapp.usecases import home as homes
from quizapp.usecases.services import Services
from tests.builders import FIXED, make_bank, make_fixed
from tests.usecases.people import Learner, guest, instructor, learner, new_id

ASKED = {item.item_id for item in FIXED}
IN_QUIZZES = {item.item_id for item in FIXED if item.type != "flashcard"}
NEW_FILE = """\
fixed:
  - id: name-of-the-tug
    type: short_answer
    prompt: "What was the first tug of the harbour called?"
    key: "Petrel"
    at: [H3]
  - id: motto
    type: cloze
    prompt: "Above the door of the Customs House is carved: “Pay and ___.”"
    key: ["pass", "pass on"]
    section: history
"""


@pytest.fixture
def riddles(services: Services, clock) -> str:
    """A bank without any fact, loaded."""
    importing.load_bank(services, make_bank("riddles", facts=(), series=()), "folder", clock())
    return "riddles"


def memories(who: Learner, slug: str) -> set[str]:
    with who.services.database.reading() as on:
        return set(memory.list_memories(on, who.person.id, banks.get_bank(on, slug).id))


def practises(who: Learner, slug: str, blueprint: Blueprint) -> str:
    now = who.services.clock()
    return beginning.start_practice(who.services, who.person, slug, blueprint, new_id(), "seed", now)


def test_a_course_of_written_questions_is_studied_by_being_asked(services, clock, riddles):
    somebody = guest(services)
    session = somebody.begins(riddles)
    steps = studying.current(services, somebody.person, session).session.steps
    assert {step.form for step in steps} == {ASK}
    assert {step.fact for step in steps} == ASKED
    somebody.studies(session, (True, False))
    assert memories(somebody, riddles) == ASKED
    summary = summing_up.summary(services, somebody.person, session, clock())
    assert summary.facts_asked == len(ASKED)
    assert summary.missed
    assert reading.course(services, somebody.person, riddles, clock()).recalls.keys() == ASKED


def test_what_was_missed_is_due_again_and_what_was_known_later(services, clock, riddles):
    somebody = guest(services)
    somebody.studies(somebody.begins(riddles))
    clock.forward(days=1)
    tomorrow = homes.home(services, somebody.person, clock()).plans[0]
    assert tomorrow.course.bank.slug == riddles
    assert not tomorrow.today.new
    guessable = {"fixed:not-built-yet", "fixed:pier-before-bridge"}
    assert {fact.id for fact in tomorrow.today.due} >= guessable, "a lucky guess is not taken for knowing"


def test_a_quiz_of_written_questions_is_taken_marked_and_practised(services, clock, riddles):
    who = learner(services)
    attempt = practises(who, riddles, Blueprint(kinds=("fixed",), count=6))
    assert memories(who, riddles) == set()
    who.fills_in(attempt, (True, False))
    result = reviewing.result(services, who.person, attempt, services.clock())
    assert (result.score, result.maximum) == (3, 6)
    assert {item.question.fact for item in result.items} <= IN_QUIZZES
    assert memories(who, riddles) == {item.question.fact for item in result.items}
    again = reviewing.practise_missed(services, who.person, attempt, new_id(), "seed", clock())
    missed = {i.question.fact for i in result.items if not i.grade.is_right or i.maybe_guessed}
    shown = {
        taking.show_item(services, who.person, again, position, services.clock()).question.fact
        for position in range(1, len(missed) + 1)
    }
    assert shown == missed


def test_facts_and_written_questions_share_a_paper(services):
    who = learner(services)
    attempt = practises(who, "harbour", Blueprint(count=14))
    kinds = [
        taking.show_item(services, who.person, attempt, position, services.clock()).question.kind
        for position in range(1, 15)
    ]
    assert "fixed" in kinds
    assert len(set(kinds)) >= 5


def upload(services: Services, content: str) -> tuple[object, str]:
    teacher = instructor(services)
    proposing.take_over(services, "harbour")
    sent = uploading.upload(
        services, teacher, "harbour", "fixed.yaml", content.encode(), new_id(), services.clock()
    )
    return teacher, sent


def test_a_file_of_written_questions_is_reported_and_taken_in(services, clock):
    who = learner(services)
    who.studies(who.begins(minutes=240))
    teacher, sent = upload(services, NEW_FILE)
    report = uploading.report(services, teacher, sent)
    assert [(item.id, item.type, item.status, item.line) for item in report.items] == [
        ("name-of-the-tug", "short_answer", uploading.NEW, 2),
        ("motto", "cloze", uploading.CHANGED, 7),
    ]
    assert all(item.is_fixed for item in report.items)
    before = memories(who, "harbour")
    uploading.take_in(services, teacher, sent, clock())
    bank = importing.stored_bank(services, "harbour")
    assert bank.fixed_by_id["fixed:motto"].key == ("pass", "pass on")
    assert "fixed:name-of-the-tug" in bank.item_by_id
    assert memories(who, "harbour") == before


def test_a_written_question_that_cannot_be_asked_keeps_the_file_out(services, clock):
    teacher, sent = upload(services, NEW_FILE.replace("short_answer", "year"))
    report = uploading.report(services, teacher, sent)
    assert [(fault.line, fault.message) for fault in report.faults] == [
        (5, "'Petrel' cannot be read as a year; write four digits, or two years such as \"1914-1918\"")
    ]
    with pytest.raises(BadEntry):
        uploading.take_in(services, teacher, sent, clock())


def test_a_question_that_is_taken_out_leaves_its_memory_and_finds_it_again(services, clock, riddles):
    somebody = guest(services)
    somebody.studies(somebody.begins(riddles))
    bank = make_bank("riddles", facts=(), series=())
    fewer = tuple(item for item in bank.fixed if item.id != "motto")
    more = make_fixed("horn", "short_answer", "What replaced the bell?", "a horn")
    importing.load_bank(
        services, make_bank("riddles", facts=(), series=(), fixed=(*fewer, more)), "folder", clock()
    )
    course = reading.course(services, somebody.person, riddles, clock())
    assert course.memories.keys() == ASKED - {"fixed:motto"}
    importing.load_bank(services, bank, "folder", clock())
    assert "fixed:motto" in reading.course(services, somebody.person, riddles, clock()).memories
