"""The faulty items of a file as a file of the same format, to be put right and imported again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from quizapp.formats.imports import known
from quizapp.formats.imports.gift.blocks import CATEGORY
from quizapp.formats.imports.items import ImportReport, ItemRow, Status
from quizapp.formats.imports.qti.faulty import only_items

WRAPPED = {  # what stands before and after the items
    known.MOODLE_XML: ('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n', "</quiz>\n"),
}
ROWS = (known.TABLE, known.ANKI_TEXT)
NOT_IN_PARTS = {  # formats of which no part can be given back, and what to do instead
    known.ANKI_PACKAGE: "Parts of an Anki package cannot be given back. Put its cards right in Anki "
    "and export it again.",
}


def faulty_source(report: ImportReport, text: str = "") -> str:
    """The source of the items that could not be imported; empty where there is none, or it has no lines.

    `text` is the file, decoded, with LF between lines. From it come the header of a table and the categories
    of GIFT, without which the items would not mean the same.
    """
    rows = [row for row in report.rows if row.status is Status.ERROR and row.source.strip()]
    if not rows:
        return ""
    if report.format == known.QTI:
        return only_items(text, [row.source for row in rows])
    lines = text.split("\n")
    before, after = WRAPPED.get(report.format, ("", ""))
    if report.format in ROWS:
        before = "".join(f"{line}\n" for line in lines[: report.rows[0].line_start - 1]) if text else ""
    sources = _with_categories(rows, lines) if report.format == known.GIFT else [row.source for row in rows]
    between = "\n" if report.format in ROWS else "\n\n"
    return before + between.join(source.strip("\n") for source in sources) + "\n" + after


def faulty_name(name: str, form: str) -> str:
    """What the file of the faulty items of the file `name` is called. Those of a package are bare XML."""
    path = PurePosixPath(name)
    suffix = ".xml" if form == known.QTI else path.suffix
    return f"{path.stem}-faulty{suffix}"


def _with_categories(rows: Sequence[ItemRow], lines: Sequence[str]) -> Iterator[str]:
    """The source of the rows, before each the category that it stands under where that is another."""
    places = [0, *(place for place, line in enumerate(lines, start=1) if line.strip().startswith(CATEGORY))]
    written = 0
    for row in rows:
        place = places[bisect_left(places, row.line_start) - 1]
        if place != written:
            yield lines[place - 1].strip()
            written = place
        yield row.source
