"""Look-alikes of a course, and of what is about to go into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.near_duplicates import SAME_QUESTION, LookAlike, all_look_alikes, look_alikes
from quizapp.core.word_stems import is_in_order
from quizapp.store import banks
from quizapp.store.banks import BankRow
from quizapp.usecases.services import Services

OTHER_ORDER = "the same words in another order, with the same answer"
SHOWN = 90  # characters of the question that something looks like


def list_look_alikes(services: Services, bank_slug: str) -> tuple[BankRow, Bank, tuple[LookAlike, ...]]:
    """A course and all its pairs that look alike, the sure ones first. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
    return row, bank, all_look_alikes(bank)


def of_file(
    items: Sequence[FixedItem], present: Bank, where: Mapping[str, str]
) -> dict[str, tuple[tuple[LookAlike, str], ...]]:
    """By its id, what each question of a file looks like: in the course, or before it in the file.

    Each with words for it; `where` says by its id where each stands in the file. What has the id of a
    question of the course replaces that, so it is compared with the others only. Nothing is sure where the
    words stand in another order: it matters who beat whom.
    """
    alone = replace(present, facts=(), series=(), fixed=tuple(items))
    places = {item.item_id: place for place, item in enumerate(items)}
    found = {}
    for item in items:
        in_course = [one for one in look_alikes(present, item) if one.other not in places]
        in_file = [one for one in look_alikes(alone, item) if places[one.other] < places[item.item_id]]
        in_course = [_with_order(one, alone, present) for one in in_course]
        in_file = [_with_order(one, alone, alone) for one in in_file]
        found[item.item_id] = (
            *((one, in_words(one, present, "the course")) for one in in_course),
            *((one, in_words(one, alone, f"this file, {where[one.other]}")) for one in in_file),
        )
    return found


def _with_order(alike: LookAlike, mine: Bank, others: Bank) -> LookAlike:
    """The same, but not sure where the order of the words is another: then it may ask something else."""
    if alike.why != SAME_QUESTION:
        return alike
    item, other = mine.item_by_id[alike.item], others.item_by_id[alike.other]
    return alike if is_in_order(item, other) else replace(alike, why=OTHER_ORDER, is_sure=False)


def in_words(alike: LookAlike, bank: Bank, where: str) -> str:
    """`the same question with the same answer stands in the course: “Who built it?” (pier)`."""
    other = bank.item_by_id[alike.other]
    shown = asked(other)
    return f"{alike.why}, as in {where}: “{shown}” ({other.id.removeprefix('fixed:')})"


def asked(fact: Fact) -> str:
    """What a fact asks, short enough for a line."""
    text = " ".join(fact.ask.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
