"""A learner's Anki deck on its way into their own cards: a report, then the cards with what was learnt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank, FixedItem
from quizapp.core.memory.brought import Brought, Outcome, Step, bring, difficulty_of
from quizapp.core.memory.days import learner_day
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.fsrs import Rating
from quizapp.formats.imports.anki_package.learnt import Learnt, PastCard, PastState, read_learnt
from quizapp.formats.imports.anki_package.reader import read_anki_package
from quizapp.formats.imports.fixed_pictures import kept_picture
from quizapp.formats.imports.items import ImportReport
from quizapp.store import banks, learner_models, memory, own_uploads, past_reviews
from quizapp.store.people import Person
from quizapp.usecases.foreign_items import NEW, ForeignItem, items_of
from quizapp.usecases.own_cards import DEFAULT_SECTION, Deck, deck_on, slug_of, store_on, with_section
from quizapp.usecases.services import Services
from quizapp.usecases.steps import memory_seed
from quizapp.usecases.uploading import shown_file_name

EMPTY = "The file is empty. In Anki, use File > Export and choose “Anki Deck Package”."
NO_DECK = "This is no deck of Anki. In Anki, use File > Export and choose “Anki Deck Package (.apkg)”."
GONE = "This deck was brought in, or another was uploaded since. Upload it again."
NOTHING = "There is nothing in this deck that you do not have already."
STUDIED_MEANWHILE = "You studied your cards while the deck was read. Bring it in once more."
NOT_OURS = ("anki.progress", "anki.suspended")  # what is said where nothing learnt is taken over


@dataclass(frozen=True, slots=True)
class Past:
    """What was learnt of one card, as it would be brought along, and whether it is not to be asked."""

    item: FixedItem
    brought: Brought
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class DeckReport:
    """The dry run of a deck. `items` are its cards, `pasts` what was learnt of those that are here then.

    `known` counts answers that are in the log already, or come before what was answered here since; `first`
    and `last` are the days of the answers. `of_state` and `of_interval` count cards of which only the outcome
    is known: a memory of Anki's newer scheduler, or an interval of its older one.
    """

    public_id: str
    file_name: str
    report: ImportReport
    items: tuple[ForeignItem, ...]
    learnt: Learnt
    pasts: tuple[Past, ...]
    known: int
    of_state: int
    of_interval: int
    first: date | None
    last: date | None

    @property
    def answers(self) -> int:
        """How many answers would be brought along."""
        return sum(len(past.brought.entries) for past in self.pasts) - self.of_state - self.of_interval

    @property
    def suspended(self) -> int:
        """How many cards would not be asked, as in Anki."""
        return sum(past.is_suspended for past in self.pasts)

    def count(self, change: str) -> int:
        """How many cards are `new`, `changed` or `unchanged`."""
        return sum(item.change == change for item in self.items)

    @property
    def left_out(self) -> tuple[ForeignItem, ...]:
        """The cards that cannot be taken in."""
        return tuple(item for item in self.items if not item.change)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in: cards that are new, or changed; answers; and cards that are not to be asked."""

    cards: int
    answers: int
    suspended: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What was here when the deck was read."""

    deck: Deck
    memories: Mapping[str, FactMemory]
    last: Mapping[str, datetime]


def upload(
    services: Services, person: Person, file_name: str, content: bytes, public_id: str, now: datetime
) -> str:
    """Keep a deck for its report, in place of one before. Returns its public id. Raises BadEntry."""
    if not content.strip():
        raise BadEntry("file", EMPTY)
    name = shown_file_name(file_name)
    report = read_anki_package(content, name)
    if not report.is_readable:
        raise BadEntry("file", report.messages[0].message.capitalize() if report.messages else NO_DECK)
    with services.database.writing() as on:
        own_uploads.keep(on, person.id, public_id, name, content, now)
    return public_id


def find_report(services: Services, person: Person, public_id: str, now: datetime) -> DeckReport:
    """What a deck would bring. Raises NotFound."""
    with services.database.reading() as on:
        return _report(services, person, _upload(on, person, public_id), _known(on, services, person), now)


def take_in(services: Services, person: Person, public_id: str, replaces: bool, now: datetime) -> TakenIn:
    """Take a deck in with what was learnt of it, all or nothing.

    `replaces`: cards that changed in Anki take the place of those here.
    Raises NotFound, BadEntry where nothing would change, ChangedMeanwhile where the learner studied while
    it was read.
    """
    with services.database.reading() as on:
        known = _known(on, services, person)
        found = _report(services, person, _upload(on, person, public_id), known, now)
    wanted = tuple(one for one in found.items if one.change == NEW or (replaces and one.may_be_taken))
    merged = _merged(known.deck.bank, wanted)
    if not wanted and not any(past.brought.entries or past.is_suspended for past in found.pasts):
        raise BadEntry("file", NOTHING)
    with services.database.writing() as on:
        _upload(on, person, public_id)
        if _known(on, services, person) != known:
            raise ChangedMeanwhile(STUDIED_MEANWHILE)
        row = store_on(on, services, person, known.deck, merged, now, _contents(wanted))
        suspended = _remember(on, person, row.id, row.revision, found, known, now)
        own_uploads.forget(on, person.id)
    return TakenIn(len(wanted), found.answers, suspended)


def _upload(on: Connection, person: Person, public_id: str) -> Any:
    row = own_uploads.find(on, person.id, public_id)
    if row is None:
        raise NotFound(GONE)
    return row


def _known(on: Connection, services: Services, person: Person) -> _Known:
    found = deck_on(on, services, person)
    if found.row is None:
        return _Known(found, {}, {})
    return _Known(
        found,
        memory.list_memories(on, person.id, found.row.id),
        past_reviews.last_answers(on, person.id, found.row.id),
    )


def _report(services: Services, person: Person, row: Any, known: _Known, now: datetime) -> DeckReport:
    key = ("own deck", row.public_id, known.deck.bank.revision)
    report, learnt = services.files.get(
        ("own deck", row.public_id),
        lambda: (read_anki_package(row.content, row.file_name), read_learnt(row.content, now)),
    )
    items = services.files.get(
        (*key, "items"), lambda: items_of(report.rows, known.deck.bank, DEFAULT_SECTION.id, compares=False)
    )
    pasts, skipped = [], 0
    for item in items:
        past = learnt.cards.get(item.row.item.source_id) if item.change and item.row.item else None
        if past is None or item.fixed is None:
            continue
        last = known.last.get(item.fixed.item_id)
        steps = tuple(step for step in _steps(past, person) if last is None or step.at > last)
        skipped += len(past.answers) - len(steps)
        pasts.append(_past(person, item.fixed, past, steps, known, last))
    days = [entry.learner_day for past in pasts for _, entry in past.brought.entries]
    of_state, of_interval = _outcomes(pasts, learnt)
    notes = tuple(message for message in report.messages if message.code not in NOT_OURS)
    return DeckReport(
        row.public_id, row.file_name, replace(report, messages=notes), items, learnt, tuple(pasts), skipped,
        of_state, of_interval, min(days, default=None), max(days, default=None),
    )  # fmt: skip


def _past(
    person: Person,
    fixed: FixedItem,
    past: PastCard,
    steps: tuple[Step, ...],
    known: _Known,
    last: datetime | None,
) -> Past:
    before = known.memories.get(fixed.item_id)
    outcome = _outcome(past, person) if past.state is not None and last is None else None
    seed = memory_seed(person, known.deck.bank.slug or slug_of(person), fixed.item_id)
    return Past(fixed, bring(before, steps, outcome, seed=seed), past.is_suspended)


def _steps(past: PastCard, person: Person) -> tuple[Step, ...]:
    return tuple(
        Step(
            f"anki:{past.number}:{round(one.at.timestamp() * 1000)}",
            learner_day(one.at, person.time_zone),
            one.at,
            Rating(one.button),
            one.seconds,
        )
        for one in past.answers
    )


def _outcome(past: PastCard, person: Person) -> Outcome | None:
    state = past.state
    if state is None:
        return None
    return Outcome(
        f"anki:{past.number}:state",
        learner_day(state.at, person.time_zone),
        state.at,
        state.stability,
        _difficulty(state),
    )


def _difficulty(state: PastState) -> float:
    if state.difficulty is not None:
        return state.difficulty
    return difficulty_of(state.ease or 2.5, state.stability)


def _outcomes(pasts: list[Past], learnt: Learnt) -> tuple[int, int]:
    """How many cards are brought as an outcome alone: those of the newer scheduler, those of the older."""
    whole = {event for past in pasts for event, _ in past.brought.entries if event.endswith(":state")}
    states = [card.state for card in learnt.cards.values() if f"anki:{card.number}:state" in whole]
    newer = sum(state is not None and state.difficulty is not None for state in states)
    return newer, len(states) - newer


def _merged(present: Bank, wanted: tuple[ForeignItem, ...]) -> Bank:
    """The deck with these cards, each new one in a section called like its deck in Anki."""
    bank, coming = present, {}
    for one in wanted:
        if one.fixed is None:
            continue
        fixed = one.fixed
        if one.change == NEW:
            category = one.row.item.category if one.row.item else ()
            bank, section = _in_section(bank, category[-1] if category else "")
            fixed = replace(fixed, section=section)
        coming[fixed.id] = fixed
    kept = tuple(coming.pop(item.id, item) for item in present.fixed)
    pictures = present.picture_by_file | {one.file.file: one.file for one in _pictures(wanted)}
    return replace(bank, fixed=(*kept, *coming.values()), pictures=tuple(pictures.values()))


def _in_section(bank: Bank, title: str) -> tuple[Bank, str]:
    """The deck with a section of this title; of more decks than there can be sections, the usual one."""
    try:
        return with_section(bank, title)
    except BadEntry:
        return with_section(bank, "")


def _pictures(wanted: tuple[ForeignItem, ...]) -> list[Any]:
    found = (kept_picture(one.fixed, one.row.item) for one in wanted if one.fixed and one.row.item)
    return [one for one in found if one is not None]


def _contents(wanted: tuple[ForeignItem, ...]) -> dict[str, bytes]:
    return {one.file.digest: one.content for one in _pictures(wanted)}


def _remember(
    on: Connection,
    person: Person,
    bank_id: int,
    revision: str,
    found: DeckReport,
    known: _Known,
    now: datetime,
) -> int:
    """Log what was learnt, move memories and the model, set aside what is suspended: how many of these."""
    rows = banks.fact_ids(on, bank_id)
    logged = [
        (rows[past.item.item_id], event, entry)
        for past in found.pasts
        for event, entry in past.brought.entries
    ]
    logged.sort(key=lambda one: one[2].answered_at)  # as it came about; a fact's own are in order already
    past_reviews.add_many(on, person.id, revision, logged)
    changes = {
        rows[past.item.item_id]: (known.memories.get(past.item.item_id), past.brought.memory)
        for past in found.pasts
        if past.brought.entries and past.brought.memory is not None
    }
    memory.save_memories(on, person.id, bank_id, changes)
    said = [words for past in found.pasts for words in past.brought.said]
    if said:
        model = learner_models.get_model(on, person.id)
        learner_models.save_model(on, person.id, model.with_answers(said))
    aside = [rows[past.item.item_id] for past in found.pasts if past.is_suspended]
    return past_reviews.set_aside(on, person.id, aside, now)
