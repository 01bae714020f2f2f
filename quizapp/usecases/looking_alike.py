"""Look-alikes of a course, and of what is about to go into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.near_duplicates import LookAlike, all_look_alikes, look_alikes
from quizapp.store import banks
from quizapp.store.banks import BankRow
from quizapp.usecases.services import Services

SHOWN = 90  # characters of the question that something looks like


def list_look_alikes(services: Services, bank_slug: str) -> tuple[BankRow, Bank, tuple[LookAlike, ...]]:
    """A course and all its pairs that look alike, the sure ones first. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
    return row, bank, all_look_alikes(bank)


def of_file(items: Sequence[FixedItem], present: Bank) -> dict[str, tuple[tuple[LookAlike, str], ...]]:
    """By its id, what each question of a file looks like: in the course, or before it in the file.

    Each with words for it. What has the id of a question of the course replaces that, so it is compared with
    the others only.
    """
    alone = replace(present, facts=(), series=(), fixed=tuple(items))
    places = {item.item_id: place for place, item in enumerate(items)}
    found = {}
    for item in items:
        in_course = [one for one in look_alikes(present, item) if one.other not in places]
        in_file = [one for one in look_alikes(alone, item) if places[one.other] < places[item.item_id]]
        found[item.item_id] = (
            *((one, in_words(one, present, "the course")) for one in in_course),
            *((one, in_words(one, alone, "this file")) for one in in_file),
        )
    return found


def in_words(alike: LookAlike, bank: Bank, where: str) -> str:
    """`the same question with the same answer stands in the course: “Who built it?” (pier)`."""
    other = bank.item_by_id[alike.other]
    shown = asked(other)
    return f"{alike.why}, as in {where}: “{shown}” ({other.id.removeprefix('fixed:')})"


def asked(fact: Fact) -> str:
    """What a fact asks, short enough for a line."""
    text = " ".join(fact.ask.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
