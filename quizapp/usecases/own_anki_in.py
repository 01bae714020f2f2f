"""Taking a learner's Anki deck in: its cards, every answer, and what the learner's model learns from them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry, ChangedMeanwhile
from quizapp.core.facts import Bank
from quizapp.core.memory.brought import Brought, bring
from quizapp.formats.imports.fixed_pictures import kept_picture
from quizapp.store import banks, learner_models, memory, own_uploads, past_reviews
from quizapp.store.people import Person
from quizapp.usecases.foreign_items import NEW, ForeignItem
from quizapp.usecases.moving_memory import memory_seed
from quizapp.usecases.own_anki import Known, known_on, report_of, upload_on
from quizapp.usecases.own_anki_past import Past
from quizapp.usecases.own_deck import begun_in, made_ready, save_on, slug_of
from quizapp.usecases.own_sections import with_section_or_usual
from quizapp.usecases.services import Services

NOTHING = "There is nothing in this deck that you do not have already."
STUDIED_MEANWHILE = "You studied your cards while the deck was read. Bring it in once more."


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in: cards that are new, or changed; answers; and cards that are not to be asked."""

    cards: int
    answers: int
    suspended: int


def take_in(
    services: Services, person: Person, public_id: str, replaces: bool, now: datetime, language: str = ""
) -> TakenIn:
    """Take a deck in with what was learnt of it, all or nothing.

    `replaces`: cards that changed in Anki take the place of those here. `language`: that of the learner's
    browser, for cards that are their first. Raises NotFound, BadEntry where
    nothing would change, ChangedMeanwhile where the learner studied while it was read. All that takes long
    is done before the database is written to.
    """
    with services.database.reading() as on:
        known = known_on(on, services, person)
        found = report_of(services, person, upload_on(on, person, public_id), known, now)
    wanted = tuple(one for one in found.items if one.change == NEW or (replaces and one.may_be_taken))
    if not wanted and not found.has_past and not found.suspended:
        raise BadEntry("file", NOTHING)
    ready = made_ready(person, known.deck, begun_in(_merged(known.deck.bank, wanted), language))
    brought = {past.item.item_id: _brought(person, past, known) for past in found.pasts}
    with services.database.writing() as on:
        upload_on(on, person, public_id)
        if known_on(on, services, person) != known:
            raise ChangedMeanwhile(STUDIED_MEANWHILE)
        row = save_on(on, person, known.deck, ready, now, _contents(wanted))
        facts = banks.fact_ids(on, row.id)
        _remember(on, person, row, facts, brought, known)
        aside = [facts[past.item.item_id] for past in found.pasts if past.is_suspended]
        suspended = past_reviews.set_aside(on, person.id, aside, now)
        own_uploads.forget(on, person.id)
    services.shelf.put(row.id, ready.bank)
    return TakenIn(len(wanted), found.answers, suspended)


def _brought(person: Person, past: Past, known: Known) -> Brought:
    slug = past.item.item_id
    seed = memory_seed(person, known.deck.bank.slug or slug_of(person), slug)
    return bring(known.memories.get(slug), past.steps, past.outcome, seed=seed)


def _remember(
    on: Connection,
    person: Person,
    row: banks.BankRow,
    facts: dict[str, int],
    brought: dict[str, Brought],
    known: Known,
) -> None:
    """Log what was learnt, and move memories and the model."""
    logged = [(facts[slug], event, entry) for slug, one in brought.items() for event, entry in one.entries]
    logged.sort(key=lambda one: one[2].answered_at)  # as it came about; a fact's own are in order already
    past_reviews.add_many(on, person.id, row.revision, logged)
    changes = {
        facts[slug]: (known.memories.get(slug), one.memory)
        for slug, one in brought.items()
        if one.entries and one.memory is not None
    }
    memory.save_memories(on, person.id, row.id, changes)
    said = [words for one in brought.values() for words in one.said]
    if said:
        model = learner_models.get_model(on, person.id)
        learner_models.save_model(on, person.id, model.with_answers(said))


def _merged(present: Bank, wanted: tuple[ForeignItem, ...]) -> Bank:
    """The deck with these cards, each new one in a section called like its deck in Anki."""
    bank, coming = present, {}
    for one in wanted:
        if one.fixed is None:
            continue
        fixed = one.fixed
        if one.change == NEW:
            category = one.row.item.category if one.row.item else ()
            bank, section = with_section_or_usual(bank, category[-1] if category else "")
            fixed = replace(fixed, section=section)
        coming[fixed.id] = fixed
    kept = tuple(coming.pop(item.id, item) for item in present.fixed)
    pictures = present.picture_by_file | {one.file.file: one.file for one in _pictures(wanted)}
    return replace(bank, fixed=(*kept, *coming.values()), pictures=tuple(pictures.values()))


def _pictures(wanted: tuple[ForeignItem, ...]) -> list[Any]:
    found = (kept_picture(one.fixed, one.row.item) for one in wanted if one.fixed and one.row.item)
    return [one for one in found if one is not None]


def _contents(wanted: tuple[ForeignItem, ...]) -> dict[str, bytes]:
    return {one.file.digest: one.content for one in _pictures(wanted)}
