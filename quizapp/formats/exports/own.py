"""A course as it is: its own files in a zip, and the one document for programs, but for bytes of pictures."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from quizapp.core.facts import Bank
from quizapp.formats.exports.known import Known
from quizapp.formats.exports.with_pictures import NO_PICTURES, Contents
from quizapp.formats.exports.written import Written, WrittenRow
from quizapp.formats.native import json_document, picture_files, to_files

OWN = {
    "native": Known("Question files", "the whole course as people edit it, for quizapp elsewhere"),
    "json": Known("JSON", "the whole course in one document, for programs"),
}


def own_file(bank: Bank, form: str, made_at: datetime, contents: Contents = NO_PICTURES) -> Written:
    """The course in one of the formats of OWN; `contents` are the bytes of its pictures by digest."""
    if form == "json":
        return Written(form, "json", "application/json", json_document(bank).encode("utf-8"), _rows(bank))
    return Written(form, "zip", "application/zip", _zip(bank, made_at, contents), _rows(bank))


def _zip(bank: Bank, made_at: datetime, contents: Contents) -> bytes:
    packed = io.BytesIO()
    texts = {name: text.encode("utf-8") for name, text in to_files(bank).items()}
    with zipfile.ZipFile(packed, "w") as zipped:
        for name, content in {**texts, **picture_files(bank, contents)}.items():
            info = zipfile.ZipInfo(f"{bank.slug}/{name}", made_at.timetuple()[:6])
            zipped.writestr(info, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _rows(bank: Bank) -> tuple[WrittenRow, ...]:
    things = [(fact.id, "fact") for fact in bank.facts] + [(fixed.id, fixed.type) for fixed in bank.fixed]
    return tuple(WrittenRow(number, name, kind) for number, (name, kind) in enumerate(things, start=1))
