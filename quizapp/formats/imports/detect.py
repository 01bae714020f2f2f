"""Which format a file is in, by what it holds and not by what it is called. The first that fits counts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from quizapp.formats.imports import known
from quizapp.formats.imports.detect_text import text_format
from quizapp.formats.imports.zip_guard import MAX_MEMBERS, has_long_contents, opened
from quizapp.formats.native.exported import is_export

MAGIC = {
    b"SQLite format 3\0": known.ANKI_PACKAGE,
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"\xd0\xcf\x11\xe0": "old_excel",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"MZ\x90": "program",
    b"\x7fELF": "program",
}
ZIPS = ((b"PK\x03\x04"), (b"PK\x05\x06"))
ANKI = ("collection.anki21b", "collection.anki21", "collection.anki2")
ROOTS = {
    "quiz": known.MOODLE_XML,
    "questestinterop": known.QTI,
    "assessmentItem": "qti_2",
    "assessmentTest": "qti_2",
    "qti-assessment-item": "qti_3",
    "qti-assessment-test": "qti_3",
    "manifest": "qti_manifest",
    "POOL": "blackboard_pool",
    "examview": "examview",
    "html": "html",
}
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?([A-Za-z_][\w.-]{0,60})")
_SKIPPED = (("<?", "?>"), ("<!--", "-->"))


def binary_format(content: bytes) -> str | None:
    """The format of a file that is no text; None where it may be text."""
    if content.startswith(ZIPS):
        return _zip_format(content)
    return next((name for magic, name in MAGIC.items() if content.startswith(magic)), None)


def detect(text: str, name: str = "") -> str | None:
    """The format of a decoded text; None where nothing fits. Of the name only `.yaml` counts."""
    start = text.lstrip()
    if start.startswith("<"):
        root = _root_of(start)
        if root is not None and (root in ROOTS or start.startswith("<?xml")):
            return ROOTS.get(root, "xml")
        if start[:9].lower() == "<!doctype":
            return "html"
    found = _json_format(start) if start[:1] in ("{", "[") else None
    return found or text_format(text, name)


def _json_format(text: str) -> str | None:
    """Our own export, other JSON, or None where it is no JSON."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return known.NATIVE if is_export(content) else "json"


def _zip_format(content: bytes) -> str:
    archive = None if has_long_contents(content) else opened(content)
    if archive is None:
        return "zip"
    members = set(archive.namelist()[:MAX_MEMBERS])
    return next((name for fits, name in _ZIP_TESTS if fits(members)), "zip")


def _has(*names: str) -> Callable[[set[str]], bool]:
    return lambda members: not members.isdisjoint(names)


def _has_folder(folder: str) -> Callable[[set[str]], bool]:
    return lambda members: (
        "[Content_Types].xml" in members and any(member.startswith(folder) for member in members)
    )


_ZIP_TESTS: tuple[tuple[Callable[[set[str]], bool], str], ...] = (
    (_has(*ANKI), known.ANKI_PACKAGE),
    (_has("imsmanifest.xml"), known.QTI),
    (_has("h5p.json"), "h5p"),
    (_has_folder("xl/"), known.WORKBOOK),
    (_has_folder("word/"), "word"),
    (_has_folder("ppt/"), "powerpoint"),
    (_has("moodle_backup.xml"), "moodle_backup"),
    (_has("content.xml"), "opendocument"),
)


def _root_of(text: str) -> str | None:
    """The name of the first element, without its namespace; None where none comes."""
    place = 0
    while True:
        rest = text[place : place + 200].lstrip()
        place = text.find(rest, place) if rest else len(text)
        closing = next((end for start, end in _SKIPPED if rest.startswith(start)), None)
        if closing is None and rest[:9].lower() == "<!doctype":
            closing = "]>" if "[" in text[place : text.find(">", place) + 1] else ">"
        if closing is None:
            found = _ROOT.match(rest)
            return found[1] if found else None
        end = text.find(closing, place)
        if end < 0:
            return None
        place = end + len(closing)
