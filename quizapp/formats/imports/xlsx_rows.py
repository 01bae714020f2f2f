"""From a workbook to rows of texts, sheet by sheet, with what a spreadsheet hides said aloud."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from quizapp.formats.imports.garbled import said_of_garbled
from quizapp.formats.imports.items import Level, Message
from quizapp.formats.imports.table_rows import MAX_ROWS, Row, Table, address, cell_flaws, fault
from quizapp.formats.imports.xlsx_guard import trouble_with
from quizapp.formats.imports.xlsx_layout import MOST_COLUMNS, Layout, layouts_of
from quizapp.formats.imports.xlsx_values import CellText, text_of_cell

_LISTED = 8  # rows that a message names one by one


def sheets_of(content: bytes) -> tuple[dict[str, Table], tuple[Message, ...]]:
    """The visible sheets of a workbook by name, and what is to say of the whole. Never raises.

    There are no sheets, and an error, where the file is no sound workbook.
    """
    trouble = trouble_with(content)
    if trouble:
        return {}, (Message(trouble[0], Level.ERROR, trouble[1]),)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl speaks of styles and dates that do not matter here
            return _read(content)
    except Exception as damage:  # openpyxl promises no errors of its own for damaged workbooks
        text = (
            f"the workbook is damaged ({type(damage).__name__}); open it in a spreadsheet and save it again"
        )
        return {}, (Message("xlsx.damaged", Level.ERROR, text),)


def _read(content: bytes) -> tuple[dict[str, Table], tuple[Message, ...]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        layouts = layouts_of(archive)
    if not layouts:
        text = "no sheet with cells was found; save the file as an ordinary Excel workbook (.xlsx)"
        return {}, (Message("xlsx.no-sheets", Level.ERROR, text),)
    said: list[Message] = []
    sheets: dict[str, Table] = {}
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        for name, layout in layouts.items():
            if layout.is_hidden:
                text = f"the sheet '{name}' is hidden and was not read; show it if it holds questions"
                said.append(Message("xlsx.hidden-sheet", Level.NOTICE, text))
            else:
                rows = tuple(_rows(workbook[name], layout))
                sheets[name] = Table(rows, "", (*_about(layout), *_spoiled(layout, rows)))
    finally:
        workbook.close()
    return sheets, tuple(said)


def _about(layout: Layout) -> Iterator[Message]:
    """What is to say of a sheet as a whole."""
    hidden = sorted(row for row in layout.hidden_rows if row <= layout.last_row)
    if hidden:
        listed = ", ".join(str(row) for row in hidden[:_LISTED]) + (" ..." if len(hidden) > _LISTED else "")
        many = f"{len(hidden)} rows are hidden and were" if len(hidden) > 1 else "one row is hidden and was"
        text = f"{layout.name}: {many} not read ({listed}); show what holds questions"
        yield Message("xlsx.hidden-rows", Level.NOTICE, text, hidden[0])
    for first, _ in layout.hidden_columns:
        if first <= layout.last_column:
            text = f"{address(layout.name, first, 1)}: the column is hidden; it was read all the same"
            yield Message("xlsx.hidden-column", Level.NOTICE, text)
    if layout.last_column >= MOST_COLUMNS:
        text = (
            f"{layout.name}: the columns after the first {MOST_COLUMNS} were not read; move them to the left"
        )
        yield Message("xlsx.too-many-columns", Level.LOSS, text)
    if layout.last_row > MAX_ROWS:
        text = f"{layout.name}: the rows after the first {MAX_ROWS:,} were not read; split the sheet"
        yield Message("table.too-many-rows", Level.LOSS, text, MAX_ROWS)


def _spoiled(layout: Layout, rows: tuple[Row, ...]) -> Iterator[Message]:
    """A notice of the first cell whose letters were spoiled."""
    for row in rows:
        for column, text in enumerate(row.cells):
            for notice in said_of_garbled(text, "Put them right in the workbook"):
                where = address(layout.name, column, row.line_start)
                yield replace(notice, message=f"{where}: {notice.message}", line=row.line_start)
                return


def _rows(sheet: Any, layout: Layout) -> Iterator[Row]:
    """The rows that are not hidden and not blank. What the file claims to be its size is not believed."""
    width = min(layout.last_column + 1, MOST_COLUMNS)
    height = min(layout.last_row, MAX_ROWS)
    if not width or not height:
        return
    sheet.reset_dimensions()
    for number, cells in enumerate(islice(sheet.iter_rows(max_col=width, max_row=height), height), 1):
        if number in layout.hidden_rows or number not in layout.filled_rows:
            continue
        texts = [text_of_cell(cell) for cell in cells]
        row = Row(tuple(said.text for said in texts), number, number, "", layout.name)
        flaws = [*_flaws(row, texts, layout), *cell_flaws(row)]
        if flaws or not row.is_blank:
            source = "\t".join(" ".join(text.split()) for text in row.cells)
            yield Row(row.cells, number, number, source, layout.name, tuple(flaws))


def _flaws(row: Row, texts: list[CellText], layout: Layout) -> Iterator[Message]:
    number = row.line_start
    for column, said in enumerate(texts):
        if said.code:
            yield fault(said.code, row, column, said.message, said.level)
        if (number, column) in layout.no_value:
            text = "the formula has no value yet; open the workbook in a spreadsheet and save it"
            yield fault("xlsx.formula-without-value", row, column, text)
        if (number, column) in layout.merged and any(row.cells):
            above, left = layout.merged[number, column]
            shown = address(layout.name, left, above)
            text = f"the cell is merged with {shown} and is empty; undo the merging and write into each cell"
            level = Level.NOTICE if above == number else Level.LOSS
            yield fault("xlsx.merged-cell", row, column, text, level)
