"""Backups as files: their names, their checksums, and how one comes into a folder whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from quizapp.store.database_file import Contents, DamagedFile, copy_out, make_durable, read_contents

ASKED = "asked"  # the reason of a backup that somebody asked for; it stays until somebody deletes it
STAMP = "%Y-%m-%dT%H-%M-%SZ"
NAME = re.compile(r"quizapp-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)-([a-z-]+?)(?:-\d+)?\.sqlite3")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup in a folder: its file, when it was made, and why."""

    path: Path
    made_at: datetime
    reason: str


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, by the times in their names, newest first; none where there is no folder."""
    found = []
    for path in folder.glob("quizapp-*.sqlite3"):
        name = NAME.fullmatch(path.name)
        if name:
            found.append(Backup(path, datetime.strptime(name[1], STAMP).replace(tzinfo=UTC), name[2]))
    return sorted(found, key=lambda one: (one.made_at, one.path.stat().st_mtime_ns), reverse=True)


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is still as it was written."""
    return next((backup for backup in list_backups(folder) if is_good(backup.path)), None)


def is_good(path: Path) -> bool:
    """Whether a backup has its checksum; one without a checksum is read whole instead."""
    try:
        return check_sum(path) or bool(read_contents(path))
    except (OSError, DamagedFile):
        return False


def check_sum(path: Path) -> bool:
    """Whether there is a checksum beside a file. Raises DamagedFile if it is another file's."""
    sum_file = _sum_file(path)
    if not sum_file.exists():
        return False
    if sum_file.read_text(encoding="utf-8").split(" ")[0] != _digest(path):
        raise DamagedFile("it was changed or damaged since it was made, as its checksum shows")
    return True


def free_name(folder: Path, reason: str, now: datetime) -> Path:
    """A name for a backup of this moment that nothing in the folder has."""
    stem = f"quizapp-{now:{STAMP}}-{reason}"
    path, number = folder / f"{stem}.sqlite3", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.sqlite3"
    return path


def write_backup(on: Connection, target: Path) -> Contents:
    """Write what a connection sees to `target`, with its checksum beside it; what the backup holds.

    It appears under its name only when it is whole, checked and on the disk; its owner alone may read it.
    Raises FileExistsError, OSError or sqlite3.Error, after which nothing of it is left, or DamagedFile.
    """
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        contents = copy_out(on, part)
        _put_in_place(part, target)
    finally:
        for left in part.parent.glob(f"{part.name}*"):  # SQLite may have left a journal, too
            left.unlink(missing_ok=True)
    return contents


def remove(backup: Path) -> None:
    """Delete a backup and its checksum."""
    backup.unlink(missing_ok=True)
    _sum_file(backup).unlink(missing_ok=True)


def _put_in_place(part: Path, target: Path) -> None:
    if target.exists():
        raise FileExistsError(17, "File exists", str(target))
    sum_file = _sum_file(target)
    sum_file.write_text(f"{_digest(part)}  {target.name}\n", encoding="utf-8")
    try:
        part.rename(target)
    except OSError:
        sum_file.unlink()
        raise
    make_durable(sum_file)


def _sum_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
