"""Rows 1 to 16 and 31 of the list of bad inputs: files that a bank cannot be made of.

Each is read as a file of the lighthouse's facts, checked by the command, and uploaded: it is refused
with a fault that names its place, and nothing of it is stored.
"""

from __future__ import annotations

import io
import re

import pytest
from click.testing import CliRunner

from quizapp.cli import cli
from quizapp.usecases import importing
from tests.formats.small_bank import COAST, FILES, coast, faults_of
from tests.people import Instructor
from tests.rows import row

MANY = "".join(
    f"  - {{id: f{n}, about: {{of: keeper, what: duty {n}}}, say: 's {{a}}', ask: 'q', "
    "answer: {term: a}, at: [C1]}\n"
    for n in range(5001)
)
HEIGHT = '{number: "31.5", unit: m}'
LAUGHS = "facts: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
BAD_FILES = [
    row(1, "", "no questions found", name="empty"),
    row(1, " \n\t\n", "no questions found|tab", name="spaces"),
    row(1, "# nothing\n", "no questions found", name="a comment"),
    row(1, "\ufeff", "no questions found", name="a byte order mark"),
    row(3, COAST.encode("utf-16"), "saved as UTF-16; save it as UTF-8", name="UTF-16"),
    row(3, COAST.encode("utf-32"), "saved as UTF-32; save it as UTF-8", name="UTF-32"),
    row(3, b"\xfe\xff" + COAST.encode("utf-16-be"), "saved as UTF-16; save it as UTF-8", name="UTF-16 BE"),
    row(4, COAST.replace("Gull", "Güll").encode("latin-1"), "4:16: byte 0xfc is not UTF-8", name="Latin-1"),
    row(4, COAST.replace("Gull", "Галл").encode("cp1251"), "byte 0xc3 is not UTF-8", name="Windows-1251"),
    row(5, coast("Rock Lighthouse was", "Rock\x00Lighthouse was"), "control character 0x00", name="NUL"),
    row(5, coast("Rock Lighthouse was", "Rock\x1bLighthouse was"), "control character 0x1b", name="escape"),
    row(5, coast('"1889"', '"\\ud800"'), r"coast.yaml:6", name="a surrogate written out"),
    row(6, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "looks like a PNG picture", name="PNG"),
    row(6, b"MZ\x90\x00\x03" + bytes(64), "coast.yaml:1:", name="EXE"),
    row(6, b"PK\x03\x04" + bytes(64), "looks like a zip archive", name="zip"),
    row(6, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "coast.yaml:1:1: this looks like a PDF", name="PDF"),
    row(7, b"#" * (5 * 1024 * 1024 + 1), "over 5 MiB; split it", name="a byte too many"),
    row(8, coast("id: lighthouse-height", "id: lighthouse-lit"),
        r"already used at \S*coast.yaml:2:9", name="an id twice"),
    row(9, coast("    at: [C1 n2]\n", "    at: [C1 n2]\n    at: [C2]\n"),
        "given twice here", name="a key twice"),
    row(10, coast(HEIGHT, '{number: NO, unit: m}'), "must be a figure, not 'NO'", name="a word for a figure"),
    row(10, coast('"1889"', '"12:30:45"'), "must be a date, not '12:30:45'", name="a time of day"),
    row(10, coast('{year: "1889"}', '{date: "2019-02-31"}'), "February 2019 has 28 days", name="31 February"),
    row(10, LAUGHS, "makes YAML repeat a part", name="laughs"),
    row(10, "facts: &a [*a]\n", "makes YAML repeat a part", name="itself"),
    row(10, "[" * 5000, "nested more than 20 levels deep", name="5,000 brackets"),
    row(11, coast('"31.5"', '"nan"'), "must be a figure, not 'nan'", name="NaN"),
    row(11, coast('"31.5"', '"inf"'), "must be a figure, not 'inf'", name="infinity"),
    row(11, coast('"31.5"', '"1e999"'), "must be a figure, not '1e999'", name="1e999"),
    row(12, "facts: " + "{a: " * 5000, "nested more than 20 levels deep", name="5,000 braces"),
    row(13, coast('"1889"', '"0"'), "coast.yaml:6:20: 'year'", name="the year 0"),
    row(13, coast('"1889"', '"-5"'), "coast.yaml:6:20: 'year'", name="before Christ"),
    row(13, coast('"1889"', '"12345"'), "coast.yaml:6:20: 'year'", name="five figures"),
    row(13, coast('"1889"', '"1860s"'), "must be a date, not '1860s'", name="a decade"),
    row(13, coast('"1889"', '"c. 1860"'), "must be a date, not 'c. 1860'", name="circa"),
    row(13, coast('{year: "1889"}', '{date: "August 1945"}'),
        "must be a date, not 'August 1945'", name="in words"),
    row(13, coast('{year: "1889"}', '{year: {from: "1890", to: "1889"}}'),
        "ends before it begins", name="backwards"),
    row(14, coast("unit: m}", 'unit: m, within: "-2"}'),
        "'within' cannot be negative", name="negative tolerance"),
    row(14, coast("unit: m}", 'unit: m, within: "NaN"}'), "coast.yaml:12:", name="tolerance NaN"),
    row(14, coast("unit: m}", "unit: mm}"), "no unit 'mm'", name="unknown unit"),
    row(14, coast(HEIGHT, '{percent: "140"}'), "'percent' goes from 0 to 100", name="140 percent"),
    row(16, coast("about: {of: lighthouse, what: height}", "about: {of: lighthose, what: height}"),
        "lighthose.*did you mean 'lighthouse'", name="unknown name"),
    row(16, coast('{year: "1889"}', '{yaer: "1889"}'),
        "an answer needs one of these keys: year", name="unknown type"),
    row(16, coast("    at: [C2]\n", ""), "has no 'at'", name="no place"),
    row(16, coast("[C1 n2]", "[C1 n110]"), "no note 'n110'; the nearest is 'n9'", name="note 110 of 9"),
    row(31, "facts:\n" + MANY, "a bank holds up to 5,000 facts", name="5,001 facts"),
    row(31, coast('"How high is the Gull Rock Lighthouse?"', f'"{"x" * 100_000}"'),
        "over 10,000 characters; shorten it", name="100,000 letters"),
]  # fmt: skip


def text_of(content: str | bytes) -> bytes:
    """A file's bytes."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


@pytest.mark.parametrize(("content", "said"), BAD_FILES)
def test_the_fault_names_the_place_and_what_to_write(content, said):
    faults = faults_of(coast=content)
    assert any(re.search(said, fault) for fault in faults), faults[:3]
    assert all(fault.startswith("coast.yaml:") for fault in faults)


@pytest.mark.parametrize(("content", "said"), BAD_FILES)
def test_the_command_says_so_and_fails(tmp_path, content, said):
    folder = tmp_path / "lighthouse"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "coast.yaml").write_bytes(text_of(content))
    done = CliRunner().invoke(cli, ["bank", "check", str(folder)])
    assert done.exit_code == 1
    assert re.search(said, done.output), done.output[:300]
    assert "coast.yaml:" in done.output


@pytest.mark.long
def test_an_upload_is_reported_or_refused_and_nothing_is_stored(instructor: Instructor):
    services = instructor.app.extensions["quizapp"]
    before = importing.stored_bank(services, "harbour").revision
    for case in BAD_FILES[::3]:
        content, name = text_of(case.values[0]), case.id
        instructor.goes("/teach/files")
        file = (io.BytesIO(content), "coast.yaml")
        data = {"bank": "harbour", "file": file}
        instructor.sends("/teach/files", data, content_type="multipart/form-data")
        if not content.strip():
            assert instructor.status == 422, name
            continue
        assert instructor.status == 200, name
        assert "coast.yaml" in instructor.text, name
        assert instructor.sends(f"{instructor.path}/take-in").status_code == 422, name
    assert importing.stored_bank(services, "harbour").revision == before


@pytest.mark.parametrize("ending", [row(2, "\r\n"), row(2, "\r"), row(2, "\n")])
def test_every_end_of_line_and_a_byte_order_mark_are_read(ending):
    assert faults_of(coast="\ufeff" + COAST.replace("\n", ending)) == []
