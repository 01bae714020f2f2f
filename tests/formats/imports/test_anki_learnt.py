"""What was learnt in Anki, read from a package that Anki itself has written."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quizapp.formats.imports.anki_package.learnt import read_learnt
from quizapp.formats.imports.reading import read_file

pytestmark = pytest.mark.long

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"anki|google")
    collections = pytest.importorskip("anki.collection")

BUTTONS = (3, 1, 4, 3, 2, 3, 3, 3)


@pytest.mark.parametrize("is_legacy", [False, True])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_anki_and_we_count_the_same_answers(tmp_path: Path, is_legacy: bool) -> None:
    collection = collections.Collection(str(tmp_path / "collection.anki2"))
    deck = collection.decks.id("Harbour::Ships")
    for kind, first, second in [("Basic", f"Q{number}?", "yes") for number in range(4)] + [
        ("Cloze", "{{c1::One}} and {{c2::two}}", "")
    ]:
        note = collection.new_note(collection.models.by_name(kind))
        note.fields[:2] = [first, second]
        collection.add_note(note, deck)
    collection.decks.select(deck)
    for button in BUTTONS:
        card = collection.sched.getCard()
        card.start_timer()
        collection.sched.answerCard(card, button)
    collection.sched.suspend_cards(collection.find_cards("")[-1:])
    wanted: dict[int, list[int]] = {}
    for card_id, button in collection.db.all("SELECT cid, ease FROM revlog WHERE type < 4 ORDER BY id"):
        wanted.setdefault(card_id, []).append(button)
    place = tmp_path / "deck.apkg"
    options = collections.ExportAnkiPackageOptions(
        with_scheduling=True, with_deck_configs=False, with_media=False, legacy=is_legacy
    )
    collection.export_anki_package(out_path=str(place), limit=None, options=options)
    collection.close()
    content = place.read_bytes()

    learnt = read_learnt(content, datetime.now(UTC) + timedelta(minutes=1))

    assert not learnt.trouble
    assert {
        card.number: [answer.button for answer in card.answers]
        for card in learnt.cards.values()
        if card.answers
    } == wanted
    assert sum(len(buttons) for buttons in wanted.values()) == len(BUTTONS)
    assert sum(card.is_suspended for card in learnt.cards.values()) == 1
    rows = read_file("deck.apkg", content).rows
    assert {row.item.source_id for row in rows if row.item} == set(learnt.cards)
