"""What was missed in a quiz, as cards of one's own: one card a fact, however often it is missed.

The course asks those facts again by itself, so this is for what somebody wants to keep: a card can be put
into one's own words, and stays when the class or the course is gone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from itertools import accumulate

from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.fixed import trouble_with
from quizapp.core.rendering import answer_text, locator_text
from quizapp.core.reviewing import Item
from quizapp.store.people import Person
from quizapp.usecases import reviewing
from quizapp.usecases.own_cards import LONGEST_SIDE, MOST_ACCEPTED, TURNED, TYPED
from quizapp.usecases.own_deck import begun_in, deck, store
from quizapp.usecases.own_sections import with_section
from quizapp.usecases.reviewing import Result
from quizapp.usecases.services import Services

LONGEST_TYPED = 60  # characters; what is longer is turned over, not typed
AS_IT_IS = {"year": "year"}  # answers that are read as what they are
IN_WORDS = ("term", "name")
NOT_YET = "What was right is not shown yet. Come back when the result is."
NOTHING = "Nothing was missed here, so there is no card to make."


def missed_facts(found: Result) -> tuple[Fact, ...]:
    """The facts that were missed, or maybe guessed, as far as it may be known what is right; each once."""
    items = found.paper.bank.item_by_id
    return tuple(items[slug] for slug in found.missed_facts if slug in items)


def cards_left(services: Services, person: Person, found: Result) -> int:
    """How many of the missed facts are not among the learner's own cards yet."""
    missed = missed_facts(found)
    if not missed:
        return 0
    mine = deck(services, person).bank
    if found.paper.bank_slug == mine.slug:
        return 0
    there = {item.id for item in mine.fixed}
    return sum(card_id_of(found.paper.bank_slug, fact.id) not in there for fact in missed)


def add_mistakes(services: Services, person: Person, attempt: str, now: datetime) -> int:
    """Make a card of each fact that was missed in an attempt and has none. Returns how many were made.

    Raises NotFound where nothing was missed, ChangedMeanwhile while it may not be known what is right,
    BadEntry where they do not fit.
    """
    found = reviewing.result(services, person, attempt, now)
    if found is None or not {Item.CORRECTNESS, Item.RIGHT_ANSWER} <= found.sees:
        raise ChangedMeanwhile(NOT_YET)
    missed = missed_facts(found)
    if not missed:
        raise NotFound(NOTHING)
    made = 0

    def write(bank: Bank) -> Bank:
        nonlocal made
        there = {item.id for item in bank.fixed}
        after, section = with_section(bank, found.paper.bank.head.title[:80])
        coming = [_card(fact, found, section) for fact in missed]
        new = tuple(item for item in coming if item.id not in there)
        made = len(new)
        if not new:
            return bank
        return begun_in(replace(after, fixed=(*bank.fixed, *new)), found.paper.bank.head.language)

    store(services, person, write, now)
    return made


def card_id_of(bank_slug: str, fact_id: str) -> str:
    """The id of the card made of a fact: always the same, so that it is made once."""
    return "from-" + sha256(f"{bank_slug}\n{fact_id}".encode()).hexdigest()[:16]


def _card(fact: Fact, found: Result, section: str) -> FixedItem:
    bank = found.paper.bank
    right = answer_text(fact.answer, bank)
    made = FixedItem(
        id=card_id_of(found.paper.bank_slug, fact.id),
        type=_kind(fact, right),
        prompt=_prompt(fact, bank),
        key=(right, *_also_right(fact)),
        section=section,
        why=_why(fact, bank),
    )
    sound = made if trouble_with(made) is None else replace(made, type=TURNED)
    return sound if sound.type != TURNED else replace(sound, key=sound.key[:1])


def _also_right(fact: Fact) -> tuple[str, ...]:
    """Other answers that are right, as many as a card can be written with."""
    ends = accumulate(len(one) + 2 for one in fact.answer.also)  # each with its line break
    fitting = sum(end <= LONGEST_SIDE for end in ends)
    return fact.answer.also[: min(fitting, MOST_ACCEPTED)]


def _kind(fact: Fact, right: str) -> str:
    name = fact.answer.type_name
    if name in AS_IT_IS:
        return AS_IT_IS[name]
    return TYPED if name in IN_WORDS and len(right) <= LONGEST_TYPED else TURNED


def _prompt(fact: Fact, bank: Bank) -> str:
    """What is asked; a written question with its options, without which many say nothing."""
    item = bank.fixed_by_id.get(fact.id)
    options = "".join(f"\n· {option.text}" for option in item.options) if item else ""
    return f"{fact.ask}{options}"


def _why(fact: Fact, bank: Bank) -> str:
    """The reason that the course gives, and where the fact stands in its source."""
    places = "; ".join(locator_text(at, bank) for at in fact.at)
    where = ", ".join(filter(None, (bank.head.title, places)))
    return "\n\n".join(filter(None, (fact.why, f"From {where}.")))
