"""Workbooks: what a spreadsheet shows, hides and has lost, with the place of the cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta

import pytest
from openpyxl import Workbook

from quizapp.formats.imports.tables import read_workbook
from tests.formats.imports.tables_help import codes, right, said, saved, sheet, statuses, workbook

HEAD = ("question", "option a", "option b", "correct")


def test_cells_are_read_as_they_are_shown():
    def prepare(page):
        page["B4"].number_format, page["A5"].number_format = "0%", "@"
        page["B5"].number_format = "0000"

    report = sheet(
        ("question", "correct"),
        ("Year?", 1990.0),
        ("When?", date(1953, 7, 27)),
        ("Share?", 0.5),
        ("Code?", 7),
        ("Third?", 0.1 + 0.2),
        ("True?", True),
        ("Large?", 12345678901234567890),
        ("At?", datetime.fromisoformat("1953-07-27 10:00:00")),
        prepare=prepare,
    )
    assert [answers[0] for answers in right(report)] == [
        "1990", "1953-07-27", "50 %", "0007", "0.3", "True", "12345678901234600000", "1953-07-27 10:00:00",
    ]  # fmt: skip
    assert said(report, "xlsx.date").message.startswith("Sheet1!B3: ")
    assert said(report, "xlsx.per-cent").line == 4
    assert said(report, "xlsx.figure-cut-short").line == 8


def test_what_a_cell_shows_beside_its_figure_is_pointed_out():
    formats = ['0" km"', '"$"#,##0.00', "# ?/?", '_-* #,##0_-;_-* "-"??_-', "#,##0.00", "[h]:mm"]

    def prepare(page):
        for number, said_of in enumerate(formats, start=2):
            page.cell(number, 2).number_format = said_of

    report = sheet(
        ("question", "correct"),
        *((f"Q{n}?", 5) for n in range(5)),
        ("Long?", timedelta(hours=30)),
        prepare=prepare,
    )
    shown = [
        row.line_start for row in report.rows for message in row.messages if message.code == "xlsx.format"
    ]
    assert shown == [2, 3, 4]
    assert right(report)[-1] == ["30:00:00"]
    assert "a time" in said(report, "xlsx.date").message


def test_a_figure_of_a_workbook_with_three_decimals_is_no_doubt():
    report = sheet(("question", "type", "correct"), ("Pi?", "number", 3.142), ("Size?", "number", "1.234,5"))
    assert right(report) == [["3.142"], ["1234.5"]]
    assert [message.line for row in report.rows for message in row.messages] == [3]


def test_a_formula_without_a_value_is_an_error_with_its_cell():
    report = sheet(HEAD, ("Q", "=1+1", "x", "A"), ("R", "y", "x", "A"))
    assert statuses(report) == ["error", "imported"]
    assert said(report, "xlsx.formula-without-value").message.startswith("Sheet1!B2: ")


def test_hidden_rows_and_sheets_are_not_read_and_said():
    book = Workbook()
    page = book.active
    for row in (HEAD, ("Q", "x", "y", "A"), ("Hidden", "x", "y", "A"), ("R", "x", "y", "B")):
        page.append(row)
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    secret = book.create_sheet("Secret")
    secret.append(HEAD)
    secret.append(("S", "x", "y", "A"))
    secret.sheet_state = "hidden"
    report = read_workbook(saved(book), "quiz.xlsx")
    assert [row.item.stem for row in report.rows] == ["Q", "R"]
    assert [row.line_start for row in report.rows] == [2, 4]
    assert {"xlsx.hidden-rows", "xlsx.hidden-column", "xlsx.hidden-sheet"} <= set(codes(report))
    assert "one row is hidden and was not read (3)" in said(report, "xlsx.hidden-rows").message


def test_merged_cells_are_said_and_nothing_moves():
    report = sheet(
        ("question", "correct", "tags"),
        ("Q", "x", "rivers"),
        ("R", "y", None),
        ("S", None, "towns"),
        prepare=lambda page: [page.merge_cells("C2:C3"), page.merge_cells("A4:B4")],
    )
    assert statuses(report) == ["imported", "imported-with-loss", "error"]
    assert report.rows[1].messages[0].message.startswith("Sheet1!C3: the cell is merged with Sheet1!C2")
    assert report.rows[1].item.tags == ()


def test_lost_leading_zeros_are_pointed_out():
    report = sheet(
        ("question", "correct"),
        *((f"Q{index}", code) for index, code in enumerate((1234, 5678, 9012, 3456, 42))),
    )
    assert said(report, "table.leading-zeros").message.startswith("Sheet1!B6: '42'")


def test_every_sheet_with_a_header_is_read_and_the_others_said():
    book = Workbook()
    book.active.append(("question", "correct"))
    book.active.append(("Q", "x"))
    book.create_sheet("More").append(("question", "answer"))
    book["More"].append(("R", "y"))
    book.create_sheet("Notes").append(("only", "words", "here"))
    report = read_workbook(saved(book), "quiz.xlsx")
    assert right(report) == [["x"], ["y"]]
    assert "'Notes'" in said(report, "xlsx.sheet-without-header").message


def test_one_sheet_of_pairs_is_cards():
    assert right(sheet(("Tumen", "river"), ("Seoul", "town"))) == [["river"], ["town"]]


def test_the_size_that_a_sheet_claims_is_not_believed():
    content = changed(workbook(("question", "correct"), ("Q", "x")), b'ref="A1:B2"', b'ref="A1:A1"')
    assert right(read_workbook(content, "quiz.xlsx")) == [["x"]]


def test_a_far_cell_costs_no_time_and_is_said():
    def prepare(page):
        page["XFD1048576"] = "far"

    report = sheet(("question", "correct"), ("Q", "x"), prepare=prepare)
    assert right(report) == [["x"]]
    assert {"xlsx.too-many-columns", "table.too-many-rows"} <= set(codes(report))


def changed(content: bytes, old: bytes, new: bytes) -> bytes:
    """A workbook with bytes changed in its first sheet."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.infolist():
            data = before.read(member)
            after.writestr(member.filename, data.replace(old, new) if "sheet1" in member.filename else data)
    return out.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'


def archive(**members: bytes) -> bytes:
    """A zip archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members.items():
            zipped.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "xlsx.not-a-workbook"),
        (b"PK\x03\x04 not really", "xlsx.not-a-workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "xlsx.old-or-locked"),
        (archive(a=b"x"), "xlsx.not-a-workbook"),
        (archive(**{"xl/workbook.xml": b"<x/>"}), "xlsx.damaged"),
        (archive(**{"xl/workbook.xml": b"<x/>", "xl/big": bytes(30_000_000)}), "xlsx.too-large"),
        (workbook(), "table.empty"),
        (workbook(("one", "two", "three"), (1, 2, 3)), "table.unknown-header"),
    ],
)
def test_what_is_no_workbook_of_questions_says_why(content, code):
    report = read_workbook(content, "quiz.xlsx")
    assert not report.is_readable
    assert code in codes(report)


def test_entities_in_a_sheet_are_refused():
    content = workbook(("question", "correct"), ("Q", "x"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for member in before.infolist():
            after.writestr(member.filename, BOMB if "sheet1" in member.filename else before.read(member))
    assert codes(read_workbook(out.getvalue(), "quiz.xlsx")) == ["xlsx.damaged"]


def test_letters_spoiled_before_are_said_with_their_cell():
    report = sheet(
        HEAD, ("Where?", "Café", "Bar", "A"), ("Who?", "AndrÃ©", "Pike", "A"), ("Why?", "Ã©", "b", "A")
    )

    (notice,) = (one for one in report.messages if one.code == "file.garbled")
    assert notice.message.startswith("Sheet1!B3: letters were spoiled before the file came here: 'AndrÃ©'")
    assert "which would be 'André'" in notice.message
    assert (notice.line, notice.level) == (3, "notice")
