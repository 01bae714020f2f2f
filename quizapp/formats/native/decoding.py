"""From bytes to text, or the place of the byte that is in the way."""

from __future__ import annotations

import codecs
import re

from quizapp.formats.native.faults import Findings
from quizapp.formats.native.nodes import Scalar

MAX_BYTES = 5 * 1024 * 1024
FOREIGN = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a zip archive or an office document",
    b"MZ": "a Windows program",
    b"\x7fELF": "a Linux program",
}
WIDE = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
LINE_END = re.compile("\r\n|\r|\n|\x85|\u2028|\u2029")  # what YAML counts as a line's end


def decode(data: bytes, file: str, found: Findings) -> str | None:
    """The text of a file without its byte order mark; None, and a fault, where it is no sound UTF-8."""
    start = Scalar("", file, 1, 1)
    if len(data) > MAX_BYTES:
        found.fault(start, f"the file is over {MAX_BYTES // 1024 // 1024} MiB; split it into several")
        return None
    for marks, verdict in ((FOREIGN, "this looks like {}, not a question file"), (WIDE, _wide_words())):
        for mark, what in marks.items():
            if data.startswith(mark):
                found.fault(start, verdict.format(what))
                return None
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as bad:
        before = data[: bad.start].decode("utf-8").removeprefix("\ufeff")
        message = f"byte 0x{data[bad.start]:02x} is not UTF-8; save the file as UTF-8"
        found.fault(_scalar_at(before, file), message)
        return None
    control = CONTROL.search(text)
    if control:
        message = f"the control character {ord(control[0]):#04x} cannot stand in a text; remove it"
        found.fault(_scalar_at(text[: control.start()], file), message)
        return None
    return text


def _wide_words() -> str:
    return "the file is saved as {}; save it as UTF-8"


def _scalar_at(before: str, file: str) -> Scalar:
    """A place: after the text `before`."""
    ends = list(LINE_END.finditer(before))
    start = ends[-1].end() if ends else 0
    return Scalar("", file, len(ends) + 1, len(before) - start + 1)
