"""Own cards and notes: kept, changed, put back, studied; and nobody else's business."""

from __future__ import annotations

import pytest
from sqlalchemy import event, func, select

from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound
from quizapp.formats.exports.written import Outcome
from quizapp.store import banks, own_banks
from quizapp.store import notes as stored_notes
from quizapp.store.tables import Bank, BankRevision, Base, FactNote
from quizapp.usecases import (
    erasing,
    home,
    notes,
    own_anki,
    own_anki_in,
    own_cards,
    own_data,
    own_deck,
    own_deleted,
    own_export,
    own_language,
    own_mistakes,
    reading,
    teaching,
)
from quizapp.usecases.course_access import readable_bank
from quizapp.usecases.own_cards import Card
from quizapp.usecases.services import Services
from tests.usecases.people import PASSWORD, Learner, instructor, learner, new_id

LIGHT = Card("What colour is the light?", "Zqred", ("crimson",), "Harbour")
FACT = "river-at-harbour"


@pytest.fixture
def mira(services: Services) -> Learner:
    return learner(services)


def wrote(mira: Learner, card: Card = LIGHT, name: str = "c-1") -> str:
    own_cards.save_card(mira.services, mira.person, card, name, mira.services.clock(), is_new=True)
    return own_deck.deck(mira.services, mira.person).bank.slug


def fronts(mira: Learner) -> list[str]:
    return [item.prompt for item in own_deck.deck(mira.services, mira.person).bank.fixed]


def test_own_cards_are_read_studied_and_planned_by_their_owner(mira: Learner) -> None:
    slug = wrote(mira)
    now = mira.services.clock()
    assert reading.course(mira.services, mira.person, slug, now).bank.head.title == "My own cards"
    assert [plan.course.row.slug for plan in home.home(mira.services, mira.person, now).plans] == [slug]
    session = mira.begins(slug)
    asked = mira.answers(session)
    assert asked is not None
    assert asked.prompt == LIGHT.front
    assert [*reading.course(mira.services, mira.person, slug, now).memories] == ["fixed:c-1"]


def test_nobody_else_can_see_them_instructors_neither(services: Services, mira: Learner) -> None:
    slug = wrote(mira)
    other, teacher = learner(services, "ben").person, instructor(services)
    with services.database.reading() as on:
        for who in (None, other, teacher):
            with pytest.raises(NotFound):
                readable_bank(on, who, slug)
        with pytest.raises(NotFound):
            banks.get_bank(on, slug)
        assert slug not in [row.slug for row in banks.list_banks(on)]
    assert slug not in [row.slug for row in teaching.list_courses(services)]


def test_a_card_is_changed_deleted_and_put_back_with_its_memory(mira: Learner) -> None:
    slug = wrote(mira)
    now = mira.services.clock()
    own_cards.save_card(mira.services, mira.person, Card("Front", "back", is_typed=False), "c-1", now)
    bank = own_deck.deck(mira.services, mira.person).bank
    assert own_cards.as_card(bank.fixed[0], bank) == Card("Front", "back", is_typed=False)
    own_deleted.delete_card(mira.services, mira.person, "c-1", now)
    assert fronts(mira) == []
    own_deleted.restore_card(mira.services, mira.person, "c-1", now)
    own_deleted.restore_card(mira.services, mira.person, "c-1", now)  # a second click
    assert fronts(mira) == ["Front"]
    with mira.services.database.reading() as on:
        row = readable_bank(on, mira.person, slug)
        assert list(banks.fact_ids(on, row.id)) == ["fixed:c-1"]
        assert row.is_private


@pytest.mark.parametrize(
    ("card", "field"),
    [(Card("Front", "  "), "back"), (Card("", "back"), "front"), (Card("F", "…"), "back")],
)
def test_a_card_that_asks_nothing_is_refused_beside_its_field(mira: Learner, card: Card, field: str) -> None:
    with pytest.raises(BadEntry) as refused:
        wrote(mira, card)
    assert refused.value.field == field


def test_a_deleted_card_comes_back_whatever_was_written_since_until_its_time_is_up(
    mira: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_banks, "KEPT_REVISIONS", 1)
    wrote(mira)
    wrote(mira, Card("Other", "b"), "c-2")
    for name in ("c-1", "c-2"):
        own_deleted.delete_card(mira.services, mira.person, name, mira.services.clock())
    for number in range(3):
        mira.services.clock.forward(days=9)
        wrote(mira, Card(f"Front {number}", "b"), f"d-{number}")
    own_deleted.restore_card(mira.services, mira.person, "c-1", mira.services.clock())
    bank = own_deck.deck(mira.services, mira.person).bank
    assert own_cards.as_card(own_cards.find_card(bank, "c-1"), bank) == LIGHT
    mira.services.clock.forward(days=6)
    wrote(mira, name="later")
    with pytest.raises(NotFound, match="more than 30 days ago"):
        own_deleted.restore_card(mira.services, mira.person, "c-2", mira.services.clock())


def test_a_card_comes_back_into_a_deck_that_has_room(mira: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    wrote(mira)
    now = mira.services.clock()
    own_deleted.delete_card(mira.services, mira.person, "c-1", now)
    wrote(mira, name="c-2")
    monkeypatch.setattr(own_deck, "MOST_CARDS", 1)
    with pytest.raises(BadEntry, match="all that fit"):
        own_deleted.restore_card(mira.services, mira.person, "c-1", now)


def test_a_deck_that_was_just_stored_is_not_read_again(mira: Learner) -> None:
    wrote(mira)
    now, said = mira.services.clock(), []

    def note(_connection, _cursor, statement, *_more) -> None:
        said.append(statement)

    event.listen(mira.services.database.engine, "before_cursor_execute", note)
    try:
        for change in (
            lambda: own_cards.save_card(mira.services, mira.person, Card("F", "b"), "c-1", now),
            lambda: own_deleted.delete_card(mira.services, mira.person, "c-1", now),
            lambda: own_deleted.restore_card(mira.services, mira.person, "c-1", now),
        ):
            change()
            said.clear()
            own_deck.deck(mira.services, mira.person)
            assert not [one for one in said if "bank_revision" in one]
    finally:
        event.remove(mira.services.database.engine, "before_cursor_execute", note)


def test_old_contents_are_forgotten_but_not_those_of_sittings(mira: Learner) -> None:
    slug = wrote(mira)
    session = mira.begins(slug)
    for number in range(25):
        own_cards.save_card(
            mira.services, mira.person, Card(f"Front {number}", "b"), "c-1", mira.services.clock()
        )
        mira.services.clock.forward(seconds=1)
    with mira.services.database.reading() as on:
        kept = on.execute(
            select(func.count())
            .select_from(BankRevision)
            .join(Bank, Bank.id == BankRevision.bank_id)
            .where(Bank.slug == slug)
        ).scalar_one()
    assert kept == 21  # twenty, and the one of the sitting
    assert session


def test_missed_facts_become_cards_once(services: Services, mira: Learner) -> None:
    now = services.clock()
    attempt = mira.practises()
    mira.fills_in(attempt, right=(False,))
    made = own_mistakes.add_mistakes(services, mira.person, attempt, now)
    cards = own_deck.deck(services, mira.person).bank
    assert made == len(cards.fixed) > 0
    assert all("From The Harbour of Port Selwyn" in item.why for item in cards.fixed)
    assert own_mistakes.add_mistakes(services, mira.person, attempt, now) == 0
    assert len(fronts(mira)) == made


@pytest.mark.parametrize(
    ("browser", "language", "direction"), [("he", "he", "rtl"), ("pt-BR", "pt", "ltr"), ("tlh", "und", "ltr")]
)
def test_a_deck_begins_in_the_language_of_the_browser(
    mira: Learner, browser: str, language: str, direction: str
) -> None:
    now = mira.services.clock()
    own_cards.save_card(mira.services, mira.person, LIGHT, "c-1", now, is_new=True, language=browser)
    own_cards.save_card(mira.services, mira.person, LIGHT, "c-2", now, is_new=True, language="ko")
    head = own_deck.deck(mira.services, mira.person).bank.head
    assert (head.language, head.direction) == (language, direction)


def test_the_language_of_a_deck_can_be_changed_to_one_of_the_list(mira: Learner) -> None:
    now = mira.services.clock()
    with pytest.raises(NotFound, match="no cards yet"):
        own_language.speak(mira.services, mira.person, "ar", now)
    wrote(mira)
    own_language.speak(mira.services, mira.person, "ar", now)
    with pytest.raises(BadEntry, match="languages in the list"):
        own_language.speak(mira.services, mira.person, "tlh", now)
    wrote(mira, name="c-2")
    head = own_deck.deck(mira.services, mira.person).bank.head
    assert (head.language, head.direction) == ("ar", "rtl")


def test_mistakes_that_are_the_first_cards_are_in_the_language_of_their_course(
    services: Services, mira: Learner
) -> None:
    attempt = mira.practises()
    mira.fills_in(attempt, right=(False,))
    own_mistakes.add_mistakes(services, mira.person, attempt, services.clock())
    assert own_deck.deck(services, mira.person).bank.head.language == "en"


@pytest.mark.parametrize("form", own_export.FORMS)
def test_cards_are_taken_out_in_every_format(mira: Learner, form: str) -> None:
    now = mira.services.clock()
    with pytest.raises(NotFound, match="no cards to take out"):
        own_export.export(mira.services, mira.person, form, now)
    wrote(mira)
    wrote(mira, Card("Turned", "Zqround", is_typed=False), "c-2")
    written = own_export.export(mira.services, mira.person, form, now)
    assert len(written.rows) == 2
    assert Outcome.LEFT_OUT not in [row.outcome for row in written.rows]


def test_cards_taken_out_for_anki_come_back_as_they_were(mira: Learner) -> None:
    wrote(mira)
    now = mira.services.clock()
    package = own_export.export(mira.services, mira.person, own_export.ANKI, now).content
    ben = learner(mira.services, "ben")
    deck = own_anki.upload(mira.services, ben.person, "deck.apkg", package, new_id(), now)
    assert own_anki_in.take_in(mira.services, ben.person, deck, False, now, "ko").cards == 1
    bank = own_deck.deck(mira.services, ben.person).bank
    assert [(item.prompt, item.key[0]) for item in bank.fixed] == [(LIGHT.front, LIGHT.back)]
    assert bank.head.language == "ko"


def test_an_open_quiz_gives_no_cards(services: Services, mira: Learner) -> None:
    attempt = mira.practises()
    with pytest.raises(ChangedMeanwhile, match="not shown yet"):
        own_mistakes.add_mistakes(services, mira.person, attempt, services.clock())


def test_a_note_is_kept_changed_and_only_its_writers(services: Services, mira: Learner) -> None:
    now, other = services.clock(), learner(services, "ben").person
    notes.write(services, mira.person, "harbour", FACT, " First\r\nline\x00 ", now)
    assert notes.of_fact(services, mira.person, "harbour", FACT).text == "First\nline"
    notes.write(services, mira.person, "harbour", FACT, "Second", now)
    assert [one.text for one in notes.of_course(services, mira.person, "harbour").notes] == ["Second"]
    assert notes.of_fact(services, other, "harbour", FACT).text == ""
    assert notes.delete(services, other, "harbour", FACT).text == ""
    assert notes.delete(services, mira.person, "harbour", FACT).text == "Second"
    assert notes.of_course(services, mira.person, "harbour").notes == ()


@pytest.mark.parametrize("text", ["", " \n ", "x" * 2001])
def test_a_note_that_is_empty_or_too_long_is_refused(services: Services, mira: Learner, text: str) -> None:
    with pytest.raises(BadEntry):
        notes.write(services, mira.person, "harbour", FACT, text, services.clock())


def test_all_of_it_can_be_taken_out_and_is_erased(services: Services, mira: Learner) -> None:
    slug = wrote(mira)
    wrote(mira, Card("Zqleft", "Zqgone"), "c-2")
    own_deleted.delete_card(services, mira.person, "c-2", services.clock())
    mira.begins(slug)
    notes.write(services, mira.person, slug, "fixed:c-1", "Zqnote", services.clock())
    data = own_data.gather(services, mira.person, services.clock())
    rows = {part.name: part.rows for part in data.parts}
    assert rows["own_cards"][0]["cards"][0]["back"] == "Zqred"
    assert [card["back"] for card in rows["own_cards"][0]["deleted_cards"]] == ["Zqgone"]
    assert rows["notes"][0]["text"] == "Zqnote"
    erasing.erase(services, mira.person, PASSWORD, services.clock())
    with services.database.reading() as on:
        assert on.execute(select(func.count()).select_from(FactNote)).scalar_one() == 0
        for table in Base.metadata.sorted_tables:
            assert "Zq" not in repr(on.execute(select(table)).all()), table.name


def test_notes_are_stored_by_learner_and_fact(services: Services, mira: Learner) -> None:
    with services.database.writing() as on:
        bank = banks.get_bank(on, "harbour")
        fact = banks.fact_ids(on, bank.id)[FACT]
        stored_notes.save_note(on, mira.person.id, fact, "one", services.clock())
        assert stored_notes.texts_of(on, mira.person.id, bank.id, [FACT, "none"]) == {FACT: "one"}
        assert stored_notes.delete_note(on, mira.person.id, fact) == "one"
        assert stored_notes.delete_note(on, mira.person.id, fact) == ""
