"""Stand-in until branch f1 is merged, which brings this module: the faulty items as a file."""

from __future__ import annotations

from quizapp.formats.imports.items import ImportReport, Status


def faulty_source(report: ImportReport) -> str:
    """The source of the items that could not be imported; empty where there is none."""
    sources = [
        row.source.strip("\n") for row in report.rows if row.status is Status.ERROR and row.source.strip()
    ]
    return "\n\n".join(sources) + "\n" if sources else ""
