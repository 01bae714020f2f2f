"""The lines with `#` at the top of Anki's text files, which say how to read the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.formats.imports.csv_rows import ROWS_TRIED
from quizapp.formats.imports.items import Level, Message
from quizapp.formats.imports.table_rows import printable, short

SEPARATORS = {
    "comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip
_GUESSED = ("\t", "|", ";", ":", ",", " ")  # the order in which Anki tries
_KEPT = ("if matches", "match scope")  # how Anki would import; it says nothing of the cards
_COLUMN = {"notetype column": "notetype", "deck column": "deck", "tags column": "tags", "guid column": "guid"}
_OLD_TAGS = re.compile(r"tags:([^\t\n]*)", re.IGNORECASE)
_MARKUP = re.compile(r"</?[a-z][^<>\n]*>|&(?:[a-z]{2,8}|#\d{1,7});", re.IGNORECASE)


@dataclass(slots=True)
class AnkiHeader:
    """What the header says. `columns` gives the column of each role, from 0; `is_html` None is unsaid."""

    separator: str = ""
    is_html: bool | None = None
    tags: tuple[str, ...] = ()
    deck: str = ""
    notetype: str = ""
    names: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)


def read_header(lines: Sequence[str]) -> tuple[AnkiHeader, int]:
    """The header of a text given by lines, and how many lines it takes."""
    header = AnkiHeader()
    taken = 0
    for number, line in enumerate(lines, 1):
        old_tags = _OLD_TAGS.fullmatch(line) if number == 1 else None
        if old_tags:
            header.tags = tuple(printable(old_tags[1]).split())
        elif line.startswith("#"):
            _read_line(header, printable(line[1:]), number)
        elif line.strip():
            break
        taken = number
    return header, taken


def guess(header: AnkiHeader, body: Sequence[str]) -> None:
    """Fill in what the header leaves open, as Anki does: separator by the first line, HTML by the rows."""
    if not header.separator:
        first = next((line for line in body if line.strip()), "")
        header.separator = next((mark for mark in _GUESSED if mark in first.strip()), "\t")
    if header.is_html is None:
        header.is_html = any(_MARKUP.search(line) for line in body[:ROWS_TRIED])
        if header.is_html:
            text = (
                "the texts look like HTML and are read as it; write '#html:false' at the top if they are none"
            )
            header.messages.append(Message("anki.html-guessed", Level.NOTICE, text, 1))


def _read_line(header: AnkiHeader, line: str, number: int) -> None:
    key, colon, value = line.partition(":")
    key, value = key.strip().casefold(), value.rstrip() if key.casefold() == "separator" else value.strip()
    if not colon:
        return  # a comment
    if key == "separator":
        header.separator = SEPARATORS.get(value.strip().casefold(), value[:1])
    elif key == "html":
        header.is_html = value.casefold() == "true"
    elif key == "tags":
        header.tags = tuple(value.split())
    elif key == "deck":
        header.deck = value
    elif key == "notetype":
        header.notetype = value
    elif key == "columns":
        header.names = tuple(name.strip() for name in value.split(header.separator or "\t"))
    elif key in _COLUMN:
        _read_column(header, _COLUMN[key], value, number)
    elif key not in _KEPT:
        text = f"'#{short(line)}' is unknown and was left out"
        header.messages.append(Message("anki.unknown-header", Level.NOTICE, text, number))


def _read_column(header: AnkiHeader, role: str, value: str, number: int) -> None:
    if value.isascii() and value.isdigit() and 1 <= int(value[:4]) <= 999:
        header.columns[role] = int(value) - 1 if len(value) <= 3 else 0
        return
    text = f"'{short(value)}' is no column; write a figure from 1 on"
    header.messages.append(Message("anki.bad-column", Level.LOSS, text, number))
