"""Anki's text files: header lines, note types, gaps, HTML, and rows that are no notes."""

from __future__ import annotations

import pytest

from quizapp.formats.imports.reading import read_file
from tests.formats.imports.tables_help import anki, codes, kinds, right, said, statuses

NOTES = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    '"g1""#"\tBasic\tBorder::Rivers & dates\tWhich?\tThe <b>Tumen</b> &amp; Yalu\tborder geo::rivers\n'
    "g2\tBasic (and reversed card)\tBorder\tWhen?\t1990\t\n"
    "g3\tBasic (type in the answer)\tBorder\tTyped?\tyes\t\n"
    "g4\tCloze\tBorder\tThe {{c1::Tumen}} is {{c2::521::length}} km; {{c3::a {{c4::b}} c}}\textra\t\n"
)


def test_an_export_of_notes_gives_as_many_items_as_anki_makes_cards():
    report = anki(NOTES)
    assert kinds(report) == ["flashcard", "flashcard", "flashcard", "short_answer", *["cloze"] * 4]
    assert right(report) == [
        ["The Tumen & Yalu"], ["1990"], ["When?"], ["yes"], ["Tumen"], ["521"], ["a b c"], ["b"],
    ]  # fmt: skip
    first = report.rows[0].item
    assert (first.source_id, first.category) == ('g1"#', ("Border", "Rivers & dates"))
    assert first.tags == ("border", "geo::rivers")
    gaps = [row.item for row in report.rows[4:]]
    assert [gap.stem for gap in gaps] == [
        "The _____ is 521 km; a b c",
        "The Tumen is _____ km; a b c",
        "The Tumen is 521 km; _____",
        "The Tumen is 521 km; a _____ c",
    ]
    assert (gaps[1].hints, gaps[0].feedback, gaps[3].source_id) == (("length",), "extra", "g4/c4")
    assert [row.line_start for row in report.rows] == [7, 8, 8, 9, 10, 10, 10, 10]


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Comma", ","),
        ("semicolon", ";"),
        ("Tab", "\t"),
        ("Space", " "),
        ("pipe", "|"),
        ("COLON", ":"),
        ("!", "!"),
    ],
)
def test_the_separator_of_the_header_is_followed(name, mark):
    assert right(anki(f"#separator:{name}\none{mark}two\n")) == [["two"]]


@pytest.mark.parametrize("mark", ["\t", "|", ";", ":", ","])
def test_without_a_header_the_first_line_shows_the_separator(mark):
    assert right(anki(f"one{mark}two\nthree{mark}four\n")) == [["two"], ["four"]]


def test_fields_in_quotes_hold_lines_and_keep_the_count():
    report = anki('one\t"two\nand ""more"""\n\nthree\tfour\n')
    assert right(report) == [['two\nand "more"'], ["four"]]
    assert [(row.line_start, row.line_end) for row in report.rows] == [(1, 2), (4, 4)]


def test_html_is_read_if_the_header_or_the_rows_say_so():
    assert right(anki("#html:false\nQ\ta <b>tag</b>\n")) == [["a <b>tag</b>"]]
    report = anki("Q\ta <b>tag</b>\n")
    assert right(report) == [["a tag"]]
    assert "anki.html-guessed" in codes(report)
    assert right(anki("Q\t1 < 2\n")) == [["1 < 2"]]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("only one field", "anki.too-few-columns"),
        ("front\t", "anki.no-back"),
        ("\tback", "anki.no-front"),
        ("<img src=x.png>\tback", "anki.no-front"),
        ("front\t<script>alert(1)</script>", "anki.no-back"),
        ('front\t"open', "csv.unclosed-quote"),
        ("fr\x01ont\tback", "table.control-character"),
    ],
)
def test_a_wrong_note_is_an_error_with_its_line(line, code):
    report = anki(f"#separator:tab\n#html:true\nbefore\tx\n{line}\nafter\ty\n")
    assert statuses(report) == ["imported", "error", "imported"]
    assert said(report, code).line == 4


def test_what_stands_behind_the_back_is_kept_and_said():
    report = anki("front\tback\tmore\n")
    assert statuses(report) == ["imported-with-loss"]
    assert report.rows[0].item.extra == {"field 3": "more"}
    assert said(report, "anki.more-fields").line == 1


def test_sounds_are_left_out_aloud():
    report = anki("word\tback [sound:a.mp3]\n")
    assert right(report) == [["back"]]
    assert "a.mp3" in said(report, "anki.sound").message


def test_comments_old_tags_and_invented_headers():
    report = anki("tags:old ones\n# a comment\n#name:Mine\n\nfront\tback\n#late\tback\n")
    assert report.rows[0].item.tags == ("old", "ones")
    assert said(report, "anki.unknown-header").line == 3
    assert report.rows[1].item.stem == "#late"
    assert said(report, "anki.late-header").line == 6


def test_tags_deck_and_note_type_of_the_whole_file():
    item = anki("#tags:a b\n#deck:X::Y\n#notetype:Basic\n#tags column:3\nf\tb\tc\n").rows[0].item
    assert (item.tags, item.category, item.extra["notetype"]) == (("a", "b", "c"), ("X", "Y"), "Basic")


def test_the_same_note_twice_is_pointed_out():
    assert said(anki("a\tb\nc\td\na\tb\n"), "anki.same-note").line == 3


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("no gap", "anki.no-gap", []),
        ("{{c1::open", "anki.no-gap", []),
        ("{{c1::}} empty", "anki.empty-gap", []),
        ("{{c1::a}} and {{c1::b}}", "anki.gaps-of-one-number", ["flashcard"]),
        ("{{c1::" * 20 + "x" + "}}" * 20, "anki.no-gap", []),
    ],
)
def test_gaps_that_cannot_be_asked_are_said(text, code, kind):
    report = anki(f"#notetype:Cloze\n#separator:tab\n{text}\textra\n")
    assert said(report, code).line == 3
    assert kinds(report) == kind


def test_formulas_may_end_in_braces():
    report = anki("#notetype:Cloze\n#separator:tab\n{{c1::x}} of \\(\\frac{1}{{2}}\\)\tx\n")
    assert right(report) == [["x"]]


def test_a_picture_with_parts_hidden_is_skipped():
    assert statuses(anki("#notetype:Image Occlusion\na\tb\n")) == ["skipped"]


def test_an_empty_file_says_so():
    assert codes(anki("#separator:tab\n\n")) == ["anki.empty"]


@pytest.mark.parametrize(
    ("text", "stem", "answer"),
    [
        ("It is \\({{c1::x^{2}}}\\).", "It is \\(_____\\).", "x^{2}"),
        ("{{c1::\\frac{a}{b^{c}}}} is it", "_____ is it", "\\frac{a}{b^{c}}"),
        ("{{c1::x^{a_{b}}+1}}?", "_____?", "x^{a_{b}}+1"),
        ("a{{{c1::b}}}c {d}", "a{_____}c {d}", "b"),
    ],
)
def test_a_formula_in_a_gap_is_read_whole(text, stem, answer):
    report = anki(f"#separator:tab\n#html:false\n#notetype:Cloze\n{text}\t\n")

    assert (report.rows[0].item.stem, right(report)) == (stem, [[answer]])
    assert ("anki.braces-in-gap" in codes(report)) == ("^" in text)


def test_braces_that_do_not_pair_up_are_read_as_anki_reads_them():
    report = anki("#separator:tab\n#html:false\n#notetype:Cloze\n{{c1::a {b}}}}} c {\t\n")

    assert (right(report), codes(report)) == ([["a {b"]], [])


@pytest.mark.parametrize("first", ["# my rivers", "tags: river border"])
def test_a_first_line_that_anki_reads_over_is_no_card(first):
    report = read_file("notes.txt", f"{first}\nfront\tback\nright\tleft\n".encode())

    assert (report.format, [row.line_start for row in report.rows]) == ("anki_text", [2, 3])
    assert report.rows[0].item.tags == (("river", "border") if first.startswith("tags") else ())
