"""Taking what was deleted out of the file as well, where SQLite leaves traces of it.

SQLite overwrites what is deleted (`secure_delete`), but not the copies it made while it moved rows about,
which stay in the gaps of pages, nor older pages in the log beside the file: parts of erased rows were still
found there. Writing the whole file anew leaves only what is there. That takes a second for 50 MB, so it is
noted when something was deleted and done later. Other databases clean up by themselves.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import StorageTrouble
from quizapp.store.db import Database
from quizapp.store.gate import NOT_SAVED

# A number in the head of the file that SQLite keeps for the application, changed with the transaction.
NOTE = "user_version"
READERS_MILLISECONDS = 500  # that readers of an old state are waited for, as writers wait meanwhile


def note(on: Connection) -> None:
    """Note that something was deleted of which no trace may stay. Part of the transaction that deletes it."""
    if on.dialect.name == "sqlite":
        on.exec_driver_sql(f"PRAGMA {NOTE}=1")


def is_noted(on: Connection) -> bool:
    """Whether something was deleted since the file was last written anew."""
    return on.dialect.name == "sqlite" and bool(on.exec_driver_sql(f"PRAGMA {NOTE}").scalar_one())


def size(database: Database) -> int:
    """How many bytes would be written anew."""
    name = database.engine.url.database
    return Path(name).stat().st_size if name and Path(name).exists() else 0


def scrub(database: Database) -> None:
    """Write a SQLite file anew and empty its log. Nobody can write meanwhile; reading goes on.

    Raises StorageTrouble where the disk is full or somebody reads an old state for too long; then the note
    stays, and it can be done again.
    """
    with database.gate.held(), database.engine.connect() as connection:
        raw: Any = connection.connection.dbapi_connection
        patience = raw.execute("PRAGMA busy_timeout").fetchone()[0]
        try:
            raw.execute("PRAGMA query_only=OFF").close()
            raw.execute("VACUUM").close()
            raw.execute(f"PRAGMA {NOTE}=0").close()
            raw.execute(f"PRAGMA busy_timeout={READERS_MILLISECONDS}").close()
            is_busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if is_busy:
                raw.execute(f"PRAGMA {NOTE}=1").close()
        except sqlite3.Error as trouble:
            raise StorageTrouble(NOT_SAVED) from trouble
        finally:
            raw.execute("PRAGMA query_only=ON").close()
            raw.execute(f"PRAGMA busy_timeout={patience}").close()
    if is_busy:
        raise StorageTrouble(NOT_SAVED)
