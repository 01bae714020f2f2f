"""A SQLite database looked at as a file: whether it is whole and ours, what it holds, and copies of it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from quizapp.core.errors import QuizError
from quizapp.store.engine import raw_connection
from quizapp.store.trouble import is_damage

HEADER = b"SQLite format 3\x00"
READ_VERSION = 19  # the byte of the header that is 2 where a write-ahead log belongs to the file
COMPANIONS = ("-wal", "-shm")
MOST_SHOWN = 3  # faults that a message names
NOT_OURS = "it holds no tables of quizapp"
OURS = {"alembic_version", "account", "class", "review", "study_answer", "answer_event"}
LATEST = """SELECT max(moment) FROM (
    SELECT max(answered_at) AS moment FROM review
    UNION ALL SELECT max(received_at) FROM answer_event
    UNION ALL SELECT max(last_seen_at) FROM account)"""


class DamagedFile(QuizError):
    """A file is no whole database of ours; the message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds.

    Its revision, the rows of each table, the rows that refer to rows which are not there, and when
    something last happened.
    """

    revision: str
    counts: dict[str, int]
    orphans: int
    latest: datetime | None

    @property
    def in_words(self) -> str:
        """How much there is, for people."""
        people, classes = self.counts["account"], self.counts["class"]
        answers = self.counts["study_answer"] + self.counts["answer_event"]
        last = f", the last sign of life at {self.latest:%Y-%m-%d %H:%M} UTC" if self.latest else ""
        return (
            f"{people} {'person' if people == 1 else 'people'}, "
            f"{classes} {'class' if classes == 1 else 'classes'}, "
            f"{answers} {'answer' if answers == 1 else 'answers'}{last}"
        )


def check_header(path: Path) -> None:
    """Raise DamagedFile where the beginning of a file shows that it is no database of SQLite."""
    try:
        with path.open("rb") as file:
            head = file.read(len(HEADER))
    except OSError as trouble:
        raise DamagedFile(f"it cannot be read ({trouble.strerror})") from trouble
    if not head:
        raise DamagedFile("it is empty")
    if head != HEADER:
        raise DamagedFile("it is no SQLite database")


def read_contents(path: Path) -> Contents:
    """What the database in a file holds, once every page is checked. Raises DamagedFile."""
    check_header(path)
    with reading_file(path) as file:
        faults = faults_of(file)
        if faults:
            raise DamagedFile("; ".join(faults[:MOST_SHOWN]))
        return contents_of(file)


@contextmanager
def reading_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read. Raises DamagedFile for whatever SQLite cannot read."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            yield file
    except sqlite3.Error as trouble:
        raise DamagedFile(str(trouble)) from trouble


def faults_of(file: sqlite3.Connection, quick: bool = False) -> list[str]:
    """What is wrong with the pages of a database; `quick` leaves out what takes longest: its indexes."""
    check = "quick_check" if quick else "integrity_check"
    return [str(row[0]) for row in file.execute(f"PRAGMA {check}") if row[0] != "ok"]


def contents_of(file: sqlite3.Connection) -> Contents:
    """What an open database holds. Raises DamagedFile if it is not ours."""
    tables = _our_tables(file)
    revision = file.execute("SELECT version_num FROM alembic_version").fetchone()
    return Contents(
        revision[0] if revision else "",
        {name: file.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables},  # noqa: S608
        len(file.execute("PRAGMA foreign_key_check").fetchall()),
        _latest(file),
    )


def reason_against(path: Path, with_log: bool, every_page: bool) -> str:
    """Why a file, read with the log beside it or without, is no database of ours; empty where it is one.

    `every_page` looks at all pages, not only at what they should hold. Nothing is written, which is not so
    wherever a database is opened for writing: the last to close it writes the log back, whatever it holds.
    """
    ways = "mode=ro" if with_log else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?{ways}", uri=True)) as file:
            _our_tables(file)
            return "; ".join(faults_of(file, quick=True)[:MOST_SHOWN]) if every_page else ""
    except DamagedFile as damage:
        return str(damage)
    except sqlite3.Error as trouble:
        return str(trouble) if is_damage(trouble) else ""


def copy_out(on: Connection, target: Path) -> Contents:
    """Copy the database that a connection reads into the empty file `target`; what the original holds.

    The copy is of one state, that of a transaction which begins here. Nobody waits for it: a reader hinders
    no writer. It is one file in rollback mode, without a write-ahead log beside it. Raises DamagedFile where
    the copy is not whole or does not hold what the original holds, sqlite3.Error where it cannot be written.
    """
    source = raw_connection(on)
    with on.begin(), closing(sqlite3.connect(target, isolation_level=None)) as copy:
        contents = contents_of(source)
        copy.execute("PRAGMA synchronous=OFF")  # made durable once, below
        source.backup(copy)  # of the state that was counted: both are in one transaction
        copy.execute("PRAGMA journal_mode=DELETE")
    if read_contents(target) != contents:
        raise DamagedFile("the copy does not hold what the database holds")
    make_durable(target)
    return contents


def latest_event(path: Path) -> datetime | None:
    """When something last happened in a database that is known to be whole. Raises DamagedFile."""
    with reading_file(path) as file:
        return _latest(file)


def belongs_to_log(path: Path) -> bool:
    """Whether a database file is used with a write-ahead log, which then belongs to what it holds."""
    with path.open("rb") as file:
        return file.read(READ_VERSION + 1)[READ_VERSION:] == b"\x02"


def log_of(path: Path) -> Path:
    """Where the write-ahead log of a database file lies, if there is one."""
    return path.with_name(f"{path.name}-wal")


def companions(path: Path) -> list[Path]:
    """The write-ahead log and its index beside a database file, where there are any."""
    found = [path.with_name(path.name + end) for end in COMPANIONS]
    return [one for one in found if one.exists()]


def make_one_file(path: Path) -> None:
    """Write the log of a database that nobody uses back into it. Raises DamagedFile."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as file:
            file.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as trouble:
        raise DamagedFile(str(trouble)) from trouble


def make_durable(path: Path) -> None:
    """Wait until a file and its place in the folder are on the disk."""
    for one, flags in ((path, os.O_RDWR), (path.parent, os.O_RDONLY)):
        if one.is_dir() and os.name == "nt":
            continue  # folders cannot be opened there, and need not be
        handle = os.open(one, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _our_tables(file: sqlite3.Connection) -> list[str]:
    found = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    tables = sorted(row[0] for row in found)
    if not set(tables) >= OURS:
        raise DamagedFile(NOT_OURS)
    return tables


def _latest(file: sqlite3.Connection) -> datetime | None:
    found = file.execute(LATEST).fetchone()[0]
    return datetime.fromisoformat(found).replace(tzinfo=UTC) if found else None
