"""What each format says in its own way, and what it says that it cannot say."""

from __future__ import annotations

import base64
import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from quizapp.formats.exports.writing import WRITERS
from quizapp.formats.exports.written import Outcome
from quizapp.formats.imports.items import FULL, ImportedAnswer, ImportedItem, Picture
from quizapp.formats.imports.reading import read_file
from quizapp.formats.imports.table_guard import MARK, guarded
from tests.formats.exports.nasty_items import HEAD

NOTHING = Decimal(0)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def choice(*texts: str, stem: str = "Which one?", kind: str = "choice", **more: object) -> ImportedItem:
    """A choice whose first option is right."""
    answers = tuple(ImportedAnswer(text, NOTHING if place else FULL) for place, text in enumerate(texts))
    return ImportedItem(kind, "", stem, answers, **more)


def typed(text: str, kind: str = "short_answer", **more: object) -> ImportedItem:
    return ImportedItem(kind, "", "What is it?", (ImportedAnswer(text, FULL),), **more)


def text_of(form: str, *items: ImportedItem) -> str:
    return WRITERS[form](items, HEAD).content.decode("utf-8-sig")


def codes(form: str, item: ImportedItem) -> list[str]:
    """What is said of one item, without the name of the format."""
    return [one.code.partition(".")[2] for one in WRITERS[form]([item], HEAD).rows[0].messages]


def test_gift_names_every_question_and_escapes_every_sign():
    written = text_of(
        "gift", choice("a=b", "c~d", stem="Is {x} # \\n: so?", source_id="h/f/choice", tags=("a]",))
    )
    assert "// [id:h/f/choice] [tag:a\\]]\n" in written
    assert "::Is \\{x\\} \\# \\\\n\\: so?::[plain]Is \\{x\\} \\# \\\\n\\: so? {" in written
    assert "\n\t=[plain]a\\=b\n\t~[plain]c\\~d\n}" in written


def test_gift_has_no_blank_line_within_a_question():
    item = choice("a\n\nb", "c", stem="One.\n\nTwo?", feedback="x\n\ny")
    blocks = text_of("gift", item, item).strip().split("\n\n")
    assert len(blocks) == 3
    assert blocks[0] == "// The Harbour"


@pytest.mark.parametrize(
    ("form", "item", "code"),
    [
        ("gift", typed("back", kind="flashcard"), "card"),
        ("gift", typed("a -> b"), "arrow"),
        ("gift", typed("many", kind="number"), "no-figure"),
        ("gift", ImportedItem("matching", "", "M", pairs=(("a", "[html]b"), ("c", "d"))), "bracket"),
        ("gift", choice("only one"), "too-few-options"),
        ("gift", choice("a", "b", stem=""), "no-question"),
        ("gift", choice("a", "b\x07"), "unfit-letter"),
        ("moodle-xml", typed("back", kind="flashcard"), "card"),
        ("moodle-xml", ImportedItem("ordering", "", "O", order=("a",)), "too-few-parts"),
        ("moodle-xml", ImportedItem("matching", "", "M", pairs=(("a", "b"), ("c", ""))), "too-few-pairs"),
        ("aiken", typed("word"), "kind"),
        ("aiken", choice("a", "b", stem="ANSWER: B"), "misread"),
        ("aiken", choice("a", "b", stem="A) or B)?"), "misread"),
        ("aiken", choice("a", "b", stem="5"), "too-short"),
        ("aiken", choice(*map(str, range(27))), "too-many-options"),
        ("table", typed("a | b"), "bar"),
        ("table", choice("Word", "word"), "same-options"),
        ("table", choice("#N/A", "b"), "error-value"),
        ("table", ImportedItem("matching", "", "M", pairs=(("a = b", "c"), ("d", "e"))), "arrow"),
        ("xlsx", choice("x" * 32_768, "b"), "too-long"),
    ],
)
def test_what_a_format_cannot_say_is_left_out_with_a_reason(form, item, code):
    row = WRITERS[form]([item], HEAD).rows[0]
    assert row.outcome is Outcome.LEFT_OUT
    assert code in codes(form, item)


@pytest.mark.parametrize(
    ("form", "item", "code"),
    [
        ("gift", choice("a", "b", hints=("h",)), "hints"),
        ("gift", choice("a", "b", points=Decimal(2)), "points"),
        ("gift", ImportedItem("ordering", "", "O", order=("a", "b")), "ordering"),
        ("gift", choice("a", "b", pictures=(Picture("x.png", PIXEL),)), "picture"),
        ("moodle-xml", choice("a", "b", source_id="x" * 101), "id"),
        ("aiken", choice("a", "b", feedback="why"), "explanation"),
        ("aiken", choice("a\nb", "c"), "lines"),
        ("table", choice("a", "b", tags=("one, two",)), "tags"),
        ("table", choice("a", "b", category=("A::B",)), "category"),
    ],
)
def test_what_is_lost_is_said(form, item, code):
    row = WRITERS[form]([item], HEAD).rows[0]
    assert row.outcome is Outcome.WITH_LOSS
    assert code in codes(form, item)


@pytest.mark.parametrize("form", ["gift", "moodle-xml"])
def test_a_share_that_moodle_does_not_know_is_the_nearest_that_it_knows(form):
    answers = (ImportedAnswer("a", FULL), ImportedAnswer("b", Decimal(37)), ImportedAnswer("c", NOTHING))
    item = ImportedItem("choice", "", "Which?", answers)
    assert codes(form, item) == ["share"]
    assert "40" in text_of(form, item)


def test_moodle_xml_takes_pictures_along():
    picture = Picture("maps/river a.png", PIXEL, "the river")
    item = choice("a", "b", stem="Look: [picture: the river] Which?", pictures=(picture,))
    written = text_of("moodle-xml", item)
    assert '<img src="@@PLUGINFILE@@/maps/river%20a.png" alt="the river">' in written
    assert '<file name="river a.png" path="/maps/" encoding="base64">' in written
    row = read_file("x.xml", written.encode()).rows[0]
    assert row.item.pictures == (picture,)
    assert row.item.stem == item.stem


def test_moodle_xml_keeps_a_picture_that_no_text_shows():
    row = read_file(
        "x.xml", text_of("moodle-xml", choice("a", "b", pictures=(Picture("x.png", PIXEL),))).encode()
    ).rows[0]
    assert row.item.stem == "Which one?\n[picture: x.png]"
    assert row.item.pictures[0].content == PIXEL


def test_settings_that_came_from_moodle_go_back_to_it():
    item = choice(
        "a", "b", extra={"shuffleanswers": "false", "penalty": "0.5000000", "answernumbering": "ABCD"}
    )
    back = read_file("x.xml", text_of("moodle-xml", item).encode()).rows[0].item
    assert {name: back.extra[name] for name in item.extra} == item.extra


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(1)", "+x", "-x", "'=1+1", "''@x", "＝1", "'tis", "-5", "+3.5"]
)
@pytest.mark.parametrize("form", ["table", "xlsx"])
def test_no_cell_is_run_and_every_one_comes_back(form, text):
    written = WRITERS[form]([choice(text, "b", stem=text, feedback=text)], HEAD)
    item = read_file("x.csv" if form == "table" else "x.xlsx", written.content).rows[0].item
    assert (item.stem, item.answers[0].text, item.feedback) == (text, text, text)
    if form == "xlsx":
        cell = load_workbook(io.BytesIO(written.content)).active["A2"]
        assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")
        return
    header, row = csv.reader(io.StringIO(written.content.decode("utf-8-sig")))
    assert row[0] == guarded(text)
    assert row[0][0] not in "=@＝"
    assert (MARK in header) == (row[0] != text)


def test_a_table_without_formulas_has_no_guard_and_none_is_taken_off_a_table_of_others():
    assert MARK not in text_of("table", choice("a", "b"))
    others = "question,correct\n'=1+1,'-x\n"
    item = read_file("x.csv", others.encode()).rows[0].item
    assert (item.stem, item.answers[0].text) == ("'=1+1", "'-x")


@pytest.mark.parametrize(
    "options", [("B", "A"), ("A)", "B)", "x"), ("2", "1"), ("option A", "option B"), ("b", "a", "A and B")]
)
def test_the_key_of_a_table_is_never_taken_for_another_option(options):
    for place in range(len(options)):
        answers = tuple(
            ImportedAnswer(text, FULL if number == place else NOTHING) for number, text in enumerate(options)
        )
        written = WRITERS["table"]([ImportedItem("choice", "", "Which?", answers)], HEAD)
        assert written.rows[0].outcome is Outcome.WRITTEN
        item = read_file("x.csv", written.content).rows[0].item
        assert [one.text for one in item.answers if one.is_right] == [options[place]]


def test_the_table_has_the_columns_of_the_template_and_only_those_it_needs_besides():
    header = text_of("table", choice("a", "b")).splitlines()[0]
    assert header == "question,type,option a,option b,option c,option d,correct,explanation,hint,tags,points"
    wide = choice(*"abcdef", category=("A",), source_id="x")
    assert text_of("table", wide).splitlines()[0].endswith("tags,points,category,id")
    assert "option f" in text_of("table", wide)


def test_two_workbooks_of_the_same_questions_are_the_same_bytes():
    first = WRITERS["xlsx"]([choice("a", "b")], HEAD)
    assert first.content == WRITERS["xlsx"]([choice("a", "b")], HEAD).content
    assert first.content != WRITERS["xlsx"]([choice("a", "c")], HEAD).content


@pytest.mark.parametrize("form", WRITERS)
def test_no_items_are_an_empty_file_and_an_empty_report(form):
    written = WRITERS[form]([], HEAD)
    assert written.totals["items"] == 0
    assert written.rows == ()


def test_aiken_is_as_moodle_documents_it():
    assert text_of("aiken", choice("one", "two"), replace(choice("x", "y"), stem="Or?")) == (
        "Which one?\nA) one\nB) two\nANSWER: A\n\nOr?\nA) x\nB) y\nANSWER: A\n"
    )
