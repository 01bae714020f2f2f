"""Questions that become facts: only when somebody says so, and with all that is remembered of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.facts import FixedItem
from quizapp.store import banks, tables
from quizapp.usecases import (
    beginning,
    history,
    importing,
    joining,
    promoting,
    reading,
    reviewing,
    studying,
    summing_up,
    undoing,
)
from quizapp.usecases.promoting import UnsoundFacts
from quizapp.usecases.signing_in import UNKNOWN_BROWSER
from tests.builders import make_bank
from tests.usecases.people import instructor, learner, new_class, new_id, new_quiz

MILL = FixedItem("mill", "year", "When was the Old Mill built?", ("1862",), section="history")
BAKER = FixedItem("baker", "short_answer", "Who baked in the Old Mill?", ("Ada Loaf",), section="trade")


class Desk:
    """An instructor of a course of two questions only, and of the whole harbour's names."""

    def __init__(self, services, **bank) -> None:
        self.services = services
        given = {"facts": (), "series": (), "fixed": (MILL, BAKER), **bank}
        importing.load_bank(services, make_bank(**given), "database", services.clock())
        self.person = instructor(services)

    @property
    def bank(self):
        return importing.stored_bank(self.services, "harbour")

    def offers(self, **more):
        return promoting.list_offers(self.services, "harbour", **more).offers

    def promotes(self, *ids: str, **changes: str) -> int:
        wordings = {
            offer.item.id: replace(offer.wording, **changes)
            for offer in self.offers()
            if offer.item.id in ids
        }
        return promoting.promote(self.services, "harbour", wordings, self.person, self.services.clock())

    def rows(self) -> dict[str, int]:
        with self.services.database.reading() as on:
            return banks.fact_ids(on, banks.get_bank(on, "harbour").id)

    def memories(self):
        with self.services.database.reading() as on:
            return on.execute(select(tables.FactMemory.__table__).order_by(tables.FactMemory.fact_id)).all()


@pytest.fixture
def desk(services) -> Desk:
    return Desk(services)


def test_what_each_would_become_is_shown_and_nothing_happens(desk):
    revision = desk.bank.revision
    mill, baker = desk.offers()
    assert mill.promotion.fact.say == "The Old Mill was built in {1862}."
    assert "type a year" in " ".join(mill.kinds).lower() or mill.kinds
    assert baker.wording.subject == "Old Mill"
    assert desk.bank.revision == revision


def test_confirmed_ones_become_facts_and_the_others_stay(desk):
    number = desk.promotes("mill")
    bank = desk.bank
    assert [fact.id for fact in bank.facts] == ["mill"]
    assert [item.id for item in bank.fixed] == ["baker"]
    assert bank.name_by_id[bank.facts[0].about.of].label == "Old Mill"
    change = history.show_change(desk.services, "harbour", number).change
    assert (change.how, change.who) == ("promoted", "Ms Rahn")
    assert change.summary["moved"] == {"fixed:mill": "mill"}


def test_two_about_one_new_subject_share_its_name(desk):
    desk.promotes("mill", "baker")
    assert {fact.about.of for fact in desk.bank.facts} == {"old-mill"}
    assert len([name for name in desk.bank.names if name.label == "Old Mill"]) == 1


def test_memory_and_log_go_on_with_the_fact(desk, services, clock):
    mira = learner(services)
    mira.studies(mira.begins())
    before, row = desk.memories(), desk.rows()["fixed:mill"]
    assert len(before) == 2
    desk.promotes("mill")
    assert desk.memories() == before
    assert desk.rows()["mill"] == row
    memories = reading.course(services, mira.person, "harbour", clock()).memories
    assert set(memories) == {"mill", "fixed:baker"}
    clock.forward(days=40)
    session = mira.begins()
    mira.answers(session)
    here = studying.current(services, mira.person, session)
    assert undoing.undo(services, mira.person, session, here.session.last_answered, 0, clock())
    assert desk.memories() == before, "bit for bit: its due days are spread as before"
    mira.studies(session)
    after = {state.fact_id: state for state in desk.memories()}
    assert after[row].reviews > next(state for state in before if state.fact_id == row).reviews


def test_an_open_session_goes_on_to_its_end_and_its_last_answer_can_be_undone(desk, services, clock):
    mira = learner(services)
    session = mira.begins()
    mira.answers(session)
    before = desk.memories()
    desk.promotes("mill", "baker")
    while studying.current(services, mira.person, session).question is None:
        mira.answers(session)
    mira.answers(session)
    here = studying.current(services, mira.person, session)
    assert desk.memories() != before
    assert undoing.undo(services, mira.person, session, here.session.last_answered, here.undos, clock())
    assert desk.memories() == before
    mira.studies(session)
    assert summing_up.summary(services, mira.person, session, clock()) is not None
    assert len(desk.memories()) == 2


def test_a_frozen_attempt_is_handed_in_and_looked_at_as_it_was(desk, services, clock):
    mira = learner(services)
    attempt = mira.practises(2)
    desk.promotes("mill", "baker")
    mira.fills_in(attempt)
    shown = reviewing.result(services, mira.person, attempt, clock())
    assert shown is not None
    assert {item.question.fact for item in shown.items} == {"fixed:mill", "fixed:baker"}
    assert all(item.grade.is_right for item in shown.items)
    assert {state.fact_id for state in desk.memories()} == {desk.rows()["mill"], desk.rows()["baker"]}


def test_a_quiz_set_before_is_begun_after(desk, services, clock):
    room = new_class(services, desk.person)
    quiz = new_quiz(services, desk.person, room, count=2)
    mira = learner(services)
    joining.join_class(services, mira.person, room.join_code, "", UNKNOWN_BROWSER, clock())
    desk.promotes("mill", "baker")
    mira.fills_in(beginning.begin_quiz(services, mira.person, quiz, new_id(), new_id(), clock()))
    assert len(desk.memories()) == 2


def test_taking_it_back_gives_the_question_with_its_memory_and_doing_it_again_the_fact(desk, services):
    mira = learner(services)
    mira.studies(mira.begins())
    before, row = desk.memories(), desk.rows()["fixed:mill"]
    revision = desk.bank.revision
    number = desk.promotes("mill")
    promoted = desk.bank.revision
    back = history.take_back(services, "harbour", number, desk.person, services.clock())
    assert desk.bank.revision == revision
    assert desk.rows()["fixed:mill"] == row
    history.take_back(services, "harbour", back, desk.person, services.clock())
    assert desk.bank.revision == promoted
    assert desk.rows()["mill"] == row
    history.restore(services, "harbour", number - 1, desk.person, services.clock())
    assert desk.rows()["fixed:mill"] == row
    assert desk.promotes("mill")
    assert desk.rows()["mill"] == row
    assert desk.memories() == before
    with services.database.reading() as on:
        standing = select(tables.Fact.slug).where(tables.Fact.retired_at.is_(None))
        assert {*on.execute(standing).scalars()} == {*desk.bank.item_by_id}


def test_the_question_imported_again_is_another_one_and_told_to_be_there(desk, services):
    row = desk.rows()["fixed:mill"]
    desk.promotes("mill")
    importing.load_bank(services, replace(desk.bank, fixed=(MILL, BAKER)), "database", services.clock())
    assert desk.rows()["mill"] == row
    assert desk.rows()["fixed:mill"] != row
    (told,) = next(offer for offer in desk.offers() if offer.item.id == "mill").looks
    assert "both state the same of the same thing" in told


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"say": "The mill was built."}, "The statement needs braces"),
        ({"say": "The mill was built in {1863}."}, "1863"),
        ({"at": ""}, "place"),
        ({"at": "X99"}, "X99"),
        ({"what": ""}, "relation"),
    ],
)
def test_what_cannot_be_a_fact_is_told_and_changes_nothing(desk, changes, told):
    revision = desk.bank.revision
    with pytest.raises(UnsoundFacts) as refused:
        desk.promotes("mill", **changes)
    assert told in refused.value.faults["mill"]
    assert desk.bank.revision == revision


def test_a_fact_that_the_course_states_already_is_refused(desk):
    desk.promotes("mill", what="built")
    with pytest.raises(UnsoundFacts) as refused:
        desk.promotes("baker", what="built")
    assert "states this already: mill" in refused.value.faults["baker"]


def test_a_question_that_is_gone_or_a_course_of_a_folder_is_left_alone(desk, services, clock):
    words = {offer.item.id: offer.wording for offer in desk.offers()}
    desk.promotes("mill")
    with pytest.raises(ChangedMeanwhile, match="made a fact"):
        promoting.promote(services, "harbour", words, desk.person, clock())
    with pytest.raises(ChangedMeanwhile):
        promoting.promote(services, "harbour", {}, desk.person, clock())
    with services.database.writing() as on:
        banks.set_home(on, banks.get_bank(on, "harbour").id, "folder")
    with pytest.raises(ChangedMeanwhile, match="folder"):
        promoting.promote(services, "harbour", {"baker": words["baker"]}, desk.person, clock())
