"""A package of Canvas through the pages: report, taking in, and its faulty items given back."""

from __future__ import annotations

import io
import re

from tests.formats.imports import moodle_files as moodle
from tests.formats.imports.qti_files import PNG, chosen, equal, item, packed, quiz, typed, when
from tests.people import Instructor

PACKAGE = packed({
    "imsmanifest.xml": "<manifest/>",
    "map.png": PNG,
    "g1/quiz.xml": quiz(
        item("short_answer_question", "Which river? <img src='map.png' alt='a map'>", typed(),
             when(equal("Velm"), "100"), ident="velm"),
        item("multiple_choice_question", "Which port?", chosen(a="North", b="South"), ident="port"),
        item("file_upload_question", "Send a map.", ident="upload"),
    ),
})  # fmt: skip


def brings(instructor: Instructor, content: bytes, name: str) -> str:
    fields = {"bank": "harbour", "file": (io.BytesIO(content), name)}
    instructor.sends("/teach/files", fields, content_type="multipart/form-data")
    return instructor.path


def test_a_package_is_reported_and_taken_in(instructor: Instructor):
    instructor.sends("/teach/files/courses/harbour/take-over")
    report = brings(instructor, PACKAGE, "canvas.zip")

    assert "QTI 1.2" in instructor.text
    assert "Which river?" in instructor.text
    assert "No answer earns anything" in instructor.text
    assert "(in g1/quiz.xml:5)." in instructor.text
    assert "(line 5)" not in instructor.text
    assert re.findall(
        r"(with loss|skipped|faulty|in all) (\d+)", instructor.text.split("Items of the file")[1]
    ) == [
        ("with loss", "0"),
        ("skipped", "1"),
        ("faulty", "1"),
        ("in all", "3"),
    ]
    instructor.sends(f"{report}/take-in", {"row": ["1"], "section": "trade"})
    instructor.goes("/explore/harbour/facts/fixed:velm")
    assert "Velm" in instructor.text


def test_the_faulty_items_of_a_package_come_back_as_xml(instructor: Instructor):
    report = brings(instructor, PACKAGE, "canvas.zip")
    instructor.goes(f"{report}/faulty")

    assert "<questestinterop>" in instructor.source
    assert instructor.source.count("<item ") == 2  # what is skipped can be made another type


def test_moodle_xml_that_lies_about_its_letters_can_be_read_with_a_named_encoding(instructor: Instructor):
    said = moodle.quiz(moodle.question("shortanswer", "Где порт?", moodle.answer("Раджин", "100"))).decode()
    report = brings(instructor, said.encode("cp1251"), "quiz.xml")
    assert "he file says it is UTF-8, and is not" in instructor.text
    assert "Letters look wrong?" in instructor.text
    assert 'name="format"' not in instructor.source.partition("Read it so")[0]
    instructor.goes(f"{report}?encoding=windows-1251")
    assert "Раджин" in instructor.text
