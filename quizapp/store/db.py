"""The database: how connections open, begin, write and end. The only module that knows Flask-SQLAlchemy."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from quizapp.core.errors import StorageTrouble
from quizapp.store.gate import PATIENCE_SECONDS, OpenGate, WriteGate
from quizapp.store.tables import Base

db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

CHECKPOINT_EVERY = 100  # write transactions of about ten pages each: roughly 1,000 pages
WRITERS_TURN = 0x7175697A  # the advisory lock that writers on PostgreSQL take; any number that stays the same
NOT_SAVED = "The database did not take this. Nothing was changed: keep this page open and send it again."


def database_url(configured: str | None, instance: Path) -> str:
    """The URL to connect to: what is configured, as SQLAlchemy spells it, else a file in `instance`."""
    if not configured:
        return f"sqlite:///{instance / 'quizapp.sqlite3'}"
    if configured.startswith("postgres://"):  # as some hosts write it; SQLAlchemy refuses that
        return configured.replace("postgres://", "postgresql://", 1)
    return configured


def engine_options(url: str) -> dict[str, Any]:
    """Options for the engine of `url`: on SQLite we begin transactions ourselves and wait 5 s at most."""
    if not url.startswith("sqlite"):
        return {"pool_pre_ping": True, "hide_parameters": True}
    return {
        "connect_args": {"isolation_level": None, "timeout": 5, "check_same_thread": False},
        "pool_size": 8,
        "max_overflow": 0,
        "pool_timeout": 10,
        "hide_parameters": True,  # names and answers stay out of logs
    }


def has_wal_defect(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite may lose a commit when a checkpoint resets the log.

    Fixed in 3.51.3 and, for older lines, in 3.50.7 and 3.44.6.
    """
    if version >= (3, 51, 3):
        return False
    return not ((3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0))


def prepare_engine(engine: Engine) -> None:
    """Teach a SQLite engine the recipe: write-ahead log, full durability, declared writes.

    Engines of other databases stay as they are.
    """
    if engine.dialect.name != "sqlite":
        return
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    pragmas = [
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
        "query_only=ON",
    ]
    if has_wal_defect(sqlite3.sqlite_version_info):
        pragmas.append("wal_autocheckpoint=0")
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").close()


def _on_begin(connection: Connection) -> None:
    # A write that was not declared fails: for a microsecond, reading routes cannot write.
    if connection.get_execution_options().get("write"):
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")


class Database:
    """An engine with its write gate: the one way to read and to write."""

    def __init__(self, engine: Engine, instance: Path | None = None) -> None:
        self.engine = engine
        self._is_sqlite = engine.dialect.name == "sqlite"
        lock_file = instance / "write.lock" if instance is not None else None
        self.gate: WriteGate = WriteGate(lock_file) if self._is_sqlite else OpenGate()
        self._reading: dict[str, Any] = {}
        if not self._is_sqlite:  # what SQLite gives by itself: one state, and no undeclared write
            self._reading = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._writes = 0

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database and cannot change it."""
        with _storage_errors(), self.engine.connect() as connection:
            yield connection.execution_options(**self._reading)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A write transaction: committed at the end, rolled back whole on any exception.

        Raises StorageTrouble where the database did not take it; IntegrityError is left to callers,
        for whom a broken constraint means that somebody else was first.
        """
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
        with self.gate.held():  # the last connection to a SQLite file writes a checkpoint as it goes
            self.engine.dispose()
        self.gate.close()

    def _after_write(self, connection: Connection) -> None:
        self._writes += 1
        if self._is_sqlite and self._writes % CHECKPOINT_EVERY == 0:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA wal_checkpoint(PASSIVE)").close()


@contextmanager
def _storage_errors() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, NoConnectionFree) as error:
        raise StorageTrouble(NOT_SAVED) from error


def can_write(database: Database) -> bool:
    """Whether a write transaction can begin now; nothing is changed."""
    try:
        with database.writing() as on:
            on.execute(text("SELECT 1"))
    except StorageTrouble:
        return False
    return True
