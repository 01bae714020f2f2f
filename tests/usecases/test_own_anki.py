"""A learner brings their Anki deck along: cards, every answer, and what only an outcome is known of."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from quizapp.core.errors import BadEntry
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.fsrs import Memory, Rating, step
from quizapp.core.memory.replaying import reckon
from quizapp.core.memory.variants import evidence_of
from quizapp.store import banks, learner_models, memory, review_log
from quizapp.store.tables import BankPicture, FactAside, Review
from quizapp.usecases import erasing, own_anki, own_anki_in, own_data, own_deck, own_deleted, undoing
from quizapp.usecases.moving_memory import memory_seed
from quizapp.usecases.own_anki_in import TakenIn
from quizapp.usecases.services import Services
from tests.formats.picture_bytes import PNG
from tests.usecases.own_decks import answered, deck
from tests.usecases.people import PASSWORD, Learner, learner, new_id

CARDS = [("Which river?", "The Tumen"), ("Which year?", "1858"), ("Which port?", "Rason")]


@pytest.fixture
def mira(services: Services) -> Learner:
    return learner(services)


def uploaded(mira: Learner, content: bytes) -> str:
    return own_anki.upload(mira.services, mira.person, "deck.apkg", content, new_id(), mira.services.clock())


def brought(mira: Learner, content: bytes) -> TakenIn:
    return own_anki_in.take_in(
        mira.services, mira.person, uploaded(mira, content), False, mira.services.clock()
    )


def ago(mira: Learner, days: float) -> datetime:
    return mira.services.clock() - timedelta(days=days)


def memories(mira: Learner) -> dict:
    """The memories of the deck by the front of their card."""
    with mira.services.database.reading() as on:
        found = own_deck.deck_on(on, mira.services, mira.person)
        fronts = {item.item_id: item.prompt for item in found.bank.fixed}
        return {
            fronts[slug]: one for slug, one in memory.list_memories(on, mira.person.id, found.row.id).items()
        }


def log_rows(mira: Learner) -> list:
    with mira.services.database.reading() as on:
        return list(on.execute(select(Review).order_by(Review.id)))


def test_every_answer_moves_a_memory_as_the_scheduler_would(mira: Learner) -> None:
    log = [answered(1, ago(mira, 20), 3), answered(1, ago(mira, 17), 1), answered(1, ago(mira, 9), 4)]
    came = brought(mira, deck(CARDS, log))
    assert came == TakenIn(3, 3, 0)
    state: Memory | None = None
    for rating, days in ((Rating.GOOD, 0), (Rating.AGAIN, 3), (Rating.EASY, 8)):
        state = step(state, rating, days)
    found = memories(mira)
    assert list(found) == ["Which river?"]
    assert (found["Which river?"].stability, found["Which river?"].difficulty) == pytest.approx(
        (state.stability, state.difficulty)
    )
    assert found["Which river?"].last_day == date(2026, 11, 14)
    assert [row.source for row in log_rows(mira)] == ["anki"] * 3


def test_the_log_gives_memory_and_model_back_bit_for_bit(mira: Learner) -> None:
    log = [
        answered(card, ago(mira, 30 - 6 * turn - card / 10), 3 - (turn + card) % 3)
        for card in (1, 2, 3)
        for turn in range(4)
    ]
    brought(mira, deck(CARDS, log))
    said = []
    with mira.services.database.reading() as on:
        row = own_deck.deck_on(on, mira.services, mira.person).row
        kept = memory.list_memories(on, mira.person.id, row.id)
        for slug, fact in banks.fact_ids(on, row.id).items():
            history = review_log.list_reviews(on, mira.person.id, fact)
            again = reckon(history, memory_seed(mira.person, row.slug, slug))
            assert again.memory == kept[slug]
            said.append(again.said)
        model = learner_models.get_model(on, mira.person.id)
    assert model.answers == sum(one.answers for one in said) == 9
    assert list(model.evidence) == [sum(parts) for parts in zip(*(one.evidence for one in said), strict=True)]


def test_the_same_deck_twice_adds_nothing_and_a_later_one_only_what_is_new(mira: Learner) -> None:
    log = [answered(1, ago(mira, 9), 3)]
    brought(mira, deck(CARDS, log))
    before = memories(mira), len(log_rows(mira))
    with pytest.raises(BadEntry, match="nothing in this deck that you do not have"):
        brought(mira, deck(CARDS, log))
    assert (memories(mira), len(log_rows(mira))) == before
    later = brought(mira, deck([*CARDS, ("New?", "yes")], [*log, answered(1, ago(mira, 4), 3)]))
    assert later == TakenIn(1, 1, 0)
    assert memories(mira)["Which river?"].reviews == 2


def test_what_says_nothing_of_memory_is_left_out_and_said(mira: Learner) -> None:
    log = [
        answered(1, ago(mira, 30), 3),
        answered(1, ago(mira, 20), 0, factor=0, kind=4),  # forgotten by hand
        answered(1, ago(mira, 10), 3),
        answered(2, ago(mira, 9), 3, factor=0, kind=3),  # crammed
        answered(2, ago(mira, 8), 0, factor=2500, kind=4),  # another day by hand
        answered(3, ago(mira, -3), 3),  # to come
    ]
    found = own_anki.find_report(
        mira.services, mira.person, uploaded(mira, deck(CARDS, log)), mira.services.clock()
    )
    assert found.answers == 1
    assert found.learnt.left_out == {"reset": 1, "manual": 2, "crammed": 1, "odd": 1}


def test_a_card_without_answers_brings_what_anki_reckoned_of_it(mira: Learner) -> None:
    last = int(ago(mira, 5).timestamp())
    states = (
        f"""UPDATE cards SET type = 2, data = '{{"s":31.5,"d":4.25,"lrt":{last}}}' WHERE id = 1;"""
        "UPDATE cards SET type = 2, ivl = 40, due = 90, factor = 2500 WHERE id = 2;"
        """UPDATE cards SET data = '{"lrt":1,"dr":0.9}' WHERE id = 3;"""
    )
    content = deck(CARDS, states=states, created=ago(mira, 70))
    report = own_anki.find_report(mira.services, mira.person, uploaded(mira, content), mira.services.clock())
    assert (report.answers, report.of_state, report.of_interval) == (0, 1, 1)
    brought(mira, content)
    found = memories(mira)
    assert set(found) == {"Which river?", "Which year?"}
    river, year = found["Which river?"], found["Which year?"]
    assert (river.stability, river.difficulty, set(river.variants)) == (31.5, 4.25, {31.5})
    assert (year.stability, year.last_day) == (40.0, date(2026, 11, 3))  # 50 days after the beginning
    grown = step(Memory(40.0, year.difficulty), Rating.GOOD, 40).stability
    assert grown == pytest.approx(100.0)  # its ease of 2.5, to the day
    with mira.services.database.reading() as on:
        row = own_deck.deck_on(on, mira.services, mira.person).row
        fact = banks.fact_ids(on, row.id)[item_id(mira, "Which river?")]
        entries = review_log.list_reviews(on, mira.person.id, fact)
    assert [entry.source for entry in entries] == [Source.ANKI_STATE]
    assert reckon(entries).memory == river


def item_id(mira: Learner, front: str) -> str:
    bank = own_deck.deck(mira.services, mira.person).bank
    return next(item.item_id for item in bank.fixed if item.prompt == front)


def test_a_deck_is_read_once_for_its_report_and_for_taking_it_in(mira: Learner) -> None:
    found = uploaded(mira, deck(CARDS))
    before = mira.services.files.made
    own_anki.find_report(mira.services, mira.person, found, mira.services.clock())
    own_anki_in.take_in(mira.services, mira.person, found, False, mira.services.clock())
    assert (before, mira.services.files.made) == (1, 2)  # the package; then its cards against the deck


def test_suspended_cards_are_set_aside(mira: Learner) -> None:
    came = brought(mira, deck(CARDS, states="UPDATE cards SET queue = -1 WHERE id = 3;"))
    assert came.suspended == 1
    with mira.services.database.reading() as on:
        aside = on.execute(select(FactAside.fact_id, FactAside.until_day)).all()
        row = own_deck.deck_on(on, mira.services, mira.person).row
        assert [tuple(one) for one in aside] == [
            (banks.fact_ids(on, row.id)[item_id(mira, "Which port?")], None)
        ]


def test_a_next_day_answer_is_evidence_and_one_of_the_same_day_is_not(mira: Learner) -> None:
    day = ago(mira, 10)
    log = [
        answered(1, day, 3),
        answered(1, day + timedelta(minutes=5), 3),
        answered(1, day + timedelta(days=3), 2),
    ]
    brought(mira, deck(CARDS, log))
    with mira.services.database.reading() as on:
        model = learner_models.get_model(on, mira.person.id)
        row = own_deck.deck_on(on, mira.services, mira.person).row
        fact = banks.fact_ids(on, row.id)[item_id(mira, "Which river?")]
        history = review_log.list_reviews(on, mira.person.id, fact)
    before = reckon(history[:2]).memory
    assert model.answers == 1
    assert model.evidence == evidence_of(before.variants, 3, True, 0.0)


def test_what_is_no_deck_is_refused_in_words(mira: Learner) -> None:
    with pytest.raises(BadEntry, match="ackage cannot be read"):
        uploaded(mira, b"PK no zip")
    with pytest.raises(BadEntry, match="empty"):
        uploaded(mira, b"  ")


def test_cards_of_a_deck_are_in_a_section_called_like_it(mira: Learner) -> None:
    brought(mira, deck(CARDS))
    bank = own_deck.deck(mira.services, mira.person).bank
    assert [section.title for section in bank.head.sections] == ["Rivers"]


def test_pictures_of_cards_are_taken_home_and_erased_with_them(mira: Learner) -> None:
    content = deck([("<img src=dot.png>What is it?", "A dot")], media={"dot.png": PNG})
    brought(mira, content)
    data = own_data.gather(mira.services, mira.person, mira.services.clock())
    (card,) = next(part.rows[0]["cards"] for part in data.parts if part.name == "own_cards")
    assert data.files[card["picture"]] == PNG
    assert card["answer_is_typed"] is False
    own_deleted.delete_card(mira.services, mira.person, card["card"], mira.services.clock())
    own_deleted.restore_card(mira.services, mira.person, card["card"], mira.services.clock())
    again = own_data.gather(mira.services, mira.person, mira.services.clock())
    assert next(part.rows[0]["cards"] for part in again.parts if part.name == "own_cards") == [card]
    erasing.erase(mira.services, mira.person, PASSWORD, mira.services.clock())
    with mira.services.database.reading() as on:
        assert on.execute(select(BankPicture)).all() == []


def test_an_answer_that_was_undone_keeps_none_of_anki_out(mira: Learner) -> None:
    brought(mira, deck(CARDS[:1]))
    slug = own_deck.deck(mira.services, mira.person).row.slug
    session = mira.begins(slug)
    mira.answers(session)
    assert undoing.undo(mira.services, mira.person, session, 0, 0, mira.services.clock())
    assert memories(mira) == {}
    assert brought(mira, deck(CARDS[:1], [answered(1, ago(mira, 1), 3)])).answers == 1
    assert [state.reviews for state in memories(mira).values()] == [1]
