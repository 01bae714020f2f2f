"""Run migrations on the app's own engine, behind the write gate."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection, inspect, text

from quizapp.store.tables import Base
from quizapp.store.types import Instant, OneOf, PlainJson, Words

BIG = "sa.BigInteger().with_variant(sa.Integer(), 'sqlite')"


def render_item(type_: str, thing: Any, autogen_context: Any) -> str | bool:
    """Write our column types as plain ones, so that old steps do not depend on today's code."""
    if type_ != "type":
        return False
    if isinstance(thing, Instant):
        return "sa.DateTime(timezone=True)"
    if isinstance(thing, PlainJson):
        return "sa.Text()"
    if isinstance(thing, Words | OneOf):
        return "sa.String()"
    return BIG if type(thing).__name__ == "BigInteger" else False


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    quote = connection.dialect.identifier_preparer.quote
    return {
        table: connection.execute(text(f"SELECT count(*) FROM {quote(table)}")).scalar_one()  # noqa: S608
        for table in inspect(connection).get_table_names()
        if table != "alembic_version"
    }


def refuse_loss(connection: Connection, before: dict[str, int]) -> None:
    """Raise RuntimeError where rows went missing or point to nothing."""
    after = row_counts(connection)
    lost = {table: count for table, count in before.items() if after.get(table, count) < count}
    if lost:
        raise RuntimeError(f"The migration would lose rows of {', '.join(lost)}; nothing was changed.")
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(
                f"The migration would leave {len(broken)} broken references; nothing was changed."
            )


def run() -> None:
    """Bring the database to the revision asked for."""
    database = current_app.extensions["quizapp"].database
    is_sqlite = database.engine.dialect.name == "sqlite"
    with database.gate.held(), database.engine.connect().execution_options(write=True) as connection:
        if is_sqlite:
            # Before BEGIN: within a transaction SQLite ignores this silently.
            connection.connection.dbapi_connection.execute("PRAGMA foreign_keys=OFF").close()
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=is_sqlite,
            render_item=render_item,
            transactional_ddl=True,
        )
        try:
            with context.begin_transaction():
                database.take_turn(connection)
                before = row_counts(connection)
                context.run_migrations()
                refuse_loss(connection, before)
        finally:
            connection.rollback()
            connection.invalidate()  # it has foreign keys off: never back into the pool


run()
