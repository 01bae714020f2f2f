"""The database: reading and writing, one writer at a time. The only module that knows Flask-SQLAlchemy."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from quizapp.core.errors import NotTaken, StorageTrouble
from quizapp.store.engine import BUSY_SECONDS, engine_options, prepare_engine, raw_connection
from quizapp.store.gate import NOT_SAVED, PATIENCE_SECONDS, OpenGate, WriteGate
from quizapp.store.locks import FileLock
from quizapp.store.tables import Base

Conflict = IntegrityError  # what a broken constraint raises, for those who need not know SQLAlchemy
log = logging.getLogger(__name__)
db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

CHECKPOINT_EVERY = 100  # write transactions of about ten pages each: roughly 1,000 pages
WRITERS_TURN = 0x7175697A  # the advisory lock that writers on PostgreSQL take; any number that stays the same
TAKES_NOTHING = "it only lets read"
RESTORING = "A backup is being put back. Nothing was changed: try again in a minute."


def open_database(url: str, instance: Path | None) -> Database:
    """A database without Flask-SQLAlchemy, by the same recipe; close it after use.

    Without `instance` it shares no lock with others: for whoever holds the database alone.
    """
    engine = create_engine(url, **engine_options(url))
    prepare_engine(engine)
    return Database(engine, instance)


def in_use(instance: Path) -> FileLock:
    """The lock that everything sharing the database of a folder holds; whoever replaces it holds it alone."""
    return FileLock(instance / "in-use.lock")


class Database:
    """An engine with its write gate: the one way to read and to write."""

    def __init__(self, engine: Engine, instance: Path | None = None) -> None:
        self.engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        lock_file = instance / "write.lock" if instance is not None else None
        self.gate: WriteGate = WriteGate(lock_file) if self._is_sqlite else OpenGate()
        self._use = in_use(instance) if self._is_sqlite and instance is not None else None
        self._reading: dict[str, Any] = {}
        if not self._is_sqlite:  # what SQLite gives by itself: one state, and no undeclared write
            self._reading = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._writes = 0
        self._is_used = False

    @property
    def file(self) -> Path | None:
        """The file of a SQLite database; None for any other."""
        name = self.engine.url.database
        return Path(name) if self._is_sqlite and name and not name.startswith("file:") else None

    @property
    def is_on_server(self) -> bool:
        """Whether a server keeps the database, with means of its own for much that we do for a file."""
        return not self._is_sqlite

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database and cannot change it."""
        self._begin_use()
        with _storage_errors(), self.engine.connect() as connection:
            yield connection.execution_options(**self._reading)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction: committed at the end, rolled back whole on any exception.

        Raises StorageTrouble where the database did not take it; IntegrityError is left to callers,
        for whom a broken constraint means that somebody else was first.
        """
        self._begin_use()
        with _storage_errors(), self.gate.held(), self.engine.connect() as connection:
            declared = connection.execution_options(write=True)
            with declared.begin():
                self.take_turn(declared)
                yield declared
            self._after_write(connection)

    def take_turn(self, on: Connection) -> None:
        """On PostgreSQL, wait until no other writer is under way; SQLite's writers wait at the gate.

        Use cases read, decide and write. One writer at a time makes that sound on every database.
        """
        if not self._is_sqlite:
            on.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS:.0f}s'"))
            on.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": WRITERS_TURN})

    def close(self) -> None:
        """Close all connections and the gate."""
        if self._is_used:
            with self.gate.held():  # the last connection to a SQLite file writes a checkpoint as it goes
                self.engine.dispose()
        self.gate.close()
        if self._use is not None:
            self._use.release()

    def _begin_use(self) -> None:
        """From the first use to `close` nobody may put another file in the place of this one."""
        try:
            if self._use is not None and not self._use.share():
                raise StorageTrouble(RESTORING)
        except OSError as trouble:
            raise StorageTrouble(NOT_SAVED) from trouble
        self._is_used = True

    def _after_write(self, connection: Connection) -> None:
        self._writes += 1
        if not self._is_sqlite or self._writes % CHECKPOINT_EVERY:
            return
        try:
            raw_connection(connection).execute("PRAGMA wal_checkpoint(PASSIVE)").close()
        except sqlite3.Error as trouble:  # what was written is safe in the log; the next one tries again
            log.warning("the write-ahead log was not written back: %s", trouble)


class OnlyReading(Database):
    """The same database for whoever may look and not write. Raises NotTaken where writing is begun."""

    def __init__(self, database: Database) -> None:
        vars(self).update(vars(database))

    def writing(self) -> NoReturn:
        """Raises NotTaken."""
        raise NotTaken


@contextmanager
def _storage_errors() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, NoConnectionFree) as error:
        raise StorageTrouble(NOT_SAVED) from error


def try_to_write(database: Database, patience: float = PATIENCE_SECONDS) -> None:
    """Begin a write transaction and take it back. Raises StorageTrouble where it cannot begin in time."""
    with _storage_errors(), database.gate.held(patience), database.engine.connect() as connection:
        if database.engine.dialect.name != "sqlite":
            if connection.execute(text("SHOW transaction_read_only")).scalar_one() != "off":
                raise StorageTrouble(TAKES_NOTHING)
            return
        raw = raw_connection(connection)
        raw.execute(f"PRAGMA busy_timeout={patience * 1000:.0f}").close()
        try:
            declared = connection.execution_options(write=True)
            with declared.begin() as transaction:
                declared.exec_driver_sql("PRAGMA application_id=0")  # read-only files let BEGIN pass
                transaction.rollback()
        finally:
            raw.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}").close()
