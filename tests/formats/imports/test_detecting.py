"""What a file is, is seen by what it holds; its name says nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from quizapp.formats.imports.detect import detect
from quizapp.formats.imports.reading import read_file

KAHOOT = (
    "Kahoot\n\n,Question - max 120 characters,Answer 1 - max 75 characters,Correct answer(s)\n1,Who?,He,1\n"
)


def zip_of(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who?\nA) He\nB) She\nANSWER: A\n", "aiken"),
        ("Who?\na) He\nb) She\nanswer: a\n", "aiken"),
        ("Кто?\nА) Он\nБ) Она\nОТВЕТ: Б\n", "aiken"),
        ("Кто?\nA) Он\nB) Она\nОтвет: A\n", "aiken"),
        ("Who? {=he ~she}", "gift"),
        ("It is so.{T}", "gift"),
        ("Tell.{}", "gift"),
        ("How many? {#4:1}", "gift"),
        ("::name:: Only a text", "gift"),
        ("$CATEGORY: a/b\n\nText", "gift"),
        ("Who is it {", "gift"),
        ("<p>Who?</p>{=he ~she}", "gift"),
        ("[html]<b>Who</b>{=he\n=she}", "gift"),
        ("Say {1:SHORTANSWER:=yes}", "moodle_cloze"),
        ('<?xml version="1.0"?>\n<!-- x --><quiz><question type="essay"/></quiz>', "moodle-xml"),
        ("\n<quiz/>", "moodle-xml"),
        ('<!DOCTYPE q [<!ENTITY a "b">]><questestinterop/>', "qti-1.2"),
        ('<x:assessmentItem xmlns:x="u"/>', "qti_2"),
        ("<qti-assessment-item/>", "qti_3"),
        ('{"question": "a=b"}', "json"),
        ("{=a ~b} is it", "gift"),
        ("<POOL/>", "blackboard_pool"),
        ("<examview/>", "examview"),
        ("<!doctype html><html></html>", "html"),
        ('<?xml version="1.0"?><other/>', "xml"),
        ("#separator:tab\n#html:true\nfront\tback\n", "anki_text"),
        ("NewQuestion,MC,,,\nTitle,x,,,\n", "table"),
        ("MC\tWho?\the\tCorrect\tshe\tIncorrect\n", "blackboard_tab"),
        ("question,answer\nWho?,he\n", "table"),
        ("Question;Option A;Option B;Correct\nWho?;he;she;A\n", "table"),
        (KAHOOT, "table"),
        ('"Blooket\nImport Template",,\nQuestion #,Question Text,Answer 1\n', "table"),
        ("Tumen\tborder river\nYalu\tother river\n", "table"),
        ("Quiz title: x\n\n1.  Who?\na)  he\n*b) she\n", "text2qti"),
        ("facts:\n  - id: a\n", "native"),
        ("bank:\n  title: {x}\n", "native"),
        ("Nothing but a sentence.", None),
        ("   \n", None),
    ],
)
def test_a_text_is_recognised(text, expected):
    assert detect(text) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (zip_of("collection.anki2", "collection.anki21b", "media"), "anki_package"),
        (zip_of("imsmanifest.xml"), "qti-1.2"),
        (zip_of("h5p.json"), "h5p"),
        (zip_of("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (zip_of("[Content_Types].xml", "word/document.xml"), "word"),
        (zip_of("anything"), "zip"),
        (b"PK\x03\x04 broken", "zip"),
        (b"SQLite format 3\0" + bytes(100), "anki_package"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "gzip"),
    ],
)
def test_what_is_no_text_is_recognised(content, expected):
    report = read_file("file.gift", content)

    assert report.format == expected


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"<assessmentItem/>", "Export it as QTI 1.2, the older kind"),
        (b"<qti-assessment-item/>", "Export it as QTI 1.2, the older kind"),
        (b"<manifest/>", "Bring the .zip it came in"),
        (b"<POOL/>", "export the test from Blackboard as a .zip"),
        (zip_of("h5p.json"), "H5P has no other export. Put the questions into a table"),
        (b"Quiz title: x\n\n1.  Who?\na)  he\n*b) she\n", "Run text2qti on it and bring the .zip"),
        (b"%PDF-1.7", "Save its questions as plain text"),
        (b"MC\tWho?\the\tCorrect\n", "export the test from Blackboard as a .zip"),
    ],
)
def test_what_is_not_read_yet_is_named_with_what_to_bring_instead(content, advice):
    (message,) = read_file("x", content).messages

    assert message.code == "file.unread-format"
    assert "which is not read yet" in message.message
    assert advice in message.message
