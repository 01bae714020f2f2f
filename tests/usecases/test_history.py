"""The history of a course: who changed what, going back to a content, taking one change back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.store import banks, changes, tables
from quizapp.usecases import erasing, history, importing, making, own_data, proposing, uploading
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.courses import DATABASE, save
from quizapp.usecases.history import ChangedSince
from tests.builders import make_bank, year
from tests.usecases.people import PASSWORD, instructor, learner, new_id


class Course:
    """The harbour, changed by Ms Rahn."""

    def __init__(self, services):
        self.services, self.person = services, instructor(services)
        proposing.take_over(services, "harbour")

    @property
    def bank(self) -> Bank:
        return importing.stored_bank(self.services, "harbour")

    def becomes(self, bank: Bank) -> int:
        with self.services.database.writing() as on:
            return save(on, bank, DATABASE, self.services.clock(), Cause(How.EDITED, self.person.id))

    def edits(self, fact: str, **more: object) -> int:
        facts = tuple(replace(one, **more) if one.id == fact else one for one in self.bank.facts)
        return self.becomes(replace(self.bank, facts=facts))

    def loses(self, *facts: str) -> int:
        kept = tuple(one for one in self.bank.facts if one.id not in facts)
        return self.becomes(replace(self.bank, facts=kept))

    def takes_back(self, number: int) -> int:
        return history.take_back(self.services, "harbour", number, self.person, self.services.clock())

    def restores(self, number: int) -> int:
        return history.restore(self.services, "harbour", number, self.person, self.services.clock())

    def lines(self, item: str = ""):
        return history.list_history(self.services, "harbour", item)[2]


@pytest.fixture
def course(services) -> Course:
    return Course(services)


PIER = "north-pier-opened"


def test_every_change_tells_who_made_it_when_and_what_it_did(course, clock):
    clock.forward(hours=1)
    number = course.edits(PIER, why="Because.")
    edited, loaded = course.lines()
    assert (edited.number, edited.how, edited.who, edited.at) == (number, "edited", "Ms Rahn", clock())
    assert edited.summary == {"facts": {"changed": [PIER]}}
    assert (loaded.number, loaded.how, loaded.who, loaded.before) == (1, "loaded", None, None)
    assert (edited.before, edited.after) == (loaded.after, course.bank.revision)
    assert PIER in loaded.summary["facts"]["added"]


def test_content_that_stays_the_same_is_no_change(course):
    assert course.becomes(course.bank) == 0
    assert making.change_audience(course.services, "harbour", "learners", course.services.clock()) == 0
    assert len(course.lines()) == 1


def test_every_door_writes_its_change_down(services, clock, course):
    by = course.person
    made = making.make_course(services, "T", "t", "S", "learners", "History, 2", clock(), by)
    making.change_audience(services, made, "instructors", clock(), by)
    names = b'names:\n  maren: {label: "Maren"}\n'
    sent = uploading.upload(services, by, made, "names.yaml", names, new_id(), clock())
    taken = uploading.take_in(services, by, sent, clock())
    lines = history.list_history(services, made)[2]
    assert [(line.how, line.who) for line in lines] == [
        ("imported", "Ms Rahn"),
        ("audience", "Ms Rahn"),
        ("made", "Ms Rahn"),
    ]
    assert taken.change == lines[0].number == 3
    assert lines[1].summary == {"bank": {"changed": ["audience"]}}
    assert lines[0].summary == {"names": {"added": ["maren"]}}


def test_a_change_shows_everything_it_touched_before_and_after(course):
    number = course.edits(PIER, why="Because.")
    shown = history.show_change(course.services, "harbour", number)
    (item,) = shown.items
    assert (item.part, item.id) == ("facts", PIER)
    assert item.before["why"] != "Because."
    assert item.after["why"] == "Because."
    assert shown.stands
    assert not history.show_change(course.services, "harbour", 1).stands
    with pytest.raises(NotFound):
        history.show_change(course.services, "harbour", 99)


def test_the_history_of_one_fact_leaves_the_others_out(course):
    first = course.edits(PIER, why="Because.")
    course.edits(course.bank.facts[1].id, why="So.")
    assert [line.number for line in course.lines(PIER)] == [first, 1]
    assert course.lines("nothing") == ()


def test_a_restored_course_is_what_it_was_and_memory_stayed(course, services):
    mira = learner(services)
    mira.studies(mira.begins())
    before, revision = remembered(services), course.bank.revision
    course.loses(*(fact.id for fact in course.bank.facts[:5]))
    course.edits(course.bank.facts[0].id, why="So.")
    number = course.restores(1)
    assert course.bank.revision == revision
    assert course.lines()[0].how == "restored"
    assert course.lines()[0].number == number == 4
    assert remembered(services) == before
    with services.database.reading() as on:
        retired = select(tables.Fact.slug).where(tables.Fact.retired_at.is_not(None))
        assert on.execute(retired).all() == []
    with pytest.raises(ChangedMeanwhile, match="already"):
        course.restores(1)


def test_restoring_never_opens_a_course_by_the_way(course, services, clock):
    course.edits(PIER, why="So.")
    making.change_audience(services, "harbour", "instructors", clock(), course.person)
    course.restores(1)
    assert course.bank.head.audience == "instructors"
    assert course.bank.facts == make_bank().facts


def test_one_change_is_taken_back_and_the_others_stay(course):
    before = course.bank
    edited = course.edits(PIER, why="Because.")
    other = before.facts[3].id
    course.edits(other, why="So.")
    back = course.takes_back(edited)
    assert course.bank.fact_by_id[PIER] == before.fact_by_id[PIER]
    assert course.bank.fact_by_id[other].why == "So."
    assert course.lines()[0].how == "taken back"
    course.takes_back(back)
    assert course.bank.fact_by_id[PIER].why == "Because."


def test_a_deleted_fact_comes_back_to_its_place(course):
    order = [fact.id for fact in course.bank.facts]
    lost = course.loses(order[0], order[2], order[3], order[-1])
    course.edits(order[1], why="So.")
    course.takes_back(lost)
    assert [fact.id for fact in course.bank.facts] == order


def test_the_newest_change_taken_back_gives_the_very_content_before(course):
    revision = course.bank.revision
    course.takes_back(course.loses(PIER))
    assert course.bank.revision == revision


def test_what_somebody_changed_since_is_not_overwritten(course):
    first = course.edits(PIER, why="Because.")
    course.edits(PIER, why="For another reason.")
    revision = course.bank.revision
    with pytest.raises(ChangedSince, match=PIER) as refused:
        course.takes_back(first)
    assert refused.value.items == (("facts", PIER),)
    assert course.bank.revision == revision


def test_what_is_as_it_was_already_is_no_conflict(course):
    other = course.bank.facts[3].id
    why = course.bank.fact_by_id[other].why
    facts = tuple(replace(one, why="Both.") if one.id in (PIER, other) else one for one in course.bank.facts)
    both = course.becomes(replace(course.bank, facts=facts))
    course.edits(other, why=why)
    course.takes_back(both)
    assert course.bank.facts == make_bank().facts
    with pytest.raises(ChangedMeanwhile, match="Nothing of this change"):
        course.takes_back(both)


def test_a_course_is_never_left_unsound(course):
    bank = course.bank
    named = replace(bank, names=(*bank.names, replace(bank.names[0], id="new-quay", label="New Quay")))
    added = course.becomes(named)
    fact = replace(course.bank.facts[0], id="quay-opened", answer=year(1901))
    fact = replace(fact, about=replace(fact.about, of="new-quay"), say="The New Quay was opened in {1901}.")
    course.becomes(replace(course.bank, facts=(*course.bank.facts, fact)))
    with pytest.raises(ChangedMeanwhile, match="would not be sound"):
        course.takes_back(added)


def test_the_beginning_cannot_be_taken_back_nor_a_course_of_a_folder_changed(services, clock):
    teacher = instructor(services)
    for change in (history.restore, history.take_back):
        with pytest.raises(ChangedMeanwhile, match="folder"):
            change(services, "harbour", 1, teacher, clock())
    proposing.take_over(services, "harbour")
    with pytest.raises(ChangedMeanwhile, match="began"):
        history.take_back(services, "harbour", 1, teacher, clock())


def test_whoever_is_erased_is_forgotten_and_the_change_stays(course, services, clock):
    course.edits(PIER, why="Because.")
    parts = {part.name: part.rows for part in own_data.gather(services, course.person, clock()).parts}
    (mine,) = parts["course_changes"]
    assert (mine["course"], mine["how"], mine["summary"]) == (
        "harbour",
        "edited",
        {"facts": {"changed": [PIER]}},
    )
    erasing.erase(services, course.person, PASSWORD, clock())
    assert [(line.how, line.who) for line in course.lines()] == [("edited", None), ("loaded", None)]


def test_contents_from_before_changes_were_written_down_tell_what_they_did(course, services):
    course.edits(PIER, why="Because.")
    with services.database.writing() as on:
        on.execute(tables.BankChange.__table__.update().values(how="earlier", summary={}))
        on.execute(tables.BankChangeBy.__table__.delete())
        assert changes.get_change(on, banks.get_bank(on, "harbour").id, 2).summary == {}
    edited, loaded = course.lines()
    assert edited.summary == {"facts": {"changed": [PIER]}}
    assert PIER in loaded.summary["facts"]["added"]
    assert len(history.show_change(services, "harbour", 2).items) == 1


def remembered(services):
    with services.database.reading() as on:
        return on.execute(select(tables.FactMemory.__table__)).all()
