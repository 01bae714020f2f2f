"""Where a course lives: in a folder until an instructor takes it over, in the database from then on.

What changes in the folder afterwards is a proposal, which an instructor accepts or declines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.facts import Bank
from quizapp.formats.native.reader import read_plain
from quizapp.formats.native.writer import revision_of, to_plain
from quizapp.store import banks
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.causes import How, cause
from quizapp.usecases.courses import DATABASE, NO_PICTURES, Change, change, keep_pictures, save
from quizapp.usecases.services import Services

FROM_FOLDER = (
    "This course comes from a folder, so here it can only be read. Take it over on its page under "
    "Question files; from then on it is changed here."
)
OTHER_PROPOSAL = (
    "The course or its folder has changed since this page was made. Look at what would change now."
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the folder of a course holds now (`coming`), against the course as it is at revision `base`."""

    digest: str
    base: str
    created_at: datetime
    coming: Bank
    change: Change


@dataclass(frozen=True, slots=True)
class ShownCourse:
    """A course with its content, and what its folder proposes to change."""

    row: BankRow
    bank: Bank
    proposal: Proposal | None


def list_courses(services: Services) -> list[tuple[BankRow, Bank, bool]]:
    """Every course with its content, and whether its folder proposes to change it; by title."""
    with services.database.reading() as on:
        proposed = banks.list_proposed(on)
        return [
            (row, services.shelf.get(on, row.id, row.revision), row.id in proposed)
            for row in banks.list_banks(on)
        ]


def show_course(services: Services, bank_slug: str) -> ShownCourse:
    """One course, for instructors. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        return ShownCourse(row, services.shelf.get(on, row.id, row.revision), find(services, on, row))


def take_over(services: Services, bank_slug: str) -> bool:
    """Let a course live in the database. False where it did already. Raises NotFound."""
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        if row.home == DATABASE:
            return False
        banks.set_home(on, row.id, DATABASE)
    return True


def check_editable(row: BankRow) -> None:
    """Raise ChangedMeanwhile where a course still comes from its folder."""
    if row.home != DATABASE:
        raise ChangedMeanwhile(FROM_FOLDER)


def propose(
    on: Connection, row: BankRow, coming: Bank, now: datetime, contents: Mapping[str, bytes] = NO_PICTURES
) -> bool:
    """Keep a folder's content for an instructor to look at; whether there is something to look at.

    Nothing is proposed that stood in the course before, or that was declined. `contents` are the bytes of
    its pictures by digest.
    """
    digest = revision_of(coming)
    last = banks.find_proposal(on, row.id)
    if banks.has_revision(on, row.id, digest):
        if last is not None and last.declined_at is None:  # the folder does not hold that any more
            banks.remove_proposal(on, row.id)
        return False
    if last is None or last.digest != digest:
        banks.save_proposal(on, row.id, digest, to_plain(coming), now)
        keep_pictures(on, row.id, coming.pictures, contents, now)
        return True
    return last.declined_at is None


def find(services: Services, on: Connection, row: BankRow) -> Proposal | None:
    """What waits to be accepted or declined about a course."""
    found = banks.find_proposal(on, row.id)
    if found is None or found.declined_at is not None:
        return None
    present, coming = services.shelf.get(on, row.id, row.revision), read_plain(found.document)
    return Proposal(found.digest, row.revision, found.created_at, coming, change(present, coming))


def accept(
    services: Services, bank_slug: str, digest: str, base: str, now: datetime, by: Person | None = None
) -> Change:
    """Make a proposal the course's newest content. Learners keep what they remember of its facts.

    `digest` and `base` are those of the page. Raises NotFound, or ChangedMeanwhile where either of the
    two has changed.
    """
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        proposal = _expected(services, on, row, digest, base)
        number = save(on, proposal.coming, DATABASE, now, cause(How.ACCEPTED, by))
    return replace(proposal.change, number=number)


def decline(services: Services, bank_slug: str, digest: str, base: str, now: datetime) -> None:
    """Leave the course as it is; its folder is looked at again when it changes. Raises as `accept`."""
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        _expected(services, on, row, digest, base)
        banks.decline_proposal(on, row.id, now)


def _expected(services: Services, on: Connection, row: BankRow, digest: str, base: str) -> Proposal:
    proposal = find(services, on, row)
    if proposal is None or (proposal.digest, proposal.base) != (digest, base):
        raise ChangedMeanwhile(OTHER_PROPOSAL)
    return proposal
