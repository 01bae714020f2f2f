"""The report of a file of another program as page data."""

from __future__ import annotations

from quizapp.core.kinds import KINDS
from quizapp.formats.imports.items import ItemRow, Level, Message, Status
from quizapp.formats.imports.known import MOODLE_XML, QTI, in_words
from quizapp.formats.imports.reading import TEXT_READERS
from quizapp.formats.imports.table_columns import CHOICES
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.foreign_files import ENCODINGS, ForeignReport
from quizapp.usecases.foreign_items import ForeignItem
from quizapp.web.bank.looking import PAGE, SHOWS, Look, is_shown, ranges_of
from quizapp.web.views import bank as views
from quizapp.web.views.bank import ForeignNote, ForeignRow, SourceLine

STATUS_WORDS = {
    Status.IMPORTED: "whole",
    Status.WITH_LOSS: "with loss",
    Status.SKIPPED: "skipped",
    Status.ERROR: "faulty",
}
KIND_WORDS = {"ordering": "putting in order", "cloze": "gap in a sentence", "description": "text"}
_TEXTS = ("", *TEXT_READERS, "text2qti", "json", "html", "moodle_cloze", "blackboard_tab")
_DOUBTFUL = (
    "file.guessed-encoding", "file.bad-bytes", "file.garbled", "file.unknown-format", "file.no-items",
    "moodle-xml.encoding", "qti-1.2.encoding",
)  # fmt: skip
SHOWN_LINES = 12  # of the source of an item that is left out
SHOWN_WIDTH = 200


def report_page(
    found: ForeignReport, look: Look, chosen: frozenset[int] | None = None, error: str = ""
) -> views.ForeignReport:
    """The page of a report; `chosen` are the rows that were ticked, None where nobody was asked yet."""
    totals = found.totals
    items = [item for item in found.items if is_shown(item, look.show)]
    items.sort(key=lambda item: bool(item.change))  # what is left out comes first
    pages = page_of(len(items), look)
    items = items[pages.first - 1 : pages.last]
    return views.ForeignReport(
        upload=found.public_id,
        filename=found.file_name,
        format=in_words(found.format),
        bank=found.bank.slug,
        bank_title=found.bank.title,
        rows=tuple(_row(item, found, chosen) for item in items),
        counts=_counts(found),
        shown=ranges_of([item.number for item in items if item.change]),
        pages=pages,
        filters=_filters(found, look),
        address=look.address(),
        reading=reading_choices(found, look),
        columns=columns_part(found, look),
        notes=tuple(_note(one) for one in found.messages if not _is_asked(found, one)),
        totals=(
            *((words, totals[str(status)]) for status, words in STATUS_WORDS.items()),
            ("in all", totals["items"]),
        ),
        error=error,
        is_taken=found.taken_at is not None,
        is_kept=found.bank.is_kept,
        may_take=found.bank.home != FOLDER,
        given_back=_given_back(found),
    )


def _given_back(found: ForeignReport) -> str:
    """What the file of those to be put right holds, in words; empty where there is no such file."""
    given = {item.status for item in found.items if item.is_faulty and item.row.source.strip()}
    if Status.ERROR not in given:
        return "what is left out" if given else ""
    return "the faulty ones" if given == {Status.ERROR} else "the faulty and skipped ones"


def page_of(count: int, look: Look) -> views.Pages:
    """Which of so many rows are shown, and where the others are."""
    most = max(1, -(-count // PAGE))
    if look.page == 0 or most == 1:
        back = look.address(page=1) if look.page == 0 and most > 1 else {}
        return views.Pages(min(1, count), count, count, first_page=back)
    number = min(look.page, most)
    return views.Pages(
        (number - 1) * PAGE + 1,
        min(number * PAGE, count),
        count,
        number,
        most,
        before=look.address(page=number - 1) if number > 1 else None,
        after=look.address(page=number + 1) if number < most else None,
        all=look.address(page=0),
    )


def _counts(found: ForeignReport) -> views.ForeignCounts:
    return views.ForeignCounts(
        left_out=sum(not item.change for item in found.items),
        new=found.count("new"),
        changed=found.count("changed"),
        unchanged=found.count("unchanged"),
        suggested=sum(item.is_suggested for item in found.items),
    )


def _filters(found: ForeignReport, look: Look) -> tuple[views.RowFilter, ...]:
    """Ways to see some of the rows only; none where all fit on a page."""
    if len(found.items) <= PAGE:
        return ()
    counted = [
        (show, words, sum(is_shown(item, show) for item in found.items)) for show, words in SHOWS.items()
    ]
    return tuple(
        views.RowFilter(words, count, look.address(show=show, page=1), show == look.show)
        for show, words, count in counted
        if count or show == look.show
    )


def reading_choices(found: ForeignReport, look: Look) -> views.ReadingChoices:
    """As what, and in which encoding, the file can be read instead."""
    is_text = found.format in _TEXTS
    formats = ((name, in_words(name)) for name in TEXT_READERS)
    return views.ReadingChoices(
        encodings=ENCODINGS if is_text or _is_bare_xml(found) else (),
        encoding=look.how.encoding,
        formats=tuple(formats) if is_text else (),
        format=look.how.format,
        is_doubtful=any(message.code in _DOUBTFUL for message in found.messages),
    )


def _is_bare_xml(found: ForeignReport) -> bool:
    """Whether it is XML that may be read in another encoding, which nothing in a package may."""
    is_bare_qti = found.format == QTI and found.file_name.lower().endswith(".xml")
    return found.format == MOODLE_XML or is_bare_qti


def columns_part(found: ForeignReport, look: Look) -> views.ColumnsPart | None:
    """The columns of a table, to say what each means; None for other files."""
    if found.columns is None:
        return None
    return views.ColumnsPart(
        columns=tuple(
            views.ColumnLine(column.title, column.role, column.examples) for column in found.columns.columns
        ),
        roles=tuple(CHOICES.items()),
        has_titles=found.columns.has_titles,
        is_told=found.is_told,
        is_open=not found.items,
    )


def _row(item: ForeignItem, found: ForeignReport, chosen: frozenset[int] | None) -> ForeignRow:
    row = item.row
    return ForeignRow(
        number=item.number,
        name="" if _is_its_question(item) else row.name or f"item {item.number}",
        kind=_kind(item.fixed.type if item.fixed else row.kind),
        lines=_lines(row),
        status=STATUS_WORDS[item.status],
        change=item.change,
        is_ticked=item.is_suggested if chosen is None else item.number in chosen,
        say=item.fact.say if item.fact else "",
        notes=tuple(_note(message, row.line_start) for message in row.messages),
        source=() if item.fixed else _source(row),
    )


def _is_asked(found: ForeignReport, message: Message) -> bool:
    """Whether the page asks for what a message misses: the columns of a table."""
    return message.code == "table.unknown-header" and found.columns is not None


def _is_its_question(item: ForeignItem) -> bool:
    """Whether an item is called by the words of its question, which stand below."""
    return (
        item.fact is not None
        and item.fixed is not None
        and item.fixed.prompt.startswith(item.row.name.rstrip("…"))
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
