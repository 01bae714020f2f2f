"""A person's data as one zip: a page to read, everything as JSON, each table as CSV, and their files."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from quizapp.formats.scores_csv import Cell, csv_lines, moment

LONGEST_NAME = 100  # characters of a file's name


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the data: a name of letters and underscores, a sentence that explains it, its rows.

    Each row goes by the names of its columns, the same for all.
    """

    name: str
    about: str
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class OwnData:
    """All that is stored about a person at one moment; `files`: uploads and pictures, by folder and name."""

    about: str
    made_at: datetime
    parts: tuple[Part, ...]
    files: Mapping[str, bytes]


def place_in_zip(number: int, file_name: str) -> str:
    """Where an upload lies in the zip: by its number and its name, without signs that lead elsewhere."""
    kept = re.sub(r"[^\w-]*[^\w.-]+[^\w-]*|\.{2,}", "-", file_name)
    return f"question-files/{number}-{kept[-LONGEST_NAME:]}"


def picture_in_zip(digest: str, media_type: str) -> str:
    """Where a picture of one's own cards lies in the zip."""
    return f"pictures/{digest[:16]}.{media_type.removeprefix('image/')}"


def zip_of(data: OwnData) -> bytes:
    """The zip: `read-me.txt`, `your-data.json`, a CSV for each part that has rows, and the files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for name, content in _entries(data):
            info = zipfile.ZipInfo(name, data.made_at.timetuple()[:6])
            zipped.writestr(info, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _entries(data: OwnData) -> Iterator[tuple[str, str | bytes]]:
    yield "read-me.txt", _read_me(data)
    yield "your-data.json", _json(data)
    for part in data.parts:
        if part.rows:
            yield f"tables/{part.name}.csv", "\ufeff" + "".join(_csv(part.rows))
    yield from data.files.items()


def _read_me(data: OwnData) -> str:
    lines = [data.about, "", f"Made at {moment(data.made_at)}.", ""]
    lines += [f"{part.name} ({len(part.rows)}): {part.about}" for part in data.parts]
    lines += ["", "your-data.json holds all of it; the folder tables the same for a spreadsheet.", ""]
    return "\n".join(lines)


def _json(data: OwnData) -> str:
    parts = {part.name: {"about": part.about, "rows": part.rows} for part in data.parts}
    document = {"about": data.about, "made_at": moment(data.made_at), **parts}
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain)


def _csv(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    header = list(rows[0])
    return csv_lines(header, ([_cell(row[name]) for name in header] for row in rows))


def _cell(value: Any) -> Cell:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return _plain(value)
    return json.dumps(value, ensure_ascii=False)


def _plain(value: date) -> str:
    """A day or a moment as text, which JSON has no form for."""
    return moment(value) if isinstance(value, datetime) else value.isoformat()
