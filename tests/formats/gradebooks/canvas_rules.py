"""Reads a file as Canvas's gradebook importer does, by its published rules; for tests of what we write."""

import csv
import io
import re
from dataclasses import dataclass

DROPPED = (
    "Current Score", "Current Points", "Current Grade", "Final Score", "Final Points", "Final Grade",
    "Override Score", "Override Grade", "Override Status",
)  # fmt: skip


@dataclass
class Read:
    """What Canvas would take: titles with ids, points by title, and scores by (key, title)."""

    titles: list
    points: dict
    scores: dict


def read(text):
    """Raises ValueError where Canvas would say "Invalid header row"."""
    start = "".join(text.splitlines(keepends=True)[:3])
    delimiter = ";" if start.count(";") > start.count(",") else ","
    header, *rows = list(
        csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    )
    first = columns_before_grades(header)
    titles = [split_title(cell) for cell in header[first:] if not any(word in cell for word in DROPPED)]
    kept = [place for place in range(first, len(header)) if not any(w in header[place] for w in DROPPED)]
    points, scores = {}, {}
    for row in rows:
        if "Points Possible" in row[0]:
            kept = [place for place in kept if "read only" not in row[place]]
            points = {split_title(header[place])[0]: number(row[place]) for place in kept}
        elif any(cell.strip() not in ("", "Muted", "Manual Posting") for cell in row):
            key = row[2] or row[3] or row[0]
            for place in kept:
                scores[key, split_title(header[place])[0]] = cell_value(row[place])
    return Read(titles, points, scores)


def columns_before_grades(header):
    if "Student" not in header[0] or "ID" not in header[1]:
        raise ValueError("Invalid header row")
    place = 2
    if header[place] == "SIS User ID":
        place += 1
    if header[place] != "SIS Login ID":
        raise ValueError("Invalid header row")
    place += 1
    while header[place] in ("Integration ID", "Root Account"):
        place += 1
    if "Section" not in header[place]:
        raise ValueError("Invalid header row")
    return place + 1


def split_title(header):
    found = re.match(r"\A(.*)\s\((\d+)\)\Z", header)
    return (found[1], int(found[2])) if found else (header, None)


def cell_value(cell):
    if cell.upper() == "EX":
        return "excused"
    return None if cell in ("", "-") else number(cell)


def number(cell):
    last = max(cell.rfind("."), cell.rfind(","))
    return float(cell if last < 0 else re.sub("[.,]", "", cell[:last]) + "." + cell[last + 1 :])
