"""Question files on their way into a course: report first, then all or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import AlreadyDone, BadEntry
from quizapp.core.facts import Bank, Fact, FixedItem
from quizapp.core.fixed import fact_of
from quizapp.core.near_duplicates import look_alikes
from quizapp.formats.native.faults import Fault
from quizapp.formats.native.reader import read_single
from quizapp.formats.native.writer import fact_to_plain, fixed_to_plain
from quizapp.store import banks, uploads
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.store.rows_banks import UploadRow
from quizapp.usecases import making
from quizapp.usecases.causes import How, cause
from quizapp.usecases.courses import DATABASE, FIXED, change, save
from quizapp.usecases.foreign_items import MOST_ALIKE
from quizapp.usecases.looking_alike import in_words
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services

NEW, CHANGED, UNCHANGED = "new", "changed", "unchanged"


@dataclass(frozen=True, slots=True)
class FileItem:
    """One fact or fixed question of a file and what it would do to the bank: `new`, `changed` or `unchanged`.

    `fact` is the fact, or the one that a fixed question is asked as; `id` and `type` are those of the file.
    `looks` says what else of the course or of the file it looks like.
    """

    fact: Fact
    status: str
    line: int
    id: str
    type: str
    looks: tuple[str, ...] = ()

    @property
    def is_fixed(self) -> bool:
        """Whether it is a fixed question."""
        return self.fact.id != self.id


@dataclass(frozen=True, slots=True)
class FileReport:
    """The dry run of one file. Where there are faults nothing can be taken in, and `items` is empty.

    `parts` counts what else the file would change: `bank`, `names`, `series`. `change` is the number that its
    taking in has in the course's history.
    """

    public_id: str
    file_name: str
    bank: BankRow
    text: str
    items: tuple[FileItem, ...]
    parts: dict[str, int]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    taken_at: datetime | None
    change: int = 0

    def count(self, status: str) -> int:
        """How many items have this status."""
        return sum(item.status == status for item in self.items)

    @property
    def ready(self) -> int:
        """How many things the file would change."""
        return self.count(NEW) + self.count(CHANGED) + sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as a browser sent it, and the public id it gets."""

    name: str
    content: bytes
    public_id: str


def list_files(services: Services, person: Person) -> list[Any]:
    """The uploads of this person, newest first."""
    with services.database.reading() as on:
        return uploads.list_uploads(on, person.id)


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
    upload_all(services, person, [SentFile(file_name, content, public_id)], now, bank_slug)
    return public_id


def upload_all(
    services: Services,
    person: Person,
    files: Sequence[SentFile],
    now: datetime,
    bank_slug: str,
    new_title: str = "",
) -> None:
    """Keep files for their reports, all or none.

    They are for a course that is there, or where `bank_slug` is empty for a new one of this title. Raises
    NotFound, BadEntry for an empty file or title.
    """
    empty = next((file for file in files if not file.content.strip()), None)
    if empty is not None:
        raise BadEntry("file", f"The file {shown_file_name(empty.name)} is empty. Choose one with questions.")
    with services.database.writing() as on:
        slug = bank_slug or making.add_for_questions(on, new_title, now, person)
        banks.get_bank(on, slug)
        for file in files:
            uploads.add_upload(
                on,
                public_id=file.public_id,
                account_id=person.id,
                bank_slug=slug,
                file_name=shown_file_name(file.name),
                content=file.content,
                created_at=now,
            )


def report(services: Services, person: Person, public_id: str) -> FileReport:
    """What a file would do to its bank as that is now. Raises NotFound."""
    with services.database.reading() as on:
        row = uploads.get_upload(on, person.id, public_id)
        found, merged = _report(services, on, row)
    if merged is None:
        return found
    items = tuple(replace(item, looks=_looks(item, merged)) for item in found.items)
    return replace(found, items=items)


def take_in(services: Services, person: Person, public_id: str, now: datetime) -> FileReport:
    """Take a file in, all or nothing.

    Raises AlreadyDone where it was taken in before, ChangedMeanwhile where its course can only be read
    here, BadEntry where the file has faults or changes nothing.
    """
    with services.database.writing() as on:
        row = uploads.get_upload(on, person.id, public_id)
        found, merged = _report(services, on, row)
        if row.taken_at is not None:
            raise AlreadyDone("This file has been taken in already. Its items are in the course.")
        if merged is None:
            raise BadEntry(
                "file", "This file has faults, so nothing was taken in. Mend it and upload it again."
            )
        if not found.ready:
            raise BadEntry("file", "Everything in this file stands in the course already.")
        check_editable(found.bank)
        uploads.take_upload(on, public_id, now)
        number = save(on, merged, DATABASE, now, cause(How.IMPORTED, person))
    return replace(found, change=number)


def shown_file_name(name: str) -> str:
    """A file's name fit to be shown: no folders, no control or direction marks, 120 characters at most."""
    last = re.split(r"[\\/]", name[:1000])[-1]
    return "".join(letter for letter in last if letter.isprintable())[:120] or "file"


def _report(services: Services, on: Connection, row: UploadRow) -> tuple[FileReport, Bank | None]:
    bank_row = banks.get_bank(on, row.bank_slug)
    present = services.shelf.get(on, bank_row.id, bank_row.revision)
    read = read_single(row.content, row.file_name, into=present)
    merged = None if read.bank is None else _seen_by_the_same(read.bank, present)
    text = row.content.decode("utf-8-sig", "replace")
    items = () if merged is None else _items(present, merged, text)
    report_ = FileReport(
        public_id=row.public_id,
        file_name=row.file_name,
        bank=bank_row,
        text=text,
        items=items,
        parts={} if merged is None else _parts(present, merged),
        faults=read.faults,
        warnings=read.warnings,
        taken_at=row.taken_at,
    )
    return report_, merged


def _parts(present: Bank, merged: Bank) -> dict[str, int]:
    """What would change besides the items, by its name in the files."""
    return {part: count for part, count in change(present, merged).parts.items() if part != FIXED}


def _seen_by_the_same(merged: Bank, present: Bank) -> Bank:
    """The bank for the audience it has, which is chosen on the course's page: no file opens it by the way."""
    return replace(merged, head=replace(merged.head, audience=present.head.audience))


def _items(present: Bank, merged: Bank, text: str) -> tuple[FileItem, ...]:
    lines = _lines_of_ids(text)
    facts = (
        FileItem(
            fact,
            _status(present.fact_by_id.get(fact.id), fact),
            lines[fact.id],
            fact.id,
            fact.answer.type_name,
        )
        for fact in merged.facts
        if fact.id in lines
    )
    fixed = (
        FileItem(
            fact_of(item, merged),
            _status(present.fixed_by_id.get(item.item_id), item),
            lines[item.id],
            item.id,
            item.type,
        )
        for item in merged.fixed
        if item.id in lines
    )
    return tuple(sorted((*facts, *fixed), key=lambda item: item.line))


def _looks(item: FileItem, merged: Bank) -> tuple[str, ...]:
    """In words, what a new or changed item looks like."""
    if item.status == UNCHANGED:
        return ()
    found = look_alikes(merged, item.fact)[:MOST_ALIKE]
    return tuple(in_words(one, merged, "the course or this file") for one in found)


def _status(before: Fact | FixedItem | None, after: Fact | FixedItem) -> str:
    if before is None:
        return NEW
    return UNCHANGED if _plain(before) == _plain(after) else CHANGED


def _plain(item: Fact | FixedItem) -> dict[str, Any]:
    """What the file says of it: `1` and `1.0` are equal figures, but not the same text."""
    return fact_to_plain(item) if isinstance(item, Fact) else fixed_to_plain(item)


def _lines_of_ids(text: str) -> dict[str, int]:
    """The line, from 1, on which each id of the file stands."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        for match in re.finditer(r"(?:^|[\s{,-])\"?id\"?:\s*[\"']?([A-Za-z0-9._-]+)", line):
            found.setdefault(match.group(1), number)
    return found
