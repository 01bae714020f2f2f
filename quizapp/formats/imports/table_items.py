"""From the rows below a header to items, each with what is to say of it."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.formats.imports.items import ImportedItem, ItemRow, Level, Message
from quizapp.formats.imports.table_checks import about_columns, options_in_unknown_columns, widths, with_twins
from quizapp.formats.imports.table_choice import reading_notice
from quizapp.formats.imports.table_draft import TYPE_WORDS, Draft, draft_of, kind_of, readings_of
from quizapp.formats.imports.table_figures import decimal_of
from quizapp.formats.imports.table_header import Header
from quizapp.formats.imports.table_keys import choose_reading
from quizapp.formats.imports.table_kinds import build, with_gap
from quizapp.formats.imports.table_rows import MAX_ITEMS, Row, Table, fault, rejected, short, too_many
from quizapp.formats.imports.table_suspicions import mixed_lengths, suspicions

LONGEST_NAME = 60
_TAGS = re.compile(r"[,;|\n]")
_PATH = re.compile(r"::|\s>\s|\s/\s")
_QUIET = ("time", "id", "points", "type")  # templates fill these in rows that ask nothing


def items_of(table: Table, header: Header) -> tuple[list[ItemRow], list[Message]]:
    """A row of the report for each row that asks something, and what is to say of the table as a whole."""
    if header.trouble:
        text = "there are options, but no column says which is right; add a column 'correct'"
        return [], [fault(header.trouble, header.row, None, text)]
    rows: list[Row] = [row for row in table.rows[header.index + 1 :] if _asks(row, header)]
    if not rows:
        text = "no questions found below the header; write each into a row of its own"
        return [], [fault("table.no-rows", header.row, None, text)]
    if len(rows) > MAX_ITEMS:
        return [], [too_many(len(rows))]
    drafts = [_with_labels(draft_of(row, header, table)) for row in rows]
    strange = options_in_unknown_columns(drafts, header)
    if strange:
        return [], [strange]
    choices = [draft.asked for draft in drafts if draft.keys and len(draft.filled) > 1]
    reading = choose_reading(choices, readings_of(header)) if choices else "text"
    said = list(about_columns(header))
    if choices:
        said.append(fault("table.reading-of-keys", header.row, None, reading_notice(reading), Level.NOTICE))
    said += mixed_lengths(rows, (*header.keys, *(column for column, _ in header.options)))
    return with_twins([_item_row(draft, reading) for draft in drafts], rows), said


def _asks(row: Row, header: Header) -> bool:
    """Whether a row says anything but what templates fill in beforehand."""
    quiet = {header.roles[role] for role in _QUIET if role in header.roles}
    quiet |= {column for column in header.others if not header.row.cell(column).strip()}
    return any(cell.strip() for column, cell in enumerate(row.cells) if column not in quiet) or bool(
        row.flaws
    )


def _with_labels(draft: Draft) -> Draft:
    """The draft with its options where their titles put them: under B, C, D the first one is B."""
    labels = [label for _, label in draft.header.options]
    if all(label.isdigit() for label in labels):
        first = 0 if "0" in labels else 1
        places = [int(label) - first for label in labels]
    elif all(label.isalpha() for label in labels):
        places = [ord(label) - ord("a") for label in labels]
    else:
        return draft
    if len(set(places)) < len(places):
        return draft
    placed = dict(zip(places, draft.options, strict=True))
    return replace(
        draft, options=tuple(placed.get(place, "") for place in range(max(places, default=-1) + 1))
    )


def _item_row(draft: Draft, reading: str) -> ItemRow:
    row, header, kind = draft.row, draft.header, kind_of(draft)
    name = row.cell(header.roles.get("name", -1)).strip() or short(draft.prompt)[:LONGEST_NAME]
    if row.cells == header.row.cells:
        text = "this is the header once more; it was left out"
        return rejected(row, fault("table.header-again", row, None, text, Level.SKIP), name=name)
    said = [*widths(row, header), *suspicions(row, header.known)]
    if not draft.prompt:
        said.append(draft.fault("table.no-question", "question", "the question is missing; write it"))
    if not kind:
        text = f"there is no type '{short(draft.type_word)}'; write one of: {', '.join(TYPE_WORDS)}"
        said.append(draft.fault("table.unknown-type", "type", text))
    if any(message.level is Level.ERROR for message in (*row.flaws, *said)):
        return rejected(row, *said, name=name, kind=kind)
    built = build(kind, draft, reading)
    said += built.messages
    if draft.tolerance.strip("0.,") and built.kind != "number":
        text = f"'{short(draft.tolerance)}' is how far a figure may be off, and no figure is asked here"
        said.append(draft.fault("table.tolerance", "tolerance", f"{text}; it was left out", Level.LOSS))
    if any(message.level is Level.ERROR for message in built.messages):
        return rejected(row, *said, name=name, kind=built.kind)
    item = ImportedItem(
        kind=built.kind,
        name=name,
        stem=with_gap(draft.prompt) if built.kind == "cloze" else draft.prompt,
        answers=built.answers,
        pairs=built.pairs,
        order=built.order,
        extra={**dict(built.kept), **_kept(row, header)},
    )
    item = _with_details(item, draft, said)
    messages = (*row.flaws, *said)
    return ItemRow(row.line_start, row.line_end, name, item.kind, messages, item, row.source)


def _kept(row: Row, header: Header) -> dict[str, str]:
    """What stands in columns without a meaning, and in those that only other programs need."""
    columns = [*header.others, *(header.roles[role] for role in ("time", "image") if role in header.roles)]
    cells = {column: row.cell(column).strip() for column in columns}
    return {
        header.title(column): cell
        for column, cell in cells.items()
        if cell and not _is_count(header, column, cell)
    }


def _is_count(header: Header, column: int, cell: str) -> bool:
    """Whether a cell only numbers its row, as templates do in a column without a title."""
    return not header.row.cell(column).strip() and cell.isdigit()


def _with_details(item: ImportedItem, draft: Draft, said: list[Message]) -> ImportedItem:
    """The item with what stands beside its question; what cannot be kept is added to `said`."""

    def cell(role: str) -> str:
        return draft.row.cell(draft.header.roles.get(role, -1)).strip()

    if cell("image"):
        text = f"the picture '{short(cell('image'))}' is not fetched; the question comes without it"
        said.append(draft.fault("table.picture", "image", text, Level.LOSS))
    points = decimal_of(cell("points"), draft.decimal_comma)
    if cell("points") and points is None:
        text = f"'{short(cell('points'))}' is no number of points; write a figure such as 1 or 0.5"
        said.append(draft.fault("table.points", "points", text, Level.LOSS))
    return replace(
        item,
        feedback=cell("explanation"),
        hints=(cell("hint"),) if cell("hint") else (),
        tags=_split(_TAGS, cell("tags")),
        category=_split(_PATH, cell("category")),
        source_id=cell("id"),
        points=points,
    )


def _split(separator: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in separator.split(text) if part.strip())
