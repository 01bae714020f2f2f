"""Long tables as CSV: what stands in a cell comes back, and nothing runs."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.errors import BadEntry
from quizapp.formats import score_workbook
from quizapp.formats.score_table import ScoreTable, codes, csv_text, measures, numbers, precise, words
from quizapp.formats.score_workbook import workbook_parts
from quizapp.formats.scores_csv import TRIGGERS, neutral

COLUMNS = (*words("who", "=title"), *codes("id"), *numbers("points"), *measures("share"))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@given(st.lists(st.lists(st.tuples(texts, texts), max_size=4), max_size=4))
def test_every_text_comes_back_and_none_is_a_formula(pages):
    rows = [[(who, title, "ab12", 1.5, 0.25) for who, title in page] for page in pages]
    back = read("".join(csv_text(ScoreTable(COLUMNS, rows))))
    assert back[0] == ["who", "'=title", "id", "points", "share"]
    flat = [row for page in rows for row in page]
    assert back[1:] == [[neutral(who), neutral(title), "ab12", "1.5", "0.25"] for who, title, *_ in flat]
    assert not [row for row in back for cell in row if cell.lstrip(" ").startswith(TRIGGERS)]


@given(texts)
def test_a_program_gets_every_text_as_it_is_but_for_nul(text):
    back = read("".join(csv_text(ScoreTable(words("who", "x"), [[(text, "y")]]), raw=True)))
    assert back[1] == [text.replace("\x00", ""), "y"]


def test_numbers_have_a_point_and_no_more_figures_than_they_need():
    cells = (None, -0.0, 6, Decimal("33.335"), "excused")
    table = ScoreTable(numbers(*"abcde"), [[cells]])
    assert read("".join(csv_text(table)))[1] == ["", "0", "6", "33.34", "excused"]
    assert [precise(value) for value in (None, 1 / 3, -1e-9, 12345.0, 1e-5)] == [
        "", "0.3333", "0", "12345", "0",
    ]  # fmt: skip


def test_a_sheet_that_excel_cannot_hold_is_refused_before_its_first_byte(monkeypatch):
    monkeypatch.setattr(score_workbook, "MOST_ROWS", 3)
    parts = workbook_parts(ScoreTable(words("who"), [[("a",), ("b",)], [("c",)]]), "x")
    with pytest.raises(BadEntry, match="Choose CSV"):
        next(parts)


def test_what_xml_cannot_say_is_left_out_of_a_workbook():
    from openpyxl import load_workbook

    made = b"".join(workbook_parts(ScoreTable(words("who"), [[("a\x07\x00b\ttab",)]]), "x"))
    assert load_workbook(io.BytesIO(made))["x"]["A2"].value == "ab\ttab"
