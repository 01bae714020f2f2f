"""One door for every file: its format is found, and what cannot be read says so."""

from __future__ import annotations

import pytest

from quizapp.formats.imports import limits
from quizapp.formats.imports.faulty import faulty_source
from quizapp.formats.imports.items import ImportReport, ItemRow, Status
from quizapp.formats.imports.reading import formats_read, read_file
from tests.formats.small_bank import COAST
from tests.timing import soon


def only_code(report) -> str:
    (message,) = report.messages
    return message.code


def test_the_format_may_be_named_against_the_looks():
    text = b"Who {=he ~she}?\nA) he\nB) she\nANSWER: A\n"

    assert read_file("x", text).format == "aiken"
    assert read_file("x", text, format="gift").format == "gift"


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(content):
    report = read_file("x.gift", content)

    assert not report.is_readable
    assert only_code(report) in ("file.empty", "file.unknown-format")


def test_a_text_that_is_nothing_says_what_is_read():
    report = read_file("x.txt", b"Only a sentence.")

    assert only_code(report) == "file.unknown-format"
    assert "GIFT, Aiken, Moodle XML" in report.messages[0].message


def test_a_file_of_comments_holds_no_question():
    assert only_code(read_file("x", b"// nothing\n", format="gift")) == "file.no-items"


def test_a_format_that_is_none_is_refused_with_those_there_are():
    report = read_file("x", b"text", format="klingon")

    assert all(name in report.messages[0].message for name in formats_read())


def test_a_file_of_our_own_is_sent_where_it_goes_and_its_faults_are_listed():
    sound, faulty = read_file("coast.yaml", COAST.encode()), read_file("coast.yaml", b"facts: [1]\n")

    assert (sound.format, sound.rows, sound.is_readable) == ("native", (), True)
    assert "quizapp bank check coast.yaml" in sound.messages[0].message
    assert not faulty.is_readable
    assert faulty.messages[1].line == 1


def test_a_file_that_is_too_large_is_not_looked_at(monkeypatch):
    monkeypatch.setattr("quizapp.formats.imports.reading.MAX_BYTES", 10)

    assert only_code(read_file("x", b"x" * 11)) == "file.too-large"


def test_too_many_items_are_refused_whole():
    report = read_file("x", b"It is.{T}\n\n" * (limits.MAX_ITEMS + 1))

    assert report.rows == ()
    assert only_code(report) == "file.too-many-items"


def test_a_text_that_is_too_long_is_an_error_of_its_item():
    long = "x" * (limits.MAX_FIELD + 1)
    report = read_file("x", f"It is.{{T}}\n\n{long}{{T}}\n\nWho?{{=a#{long} ~b}}".encode())

    assert [row.status for row in report.rows] == [Status.IMPORTED, Status.ERROR, Status.ERROR]
    assert (report.rows[1].messages[0].code, report.rows[2].messages[0].field) == (
        "file.too-long",
        "answer feedback",
    )


def test_totals_add_up_and_the_faulty_come_back_as_they_were():
    text = "One {\n\nTwo {T}\n\n// [id:7]\n::Three:: of them {~a ~b}\n\nFour"
    report = read_file("x", text.encode())

    totals = report.totals
    assert totals == {"items": 4, "imported": 2, "imported-with-loss": 0, "skipped": 0, "error": 2}
    assert faulty_source(report) == "One {\n\n// [id:7]\n::Three:: of them {~a ~b}\n"
    again = read_file("x", faulty_source(report).encode())
    assert again.totals["error"] == 2


def test_the_faulty_come_back_under_their_categories():
    text = "It is.{T}\n\nOne {\n\n$CATEGORY: a\n\nTwo {\n\nThree {\n\n$CATEGORY: b\n\nIt is.{T}\n"

    assert faulty_source(read_file("x", text.encode()), text) == (
        "One {\n\n$CATEGORY: a\n\nTwo {\n\nThree {\n"
    )


def test_the_faulty_rows_of_a_table_come_back_under_its_header():
    row = ItemRow(3, 3, "Who?", "choice", source="Who?,")

    source = faulty_source(
        ImportReport("table", (ItemRow(2, 2, "", "", item=None), row)), "question,answer\n,\nWho?,\n"
    )
    assert source == "question,answer\nWho?,\n"


def test_the_faulty_of_xml_come_back_as_xml():
    row = ItemRow(3, 3, "Who?", "choice", source="<question/>")

    assert "<quiz>\n<question/>\n</quiz>" in faulty_source(ImportReport("moodle-xml", (row,)))


def test_nothing_is_faulty_in_a_sound_file():
    assert faulty_source(read_file("x", b"It is.{T}")) == ""


def test_five_thousand_items_are_read_in_seconds():
    text = "".join(
        f"::Q{n}:: [html]<p>What is <b>{n}</b>?</p> {{\n=right#yes\n~%-50%wrong\n~other\n}}\n\n"
        for n in range(5000)
    )
    report = soon(lambda: read_file("x", text.encode()), seconds=20)

    assert report.totals["imported"] == 5000
