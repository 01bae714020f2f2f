"""A GIFT file as a report: its blocks in order, each question an item under the category before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quizapp.formats.imports.gift.blocks import CATEGORY, Block, blocks_of, path_of, source_of
from quizapp.formats.imports.gift.choices import multiple_choice, true_false, truth_of
from quizapp.formats.imports.gift.numbers import numerical
from quizapp.formats.imports.gift.parts import Parts, Section
from quizapp.formats.imports.gift.pieces import Line, Piece, Text, unescape
from quizapp.formats.imports.gift.question import general_feedback, name_of, split_question
from quizapp.formats.imports.gift.texts import plain_text, stem_text
from quizapp.formats.imports.gift.typed import matching, short_answer
from quizapp.formats.imports.items import ImportedItem, ImportReport, ItemRow, Level
from quizapp.formats.imports.limits import ENOUGH
from quizapp.formats.imports.names import short_name
from quizapp.formats.imports.notes import Notes

_MARK = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.){0,300})\]")
_CLOZE = re.compile(r"\d{0,3}:[A-Z_]{2,20}:")
Category = tuple[tuple[str, ...], str]


def read_gift(text: str, name: str = "") -> ImportReport:
    """The report of a GIFT file. `text` is decoded, with LF between lines; `name` is not needed."""
    lines = text.split("\n")
    rows: list[ItemRow] = []
    category: Category = ((), "")
    for block in blocks_of(lines):
        if block.is_category:
            category = path_of(unescape(block.lines[0].text.removeprefix(CATEGORY)).strip())
        elif len(rows) < ENOUGH:
            rows.append(_row(block, category, lines))
    return ImportReport("gift", tuple(rows))


def _row(block: Block, category: Category, lines: Sequence[str]) -> ItemRow:
    notes = block.notes
    item, name, kind = _item(Text(_counted(block.lines)), block, category)
    return ItemRow(
        line_start=block.lines[0].number,
        line_end=block.last,
        name=name,
        kind=kind,
        messages=notes.done(),
        item=None if notes.has_error else item,
        source=source_of(block, lines),
    )


def _counted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without blank ones at the end."""
    end = len(lines)
    while end > 1 and lines[end - 1].text == "":
        end -= 1
    return lines[:end]


def _item(text: Text, block: Block, category: Category) -> tuple[ImportedItem | None, str, str]:
    """The item of a block with its name and kind; neither item nor kind where its braces do not close."""
    notes = block.notes
    name, rest = name_of(text.whole(), notes)
    halves = split_question(rest, notes)
    if halves is None:
        return None, name or short_name(rest.text), ""
    body, feedback = general_feedback(halves.body, notes) if halves.body else (None, None)
    stem, form = stem_text(halves.before, halves.after, notes, halves.has_gap)
    parts = _parts(body, form, notes)
    name = name or short_name(stem)
    if stem == "" and parts.kind != "description":
        stem = _stem_from(name, rest.line, notes)
    ids, tags = _marks(block.comments)
    item = ImportedItem(
        kind=parts.kind,
        name=name,
        stem=stem,
        answers=parts.answers,
        pairs=parts.pairs,
        feedback=plain_text(feedback, form, notes, "feedback") if feedback else "",
        tags=tags,
        category=category[0],
        source_id=ids[-1] if ids else "",
        extra={**parts.extra, "gift.format": form, **({"gift.context": category[1]} if category[1] else {})},
    )
    return item, name, parts.kind


def _stem_from(name: str, line: int, notes: Notes) -> str:
    """The name in place of a question that is not there; an error where there is no name either."""
    level = Level.NOTICE if name else Level.ERROR
    rest = "; its name was taken for it" if name else ""
    notes.add(
        "no-question", level, f"the question has no text{rest}. Write it before the brace {{", line, "stem"
    )
    return name


def _parts(body: Piece | None, form: str, notes: Notes) -> Parts:
    """What the answers say, by the first of Moodle's rules that they answer to."""
    if body is None:
        return Parts("description")
    if body.raw == "":
        return Parts("essay")
    if _CLOZE.match(body.mask):
        message = (
            "this is an embedded answer (Cloze), which GIFT does not know: Moodle would show its marks as "
            "answers. Write the answers with = and ~, or bring the question as Moodle XML"
        )
        notes.add("embedded-answer", Level.ERROR, message, body.line, "answer")
    return _reader_for(body)(Section(body, form, notes))


def _reader_for(body: Piece) -> Callable[[Section], Parts]:
    mask = body.mask
    if mask.startswith("#"):
        return numerical
    if "~" in mask:
        return multiple_choice
    if "=" in mask and "->" in mask:
        return matching
    return true_false if truth_of(body) is not None else short_answer


def _marks(comments: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """The ids and the tags that comments carry: `// [id:x] [tag:y]`."""
    if not comments:
        return [], ()
    found = [(match[1], match[2]) for comment in comments for match in _MARK.finditer(comment)]
    plain = [(kind, re.sub(r"\\(.)", r"\1", value).strip()) for kind, value in found]
    ids = [value for kind, value in plain if kind == "id" and value]
    return ids, tuple(dict.fromkeys(value for kind, value in plain if kind == "tag" and value))
