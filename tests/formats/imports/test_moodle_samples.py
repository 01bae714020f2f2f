"""Real files of Moodle XML, held against the counts of questions in them. The project does not ship them."""

from __future__ import annotations

import re

import pytest

from quizapp.formats.imports.moodle_xml import read_moodle_xml

# imported, with loss, skipped, error; a `category` is no question
COUNTS = {
    "broken_cloze_questions.xml": (0, 0, 0, 5),
    "gapfill-el.xml": (0, 0, 3, 0),
    "html_chars_in_idnumbers.xml": (1, 0, 0, 0),
    "moodle-multianswer.xml": (0, 1, 0, 0),
    "moodle-multichoice.xml": (0, 1, 0, 0),
    "moodle-qtype-ddwtos.xml": (1, 0, 0, 0),
    "moodle-qtype-match.xml": (1, 0, 0, 0),
    "moodle-qtype-numerical.xml": (1, 0, 0, 0),
    "moodle45-qtype-ordering.xml": (1, 0, 0, 0),
    "nested_categories_with_questions.xml": (5, 0, 0, 0),
    "old_format_file.xml": (2, 0, 0, 0),
    "qas-calculatedsimple.xml": (0, 0, 1, 0),
    "qas-multichoice.xml": (0, 1, 0, 0),
}


@pytest.mark.parametrize("name", COUNTS)
def test_real_files(samples, name):
    content = (samples / "moodle-xml" / name).read_bytes()

    report = read_moodle_xml(content, name)

    imported, loss, skipped, error = COUNTS[name]
    assert report.totals == {
        "items": sum(COUNTS[name]),
        "imported": imported,
        "imported-with-loss": loss,
        "skipped": skipped,
        "error": error,
    }
    asked = re.findall(rb'<question type="(?!category)', content)
    assert report.totals["items"] == len(asked)
    for row in report.rows:
        source = content.decode().split("\n")[row.line_start - 1 : row.line_end]
        assert "\n".join(source).strip() == row.source.strip()


def test_there_are_no_other_real_files(samples):
    assert {file.name for file in (samples / "moodle-xml").glob("*.xml")} == set(COUNTS)


def test_the_pictures_of_a_real_file_are_kept(samples):
    content = (samples / "moodle-xml" / "moodle-multichoice.xml").read_bytes()

    (row,) = read_moodle_xml(content, "x").rows

    assert [(p.name, p.alternative) for p in row.item.pictures] == [
        ("flag-uk.jpg", "British Flag"),
        ("flag-france.jpg", "French flag"),
        ("flag-german.jpg", "German flag"),
        ("flag-denmark.jpg", "Denmark flag"),
    ]
