"""Databases for tests: SQLite in a file, PostgreSQL where there is one, each empty and with all tables.

A test that asks for `database` or `services` runs on both; so does one of the app that is marked
`both_databases`. Whatever asks for `sqlite` is about SQLite alone.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine

from quizapp.store.db import Database, open_database
from quizapp.store.engine import database_url
from quizapp.store.tables import Base
from tests.postgresql import Server

POSTGRESQL = pytest.mark.postgresql
DIALECTS = ("sqlite", pytest.param("postgresql", marks=POSTGRESQL))
LATER = ("sqlite", pytest.param("postgresql", marks=[POSTGRESQL, pytest.mark.long]))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is about any database on both."""
    names = metafunc.fixturenames
    on_both = metafunc.definition.get_closest_marker("both_databases") or "database" in names
    if on_both and "sqlite" not in names:
        is_of_usecases = (
            "tests.usecases." in metafunc.module.__name__
        )  # what they ask of the store runs on both
        metafunc.parametrize("dialect", LATER if is_of_usecases else DIALECTS, indirect=True)


@pytest.fixture
def dialect(request: pytest.FixtureRequest) -> str:
    """Which database this test runs on: `sqlite` unless it is told otherwise."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def sqlite_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with all tables and nothing in them, to be copied."""
    folder = tmp_path_factory.mktemp("tables")
    database = open_database(database_url(None, folder), folder)
    with database.writing() as on:
        Base.metadata.create_all(on)
    database.close()
    return folder / "quizapp.sqlite3"


@pytest.fixture
def url(dialect: str, instance: Path, request: pytest.FixtureRequest) -> str:
    """The URL of an empty database with all tables."""
    if dialect == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_tables"), instance)
        return database_url(None, instance)
    url = str(request.getfixturevalue("postgresql_tables"))
    with create_engine(url, poolclass=NullPool).begin() as on:
        for table in reversed(Base.metadata.sorted_tables):
            on.execute(table.delete())
    return url


@pytest.fixture
def bare_url(dialect: str, instance: Path, request: pytest.FixtureRequest) -> str:
    """The URL of a database without any table."""
    if dialect == "sqlite":
        return database_url(None, instance)
    server: Server = request.getfixturevalue("postgresql_server")
    return server.new_database("bare")


@pytest.fixture
def database(url: str, instance: Path) -> Iterator[Database]:
    """An empty database."""
    database = open_database(url, instance)
    yield database
    database.close()


@pytest.fixture
def sqlite(database: Database) -> Database:
    """The database, in tests of what only SQLite has."""
    return database
