"""The recipe of a connection: how it is opened and how its transactions begin."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, event

DATABASE_NAME = "quizapp.sqlite3"
BUSY_SECONDS = 5  # that SQLite waits for a program that does not keep to our gate


def database_url(configured: str | None, instance: Path) -> str:
    """The URL to connect to: what is configured, as SQLAlchemy spells it, else a file in `instance`."""
    if not configured:
        return f"sqlite:///{instance / DATABASE_NAME}"
    if configured.startswith("postgres://"):  # as some hosts write it; SQLAlchemy refuses that
        return configured.replace("postgres://", "postgresql://", 1)
    return configured


def engine_options(url: str) -> dict[str, Any]:
    """Options for the engine of `url`: on SQLite we begin transactions ourselves and wait 5 s at most."""
    if not url.startswith("sqlite"):
        return {"pool_pre_ping": True, "hide_parameters": True}
    return {
        "connect_args": {"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": False},
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


def raw_connection(connection: Connection) -> sqlite3.Connection:
    """The connection of the sqlite3 module below one of SQLAlchemy."""
    return cast(sqlite3.Connection, connection.connection.dbapi_connection)
