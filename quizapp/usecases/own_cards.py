"""A learner's own cards, one by one: how a card is read out of the deck, and written into it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.facts import Bank, FixedItem
from quizapp.core.fixed import trouble_with
from quizapp.store.people import Person
from quizapp.usecases.own_deck import as_sentence, begun_in, store
from quizapp.usecases.own_sections import section_title, with_section
from quizapp.usecases.services import Services

LONGEST_SIDE = 2_000  # characters
MOST_ACCEPTED = 100  # cards of mistakes take those of their course along
TYPED, TURNED = "short_answer", "flashcard"
GONE = "There is no such card any more. The list shows those there are."


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it is written. `accepted`: other answers that are right; `section`: a title, or empty.

    `is_typed`: the answer is typed and marked; else the card is turned and the learner says if they knew it.
    """

    front: str
    back: str
    accepted: tuple[str, ...] = ()
    section: str = ""
    is_typed: bool = True
    why: str = ""


def find_card(bank: Bank, card_id: str) -> FixedItem:
    """A card of the deck. Raises NotFound."""
    found = next((item for item in bank.fixed if item.id == card_id), None)
    if found is None:
        raise NotFound(GONE)
    return found


def as_card(item: FixedItem, bank: Bank) -> Card:
    """A question of the deck as it was written."""
    return Card(
        item.prompt,
        item.key[0] if item.key else "",
        item.key[1:],
        section_title(bank, item.section),
        item.type != TURNED,
        item.why,
    )


def save_card(
    services: Services,
    person: Person,
    card: Card,
    card_id: str,
    now: datetime,
    is_new: bool = False,
    language: str = "",
) -> None:
    """Add a card (`is_new`), or change the one of this id. Raises BadEntry, NotFound.

    `language`: that of the learner's browser, for a deck that begins with this card.
    """

    def write(bank: Bank) -> Bank:
        before = None if is_new else find_card(bank, card_id)
        after, section = with_section(bank, card.section)
        written = _item(card, card_id, section, before)
        fixed = (*bank.fixed, written) if before is None else _replaced(bank.fixed, written)
        return begun_in(replace(after, fixed=fixed), language)

    store(services, person, write, now)


def _item(card: Card, card_id: str, section: str, before: FixedItem | None) -> FixedItem:
    key = tuple(dict.fromkeys((card.back.strip(), *(one.strip() for one in card.accepted if one.strip()))))
    kind = TYPED if card.is_typed else TURNED
    if before is not None and card.is_typed and before.type != TURNED:
        kind = before.type  # a year stays a year, whose answer is read as one
    made = FixedItem(card_id, kind, card.front.strip(), key, section=section, why=card.why.strip())
    if before is not None:
        made = replace(made, at=before.at, tags=before.tags, picture=before.picture, within=before.within)
    if kind not in (TYPED, TURNED) and trouble_with(made) is not None:
        made = replace(made, type=TYPED)
    trouble = trouble_with(made)
    if trouble is not None:
        raise BadEntry("front" if trouble[0] == "prompt" else "back", as_sentence(trouble[1]))
    return made


def _replaced(fixed: tuple[FixedItem, ...], written: FixedItem) -> tuple[FixedItem, ...]:
    return tuple(written if item.id == written.id else item for item in fixed)
