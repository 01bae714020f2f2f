"""Small files of Moodle XML, made for the tests."""

from __future__ import annotations

import base64
import struct
import zlib
from html import escape

from quizapp.formats.imports.items import ImportReport, ItemRow
from quizapp.formats.imports.moodle_xml import read_moodle_xml


def png(width: int = 2, height: int = 1) -> bytes:
    """A PNG picture that says it has that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 7)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def base64_of(content: bytes) -> str:
    return base64.b64encode(content).decode()


def quiz(*questions: str) -> bytes:
    """A file that holds questions, the first one on line 3."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n' + "\n".join(questions) + "\n</quiz>\n"
    ).encode()


def question(type_name: str, stem: str, more: str = "", format_name: str = "html", files: str = "") -> str:
    """A question: its name on its second line, its text on the third, `more` from the fourth on."""
    return (
        f'<question type="{type_name}">\n<name><text>A name</text></name>\n'
        f'<questiontext format="{format_name}"><text>{escape(stem)}</text>{files}</questiontext>\n{more}\n'
        "</question>"
    )


def answer(text: str, fraction: str = "0", feedback: str = "", more: str = "") -> str:
    return (
        f'<answer fraction="{fraction}"><text>{escape(text)}</text>'
        f"<feedback><text>{escape(feedback)}</text></feedback>{more}</answer>"
    )


def report_of(*questions: str) -> ImportReport:
    return read_moodle_xml(quiz(*questions), "quiz.xml")


def row_of(text: str) -> ItemRow:
    """What became of the one question of a file."""
    report = report_of(text)
    assert report.messages == ()
    (row,) = report.rows
    return row


def said(row: ItemRow) -> list[str]:
    """What is said of a question: line, level and code without the format."""
    return [f"{m.line} {m.level} {m.code.removeprefix('moodle-xml.')}" for m in row.messages]
