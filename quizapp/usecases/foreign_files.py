"""Question files of other programs on their way into a course: report first, then the chosen rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from quizapp.core.errors import AlreadyDone, BadEntry
from quizapp.core.facts import Bank, BankHead, Section
from quizapp.formats.imports import faulty
from quizapp.formats.imports.decoding import decode
from quizapp.formats.imports.fixed_pictures import KeptPicture, kept_picture
from quizapp.formats.imports.items import ImportReport, Message
from quizapp.formats.imports.table_columns import Columns
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from quizapp.store import banks, uploads
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.store.rows_banks import UploadRow
from quizapp.usecases.causes import Cause, How, cause
from quizapp.usecases.courses import DATABASE, Ready, make_ready, save, save_ready
from quizapp.usecases.foreign_items import ForeignItem, items_of
from quizapp.usecases.foreign_reading import ReadAs, ReadFile, read_upload
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services

AS_FOUND = ReadAs()
NATIVE = "native"
NATIVE_ENDINGS = (".yaml", ".yml")
ENCODINGS = ("utf-8", "utf-16", "windows-1252", "windows-1251", "cp949", "shift_jis", "gb18030")


@dataclass(frozen=True, slots=True)
class ForeignReport:
    """The dry run of one file. Where it cannot be read, `messages` say why and there are no items."""

    public_id: str
    file_name: str
    bank: BankRow
    sections: tuple[tuple[str, str], ...]
    format: str
    items: tuple[ForeignItem, ...]
    messages: tuple[Message, ...]
    taken_at: datetime | None
    columns: Columns | None = None  # of a table
    is_told: bool = False  # somebody has said what they mean

    @property
    def totals(self) -> dict[str, int]:
        """How many items have each status; they add up to `items`."""
        return self.as_read.totals

    @property
    def as_read(self) -> ImportReport:
        """The same as the file's own report, with all that is said of each item."""
        return ImportReport(self.format, tuple(item.row for item in self.items), self.messages)

    def count(self, change: str) -> int:
        """How many items are `new`, `changed` or `unchanged`."""
        return sum(item.change == change for item in self.items)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many items have changed a course, and the number of that change in its history."""

    count: int
    change: int


def find_report(
    services: Services, person: Person, public_id: str, section: str = "", how: ReadAs = AS_FOUND
) -> ForeignReport | None:
    """What a file would do to its course as that is now; None for a file of our own. Raises NotFound.

    What is new counts to `section`, or the first of the course; `how` it is read is found out unless given.
    """
    with services.database.reading() as on:
        row = uploads.get_upload(on, person.id, public_id)
        if PurePosixPath(row.file_name).suffix.lower() in NATIVE_ENDINGS:
            return None
        read = read_upload(services, on, person, row, how)
        if read.report.format == NATIVE:
            return None
        bank_row = banks.get_bank(on, row.bank_slug)
        present = services.shelf.get(on, bank_row.id, bank_row.revision)
    return _against(services, read, row, bank_row, present, section)


def take_in(
    services: Services,
    person: Person,
    public_id: str,
    chosen: Collection[int],
    now: datetime,
    section: str = "",
    how: ReadAs = AS_FOUND,
) -> TakenIn:
    """Take the items of these numbers in, all or nothing.

    Raises NotFound, AlreadyDone where the file was taken in before, ChangedMeanwhile where its course can
    only be read here, BadEntry where nothing was chosen, or something that cannot be taken in.
    """
    found = find_report(services, person, public_id, section, how)
    if found is None:
        raise BadEntry("file", "This file is one of our own. Look at its report again.")
    ready = None if found.taken_at else _ready(services, found, chosen)  # before anybody waits for us
    with services.database.writing() as on:
        row = uploads.get_upload(on, person.id, public_id)
        if row.taken_at is not None:
            raise AlreadyDone("This file has been taken in already. Its items are in the course.")
        bank_row = banks.get_bank(on, row.bank_slug)
        if ready is None or bank_row.revision != found.bank.revision:  # somebody else changed the course
            present = services.shelf.get(on, bank_row.id, bank_row.revision)
            read = read_upload(services, on, person, row, how)
            ready = _prepared(_against(services, read, row, bank_row, present, section), present, chosen)
        check_editable(bank_row)
        uploads.take_upload(on, public_id, now)
        number = save_ready(on, ready.content, DATABASE, now, cause(How.IMPORTED, person), ready.contents)
    services.shelf.put(bank_row.id, ready.bank)
    return TakenIn(ready.count, number)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A course with what was chosen, ready to be stored, and how many questions change it.

    `contents` are the bytes of the pictures that come with them, by digest.
    """

    bank: Bank
    content: Ready
    contents: dict[str, bytes]
    count: int


def _ready(services: Services, found: ForeignReport, chosen: Collection[int]) -> _Ready:
    with services.database.reading() as on:
        present = services.shelf.get(on, found.bank.id, found.bank.revision)
    return _prepared(found, present, chosen)


def _prepared(found: ForeignReport, present: Bank, chosen: Collection[int]) -> _Ready:
    wanted = _wanted(found, chosen)
    check_editable(found.bank)
    merged = _merged(present, wanted)
    return _Ready(merged, make_ready(merged), _contents(wanted), len(wanted))


@dataclass(frozen=True, slots=True)
class _Named:
    """A file that nobody has uploaded."""

    file_name: str
    public_id: str = ""
    taken_at: datetime | None = None


def report_of(read: ImportReport) -> ImportReport:
    """What a file holds, with all that is said where its items become questions, whatever the course."""
    if not read.is_readable:
        return read
    nowhere = Bank("", BankHead("", "", (Section("here", "", ()),)))
    rows = tuple(item.row for item in items_of(read.rows, nowhere, "here"))
    return replace(read, rows=rows)


def take_in_file(
    services: Services,
    bank_slug: str,
    file_name: str,
    read: ImportReport,
    now: datetime,
    section: str = "",
    dry_run: bool = False,
) -> ForeignReport:
    """Take in what a file, read before, suggests for a course: the good items, all or nothing.

    With `dry_run` nothing is stored. What is new counts to `section`, or the first of the course. Raises
    NotFound, BadEntry for a section that is not there, ChangedMeanwhile where the course comes from a folder.
    """
    connect = services.database.reading if dry_run else services.database.writing
    with connect() as on:
        bank_row = banks.get_bank(on, bank_slug)
        present = services.shelf.get(on, bank_row.id, bank_row.revision)
        found = _against(services, ReadFile(read), _Named(file_name), bank_row, present, section)
        wanted = [item for item in found.items if item.is_suggested]
        if not dry_run and wanted:
            check_editable(bank_row)
            save(on, _merged(present, wanted), DATABASE, now, Cause(How.IMPORTED), _contents(wanted))
    return found


def faulty_file(
    services: Services, person: Person, public_id: str, how: ReadAs = AS_FOUND
) -> tuple[str, str]:
    """The name and text of a file that holds the faulty items alone; no text where there are none.

    Raises NotFound.
    """
    found = find_report(services, person, public_id, how=how)
    if found is None:  # our own files have their faults in the report
        return "", ""
    left = tuple(replace(item.row, item=None, messages=()) for item in found.items if item.is_faulty)
    text = decode(_uploaded(services, person, public_id).content, how.encoding or None).text or ""
    return faulty.faulty_name(found.file_name, found.format), faulty.faulty_source(
        ImportReport(found.format, left), text
    )


def _uploaded(services: Services, person: Person, public_id: str) -> UploadRow:
    with services.database.reading() as on:
        return uploads.get_upload(on, person.id, public_id)


def _against(
    services: Services,
    read: ReadFile,
    row: UploadRow | _Named,
    bank_row: BankRow,
    present: Bank,
    section: str,
) -> ForeignReport:
    sections = tuple((part.id, part.title) for part in present.head.sections)
    if section and section not in dict(sections):
        raise BadEntry("section", "There is no such section in the course. Choose one of the list.")
    where = section or next((part for part, _ in sections), "")
    return ForeignReport(
        public_id=row.public_id,
        file_name=row.file_name,
        bank=bank_row,
        sections=sections,
        format=read.report.format,
        items=_items(services, read.report, bank_row, present, where) if read.report.is_readable else (),
        messages=read.report.messages,
        taken_at=row.taken_at,
        columns=read.columns,
        is_told=read.is_told,
    )


def _items(
    services: Services, read: ImportReport, bank_row: BankRow, present: Bank, where: str
) -> tuple[ForeignItem, ...]:
    """What the rows of a report would do to a course; kept as long as the report itself is the same."""
    key = ("items", id(read), bank_row.id, bank_row.revision, where)
    kept: tuple[ImportReport, tuple[ForeignItem, ...]] = services.files.get(
        key,
        lambda: (read, items_of(read.rows, present, where)),  # with the report, so that its id is its own
    )
    return kept[1]


def _wanted(found: ForeignReport, chosen: Collection[int]) -> list[ForeignItem]:
    by_number = {item.number: item for item in found.items}
    if not chosen:
        raise BadEntry("row", "Nothing was chosen, so nothing was taken in. Tick what is to go in.")
    if any(number not in by_number or by_number[number].fixed is None for number in chosen):
        raise BadEntry("row", "A row was chosen that cannot be taken in. Look at the report again.")
    wanted = [item for item in found.items if item.number in chosen and item.may_be_taken]
    if not wanted:
        raise BadEntry("row", "All that was chosen stands in the course already.")
    return wanted


def _pictures(wanted: list[ForeignItem]) -> Iterator[KeptPicture]:
    """The pictures of these questions, with their bytes."""
    for item in wanted:
        if item.fixed is not None and item.row.item is not None:
            found = kept_picture(item.fixed, item.row.item)
            if found is not None:
                yield found


def _contents(wanted: list[ForeignItem]) -> dict[str, bytes]:
    return {picture.file.digest: picture.content for picture in _pictures(wanted)}


def _merged(present: Bank, wanted: list[ForeignItem]) -> Bank:
    """The course with these questions in place of those of the same id, or behind the others."""
    coming = {item.fixed.id: item.fixed for item in wanted if item.fixed is not None}
    kept = [coming.pop(item.id, item) for item in present.fixed]
    pictures = present.picture_by_file | {one.file.file: one.file for one in _pictures(wanted)}
    merged = replace(present, fixed=(*kept, *coming.values()), pictures=tuple(pictures.values()))
    checked = check_plain(to_plain(merged))
    if checked.bank is None:
        fault = str(checked.faults[0].message)
        raise BadEntry("row", f"The course would not be sound, so nothing was taken in: {fault}.")
    return checked.bank
