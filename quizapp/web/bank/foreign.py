"""The report of a file of another program as page data."""

from __future__ import annotations

from quizapp.core.kinds import KINDS
from quizapp.formats.imports.items import ItemRow, Level, Message, Status
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.foreign_files import ENCODINGS, ForeignReport
from quizapp.usecases.foreign_items import ForeignItem
from quizapp.web.views import bank as views
from quizapp.web.views.bank import ForeignNote, ForeignRow, SourceLine

STATUS_WORDS = {
    Status.IMPORTED: "whole",
    Status.WITH_LOSS: "with loss",
    Status.SKIPPED: "skipped",
    Status.ERROR: "faulty",
}
KIND_WORDS = {"ordering": "putting in order", "cloze": "gap in a sentence", "description": "text"}
FORMAT_WORDS = {
    "gift": "GIFT",
    "aiken": "Aiken",
    "moodle_xml": "Moodle XML",
    "moodle-xml": "Moodle XML",
    "table": "a table as text",
    "xlsx": "an Excel workbook",
    "anki_text": "text of Anki",
    "anki_package": "a package of Anki",
    "qti-1.2": "QTI 1.2",
}
_TEXTS = ("", "gift", "aiken", "table", "anki_text")  # no XML: that says itself how it is written
SHOWN_LINES = 12  # of the source of an item that is left out
SHOWN_WIDTH = 200


def report_page(
    found: ForeignReport, chosen: frozenset[int] | None = None, encoding: str = "", error: str = ""
) -> views.ForeignReport:
    """The page of a report; `chosen` are the rows that were ticked, None where nobody was asked yet."""
    totals = found.totals
    return views.ForeignReport(
        upload=found.public_id,
        filename=found.file_name,
        format=FORMAT_WORDS.get(found.format, found.format or "unknown format"),
        bank=found.bank.slug,
        bank_title=found.bank.title,
        rows=tuple(_row(item, found, chosen) for item in found.items),
        notes=tuple(map(_note, found.messages)),
        totals=(
            *((words, totals[str(status)]) for status, words in STATUS_WORDS.items()),
            ("in all", totals["items"]),
        ),
        encodings=ENCODINGS if found.format in _TEXTS else (),
        encoding=encoding,
        error=error,
        is_taken=found.taken_at is not None,
        may_take=found.bank.home != FOLDER,
        has_faulty=any(item.is_faulty and item.row.source.strip() for item in found.items),
    )


def _row(item: ForeignItem, found: ForeignReport, chosen: frozenset[int] | None) -> ForeignRow:
    row = item.row
    return ForeignRow(
        number=item.number,
        name=row.name or f"item {item.number}",
        kind=_kind(item.fixed.type if item.fixed else row.kind),
        lines=_lines(row),
        status=STATUS_WORDS[item.status],
        change=item.change,
        is_ticked=item.is_suggested if chosen is None else item.number in chosen,
        say=item.fact.say if item.fact else "",
        notes=tuple(_note(message, row.line_start) for message in row.messages),
        source=() if item.fixed else _source(row),
    )


def _kind(name: str) -> str:
    if name in KIND_WORDS:
        return KIND_WORDS[name]
    return KINDS[name].title if name in KINDS else name


def _lines(row: ItemRow) -> str:
    if not row.line_start:
        return ""
    if row.line_end <= row.line_start:
        return f"line {row.line_start}"
    return f"lines {row.line_start} to {row.line_end}"


def _note(message: Message, first: int = 0) -> ForeignNote:
    """A message; its line is said where it is not the `first` of its item nor in the text, as in packages."""
    is_said = message.line == first or message.message.endswith(f":{message.line})")
    line = 0 if is_said else message.line
    text = message.message[:1].upper() + message.message[1:]
    return ForeignNote(str(message.level), text if text[-1:] in ".?!" else f"{text}.", line)


def _source(row: ItemRow) -> tuple[SourceLine, ...]:
    """The beginning of the item as it stands in the file; a whole line is marked where something is wrong."""
    wrong = {message.line for message in row.messages if message.level is Level.ERROR}
    lines = row.source.rstrip().split("\n")[:SHOWN_LINES] if row.source.strip() else []
    first = row.line_start or 1
    texts = [text.rstrip("\r")[:SHOWN_WIDTH] for text in lines]
    return tuple(
        SourceLine(number, text, 0, len(text) if number in wrong and len(lines) > 1 else 0)
        for number, text in enumerate(texts, start=first)
    )
