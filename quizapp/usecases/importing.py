"""Banks and question files on their way into the database: report first, then all or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import AlreadyDone, BadEntry
from quizapp.core.facts import Bank, Fact
from quizapp.formats.native.faults import Fault
from quizapp.formats.native.finding import find_banks
from quizapp.formats.native.reader import read_folder, read_single
from quizapp.formats.native.writer import fact_to_plain, revision_of, to_plain
from quizapp.store import banks
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"
SERIES, FIXED = "series", "fixed"


@dataclass(frozen=True, slots=True)
class FileItem:
    """One fact of a file and what it would do to the bank: `new`, `changed` or `unchanged`."""

    fact: Fact
    status: str
    line: int


@dataclass(frozen=True, slots=True)
class FileReport:
    """The dry run of one file. Where there are faults nothing can be taken in, and `items` is empty."""

    public_id: str
    file_name: str
    bank: BankRow
    text: str
    items: tuple[FileItem, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    taken_at: datetime | None

    def count(self, status: str) -> int:
        """How many items have this status."""
        return sum(item.status == status for item in self.items)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one folder at start: `loaded`, `same`, `kept` (edited in the database) or `faulty`."""

    slug: str
    outcome: str
    faults: tuple[Fault, ...] = ()


def load_folders(services: Services, folders: Sequence[Path], now: datetime) -> list[Loaded]:
    """Load every bank found under `folders`. Banks that live in the database are left as they are."""
    return [load_folder(services, path, now) for path in find_banks(folders).values()]


def load_folder(services: Services, path: Path, now: datetime) -> Loaded:
    """Load the bank of one folder, all or nothing; content that is there already changes nothing."""
    read = read_folder(path)
    if read.bank is None:
        return Loaded(path.name, "faulty", read.faults)
    with services.database.reading() as on:
        found = banks.find_bank(on, read.bank.slug)
    if found is not None and found.home == "database":
        return Loaded(path.name, "kept")
    if found is not None and found.revision == revision_of(read.bank):
        return Loaded(path.name, "same")
    load_bank(services, read.bank, "folder", now)
    return Loaded(path.name, "loaded")


def load_bank(services: Services, bank: Bank, home: str, now: datetime) -> None:
    """Store a bank's content as its newest revision; `home` is `folder` or `database`."""
    with services.database.writing() as on:
        _save(on, bank, home, now)


def stored_bank(services: Services, slug: str) -> Bank:
    """The loaded copy of a bank at its newest revision. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, slug)
        return services.shelf.get(on, row.id, row.revision)


def list_files(services: Services, person: Person) -> tuple[list[Any], list[tuple[BankRow, Bank]]]:
    """The uploads of this person, and every bank."""
    with services.database.reading() as on:
        loaded = [(row, services.shelf.get(on, row.id, row.revision)) for row in banks.list_banks(on)]
        return banks.list_uploads(on, person.id), loaded


def upload(
    services: Services,
    person: Person,
    bank_slug: str,
    file_name: str,
    content: bytes,
    public_id: str,
    now: datetime,
) -> str:
    """Keep a file for its report. Returns its public id. Raises NotFound, BadEntry for an empty file."""
    if not content.strip():
        raise BadEntry("file", "The file is empty. Choose one that holds questions.")
    with services.database.writing() as on:
        banks.get_bank(on, bank_slug)
        banks.add_upload(
            on,
            public_id=public_id,
            account_id=person.id,
            bank_slug=bank_slug,
            file_name=shown_file_name(file_name),
            content=content,
            created_at=now,
        )
    return public_id


def report(services: Services, person: Person, public_id: str) -> FileReport:
    """What a file would do to its bank as that is now. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_upload(on, person.id, public_id)
        return _report(services, on, row)[0]


def take_in(services: Services, person: Person, public_id: str, now: datetime) -> FileReport:
    """Take a file in, all or nothing; from then on its bank lives in the database.

    Raises AlreadyDone where it was taken in before, BadEntry where it has faults or changes nothing.
    """
    with services.database.writing() as on:
        row = banks.get_upload(on, person.id, public_id)
        found, merged = _report(services, on, row)
        if row.taken_at is not None:
            raise AlreadyDone("This file has been taken in already. Its items are in the course.")
        if merged is None:
            raise BadEntry(
                "file", "This file has faults, so nothing was taken in. Mend it and upload it again."
            )
        if not found.count(NEW) + found.count(CHANGED):
            raise BadEntry("file", "Everything in this file stands in the course already.")
        banks.take_upload(on, public_id, now)
        _save(on, merged, "database", now)
    return found


def shown_file_name(name: str) -> str:
    """A file's name fit to be shown: no folders, no control or direction marks, 120 characters at most."""
    last = re.split(r"[\\/]", name[:1000])[-1]
    return "".join(letter for letter in last if letter.isprintable())[:120] or "file"


def _save(on: Connection, bank: Bank, home: str, now: datetime) -> None:
    bank_id = banks.save_bank(
        on, bank.slug, bank.head.title, bank.head.audience, home, revision_of(bank), to_plain(bank), now
    )
    types = {fact.id: fact.answer.type_name for fact in bank.facts}
    types.update({f"{SERIES}:{series.id}": SERIES for series in bank.series})
    types.update({f"{FIXED}:{item.id}": FIXED for item in bank.fixed})
    banks.save_facts(on, bank_id, types, now)


def _report(services: Services, on: Connection, row: Any) -> tuple[FileReport, Bank | None]:
    bank_row = banks.get_bank(on, row.bank_slug)
    present = services.shelf.get(on, bank_row.id, bank_row.revision)
    read = read_single(row.content, row.file_name, into=present)
    text = row.content.decode("utf-8-sig", "replace")
    items = _items(present, read.bank, text) if read.bank is not None else ()
    report_ = FileReport(
        public_id=row.public_id,
        file_name=row.file_name,
        bank=bank_row,
        text=text,
        items=items,
        faults=read.faults,
        warnings=read.warnings,
        taken_at=row.taken_at,
    )
    return report_, read.bank


def _items(present: Bank, merged: Bank, text: str) -> tuple[FileItem, ...]:
    lines = _lines_of_ids(text)
    items = (
        FileItem(fact, _status(present.fact_by_id.get(fact.id), fact), lines[fact.id])
        for fact in merged.facts
        if fact.id in lines
    )
    return tuple(sorted(items, key=lambda item: item.line))


def _status(before: Fact | None, after: Fact) -> str:
    if before is None:
        return NEW
    return UNCHANGED if fact_to_plain(before) == fact_to_plain(after) else CHANGED


def _lines_of_ids(text: str) -> dict[str, int]:
    """The line, from 1, on which each id of the file stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        for match in re.finditer(r"(?:^|[\s{,-])id:\s*[\"']?([A-Za-z0-9._-]+)", line):
            found.setdefault(match.group(1), number)
    return found
