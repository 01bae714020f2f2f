"""Uploaded files of other programs, read once: as what, in which encoding, with which meaning of columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry, NotFound
from quizapp.formats.imports import known, reading
from quizapp.formats.imports.decoding import decode
from quizapp.formats.imports.items import ImportReport
from quizapp.formats.imports.table_columns import CHOICES, Columns, columns_of_text, columns_of_workbook
from quizapp.store import column_mappings, uploads
from quizapp.store.people import Person
from quizapp.store.rows_banks import UploadRow
from quizapp.usecases.services import Services

TABLES = (known.TABLE, known.WORKBOOK)
NO_TABLE = "The columns of this file cannot be named. Look at the report again."
NO_QUESTION = "Say of one column that it is the question."
NO_ANSWER = "Say of one column that it is the right answer, too."
TWO_QUESTIONS = "Only one column can be the question. Leave the others out, or take them as options."


@dataclass(frozen=True, slots=True)
class ReadAs:
    """How a file is to be read where that is not left to be found out: empty texts are."""

    encoding: str = ""
    format: str = ""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read. `columns` are those of a table; `is_told`: somebody has said what they mean."""

    report: ImportReport
    columns: Columns | None = None
    is_told: bool = False


def read_upload(services: Services, on: Connection, person: Person, row: UploadRow, how: ReadAs) -> ReadFile:
    """What an upload holds, read with all that this person said of it; made once, and kept a while."""
    found = _read(services, row, how, {})
    if found.columns is None:
        return found
    given = column_mappings.find_mapping(on, person.id, found.columns.signature)
    return _read(services, row, how, given) if given else found


def name_columns(
    services: Services,
    person: Person,
    public_id: str,
    how: ReadAs,
    roles: Sequence[str],
    first_is_question: bool,
    now: datetime,
) -> None:
    """Remember what the columns of a table mean, in their order, for every table with the same titles.

    `first_is_question`: there are no titles. Raises NotFound, BadEntry where no question could be made.
    """
    with services.database.writing() as on:
        row = uploads.get_upload(on, person.id, public_id)
        plain = _read(services, row, how, {}).columns
        if plain is None or len(roles) != len(plain.columns) or any(role not in CHOICES for role in roles):
            raise BadEntry("roles", NO_TABLE)
        if roles.count("question") != 1:
            raise BadEntry("roles", TWO_QUESTIONS if "question" in roles else NO_QUESTION)
        if "key" not in roles:
            raise BadEntry("roles", NO_ANSWER)
        titles = [
            f"#{number}" if first_is_question else column.title
            for number, column in enumerate(plain.columns, start=1)
        ]
        given = dict(zip(titles, roles, strict=True))
        column_mappings.save_mapping(on, person.id, plain.signature, given, now)


def forget_columns(services: Services, person: Person, public_id: str, how: ReadAs) -> None:
    """Let tables with these titles be read as they are seen. Raises NotFound."""
    with services.database.writing() as on:
        plain = _read(services, uploads.get_upload(on, person.id, public_id), how, {}).columns
        if plain is None:
            raise NotFound(NO_TABLE)
        column_mappings.forget_mapping(on, person.id, plain.signature)


def _read(services: Services, row: UploadRow, how: ReadAs, given: Mapping[str, str]) -> ReadFile:
    key = ("read", row.public_id, row.file_name, how, tuple(given.items()))
    found: ReadFile = services.files.get(key, lambda: _anew(row, how, given))
    return found


def _anew(row: UploadRow, how: ReadAs, given: Mapping[str, str]) -> ReadFile:
    report = reading.read_file(
        row.file_name, row.content, how.encoding or None, how.format or None, given or None
    )
    if report.format not in TABLES:
        return ReadFile(report)
    return ReadFile(report, _columns(row, report.format, how, given), bool(given))


def _columns(row: UploadRow, form: str, how: ReadAs, given: Mapping[str, str]) -> Columns | None:
    if form == known.WORKBOOK:
        return columns_of_workbook(row.content, given)
    text = decode(row.content, how.encoding or None).text
    return None if text is None else columns_of_text(text, row.file_name, given)
