"""The faulty items of a file as a file of the same format, to be put right and imported again."""

from __future__ import annotations

from quizapp.formats.imports import known
from quizapp.formats.imports.items import ImportReport, Status

WRAPPED = {  # what stands before and after the items
    known.MOODLE_XML: ('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n', "</quiz>\n"),
}


def faulty_source(report: ImportReport) -> str:
    """The source of the items that could not be imported; empty where there is none.

    Give it the faulty rows of a table with the header row of your own, since rows alone do not hold it.
    """
    sources = [
        row.source.strip("\n") for row in report.rows if row.status is Status.ERROR and row.source.strip()
    ]
    if not sources:
        return ""
    before, after = WRAPPED.get(report.format, ("", ""))
    between = "\n" if report.format in (known.TABLE, known.ANKI_TEXT) else "\n\n"
    return before + between.join(sources) + "\n" + after
