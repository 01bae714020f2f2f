"""Readers that we did not write accept all that we write of the bank that comes with the app."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from openpyxl import load_workbook

from quizapp import paths
from quizapp.core.kinds import KINDS
from quizapp.formats.exports.course import Choice, course_file
from quizapp.formats.exports.gift import write_gift
from quizapp.formats.exports.moodle_xml import write_moodle_xml
from quizapp.formats.exports.own import own_file
from quizapp.formats.exports.written import Outcome
from quizapp.formats.imports.reading import read_file
from quizapp.formats.native import read_folder
from tests.formats.exports.nasty_items import HEAD, several_items

pytestmark = pytest.mark.long

MADE_AT = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
NAMES = {"gift": "x.gift", "moodle-xml": "x.xml", "aiken": "x.txt", "table": "x.csv", "xlsx": "x.xlsx"}
EVERY_KIND = Choice(kinds=tuple(KINDS), per_fact=3)
# That parser knows no figures below nought and stumbles over escaped braces and backslashes; Moodle does not.
BEYOND_IT = re.compile(r"\n\t=(?:%[\d.]+%)?-[\d.]|\\[\\{}]")
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("moodle_xml.rng")))


@pytest.fixture(scope="module")
def borderland():
    """The bank that comes with the app."""
    bank = read_folder(paths.shipped_questions() / "borderland").bank
    assert bank is not None
    return bank


@pytest.fixture(scope="module")
def files(borderland):
    """The bank in every format, each fact in up to ten kinds; made once."""
    return {form: course_file(borderland, form, EVERY_KIND, MADE_AT) for form in NAMES}


def parsed(content: bytes) -> list:
    """The questions that another parser of GIFT finds."""
    with warnings.catch_warnings():  # its import asks Python for what is going to go
        warnings.simplefilter("ignore")
        from pygiftparser import parser
    return parser.parseFile(io.StringIO(content.decode("utf-8")))


def check_schema(content: bytes) -> None:
    """Whether a file of Moodle XML is as Moodle writes it."""
    SCHEMA.assertValid(etree.fromstring(content))


@pytest.mark.parametrize("form", NAMES)
def test_the_whole_bank_is_read_again_by_our_own_readers(form, files):
    written = files[form]
    back = read_file(NAMES[form], written.content)
    assert back.format == form
    count = written.totals["items"] - written.totals["left-out"]
    assert back.totals["imported"] == len(back.rows) == count > 200


def test_another_parser_of_gift_takes_every_question(files):
    written = files["gift"]
    questions = parsed(written.content)
    assert len(questions) == written.totals["items"] - written.totals["left-out"] > 1000
    assert [question.full for question in questions if not question.valid] == []


@settings(max_examples=80, deadline=None)
@given(items=several_items)
def test_another_parser_of_gift_takes_nasty_questions(items):
    written = write_gift(items, HEAD)
    kept = [row for row in written.rows if row.outcome is not Outcome.LEFT_OUT]
    questions = parsed(written.content)
    assert len(questions) == len(kept)
    refused = [question.full for question in questions if not question.valid]
    assert [text for text in refused if not BEYOND_IT.search(text)] == []


def test_moodle_xml_is_as_moodle_writes_it(files):
    check_schema(files["moodle-xml"].content)
    types = Counter(etree.fromstring(files["moodle-xml"].content).xpath("//question/@type"))
    assert set(types) == {
        "category", "multichoice", "truefalse", "shortanswer", "numerical", "matching", "ordering",
    }  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(items=several_items)
def test_nasty_questions_in_moodle_xml_are_as_moodle_writes_them(items):
    written = write_moodle_xml(items, HEAD)
    if written.totals["left-out"] < len(items):
        check_schema(written.content)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'fraction="100"', b'fraction="99"'),
        (b"<defaultgrade>", b"<grade>1</grade><defaultgrade>"),
        (b'type="matching"', b'type="match"'),
        (b"<single>true</single>", b"<single>yes</single>"),
        (b"<tolerance>0</tolerance>", b"<tolerance>none</tolerance>"),
    ],
)
def test_the_schema_refuses_what_moodle_would_not_write(files, right, wrong):
    broken = files["moodle-xml"].content.replace(right, wrong, 1)
    assert broken != files["moodle-xml"].content
    assert not SCHEMA.validate(etree.fromstring(broken))


def test_a_workbook_is_read_by_a_spreadsheet_library_as_texts(files):
    workbook = load_workbook(io.BytesIO(files["xlsx"].content))
    sheet = workbook["Questions"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    written = files["xlsx"].totals
    assert sheet.max_row == 1 + written["items"] - written["left-out"]
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("form", ["gift", "moodle-xml", "aiken", "table", "xlsx"])
def test_the_same_seed_gives_the_same_file_and_the_kinds_that_suit_the_format_lose_little(form, borderland):
    choice = Choice(seed="7")
    first, second = (course_file(borderland, form, choice, MADE_AT) for _ in range(2))
    assert first.content == second.content
    others = course_file(borderland, form, replace(choice, seed="8"), MADE_AT)
    assert others.content != first.content
    totals = first.totals
    assert totals["items"] == len(borderland.facts) + len(borderland.fixed)
    if form in ("gift", "moodle-xml"):
        assert totals["written"] > 0.95 * totals["items"]
    assert totals["left-out"] < 0.15 * totals["items"]


def test_our_own_files_are_the_same_bank(borderland, tmp_path):
    with zipfile.ZipFile(io.BytesIO(own_file(borderland, "native", MADE_AT).content)) as packed:
        packed.extractall(tmp_path)
    assert read_folder(tmp_path / "borderland").bank == borderland
