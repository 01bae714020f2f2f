"""Loading courses from the folders of banks: at start, and by command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from quizapp.core.facts import Bank
from quizapp.formats.native.faults import Fault
from quizapp.formats.native.fields import better_slug
from quizapp.formats.native.finding import find_banks, is_slug
from quizapp.formats.native.reader import ReadResult, read_folder
from quizapp.formats.native.writer import revision_of
from quizapp.store import banks
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.courses import FOLDER, NO_PICTURES, Change, change, save
from quizapp.usecases.proposing import propose
from quizapp.usecases.services import Services

ODD_NAME = "a bank's folder is named with small letters, digits and hyphens; rename it to '{better}'"
CLASH = "another bank is called '{slug}', too: {other}. Neither was loaded; rename one of the two folders"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one folder.

    `outcome`: `loaded`; `same`, its content stands here already; `proposed` to the instructors of a course
    that is changed in the database, with what would `change`; `kept`, as nothing in it is new to that
    course; `faulty`; or `left out`, for it is no bank.
    """

    slug: str
    outcome: str
    faults: tuple[Fault, ...] = ()
    change: Change | None = None


def load_folders(services: Services, folders: Sequence[Path], now: datetime) -> list[Loaded]:
    """Load every bank found under `folders`, and say what is none. Banks of the same name are not loaded."""
    found = find_banks(folders)
    loaded = [Loaded(Path(fault.file).name, "left out", (fault,)) for fault in found.left_out]
    for slug, paths in found.clashes.items():
        others = [(path, next(other for other in paths if other != path)) for path in paths]
        faults = (Fault(str(path), 0, 0, CLASH.format(slug=slug, other=other)) for path, other in others)
        loaded.append(Loaded(slug, "faulty", tuple(faults)))
    return loaded + [load_folder(services, path, now) for path in found.banks.values()]


def load_folder(services: Services, path: Path, now: datetime, accept: bool = False) -> Loaded:
    """Load the bank of one folder, all or nothing; content that is there already changes nothing.

    A course that lives in the database is left as it is unless `accept` says so.
    """
    read = read_folder(path)
    if read.bank is None:
        return Loaded(path.name, "faulty", read.faults)
    slug = read.bank.slug
    if not is_slug(slug):
        fault = Fault(str(path), 0, 0, ODD_NAME.format(better=better_slug(slug, "a-name-like-this")))
        return Loaded(slug, "faulty", (fault,))
    with services.database.reading() as on:
        row = banks.find_bank(on, slug)
        if row is not None and row.revision == revision_of(read.bank):
            return Loaded(slug, "same")
    with services.database.writing() as on:
        return _load(services, on, read, read.bank, now, accept)


def load_bank(
    services: Services, bank: Bank, home: str, now: datetime, contents: Mapping[str, bytes] = NO_PICTURES
) -> None:
    """Store a bank's content as its newest revision; `home` is `folder` or `database`.

    `contents` are the bytes of its pictures by digest.
    """
    with services.database.writing() as on:
        save(on, bank, home, now, Cause(How.LOADED), contents)


def stored_bank(services: Services, slug: str) -> Bank:
    """The loaded copy of a bank at its newest revision. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, slug)
        return services.shelf.get(on, row.id, row.revision)


def _load(
    services: Services, on: Connection, read: ReadResult, bank: Bank, now: datetime, accept: bool
) -> Loaded:
    row = banks.find_bank(on, bank.slug)
    if row is None or row.home == FOLDER or accept:
        home = FOLDER if row is None else row.home
        save(on, bank, home, now, Cause(How.LOADED), read.pictures)
        return Loaded(bank.slug, "loaded")
    changes = change(services.shelf.get(on, row.id, row.revision), bank)
    outcome = "proposed" if propose(on, row, bank, now, read.pictures) else "kept"
    return Loaded(bank.slug, outcome, change=changes)
