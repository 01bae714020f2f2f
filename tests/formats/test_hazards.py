"""Files made to harm: each is read in two seconds and 200 MB, in a process of its own, and does nothing."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.imports.moodle_files import answer, question, quiz
from tests.formats.imports.tables_help import workbook

pytestmark = pytest.mark.long

SECONDS, MEGABYTES = 2.0, 200
READ = r"""
import json, re, sys, time
from pathlib import Path
from quizapp.formats.imports.reading import read_file
from quizapp.usecases.foreign_files import report_of
file = Path(sys.argv[1])
content = file.read_bytes()
started = time.process_time()
report = report_of(read_file(sys.argv[2], content))
seconds = time.process_time() - started
peak = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
said = [message.code for message in report.messages]
texts = [repr(row.item) for row in report.rows]
print(json.dumps([seconds, peak, report.is_readable, report.totals, said, texts]))
"""
SCRIPTS = (
    "<p>Who?</p><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></svg>"
    "<a href='javascript:alert(1)'>x</a><iframe src=//evil></iframe><style>*{display:none}</style>"
)


def bomb_of_entities() -> bytes:
    inner = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a0 "ha">{inner}]><quiz>&a9;</quiz>'.encode()


def outside() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>'


def packed(members: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return content.getvalue()


def bomb_of_a_workbook() -> bytes:
    """A workbook whose sheet is 400 MB of blanks."""
    with zipfile.ZipFile(io.BytesIO(workbook(("question", "answer"), ("a", "b")))) as before:
        members = {name: before.read(name) for name in before.namelist()}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            if not name.endswith("sheet1.xml"):
                archive.writestr(name, data)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            )
            for _ in range(400):
                sheet.write(b" " * 1024 * 1024)
            sheet.write(b"</sheetData></worksheet>")
    return content.getvalue()


def with_bad_names() -> bytes:
    with zipfile.ZipFile(io.BytesIO(workbook(("question", "answer"), ("a", "b")))) as before:
        members = {name: before.read(name) for name in before.namelist()}
    return packed({**members, "../../slipped.txt": b"x", "/slipped.txt": b"x", "C:\\slipped.txt": b"x"})


HAZARDS: dict[str, tuple[Callable[[], bytes], bool]] = {  # how it is made, and whether anything can be read
    "entity-bomb.xml": (bomb_of_entities, False),
    "entity-outside.xml": (outside, False),
    "deep.xml": (lambda: b"<quiz>" + b"<question>" * 200_000, False),
    "long-attribute.xml": (lambda: b"<quiz a='" + b"x" * 19_000_000 + b"'></quiz>", False),
    "bomb.xlsx": (bomb_of_a_workbook, False),
    "names.xlsx": (with_bad_names, True),
    "members.zip": (lambda: packed({f"{n}/xl/a": b"" for n in range(30_000)}), False),
    "nested.zip": (lambda: packed({"a.zip": packed({"b.zip": packed({"c": b"0" * 9_000_000})})}), False),
    "cut.xlsx": (lambda: workbook(("question", "answer"), ("a", "b"))[:900], False),
    "scripts.xml": (lambda: quiz(question("multichoice", SCRIPTS, answer("a", "100") + answer("b"))), True),
    "scripts.gift": (lambda: f"[html]{SCRIPTS.replace('=', chr(92) + '=')} {{=a ~b}}".encode(), True),
    "scripts.csv": (lambda: f'question,answer\n"{SCRIPTS}",a\n'.encode(), True),
    "one-line.txt": (lambda: b"{=a ~" + b"x" * 19_000_000 + b"}", True),
    "one-line.csv": (lambda: b"question,answer\n" + b"x," * 9_000_000, True),
    "picture.gift": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100, False),
    "../../\u202egnp.exe\n\0.gift": (lambda: b"MZ\x90" + bytes(9_000), False),
}


@pytest.mark.parametrize("name", HAZARDS)
def test_a_hazard_is_read_shortly_and_does_nothing(name: str, tmp_path: Path):
    make, can_be_read = HAZARDS[name]
    folder = tmp_path / "inside"
    folder.mkdir()
    file = folder / "hazard"
    file.write_bytes(make())
    run = [sys.executable, "-c", READ, str(file), name.replace("\0", "")]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    seconds, peak, is_readable, totals, said, texts = json.loads(done.stdout)
    sys.stdout.write(f"{name!r}: {seconds * 1000:.0f} ms, {peak:.0f} MB, {said[:2]}\n")
    assert is_readable is can_be_read, said
    assert totals["items"] == len(texts)
    assert seconds < SECONDS
    assert peak < MEGABYTES
    assert [one.name for one in folder.iterdir()] == ["hazard"], "nothing was unpacked"
    assert [one.name for one in tmp_path.iterdir()] == ["inside"]
    if name.startswith("scripts") and not name.endswith(".csv"):  # a table holds plain text
        assert "alert" not in "".join(texts)
