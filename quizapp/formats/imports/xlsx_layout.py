"""What openpyxl does not tell when it reads a stream: hidden rows, merged cells, formulas without value."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse

MOST_COLUMNS = 200
_MOST_MERGED = 20_000  # cells; more are no questions
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass(slots=True)
class Layout:
    """How one sheet is laid out. Rows count from 1 as the sheet has them, columns from 0.

    `merged` gives for each cell under a merged one the cell that shows instead; `no_value` are the formulas
    that nobody has reckoned; `filled_rows` hold something; `last_column` and `last_row` are its ends.
    """

    name: str
    is_hidden: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    no_value: set[tuple[int, int]] = field(default_factory=set)
    filled_rows: set[int] = field(default_factory=set)
    last_column: int = -1
    last_row: int = 0


def layouts_of(archive: zipfile.ZipFile) -> dict[str, Layout]:
    """The layout of each sheet by its name. Raises what the archive and XML raise where they are damaged."""
    layouts = {}
    for name, is_hidden, path in _sheets(archive):
        layout = Layout(name, is_hidden)
        if not is_hidden:
            with archive.open(path) as stream:
                _read_sheet(stream, layout)
        layouts[name] = layout
    return layouts


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is hidden, and path of each sheet of questions; charts are no sheets here."""
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        if relation.get("Type", "").endswith("/worksheet")
    }
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if _local(element) == "sheet" and element.get(_RELATION) in relations:
            target = relations[element.get(_RELATION)]
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            yield element.get("name", ""), element.get("state", "visible") != "visible", path


def _read_sheet(stream: object, layout: Layout) -> None:
    row = column = 0
    for event, element in iterparse(stream, events=("start", "end")):
        name = _local(element)
        if event == "start":
            if name == "row":
                row, column = int(element.get("r") or row + 1), -1
                if element.get("hidden") in ("1", "true"):
                    layout.hidden_rows.add(row)
            continue
        if name == "c":
            _, column = position(element.get("r")) or (row, column + 1)
            _read_cell(element, layout, row, column)
        elif name == "row":
            element.clear()
        elif name == "col" and element.get("hidden") in ("1", "true"):
            layout.hidden_columns.append((int(element.get("min", "1")) - 1, int(element.get("max", "1")) - 1))
        elif name == "mergeCell":
            _read_merged(element.get("ref", ""), layout)


def _read_cell(cell: Element, layout: Layout, row: int, column: int) -> None:
    inside = {_local(part): part for part in cell}
    value = inside.get("v")
    has_value = (value is not None and bool(value.text)) or "is" in inside
    if "f" in inside and not has_value and cell.get("t") != "str":
        layout.no_value.add((row, column))
        has_value = True
    if has_value:
        layout.last_column = max(layout.last_column, column)
        layout.last_row = max(layout.last_row, row)
        layout.filled_rows.add(row)


def _read_merged(reference: str, layout: Layout) -> None:
    """Note the cells that a merged one covers, `B2:B4` for two of them."""
    first, _, last = reference.partition(":")
    begin, end = position(first), position(last)
    if not begin or not end:
        return
    height = min(end[0], layout.last_row) - begin[0] + 1
    width = min(end[1], MOST_COLUMNS) - begin[1] + 1
    if height < 1 or width < 1 or height * width + len(layout.merged) > _MOST_MERGED:
        return
    for row in range(begin[0], begin[0] + height):
        for column in range(begin[1], begin[1] + width):
            if (row, column) != begin:
                layout.merged[row, column] = begin


def position(reference: str | None) -> tuple[int, int] | None:
    """Row from 1 and column from 0 of a cell such as `C7`; None where it is none."""
    found = _CELL.fullmatch(reference or "")
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column - 1


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
