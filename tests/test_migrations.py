"""Migrations: the tables they give, the children they keep, and nothing half done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import text

from quizapp import create_app, paths
from quizapp.store.db import Database
from quizapp.store.tables import Base

HEAD = max(file.stem[:4] for file in (paths.migrations_folder() / "versions").glob("[0-9]*.py"))
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "test"
down_revision = "{head}"
branch_labels = depends_on = None


def upgrade():
    with op.batch_alter_table("class", recreate="always") as batch:
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
def migrated(instance: Path, passwords: object) -> Iterator[Flask]:
    """An app over a database made by the migrations, with one class, its teacher and a quiz."""
    app = create_app({"INSTANCE": instance, "PASSWORDS": passwords})
    with app.app_context():
        flask_migrate.upgrade()
    yield app
    app.extensions["quizapp"].database.close()


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


def count(database: Database, table: str) -> int:
    with database.reading() as on:
        return int(on.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_they_give_exactly_the_tables_of_the_code(migrated):
    with database_of(migrated).reading() as on:
        assert compare_metadata(MigrationContext.configure(on), Base.metadata) == []


def test_doing_it_again_changes_nothing(migrated):
    with migrated.app_context():
        flask_migrate.upgrade()
    with database_of(migrated).reading() as on:
        assert on.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD


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
    with database.reading() as on:
        columns = [row[1] for row in on.execute(text("PRAGMA table_info(class)"))]
        assert on.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == HEAD
    assert "room" not in columns
