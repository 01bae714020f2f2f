"""Reading a file of any program that is known: finds its format, decodes it and says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from quizapp.formats.imports import known
from quizapp.formats.imports.aiken import read_aiken
from quizapp.formats.imports.anki_package import read_anki_package
from quizapp.formats.imports.anki_text import read_anki_text
from quizapp.formats.imports.decoding import decode
from quizapp.formats.imports.detect import binary_format, detect
from quizapp.formats.imports.gift import read_gift
from quizapp.formats.imports.items import ImportReport, Level, Message
from quizapp.formats.imports.limits import MAX_BYTES, within_limits
from quizapp.formats.imports.moodle_xml import read_moodle_xml
from quizapp.formats.imports.qti import read_qti
from quizapp.formats.imports.tables import read_table, read_workbook
from quizapp.formats.imports.xml_text import as_utf8
from quizapp.formats.native import read_single

TEXT_READERS: dict[str, Callable[[str, str], ImportReport]] = {  # given the decoded text and the name
    known.GIFT: read_gift,
    known.AIKEN: read_aiken,
    known.TABLE: read_table,
    known.ANKI_TEXT: read_anki_text,
}
BYTE_READERS: dict[str, Callable[[bytes, str], ImportReport]] = {  # given the bytes and the name
    known.MOODLE_XML: read_moodle_xml,
    known.WORKBOOK: read_workbook,
    known.ANKI_PACKAGE: read_anki_package,
    known.QTI: read_qti,
}
XML = (known.MOODLE_XML, known.QTI)  # what says its own encoding, unless somebody knows better
COLUMN_READERS: dict[str, Callable[[Any, str, Mapping[str, str]], ImportReport]] = {
    known.TABLE: read_table,  # the readers that take what somebody says of the columns, too
    known.WORKBOOK: read_workbook,
}
Messages = tuple[Message, ...]
Columns = Mapping[str, str]


def formats_read() -> tuple[str, ...]:
    """The names of the formats that can be read, as `format` takes them."""
    return (*TEXT_READERS, *BYTE_READERS)


def accepted_endings() -> tuple[str, ...]:
    """How files that can be read are called, for a browser's file chooser."""
    formats = (known.NATIVE, *formats_read())
    return tuple(dict.fromkeys(ending for name in formats for ending in known.ENDINGS.get(name, ())))


def read_file(
    name: str,
    content: bytes,
    encoding: str | None = None,
    format: str | None = None,
    columns: Columns | None = None,
) -> ImportReport:
    """What a file holds and what became of each item.

    `encoding` and `format` are found out where they are not given; `columns` says what the titles of a table
    mean, as `tables.read_table` takes it. Never raises for what the file holds: where it cannot be read,
    `messages` of the report says why, at level ERROR.
    """
    if len(content) > MAX_BYTES:
        size = f"the file is over {MAX_BYTES // 1024 // 1024} MiB; split it into several files"
        return _refused(format or "", "file.too-large", size)
    if not content.strip(b"\0 \t\r\n"):
        return _refused(format or "", "file.empty", "the file is empty; save it again and look into it")
    if format is not None and format not in (*formats_read(), known.NATIVE):
        return _unread(format)
    wanted = format or binary_format(content)
    is_told = encoding is not None and wanted in XML and binary_format(content) is None
    if wanted in BYTE_READERS and not is_told:
        return within_limits(_read_as(wanted, content, name, columns))
    if wanted is not None and format is None:
        return _unread(wanted)
    return _read_text(name, content, encoding, format, columns)


def _read_as(format: str, content: Any, name: str, columns: Columns | None) -> ImportReport:
    """Read by the reader of this format: bytes or text, as it takes them."""
    if columns and format in COLUMN_READERS:
        return COLUMN_READERS[format](content, name, columns)
    readers: Mapping[str, Callable[[Any, str], ImportReport]] = {**BYTE_READERS, **TEXT_READERS}
    return readers[format](content, name)


def _read_text(
    name: str, content: bytes, encoding: str | None, format: str | None, columns: Columns | None
) -> ImportReport:
    decoded = decode(content, encoding)
    if decoded.text is None:
        return ImportReport(format or "", (), decoded.messages)
    found = format or detect(decoded.text, name)
    if found == known.NATIVE:
        return _native(name, content)
    if found in BYTE_READERS:
        content = as_utf8(decoded.text) if encoding else content
        return within_limits(_read_as(found, content, name, columns))
    if found not in TEXT_READERS:
        return _unread(found, decoded.messages)
    report = within_limits(_read_as(found, decoded.text, name, columns))
    report = replace(report, messages=(*decoded.messages, *report.messages))
    return report if report.rows or not report.is_readable else _without_items(report)


def _without_items(report: ImportReport) -> ImportReport:
    message = (
        f"no question was found, read as {known.NAMES[report.format]}; look into the file, or name its format"
    )
    return replace(report, messages=(*report.messages, Message("file.no-items", Level.ERROR, message)))


def _native(name: str, content: bytes) -> ImportReport:
    """A file of our own: it is loaded, not imported; its faults are those that `bank check` lists."""
    read = read_single(content, name, None)
    faults = tuple(Message("native.fault", Level.ERROR, fault.message, fault.line) for fault in read.faults)
    message = (
        "this is a question file of quizapp itself: nothing has to be imported. Check it with "
        f"'quizapp bank check {name}' and put it into the folder of its bank, or upload it in the browser"
    )
    return ImportReport(known.NATIVE, (), (Message("native.load-it", Level.NOTICE, message), *faults))


def _unread(found: str | None, messages: Messages = ()) -> ImportReport:
    """A file that cannot be read: which it is, and what to bring instead."""
    if found in known.UNREAD:
        what, advice = known.UNREAD[found]
        message = f"this is {what}, which is not read yet. {advice}"
        return _refused(found, "file.unread-format", message, messages)
    if found in known.NAMES:
        message = f"this is {known.NAMES[found]}, which is not read yet; bring GIFT or Aiken"
        return _refused(found, "file.unread-format", message, messages)
    if found:
        message = f"'{found}' is no format that is known; there are: {', '.join(formats_read())}"
        return _refused(found, "file.unknown-format", message, messages)
    message = (
        f"no format was recognised; {known.READ_IN_WORDS} are read. Name the format if it is one of them"
    )
    return _refused("", "file.unknown-format", message, messages)


def _refused(format: str, code: str, message: str, messages: Messages = ()) -> ImportReport:
    return ImportReport(format, (), (*messages, Message(code, Level.ERROR, message)))
