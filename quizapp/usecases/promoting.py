"""Making facts of fixed questions, when somebody has looked at what each would become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile, QuizError
from quizapp.core.facts import Bank, FixedItem
from quizapp.core.kinds import single_kinds_for
from quizapp.core.near_duplicates import look_alikes
from quizapp.core.promotion import Promotion, Wording, guessed, is_offered, promoted, promotion_of
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from quizapp.store import banks
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.courses import DATABASE, save
from quizapp.usecases.looking_alike import in_words
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services

AT_ONCE = 10  # questions on a page: what kinds each would give takes a while to find out
GONE = "One of these questions was changed or made a fact since this page was made. Look at them again."
WORDS = {"say": "the statement", "ask": "the question", "at": "the place", "what": "the relation"}
STATED = "The course states this already: {other}. Say in “relation” what sets the two apart."


class UnsoundFacts(QuizError):
    """Some of the facts cannot be as they are worded; `faults` says of each question what to mend."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        self.faults = dict(faults)
        super().__init__("Some of it cannot be a fact yet. Nothing was changed.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A question, the words of the fact it would be, and what that gives.

    `kinds` are titles of kinds of question; `looks` says in words what the fact looks like.
    """

    item: FixedItem
    wording: Wording
    promotion: Promotion
    kinds: tuple[str, ...]
    looks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offers:
    """The questions of a course that could be facts: `count` in all, `offers` those of one page."""

    row: BankRow
    bank: Bank
    count: int
    offers: tuple[Offer, ...]


def list_offers(
    services: Services, bank_slug: str, page: int = 1, wordings: Mapping[str, Wording] | None = None
) -> Offers:
    """What could be made of a course's questions, a page of AT_ONCE; in these `wordings` where somebody has
    written them, by the question's id. Raises NotFound.
    """
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        taken = {*banks.fact_ids(on, row.id)}
    found = [item for item in bank.fixed if is_offered(item)]
    written = wordings or {}
    shown = [item for item in found if item.id in written] if written else _page(found, page)
    chosen = {item.id: written.get(item.id) or guessed(item, bank) for item in shown}
    promotions = _promotions(shown, chosen, bank, taken)
    whole = promoted(bank, promotions)
    return Offers(row, bank, len(found), tuple(_offer(one, chosen, bank, whole) for one in promotions))


def promote(
    services: Services, bank_slug: str, wordings: Mapping[str, Wording], by: Person, now: datetime
) -> int:
    """Make facts of these questions, all or nothing. Returns the number of the change.

    What learners remember of a question is remembered of its fact from then on. Raises NotFound,
    ChangedMeanwhile where a question is gone or the course is only read here, or UnsoundFacts.
    """
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        check_editable(row)
        bank = services.shelf.get(on, row.id, row.revision)
        items = [item for item in bank.fixed if item.id in wordings and is_offered(item)]
        if len(items) < len(wordings) or not items:
            raise ChangedMeanwhile(GONE)
        promotions = _promotions(items, wordings, bank, {*banks.fact_ids(on, row.id)})
        checked = _checked(bank, promotions)
        moved = {one.item.item_id: one.fact.id for one in promotions}
        return _save(on, checked, now, by, moved)


def _save(on: Connection, bank: Bank, now: datetime, by: Person, moved: Mapping[str, str]) -> int:
    return save(on, bank, DATABASE, now, Cause(How.PROMOTED, by.id), moved=moved)


def _page(found: list[FixedItem], page: int) -> list[FixedItem]:
    return found[(page - 1) * AT_ONCE : page * AT_ONCE]


def _promotions(
    items: list[FixedItem], wordings: Mapping[str, Wording], bank: Bank, taken: set[str]
) -> list[Promotion]:
    """The facts with ids and names of their own; two about one new subject share its name."""
    taken = taken | {series.id for series in bank.series}
    found: list[Promotion] = []
    for item in items:
        made = promotion_of(item, wordings[item.id], bank, taken)
        found.append(made)
        taken.add(made.fact.id)
        if made.name is not None:
            bank = replace(bank, names=(*bank.names, made.name))
    return found


def _checked(bank: Bank, promotions: list[Promotion]) -> Bank:
    faults = {}
    for one in promotions:
        fault = _fault(bank, one, promotions)
        if fault:
            faults[one.item.id] = fault
    if faults:
        raise UnsoundFacts(faults)
    checked = check_plain(to_plain(promoted(bank, promotions)))
    if checked.bank is None:
        fault = _sentence(checked.faults[0].message)
        raise UnsoundFacts({promotions[0].item.id: fault})
    return checked.bank


def _fault(bank: Bank, one: Promotion, promotions: list[Promotion]) -> str:
    """What is wrong with one fact, looked at beside the names of its bank alone; empty where it is sound."""
    others = (*bank.facts, *(other.fact for other in promotions if other is not one))
    same = next((fact.id for fact in others if fact.about == one.fact.about), "")
    if same:
        return STATED.format(other=same)
    names = [other.name for other in promotions if other.name is not None]
    alone = replace(bank, facts=(one.fact,), series=(), fixed=(), names=(*bank.names, *names))
    checked = check_plain(to_plain(alone))
    return _sentence(checked.faults[0].message) if checked.faults else ""


def _sentence(message: str) -> str:
    """What a file would be told, with the words of the page for its keys."""
    for key, words in WORDS.items():
        message = message.replace(f"'{key}'", words)
    text = message[:1].upper() + message[1:]
    return text if text[-1:] in ".?!" else f"{text}."


def _offer(one: Promotion, wordings: Mapping[str, Wording], bank: Bank, whole: Bank) -> Offer:
    fact = whole.fact_by_id[one.fact.id]
    alikes = (alike for alike in look_alikes(bank, fact) if alike.other != one.item.item_id)
    return Offer(
        item=one.item,
        wording=wordings[one.item.id],
        promotion=one,
        kinds=tuple(kind.title for kind in single_kinds_for(fact, whole)),
        looks=tuple(in_words(alike, bank, "the course") for alike in alikes),
    )
