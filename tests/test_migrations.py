"""Migrations: the tables they give, the children they keep, and nothing half done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import Column, Connection, MetaData, Table, inspect, select, text

from quizapp import create_app, paths
from quizapp.store.db import Database
from quizapp.store.tables import Base

ON_BOTH = pytest.mark.both_databases
HEAD = max(file.stem[:4] for file in (paths.migrations_folder() / "versions").glob("[0-9]*.py"))
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "test"
down_revision = "{head}"
branch_labels = depends_on = None


def upgrade():
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    with op.batch_alter_table("class", recreate="always" if is_sqlite else "never") as batch:
        batch.add_column(sa.Column("room", sa.String(), nullable=True))
    {more}


def downgrade():
    pass
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the migrations that a test may add to."""
    return Path(shutil.copytree(paths.migrations_folder(), tmp_path / "migrations"))


@pytest.fixture
def app(instance: Path, bare_url: str, passwords: object) -> Iterator[Flask]:
    """An app over a database without any table."""
    app = create_app({"INSTANCE": instance, "DATABASE_URL": bare_url, "PASSWORDS": passwords})
    yield app
    app.extensions["quizapp"].database.close()


@pytest.fixture
def migrated(app: Flask) -> Flask:
    """An app over a database made by the migrations."""
    with app.app_context():
        flask_migrate.upgrade()
    return app


def database_of(app: Flask) -> Database:
    database: Database = app.extensions["quizapp"].database
    return database


def add_a_class(database: Database) -> None:
    with database.writing() as on:
        on.execute(
            text(
                "INSERT INTO class (id, public_id, name, join_code, created_at) "
                "VALUES (1, 'p', '10B', 'C', '2026-01-01')"
            )
        )
        on.execute(
            text(
                "INSERT INTO account (id, public_id, display_name, role, time_zone, new_per_day, created_at, "
                "last_seen_at) VALUES (1, 'a', 'T', 'instructor', 'UTC', 10, '2026-01-01', '2026-01-01')"
            )
        )
        on.execute(text("INSERT INTO class_instructor VALUES (1, 1)"))


def fill(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Put two rows into every table there is, each with something in every column; what is in them then."""
    found = MetaData()
    found.reflect(database.engine)
    with database.writing() as on:
        for table in found.sorted_tables:
            if table.name != "alembic_version":
                on.execute(table.insert(), [_row(table, number) for number in (1, 2)])
        return contents(on, found)


def contents(on: Connection, tables: MetaData) -> dict[str, list[dict[str, Any]]]:
    """The rows of all tables, as far as their columns are known."""
    return {
        table.name: sorted((dict(row._mapping) for row in on.execute(select(table))), key=repr)
        for table in tables.sorted_tables
        if table.name != "alembic_version"
    }


def _row(table: Table, number: int) -> dict[str, Any]:
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: Column[Any], number: int) -> Any:
    known = {"role": "learner", "home": "folder", "audience": "learners", "status": "open"}
    if column.name in known:
        return known[column.name]
    kind = column.type.python_type
    if kind is str:
        return f'"{column.name} {number} – Ж"'
    if kind is datetime:
        zone = UTC if getattr(column.type, "timezone", False) else None
        return datetime(2026, 11, 23, 9, 30, number, tzinfo=zone)
    if kind is date:
        return date(2026, 11, number)
    return kind(number) if kind is not bytes else b"\x00\xff"


def count(database: Database, table: str) -> int:
    with database.reading() as on:
        return int(on.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


@ON_BOTH
def test_they_give_exactly_the_tables_of_the_code(migrated):
    with database_of(migrated).reading() as on:
        assert compare_metadata(MigrationContext.configure(on), Base.metadata) == []


@ON_BOTH
def test_doing_it_again_changes_nothing(migrated):
    with migrated.app_context():
        flask_migrate.upgrade()
    assert revision_of(migrated) == HEAD


@ON_BOTH
def test_what_was_stored_by_the_first_version_is_there_in_the_newest(app):
    with app.app_context():
        flask_migrate.upgrade(revision="0001")
    database = database_of(app)
    before = fill(database)
    with app.app_context():
        flask_migrate.upgrade()
    newest = MetaData()
    newest.reflect(database.engine)
    with database.reading() as on:
        after = contents(on, newest)
    for table, rows in before.items():
        assert [{name: row[name] for name in rows[0]} for row in after[table]] == rows, table
    assert {row["public_id"] for row in after["sign_in_session"]} == {
        row["token_digest"][:20] for row in before["sign_in_session"]
    }
    assert {(row["class_id"], row["bank_id"]) for row in after["class_bank"]} == {(1, 1), (2, 2)}


def test_rebuilding_a_parent_keeps_its_children(migrated, folder):
    database = database_of(migrated)
    add_a_class(database)
    (folder / "versions" / "9999_test.py").write_text(STEP.format(head=HEAD, more="pass"))
    with migrated.app_context():
        flask_migrate.upgrade(directory=str(folder))
    assert count(database, "class_instructor") == 1
    with database.reading() as on:
        assert on.execute(text("SELECT room FROM class")).scalar_one() is None
        assert on.execute(text("PRAGMA foreign_keys")).scalar_one() == 1


@ON_BOTH
@pytest.mark.parametrize(
    "more",
    ["raise ValueError('half way')", "op.execute('DELETE FROM class_instructor')"],
    ids=["fails", "loses rows"],
)
def test_a_step_that_fails_or_loses_rows_leaves_all_as_it_was(migrated, folder, more):
    database = database_of(migrated)
    add_a_class(database)
    (folder / "versions" / "9999_test.py").write_text(STEP.format(head=HEAD, more=more))
    with migrated.app_context(), pytest.raises((ValueError, SystemExit)):
        flask_migrate.upgrade(directory=str(folder))
    assert count(database, "class_instructor") == 1
    assert revision_of(migrated) == HEAD
    columns = {column["name"] for column in inspect(database.engine).get_columns("class")}
    assert "name" in columns
    assert "room" not in columns


def revision_of(app: Flask) -> str:
    with database_of(app).reading() as on:
        return str(on.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
