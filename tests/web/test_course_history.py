"""The history of a course in the browser: looked at, taken back, undone, restored; and what looks alike."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest

from quizapp.usecases import importing, promoting
from tests.builders import make_bank, make_head
from tests.people import Instructor

NAMES = b'names:\n  maren: {label: "Maren Holt"}\n'
COURSE = "/teach/files/courses/harbour"


@pytest.fixture
def teacher(app) -> Instructor:
    """An instructor whose course is changed here and has two changes already."""
    services = app.extensions["quizapp"]
    importing.load_bank(services, make_bank(head=make_head(licence="free")), "database", services.clock())
    teacher = Instructor(app)
    teacher.sets_up("rahn", "Ms Rahn")
    return teacher


def uploads(teacher: Instructor) -> None:
    """Take a file of one name in."""
    teacher.goes("/teach/files")
    teacher.sends(
        "/teach/files",
        {"bank": "harbour", "file": (io.BytesIO(NAMES), "names.yaml")},
        content_type="multipart/form-data",
    )
    teacher.sends(f"{teacher.path}/take-in")


def text(teacher: Instructor) -> str:
    """The words of the page, in a row."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", teacher.source)).split())


def names(app) -> set[str]:
    return {one.id for one in importing.stored_bank(app.extensions["quizapp"], "harbour").names}


def test_an_import_offers_to_be_undone_and_the_undoing_as_well(app, teacher):
    uploads(teacher)
    assert "maren" in names(app)
    action = re.search(r'action="([^"]+/take-back)"', teacher.source)
    assert action, "the flash has a button"
    teacher.sends(action[1], {"to": "back"})
    assert "maren" not in names(app)
    assert "is taken back" in text(teacher)
    again = re.search(r'action="([^"]+/take-back)"', teacher.source)
    assert again
    teacher.sends(again[1])
    assert "maren" in names(app)


def test_the_history_tells_who_did_what_and_a_change_what_it_did(app, teacher):
    uploads(teacher)
    teacher.goes(f"{COURSE}/history")
    assert "A file taken in: 1 name added" in text(teacher)
    assert "Ms Rahn" in text(teacher)
    assert "Loaded from its folder" in text(teacher)
    number = re.search(rf'href="{COURSE}/history/(\d+)"', teacher.source)
    assert number
    teacher.goes(f"{COURSE}/history/{number[1]}")
    assert "maren name added" in text(teacher)
    assert re.search(r"<ins>.*Maren Holt.*</ins>", teacher.source)
    assert "new: Maren Holt (end)" in text(teacher), "readers of the screen hear it"


def test_what_was_changed_since_is_named_and_stays(app, teacher):
    services = app.extensions["quizapp"]
    uploads(teacher)
    number = int(re.search(r"/history/(\d+)/take-back", teacher.source)[1])
    bank = importing.stored_bank(services, "harbour")
    later = [*bank.names[:-1], type(bank.names[-1])("maren", "Maren H.")]
    importing.load_bank(services, make_bank(names=tuple(later)), "database", services.clock())
    answer = teacher.sends(f"{COURSE}/history/{number}/take-back")
    assert answer.status_code == 409
    assert "changed again since: maren" in text(teacher)
    assert "Restore the course as it was then" in text(teacher)
    teacher.sends(f"{COURSE}/history/{number}/restore")
    assert importing.stored_bank(services, "harbour").name_by_id["maren"].label == "Maren Holt"


def test_the_history_of_one_fact_is_led_to_from_the_fact(teacher):
    teacher.goes("/explore/harbour/facts/north-pier-opened")
    assert f"{COURSE}/history?fact=north-pier-opened" in teacher.source
    teacher.goes(f"{COURSE}/history?fact=north-pier-opened")
    assert "One change touched it." in text(teacher)
    teacher.goes(f"{COURSE}/history?fact=%3Cb%3E&page=99999999")
    assert "No change has touched it yet." in text(teacher)


def test_learners_see_no_link_to_a_history(app):
    from tests.people import Student

    student = Student(app)
    student.starts_as_guest()
    student.goes("/explore/harbour/facts/north-pier-opened")
    assert "history?fact" not in student.source


def test_many_changes_come_in_pages(app, teacher):
    services = app.extensions["quizapp"]
    for number in range(60):
        bank = make_bank(head=make_head(licence=f"free {number}"))
        importing.load_bank(services, bank, "database", services.clock())
    teacher.goes(f"{COURSE}/history")
    assert teacher.source.count("· change ") == 50
    assert "page=2" in teacher.source
    teacher.goes(f"{COURSE}/history?page=2")
    assert "Newer changes" in text(teacher)
    assert "Older changes" not in text(teacher)


def test_look_alikes_are_listed_in_pairs_and_none_where_there_are_none(app, teacher):
    services = app.extensions["quizapp"]
    bank = make_bank()
    double = type(bank.fixed[0])("double", "year", "When was the North Pier opened?", ("1862",))
    importing.load_bank(services, make_bank(fixed=(double,)), "database", services.clock())
    teacher.goes(f"{COURSE}/look-alikes")
    assert "The same question with the same answer one is enough" in text(teacher)
    assert "fixed%3Adouble" in teacher.source or "fixed:double" in teacher.source
    facts = bank.facts[:3]
    importing.load_bank(services, make_bank(facts=facts, series=(), fixed=()), "database", services.clock())
    teacher.goes(f"{COURSE}/look-alikes")
    assert "Nothing here looks alike." in text(teacher)


def offered(app) -> dict[str, dict[str, str]]:
    """The fields of each offer, by the question."""
    found = promoting.list_offers(app.extensions["quizapp"], "harbour").offers
    names = ("subject", "what", "say", "ask", "at")
    return {
        one.item.id: {f"q-{one.item.id}-{name}": getattr(one.wording, name) for name in names}
        for one in found
    }


def test_questions_become_facts_when_they_are_ticked_mended_and_sent(app, teacher):
    services = app.extensions["quizapp"]
    teacher.goes(f"{COURSE}/promote")
    first, second = list(offered(app).items())[:2]
    sent = {**first[1], **second[1], f"q-{first[0]}-pick": "y", f"q-{first[0]}-what": "a mended relation"}
    teacher.sends(f"{COURSE}/promote", sent)
    bank = importing.stored_bank(services, "harbour")
    assert bank.fact_by_id[first[0]].about.what == "a mended relation"
    assert second[0] not in bank.fact_by_id
    assert "1 question is a fact now." in text(teacher)
    undo = re.search(r'action="([^"]+/take-back)"', teacher.source)
    assert undo
    teacher.sends(undo[1])
    assert first[0] not in importing.stored_bank(services, "harbour").fact_by_id


def test_one_alone_becomes_a_fact_whatever_is_ticked(app, teacher):
    first, second = list(offered(app).items())[:2]
    sent = {**first[1], **second[1], f"q-{first[0]}-pick": "y", "only": second[0]}
    teacher.sends(f"{COURSE}/promote", sent)
    bank = importing.stored_bank(app.extensions["quizapp"], "harbour")
    assert (first[0] in bank.fact_by_id, second[0] in bank.fact_by_id) == (False, True)


def test_what_is_wrong_stands_at_its_question_and_nothing_is_lost(app, teacher):
    revision = importing.stored_bank(app.extensions["quizapp"], "harbour").revision
    first = next(iter(offered(app).items()))
    broken = {**first[1], f"q-{first[0]}-say": "Nothing in braces.", f"q-{first[0]}-pick": "y"}
    assert teacher.sends(f"{COURSE}/promote", broken).status_code == 422
    assert "needs braces round the answer" in text(teacher)
    assert "Nothing in braces." in text(teacher)
    empty = {**first[1], f"q-{first[0]}-say": "", f"q-{first[0]}-pick": "y"}
    assert teacher.sends(f"{COURSE}/promote", empty).status_code == 422
    assert "Write the statement." in text(teacher)
    assert teacher.sends(f"{COURSE}/promote", first[1]).status_code == 422
    assert "Nothing was ticked" in text(teacher)
    assert importing.stored_bank(app.extensions["quizapp"], "harbour").revision == revision
