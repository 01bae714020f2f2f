"""A stand-in for the readers of other programs' files: a line is an item, so stories need no real format.

`north|Which river? = Velm / Asher (It is dry.)` is a choice with the id `north`, `Which river? = Velm` a
short answer, `essay: Tell of it.` an essay, `! what is wrong` an item that cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from quizapp.formats.imports.items import (
    FULL,
    ImportedAnswer,
    ImportedItem,
    ImportReport,
    ItemRow,
    Level,
    Message,
)

LINE = re.compile(r"(?:(?P<id>[\w-]+)\|)?(?P<stem>[^=]+?) = (?P<answers>.+)")
ANSWER = re.compile(r"(?P<text>[^(]+?)(?: \((?P<feedback>.+)\))?")


def read_file(
    name: str,
    content: bytes,
    encoding: str | None = None,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> ImportReport:
    """The report of such a file."""
    text = content.decode(encoding or "utf-8", "replace")
    if not text.startswith("lines\n"):
        error = Message("lines.unknown", Level.ERROR, "no format was recognised; write 'lines' on line 1")
        return ImportReport("", (), (error,))
    notice = (Message("lines.guessed", Level.NOTICE, "read as lines"),) if encoding else ()
    lines = enumerate(text.splitlines()[1:], start=2)
    return ImportReport("lines", tuple(_row(number, line) for number, line in lines if line.strip()), notice)


def _row(number: int, line: str) -> ItemRow:
    if line.startswith("essay: "):
        return ItemRow(number, number, line[7:], "essay", (), ImportedItem("essay", "", line[7:]), line)
    found = LINE.fullmatch(line)
    if found is None:
        error = Message(
            "lines.no-answer", Level.ERROR, "the answer is missing; write = and the answer", number
        )
        return ItemRow(number, number, line[:40], "choice", (error,), None, line)
    given = [ANSWER.fullmatch(answer.strip()) for answer in found["answers"].split("/")]
    answers = tuple(
        ImportedAnswer(one["text"], Decimal(0) if place else FULL, one["feedback"] or "")
        for place, one in enumerate(filter(None, given))
    )
    kind = "choice" if len(answers) > 1 else "short_answer"
    item = ImportedItem(kind, "", found["stem"], answers, source_id=found["id"] or "")
    return ItemRow(number, number, found["stem"][:40], kind, (), item, line)
