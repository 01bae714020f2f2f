"""Question files: a report first, then all or nothing; memory stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.errors import AlreadyDone, BadEntry, NotFound
from quizapp.formats.native import json_document
from quizapp.store import banks, memory
from quizapp.store.people import Person
from quizapp.usecases import foreign_files, importing, proposing, reading, teaching, uploading
from quizapp.usecases.services import Services
from tests.builders import FIXED_LISTS, make_bank
from tests.usecases.people import instructor, learner, new_id

NEW_FACT = """\
  - id: crane-bought
    about: {of: harbour, what: crane bought}
    say: "The harbour bought its first crane in {1885}."
    ask: "In which year did the harbour buy its first crane?"
    answer: {year: "1885"}
    at: [H2]
"""
CHANGED = """\
  - id: north-pier-opened
    about: {of: north-pier, what: opened}
    say: "The North Pier was opened in {1863}."
    ask: "In which year was the North Pier opened?"
    answer: {year: "1863"}
    at: [H1]
    weight: 3
"""
BROKEN = """\
  - id: broken
    about: {of: nobody-knows, what: opened}
    say: "Nothing was opened in {1863}."
    ask: "In which year was nothing opened?"
    answer: {year: "186"}
    at: [H99]
"""


def upload(services: Services, teacher: Person, *facts: str, name: str = "history.yaml") -> str:
    """Upload a file of facts for the harbour, which is changed here."""
    proposing.take_over(services, "harbour")
    content = ("facts:\n" + "".join(facts)).encode()
    return uploading.upload(services, teacher, "harbour", name, content, new_id(), services.clock())


def bank_row(services: Services) -> banks.BankRow:
    """The harbour as the database has it."""
    with services.database.reading() as on:
        return banks.get_bank(on, "harbour")


def test_the_report_says_what_is_new_changed_and_unchanged_before_anything_happens(services):
    teacher = instructor(services)
    sent = upload(services, teacher, NEW_FACT, CHANGED)
    before = bank_row(services)
    report = uploading.report(services, teacher, sent)
    assert [(item.fact.id, item.status, item.line) for item in report.items] == [
        ("crane-bought", uploading.NEW, 2),
        ("north-pier-opened", uploading.CHANGED, 8),
    ]
    assert report.faults == ()
    assert bank_row(services) == before


def test_taking_it_in_makes_a_new_revision_that_lives_in_the_database(services):
    teacher = instructor(services)
    before = bank_row(services)
    uploading.take_in(services, teacher, upload(services, teacher, NEW_FACT, CHANGED), services.clock())
    after = bank_row(services)
    assert (after.home, after.revision != before.revision) == ("database", True)
    bank = importing.stored_bank(services, "harbour")
    assert bank.fact_by_id["north-pier-opened"].say == "The North Pier was opened in {1863}."
    assert len(bank.facts) == len(make_bank().facts) + 1


# row-32
def test_the_same_file_again_is_unchanged_and_cannot_be_taken_in_twice(services, clock):
    teacher = instructor(services)
    first = upload(services, teacher, NEW_FACT)
    uploading.take_in(services, teacher, first, clock())
    with pytest.raises(AlreadyDone):
        uploading.take_in(services, teacher, first, clock())
    second = upload(services, teacher, NEW_FACT)
    report = uploading.report(services, teacher, second)
    assert (report.count(uploading.NEW), report.count(uploading.UNCHANGED)) == (0, 1)
    revision = bank_row(services).revision
    with pytest.raises(BadEntry):
        uploading.take_in(services, teacher, second, clock())
    assert bank_row(services).revision == revision


def test_one_fault_keeps_the_whole_file_out_and_names_its_line(services, clock):
    teacher = instructor(services)
    sent = upload(services, teacher, NEW_FACT, BROKEN)
    report = uploading.report(services, teacher, sent)
    assert report.faults
    assert {fault.line for fault in report.faults} <= set(range(8, 14))
    assert all(str(fault).startswith("history.yaml:") for fault in report.faults)
    before = bank_row(services)
    with pytest.raises(BadEntry):
        uploading.take_in(services, teacher, sent, clock())
    assert bank_row(services) == before
    assert "crane-bought" not in importing.stored_bank(services, "harbour").fact_by_id


def test_a_failure_in_the_middle_takes_nothing_in(services, clock, monkeypatch):
    teacher = instructor(services)
    sent = upload(services, teacher, NEW_FACT)
    before = bank_row(services)

    def fails(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(banks, "save_facts", fails)
    with pytest.raises(RuntimeError):
        uploading.take_in(services, teacher, sent, clock())
    monkeypatch.undo()
    assert bank_row(services) == before
    uploading.take_in(services, teacher, sent, clock())
    assert "crane-bought" in importing.stored_bank(services, "harbour").fact_by_id


def test_memory_stays_when_a_fact_is_mended_and_comes_back_when_it_does(services, clock):
    who, teacher = learner(services), instructor(services)
    who.studies(who.begins())
    with services.database.reading() as on:
        before = memory.list_memories(on, who.person.id, bank_row(services).id)
    assert "north-pier-opened" in before
    uploading.take_in(services, teacher, upload(services, teacher, CHANGED), clock())
    course = reading.course(services, who.person, "harbour", clock())
    assert course.memories == before
    fewer = tuple(fact for fact in make_bank().facts if fact.id != "north-pier-opened")
    importing.load_bank(services, make_bank(facts=fewer), "database", clock())
    assert "north-pier-opened" not in reading.course(services, who.person, "harbour", clock()).memories
    importing.load_bank(services, make_bank(), "database", clock())
    assert reading.course(services, who.person, "harbour", clock()).memories == before


# row-32
def test_a_session_and_a_quiz_go_on_with_the_course_as_it_was(services, clock):
    who, teacher = learner(services), instructor(services)
    session, attempt = who.begins(), who.practises(6, ("year",))
    who.studies(session, most=5)
    uploading.take_in(services, teacher, upload(services, teacher, CHANGED), clock())
    who.studies(session)
    who.fills_in(attempt)
    from quizapp.usecases import reviewing

    assert reviewing.result(services, who.person, attempt, services.clock()).score == 6


def test_uploads_are_their_owners(services):
    teacher, other = instructor(services), instructor(services, "keller")
    sent = upload(services, teacher, NEW_FACT)
    for door in (uploading.report, lambda *given: uploading.take_in(*given, services.clock())):
        with pytest.raises(NotFound):
            door(services, other, sent)
    assert uploading.list_files(services, other) == []


def test_an_empty_file_and_a_course_that_is_not_there_are_refused(services, clock):
    teacher = instructor(services)
    with pytest.raises(BadEntry):
        uploading.upload(services, teacher, "harbour", "a.yaml", b" \n", new_id(), clock())
    with pytest.raises(NotFound):
        uploading.upload(services, teacher, "nowhere", "a.yaml", b"facts: []", new_id(), clock())


def test_names_of_classes_and_quizzes_can_be_read(services, clock):
    teacher = instructor(services)
    for name in ("\u200b", "\u202e", "\x00"):
        with pytest.raises(BadEntry):
            teaching.make_class(services, teacher, name, ("harbour",), new_id(), clock())


def test_a_new_fact_that_says_what_is_there_tells_so(services, clock):
    teacher = instructor(services)
    again = """
  - id: pier-again
    about: {of: north-pier, what: in use since}
    say: "The North Pier was opened for use in {1862}."
    ask: "When did they open the North Pier?"
    answer: {year: "1862"}
    at: [H1]
"""
    found = uploading.report(services, teacher, upload(services, teacher, again))
    assert found.faults == ()
    (item,) = found.items
    assert item.looks == (
        "the same question with the same answer, as in the course or this file: "
        "“In which year was the North Pier opened?” (north-pier-opened)",
    )


def test_an_exported_course_comes_back_in_the_browser_as_it_was(services):
    teacher = instructor(services)
    before = make_bank(fixed=FIXED_LISTS)
    sent = uploading.SentFile("harbour.json", json_document(before).encode(), new_id())
    uploading.upload_all(services, teacher, [sent], services.clock(), "", "A copy")
    report = uploading.report(services, teacher, sent.public_id)
    assert foreign_files.find_report(services, teacher, sent.public_id) is None
    assert report.count(uploading.NEW) == len(before.facts) + len(before.fixed)
    taken = uploading.take_in(services, teacher, sent.public_id, services.clock())
    after = importing.stored_bank(services, taken.bank.slug)
    head = replace(after.head, audience=before.head.audience)
    assert (head, after.names, after.facts) == (before.head, before.names, before.facts)
    assert (after.series, after.fixed) == (before.series, before.fixed)
