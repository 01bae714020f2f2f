"""Writing a course: what is stored, what is refused, who was faster, and that nobody forgets for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.formats.typed.facts import Written, fact_from_typed, fact_to_typed
from quizapp.formats.typed.head import head_from_typed, head_to_typed
from quizapp.formats.typed.names import name_from_typed
from quizapp.store import banks, memory
from quizapp.store.people import Person
from quizapp.usecases import editing, importing, proposing
from quizapp.usecases.services import Services
from tests.usecases.people import guest, instructor, new_id

MILL = {
    "say": "The Old Mill was built in 1901.", "ask": "In which year was the Old Mill built?", "type": "year",
    "value": "1901", "section": "history", "at": "3",
}  # fmt: skip
PIER = "north-pier-opened"


def teacher(services: Services) -> Person:
    """Another instructor."""
    return instructor(services, f"editor-{new_id()}")


@pytest.fixture
def course(services: Services) -> Services:
    """The harbour, taken over."""
    proposing.take_over(services, "harbour")
    return services


def now_is(services: Services) -> Bank:
    """The course as it is."""
    return importing.stored_bank(services, "harbour")


def revision(services: Services) -> str:
    """The revision of the course as it is."""
    return editing.open_course(services, "harbour").row.revision


def change(fact: str, **typed: Any) -> editing.Write:
    """Write into a fact that is there."""

    def write(bank: Bank) -> Written:
        before = editing.find_part(bank, "facts", fact)
        return fact_from_typed({**fact_to_typed(before, bank), **typed}, bank, before)

    return write


def new(typed: Mapping[str, Any] = MILL) -> editing.Write:
    """Write a new fact."""
    return lambda bank: fact_from_typed(typed, bank)


def save(services: Services, write: editing.Write, base: str = "") -> editing.Saved:
    """Store what somebody writes who sees the course as it is, or as it was at `base`."""
    seen = base or revision(services)
    return editing.save(services, teacher(services), "harbour", seen, write, services.clock())


def test_a_new_fact_is_stored_with_its_name_and_asked(course):
    saved = save(course, new())
    assert (saved.id, saved.made, bool(saved.change)) == ("old-mill-built-1901", ("Old Mill",), True)
    bank = now_is(course)
    assert bank.fact_by_id[saved.id].say == "The Old Mill was built in {1901}."
    assert bank.name_by_id["old-mill"].label == "Old Mill"
    assert bank.revision == saved.revision == revision(course)


def test_a_fault_stores_nothing_and_knows_its_key(course):
    before = revision(course)
    saved = save(course, new({**MILL, "value": "late"}))
    assert saved.id == ""
    assert [path for path, _ in saved.faults] == ["facts.0.answer.year"]
    assert revision(course) == before


def test_changing_a_fact_keeps_what_learners_remember_of_it(course):
    mira = guest(course)
    mira.studies(mira.begins())
    with course.database.reading() as on:
        row = banks.get_bank(on, "harbour")
        before = memory.list_memories(on, mira.person.id, row.id)
    assert before, "something was learned"
    fact = next(one for one in before if not one.startswith("fixed:"))
    assert editing.learners_of(course, "harbour", fact) == 1
    saved = save(course, change(fact, why="It is said so in the book."))
    assert saved.id == fact
    assert saved.change
    with course.database.reading() as on:
        assert memory.list_memories(on, mira.person.id, row.id) == before


def test_a_deleted_fact_that_is_written_again_comes_back_with_its_memory(course):
    mira = guest(course)
    mira.studies(mira.begins())
    with course.database.reading() as on:
        row = banks.get_bank(on, "harbour")
        before = memory.list_memories(on, mira.person.id, row.id)
    fact = next(one for one in before if not one.startswith("fixed:"))
    was, _ = editing.delete(course, teacher(course), "harbour", "facts", fact, course.clock())
    assert fact not in now_is(course).fact_by_id
    save(course, lambda bank: Written(fact, {"facts": [was]}, True, "facts"))
    with course.database.reading() as on:
        assert memory.list_memories(on, mira.person.id, row.id)[fact] == before[fact]


def test_saving_what_is_there_changes_nothing(course):
    before = revision(course)
    assert not save(course, change(PIER)).change
    assert revision(course) == before


def test_a_change_elsewhere_does_no_harm(course):
    seen = revision(course)
    save(course, new())
    saved = save(course, change(PIER, why="Mine."), seen)
    assert saved.id == PIER
    assert {"old-mill-built-1901", PIER} <= set(now_is(course).fact_by_id)
    assert now_is(course).fact_by_id[PIER].why == "Mine."


def test_who_was_faster_is_shown_and_not_overwritten(course):
    seen = revision(course)
    save(course, change(PIER, why="Theirs."))
    saved = save(course, change(PIER, why="Mine."), seen)
    assert saved.is_overtaken
    assert saved.theirs is not None
    assert saved.theirs["why"] == "Theirs."
    assert now_is(course).fact_by_id[PIER].why == "Theirs."
    again = save(course, change(PIER, why="Mine."), saved.revision)
    assert again.id == PIER
    assert now_is(course).fact_by_id[PIER].why == "Mine."


@pytest.mark.parametrize("base", ["no-such-revision", "0" * 16])
def test_a_base_that_is_none_is_taken_for_an_old_one(course, base):
    assert save(course, change(PIER, why="Mine."), base).is_overtaken


def test_what_was_deleted_meanwhile_is_said_and_can_be_put_back(course):
    seen, held = revision(course), now_is(course)
    editing.delete(course, teacher(course), "harbour", "facts", PIER, course.clock())
    mine = change(PIER, why="Mine.")(held)
    saved = save(course, lambda _bank: mine, seen)
    assert saved.is_overtaken
    assert saved.theirs is None
    assert save(course, lambda _bank: mine, saved.revision).id == PIER
    assert PIER in now_is(course).fact_by_id


def test_a_new_fact_never_takes_the_place_of_another(course):
    saved = save(course, new({**MILL, "id": PIER}))
    assert [path for path, _ in saved.faults] == ["facts.0.id"]
    assert now_is(course).fact_by_id[PIER].answer.value != MILL["value"]


def test_a_course_of_a_folder_is_only_read(services):
    with pytest.raises(ChangedMeanwhile):
        save(services, new())
    with pytest.raises(ChangedMeanwhile):
        editing.delete(services, teacher(services), "harbour", "facts", PIER, services.clock())


def test_looking_shows_the_questions_and_stores_nothing(course):
    before = revision(course)
    looked = editing.look(course, "harbour", new(), ["1", "2"])
    assert {"choice", "year", "true_false", "flashcard"} <= {one.kind for one in looked.questions}
    assert all(one.question.fact == "old-mill-built-1901" for one in looked.questions)
    assert revision(course) == before
    faulty = editing.look(course, "harbour", new({**MILL, "value": ""}), ["1"])
    assert faulty.questions == ()
    assert faulty.faults


def test_looking_warns_of_a_question_that_gives_itself_away(course):
    looked = editing.look(course, "harbour", new({**MILL, "ask": "Was the Old Mill built in 1901?"}), ["1"])
    assert any("gives its answer" in message for _, message in looked.warnings)


def test_a_name_that_is_spoken_of_stays_and_says_of_what(course):
    with pytest.raises(ChangedMeanwhile, match="speak of it"):
        editing.delete(course, teacher(course), "harbour", "names", "velm", course.clock())
    editing.delete(course, teacher(course), "harbour", "names", "fish-market", course.clock())
    assert "fish-market" not in now_is(course).name_by_id


def test_series_forget_a_fact_that_goes(course):
    fact = next(point.fact for series in now_is(course).series for point in series.points if point.fact)
    editing.delete(course, teacher(course), "harbour", "facts", fact, course.clock())
    points = [point.fact for series in now_is(course).series for point in series.points]
    assert fact not in points


@pytest.mark.parametrize(("part", "id_"), [("facts", "x"), ("names", "x"), ("fixed", "x"), ("series", "x")])
def test_what_is_not_there_cannot_be_deleted(course, part, id_):
    with pytest.raises(NotFound):
        editing.delete(course, teacher(course), "harbour", part, id_, course.clock())


def test_a_name_is_changed_wherever_it_is_spoken_of(course):
    def write(bank: Bank) -> Written:
        before = editing.find_part(bank, "names", "dunmere")
        return name_from_typed({"label": "Dunmere Port", "pool": "ports of the coast"}, bank, before)

    assert save(course, write).id == "dunmere"
    assert now_is(course).name_by_id["dunmere"].label == "Dunmere Port"


def test_a_section_that_holds_facts_cannot_go(course):
    typed = head_to_typed(now_is(course))
    typed["sections"][1]["title"] = ""
    saved = save(course, lambda bank: head_from_typed(typed, bank))
    assert saved.id == ""
    assert any("history" in message for message in saved.elsewhere)
