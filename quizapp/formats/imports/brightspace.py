"""Brightspace's CSV: several rows to a question, each named by its first cell, from `NewQuestion` on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizapp.formats.imports.brightspace_kinds import KINDS_OF, ROWS_OF, build
from quizapp.formats.imports.csv_delimiter import table_of
from quizapp.formats.imports.html_cells import text_of
from quizapp.formats.imports.items import ImportedItem, ImportReport, ItemRow, Level, Message
from quizapp.formats.imports.table_figures import decimal_of
from quizapp.formats.imports.table_rows import MAX_ITEMS, Row, fault, printable, short, too_many
from quizapp.formats.imports.table_suspicions import suspicions

_OPENS = re.compile(r'^"?NewQuestion"?[ \t]*([,;\t])', re.MULTILINE | re.IGNORECASE)
_MARKS = ("", "html", "not html", "text")  # what may stand behind a text
_TEXTS = (
    "title",
    "questiontext",
    "hint",
    "feedback",
    "initialtext",
    "answerkey",
    "id",
    "points",
    "difficulty",
)
_QUIET = ("scoring", "inputbox")  # how another program shows and marks it


@dataclass(slots=True)
class Block:
    """The rows of one question: what opens it, its texts by name, its answers, and what to say of it."""

    opens: Row
    type_word: str
    rows: list[Row] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    answers: list[Row] = field(default_factory=list)
    said: list[Message] = field(default_factory=list)

    def text(self, name: str) -> str:
        """The texts of one name, one below the other."""
        return "\n".join(self.texts.get(name, ()))


def is_brightspace(text: str) -> bool:
    """Whether a line begins with `NewQuestion` and a separator."""
    return _OPENS.search(text) is not None


def read_brightspace(text: str, name: str) -> ImportReport:
    """The questions of a Brightspace file, in a report of format `name`. Never raises for bad input."""
    opens = _OPENS.search(text)
    table = table_of(text, "questions.csv", opens[1] if opens else ",")
    messages = list(table.messages)
    blocks = list(_blocks(table.rows, messages))
    if len(blocks) > MAX_ITEMS:
        return ImportReport(name, (), (*messages, too_many(len(blocks))))
    if blocks:
        layout = "read in the layout of Brightspace: several rows to a question"
        messages.append(fault("table.layout", blocks[0].opens, None, layout, Level.NOTICE))
    rows = tuple(_item_row(block, table.decimal_comma) for block in blocks)
    return ImportReport(name, rows, tuple(messages))


def _blocks(rows: tuple[Row, ...], messages: list[Message]) -> Iterator[Block]:
    """The questions one after the other; rows before the first are said, comments are not."""
    block: Block | None = None
    for row in rows:
        name = row.cell(0).strip().casefold()
        if name.startswith("//") or row.is_blank:
            continue
        if name == "newquestion":
            if block:
                yield block
            block = Block(row, row.cell(1).strip().upper(), [row])
            block.said += row.flaws
        elif block is None:
            said = f"'{short(row.cell(0))}' stands before the first NewQuestion and was not read"
            messages.append(fault("brightspace.before-first", row, None, said, Level.LOSS))
        else:
            block.rows.append(row)
            block.said += row.flaws
            _take(block, row, name)
    if block:
        yield block


def _take(block: Block, row: Row, name: str) -> None:
    """Put one row where it belongs."""
    if name in _TEXTS:
        text = row.cell(1).strip()
        if row.cell(2).strip().casefold() == "html":
            text, left_out = text_of(text, row.line_start, name)
            block.said += left_out
        elif row.cell(2).strip().casefold() not in _MARKS:
            block.said.append(comma_in_text(row, 2))
        block.texts.setdefault(name, []).append(text)
        block.said += _suspicions(row, 1)
    elif name == "image":
        if row.cell(1).strip():
            said_of = f"the picture '{short(row.cell(1))}' is not in the file; the question comes without it"
            block.said.append(fault("brightspace.picture", row, 1, said_of, Level.LOSS))
    elif name in ROWS_OF.get(block.type_word, ()):
        block.answers.append(row)
        block.said += _suspicions(row, 2)
    elif name not in _QUIET:
        said_of = f"the row '{short(row.cell(0))}' is not known in type {short(block.type_word) or '?'}"
        block.said.append(fault("brightspace.unknown-row", row, 0, f"{said_of}; it was left out", Level.LOSS))


def _suspicions(row: Row, column: int) -> list[Message]:
    """What looks changed in a cell; HTML is none where the cells behind it say that it is."""
    is_html = any(cell.strip().casefold() == "html" for cell in row.cells[column + 1 :])
    found = suspicions(row, (column,))
    return [message for message in found if not (is_html and message.code == "table.looks-like-html")]


def comma_in_text(row: Row, column: int) -> Message:
    """The error of a text that has run on into the next cells."""
    text = (
        f"'{short(row.cell(column))}' stands where 'HTML' should, or nothing; put texts with commas in quotes"
    )
    return fault("brightspace.comma-in-text", row, column, text)


def _item_row(block: Block, decimal_comma: bool) -> ItemRow:
    kind = KINDS_OF.get(block.type_word, "")
    stem, name = (
        block.text("questiontext"),
        printable(block.text("title")) or short(block.text("questiontext")),
    )
    opens, said = block.opens, block.said
    source = "\n".join(printable(row.source) for row in block.rows)
    item = None
    if not kind:
        text = f"there is no type '{short(block.type_word)}' here; write one of {', '.join(KINDS_OF)}"
        level = Level.SKIP if block.type_word else Level.ERROR
        said.append(fault("brightspace.unknown-type", opens, 1, text, level))
    elif not stem:
        said.append(fault("brightspace.no-question", opens, None, "there is no text; add a row QuestionText"))
    else:
        answers = build(block.type_word, opens, block.answers, said)
        points = decimal_of(block.text("points"), decimal_comma)
        if block.text("points") and points is None:
            text = f"'{short(block.text('points'))}' is no number of points; write a figure such as 1 or 0.5"
            said.append(fault("brightspace.points", opens, None, text, Level.LOSS))
        kept = {key: block.text(key) for key in ("difficulty", "initialtext", "answerkey") if block.text(key)}
        item = ImportedItem(
            kind=kind,
            name=name,
            stem=stem,
            answers=answers.answers,
            pairs=answers.pairs,
            order=answers.order,
            feedback=block.text("feedback"),
            hints=tuple(block.texts.get("hint", ())),
            source_id=block.text("id"),
            points=points,
            extra=kept,
        )
        if any(message.level is Level.ERROR for message in said):
            item = None
    return ItemRow(opens.line_start, block.rows[-1].line_end, name, kind, tuple(said), item, source)
