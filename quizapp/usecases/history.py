"""The history of a course: what was changed, by whom, and how to go back: to a content or by one change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.facts import Bank
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from quizapp.store import banks, changes
from quizapp.store.banks import BankRow
from quizapp.store.changes import ChangeRow
from quizapp.store.people import Person
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.courses import DATABASE, save
from quizapp.usecases.differences import HEAD, Key, items_of, summary_of, touched, without
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services

FIRST = "The course began with this change, so there is nothing before it to go back to."
NOT_SOUND = (
    "Without this change the course would not be sound: {fault}. Restore the course as it was instead."
)
NOTHING_LEFT = "Nothing of this change is left in the course, so there is nothing to take back."
STANDS_SO = "The course is already as it was then."


class ChangedSince(ChangedMeanwhile):
    """A change cannot be taken back, for somebody changed the `items` since: each by part and id."""

    def __init__(self, items: tuple[Key, ...]) -> None:
        self.items = items
        names = ", ".join(key for _, key in items[:5])
        more = f" and {len(items) - 5} more" if len(items) > 5 else ""
        super().__init__(
            f"This was changed again since: {names}{more}. Nothing was taken back. Take the later change "
            "back first, or restore the course as it was."
        )


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item as it was and as it became, as plain data; None where it was not there."""

    part: str
    id: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change of a course with the items it touched. `present`: the course as it is now."""

    row: BankRow
    present: Bank
    change: ChangeRow
    items: tuple[ItemChange, ...]

    @property
    def stands(self) -> bool:
        """Whether the course is as it was after this change."""
        return self.row.revision == self.change.after


def list_history(
    services: Services, bank_slug: str, item: str = ""
) -> tuple[BankRow, Bank, tuple[ChangeRow, ...]]:
    """A course and its changes, newest first; with `item`, those that touched this fact or question alone.

    Raises NotFound.
    """
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        present = services.shelf.get(on, row.id, row.revision)
        found = tuple(_told(on, row, change) for change in changes.list_changes(on, row.id))
    if item:
        found = tuple(change for change in found if item in ids_touched(change.summary))
    return row, present, found


def ids_touched(summary: dict[str, Any]) -> set[str]:
    """The ids of the facts and questions that a change touched, as they are asked under."""
    moved = summary.get("moved", {})
    ids = {f"fixed:{one}" for ones in summary.get("fixed", {}).values() for one in ones}
    return ids | {one for ones in summary.get("facts", {}).values() for one in ones} | {*moved}


def show_change(services: Services, bank_slug: str, number: int) -> ShownChange:
    """One change with everything that it touched, before and after. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        change = _told(on, row, changes.get_change(on, row.id, number))
        old, new = items_of(_before(on, row, change)), items_of(banks.get_document(on, row.id, change.after))
        keys = sorted(touched(old, new), key=lambda key: key[0] == HEAD)  # the description comes last
        items = tuple(ItemChange(*key, old.get(key), new.get(key)) for key in keys)
        present = services.shelf.get(on, row.id, row.revision)
    return ShownChange(row, present, change, items)


def restore(services: Services, bank_slug: str, number: int, by: Person, now: datetime) -> int:
    """Make the course what it was after a change. Returns the number of this new change.

    What learners remember stays: facts that go retire, and come back with all that is remembered of them.
    Who may see the course stays, too. Raises NotFound, or ChangedMeanwhile where the course is so already,
    or only read here.
    """
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        check_editable(row)
        change = changes.get_change(on, row.id, number)
        then = services.shelf.get(on, row.id, change.after)
        restored = replace(then, head=replace(then.head, audience=row.audience))
        made = save(on, restored, DATABASE, now, Cause(How.RESTORED, by.id))
        if not made:
            raise ChangedMeanwhile(STANDS_SO)
    return made


def take_back(services: Services, bank_slug: str, number: int, by: Person, now: datetime) -> int:
    """Take one change back and leave the others as they are. Returns the number of this new change.

    Raises NotFound, ChangedSince where somebody changed the same things since, or ChangedMeanwhile where
    there is nothing to take back, or the course would not be sound without it, or is only read here.
    """
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        check_editable(row)
        change = changes.get_change(on, row.id, number)
        if change.before is None:
            raise ChangedMeanwhile(FIRST)
        old, new = (banks.get_document(on, row.id, digest) for digest in (change.before, change.after))
        present = to_plain(services.shelf.get(on, row.id, row.revision))
        merged, conflicts = (old, ()) if row.revision == change.after else without(old, new, present)
        if conflicts:
            raise ChangedSince(conflicts)
        made = save(on, _sound(merged), DATABASE, now, Cause(How.TAKEN_BACK, by.id))
        if not made:
            raise ChangedMeanwhile(NOTHING_LEFT)
    return made


def _sound(plain: dict[str, Any]) -> Bank:
    checked = check_plain(plain)
    if checked.bank is None:
        raise ChangedMeanwhile(NOT_SOUND.format(fault=checked.faults[0].message))
    return checked.bank


def _told(on: Connection, row: BankRow, change: ChangeRow) -> ChangeRow:
    """The change with its summary; one from before changes were written down has none yet."""
    if change.summary or change.how != How.EARLIER:
        return change
    after = banks.get_document(on, row.id, change.after)
    return replace(change, summary=summary_of(_before(on, row, change), after))


def _before(on: Connection, row: BankRow, change: ChangeRow) -> dict[str, Any]:
    return banks.get_document(on, row.id, change.before) if change.before else {HEAD: {}}
