"""A database from strangers: opened to read only, with what it may cost bounded, refused where it acts."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizapp.formats.imports.anki_package.trouble import NotReadable
from quizapp.formats.imports.anki_package.unpacking import DAMAGED

MAX_TABLES = 200
MAX_SECONDS = 1.5  # of work, not of waiting for others
MAX_LENGTH = 4 * 1024 * 1024  # bytes of one value
_STEPS_AT_ONCE = 500  # of SQLite's machine, between two looks at the clock
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_LENGTH,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 2,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_GUARDS = ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0")
_ACTS = "its database holds programs, which no package of Anki has; it is not read"


@contextmanager
def reading(place: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read. Raises NotReadable for all that SQLite says is wrong, at any time."""
    try:
        address = f"{place.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as database:
            _guard(database)
            _check_schema(database)
            yield database
    except (sqlite3.Error, OverflowError, UnicodeError) as trouble:  # its own messages may be no text
        raise _said(str(trouble)) from trouble


def _said(trouble: str) -> NotReadable:
    if "interrupted" in trouble:
        text = "its database takes too long to read; in Anki use Tools > Check Database and export it again"
        return NotReadable("too-slow", text)
    if "too big" in trouble:
        return NotReadable("too-much-text", "one of its texts is far too long; export one deck at a time")
    return NotReadable("damaged", DAMAGED)


def _guard(database: sqlite3.Connection) -> None:
    for limit, most in _LIMITS.items():
        database.setlimit(limit, most)
    for guard in _GUARDS:
        database.execute(f"PRAGMA {guard}")
    database.text_factory = lambda text: text.decode("utf-8", "replace")
    database.create_collation("unicase", _compared)
    end = time.thread_time() + MAX_SECONDS
    database.set_progress_handler(lambda: time.thread_time() > end, _STEPS_AT_ONCE)


def _compared(one: str, other: str) -> int:
    """Anki's order of names; it stands in the database, which is not read without it."""
    return (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())


def _check_schema(database: sqlite3.Connection) -> None:
    """Refuse triggers, views, tables of other programs, and columns that are computed."""
    made = database.execute(
        "SELECT CAST(type AS TEXT), CAST(name AS TEXT), substr(sql, 1, 60) FROM sqlite_master LIMIT ?",
        (MAX_TABLES + 1,),
    ).fetchall()
    if len(made) > MAX_TABLES:
        raise NotReadable("schema", _ACTS)
    for sort, name, sql in made:
        is_virtual = "VIRTUAL" in str(sql or "").upper().split()[:3]
        if sort not in ("table", "index") or is_virtual:
            raise NotReadable("schema", _ACTS)
        if sort == "table" and _has_computed(database, str(name)):
            raise NotReadable("schema", _ACTS)
    if not {"col", "notes", "cards"} <= {name for sort, name, _ in made if sort == "table"}:
        raise NotReadable("no-collection", "there is no collection of Anki in it; export it again")


def _has_computed(database: sqlite3.Connection, table: str) -> bool:
    columns = database.execute("SELECT hidden FROM pragma_table_xinfo(?)", (table,)).fetchall()
    return any(hidden for (hidden,) in columns)
