"""A table of questions as a workbook. Every cell is text, so that nothing is run and no zero is lost."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from quizapp.formats.exports.table.rows import rows_of
from quizapp.formats.exports.written import FileHead, Written
from quizapp.formats.imports.items import ImportedItem

FORMAT = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"question": 48, "explanation": 40, "hint": 24, "type": 14, "points": 8}
USUAL_WIDTH = 18
_LIKE_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CHANGED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write_workbook(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The items as a workbook with one sheet, `Questions`."""
    made = rows_of(items, FORMAT)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Questions")
    sheet.freeze_panes = "A2"
    for number, title in enumerate(made.header, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(title, USUAL_WIDTH)
    sheet.append(list(_cells(sheet, made.header, Font(bold=True))))
    for row in made.rows:
        sheet.append(list(_cells(sheet, row, Font())))
    content = io.BytesIO()
    workbook.save(content)
    return Written(FORMAT, "xlsx", MEDIA_TYPE, _dated(content.getvalue(), head.made_at), made.written)


def _cells(sheet: object, texts: Sequence[str], font: Font) -> Iterator[WriteOnlyCell | None]:
    """Cells of text, whatever sign they begin with; an empty one is none."""
    for text in texts:
        if not text:
            yield None
            continue
        cell = WriteOnlyCell(sheet, _LIKE_ESCAPE.sub("_x005F_", text))
        cell.data_type = "s"
        cell.number_format = "@"
        cell.font = font
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        yield cell


def _dated(content: bytes, made_at: datetime) -> bytes:
    """The workbook with the moment it was made in place of the clock's, so that equal ones are equal."""
    stamp = made_at.strftime("%Y-%m-%dT%H:%M:%SZ").encode("ascii")
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _CHANGED.sub(rb"\g<1>" + stamp, part)
            info = zipfile.ZipInfo(name, made_at.timetuple()[:6])
            new.writestr(info, part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
