"""Real files of QTI, held against the counts of items in them. The project does not ship them."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from quizapp.formats.imports.reading import read_file

# imported, with loss, skipped, error
COUNTS = {
    "canvas_cartridge-assessment_qti.xml": (1, 4, 0, 0),
    "canvas_multiple_dropdowns.xml": (0, 1, 0, 0),
    "canvas_qti_v1_2-which_amino_acid-FIB.zip": (0, 20, 0, 0),
    "canvas_qti_v1_2-x_linked_tortoiseshell.zip": (12, 0, 0, 0),
    "edge_cases_1.2.xml": (3, 1, 0, 0),
    "matching.xml": (1, 0, 0, 0),
    "multiple_answer_canvas.xml": (1, 0, 0, 0),
    "multiple_choice.xml": (0, 1, 0, 0),
    "numeric_margin_error.xml": (1, 0, 0, 0),
}
KINDS = {
    "canvas_cartridge-assessment_qti.xml": "choice true_false short_answer choose_all essay",
    "canvas_multiple_dropdowns.xml": "matching",
    "edge_cases_1.2.xml": "matching choice choice choice",
    "matching.xml": "matching",
    "multiple_answer_canvas.xml": "choose_all",
    "multiple_choice.xml": "choice",
    "numeric_margin_error.xml": "number",
}
NOT_READ = {
    "qti-2.x/minimal_qti_2.1_sample.zip": "this package holds QTI 2,",
    "qti-3.0/325f3u.xml": "this is QTI 3,",
    "qti-3.0/32cdj9.xml": "this is QTI 3,",
    "qti-3.0/32cdqd.xml": "this is QTI 3,",
    "qti-3.0/32ckab.xml": "this is QTI 3,",
    "qti-3.0/biologie-imsmanifest.xml": "this is the list of contents of a package,",
}


def whole_text(content):
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("name", COUNTS)
def test_real_files(samples, name):
    content = (samples / "qti-1.2" / name).read_bytes()

    report = read_file(name, content)

    imported, loss, skipped, error = COUNTS[name]
    assert report.format == "qti-1.2"
    assert report.totals == {
        "items": sum(COUNTS[name]),
        "imported": imported,
        "imported-with-loss": loss,
        "skipped": skipped,
        "error": error,
    }
    assert report.totals["items"] == len(re.findall(rb"<item[\s>]", whole_text(content)))
    if name in KINDS:
        assert " ".join(row.kind for row in report.rows) == KINDS[name]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_the_lines_of_each_item_are_those_of_the_file(samples, name):
    content = (samples / "qti-1.2" / name).read_bytes()
    lines = content.decode("iso-8859-1" if b"ISO-8859-1" in content[:80] else "utf-8").split("\n")

    for row in read_file(name, content).rows:
        assert "\n".join(lines[row.line_start - 1 : row.line_end]).strip() == row.source.strip()


def test_there_are_no_other_real_files(samples):
    assert {file.name for file in (samples / "qti-1.2").iterdir() if file.suffix != ".md"} == set(COUNTS)


def test_what_the_margin_and_the_blanks_of_real_files_say(samples):
    (number,) = read_file("n.xml", (samples / "qti-1.2" / "numeric_margin_error.xml").read_bytes()).rows
    (roses,) = read_file("d.xml", (samples / "qti-1.2" / "canvas_multiple_dropdowns.xml").read_bytes()).rows

    (answer,) = number.item.answers
    assert (answer.text, answer.tolerance, answer.upper) == ("77.0", "7", "")
    assert roses.item.stem == "Roses are (1) _____, violets are (2) _____."
    assert roses.item.pairs == (("(1)", "red"), ("(2)", "blue"), ("", "plaid"), ("", "paisely"))


@pytest.mark.parametrize("name", NOT_READ)
def test_newer_kinds_are_named_with_what_to_export_instead(samples, name):
    report = read_file(name, (samples / name).read_bytes())

    (message,) = report.messages
    assert not report.rows
    assert message.message.startswith(NOT_READ[name])
    assert "which is not read yet" in message.message
    assert re.search(r"Export it as QTI 1\.2|Bring the \.zip", message.message)
