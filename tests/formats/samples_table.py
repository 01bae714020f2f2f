"""What is read of every real file, by format: run `python -m tests.formats.samples_table` to see it.

Files of a format that is named but not read (see `known.UNREAD`) stand below it by that name. Beside GIFT and
Aiken stands what Moodle's own parser counts in the same files.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.formats.imports.items import Status
from quizapp.formats.imports.reading import read_file
from quizapp.usecases.foreign_files import report_of
from tests.formats.samples import sample_files, samples_folder

COLUMNS = ("files", "unread", "items", *map(str, Status), "moodle", "moodle errors")
ORACLES = ("gift", "aiken")
ENDINGS = {".txt", ".gift", ".xml", ".csv", ".xlsx", ".zip", ".apkg", ".colpkg", ".h5p"}


@dataclass
class Line:
    """One folder of samples."""

    counts: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)


def samples_table(folder: Path) -> dict[str, Line]:
    """A line for each folder: its files, what became of their items, and what Moodle counts there."""
    lines: dict[str, Line] = {}
    for part, file in sample_files(folder):
        if file.suffix.lower() not in ENDINGS:
            continue
        line = lines.setdefault(part, Line())
        report = report_of(read_file(file.name, file.read_bytes()))
        line.counts["files"] += 1
        line.counts["unread"] += not report.is_readable
        line.formats[report.format or "unknown"] += 1
        line.counts.update(report.totals)
    for part in set(ORACLES) & set(lines):
        for one in oracle(folder, part).values():
            types = dict(one["types"])
            lines[part].counts["moodle"] += sum(types.values()) - types.get("category", 0)
            lines[part].counts["moodle errors"] += len(one["errors"])
    return lines


def oracle(folder: Path, form: str) -> dict[str, dict]:
    """What Moodle's own parser makes of each file of a format."""
    lines = (folder / f"{form}.moodle-parser.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["file"]: one for one in map(json.loads, lines)}


def as_text(lines: dict[str, Line]) -> str:
    """The table as Markdown."""
    rows = [("samples", *COLUMNS, "read as"), ("---",) * (len(COLUMNS) + 2)]
    rows += [
        (
            name,
            *_cells(line.counts, name),
            ", ".join(f"{form} {count}" for form, count in line.formats.items()),
        )
        for name, line in lines.items()
    ]
    total = sum((line.counts for line in lines.values()), Counter())
    rows.append(("all", *_cells(total, "gift"), ""))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cells(counts: Counter[str], name: str) -> Iterable[str]:
    return [
        str(counts[column]) if name in ORACLES or not column.startswith("moodle") else ""
        for column in COLUMNS
    ]


if __name__ == "__main__":
    place = samples_folder(os.environ)
    if place is None or not place.is_dir():
        sys.exit("There is no folder of real files; name one in QUIZAPP_SAMPLES.")
    sys.stdout.write(as_text(samples_table(place)) + "\n")
