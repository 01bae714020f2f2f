"""What all tests share: an empty database, an app over it, a clock that stands still, people who click."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from flask import Flask
from sqlalchemy import create_engine

os.environ["QUIZAPP_INSTANCE"] = tempfile.mkdtemp(prefix="quizapp-tests-")  # never the checkout's own

from quizapp import create_app
from quizapp.core.facts import Bank
from quizapp.store.db import Database, database_url, engine_options, prepare_engine
from quizapp.store.tables import Base
from quizapp.usecases import importing
from quizapp.usecases.services import Passwords, Services, Shelf
from tests.builders import make_bank
from tests.chromium import browser, pytest_collection_finish, pytest_runtest_makereport  # noqa: F401
from tests.people import Instructor, Student, keep_compiled

POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that only moves when it is told to."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **amount: float) -> None:
        """Move on by so many `days`, `hours`, `minutes` or `seconds`."""
        self.at += timedelta(**amount)


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """pytest-flask would share one request context between all requests of a test: hidden sign-in bugs."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def passwords() -> Passwords:
    return Passwords(PasswordHasher.from_parameters(CHEAPEST))


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The small bank of the builders, about a harbour."""
    return make_bank()


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    folder = tmp_path / "instance"
    folder.mkdir()
    return folder


@pytest.fixture(params=["sqlite", "postgresql"] if POSTGRESQL else None)
def database(request: pytest.FixtureRequest, instance: Path) -> Iterator[Database]:
    """An empty database in a file of its own; where TEST_POSTGRESQL_URL names one, that one besides."""
    url = database_url(POSTGRESQL if getattr(request, "param", "") == "postgresql" else None, instance)
    engine = create_engine(url, **engine_options(url))
    prepare_engine(engine)
    database = Database(engine, instance)
    with database.writing() as on:
        Base.metadata.drop_all(on)  # what a test that was cut off left on PostgreSQL
        Base.metadata.create_all(on)
    yield database
    database.close()


@pytest.fixture
def sqlite(database: Database) -> Database:
    """The database, in tests of what only SQLite has."""
    if database.engine.dialect.name != "sqlite":
        pytest.skip("about SQLite alone")
    return database


@pytest.fixture
def services(database: Database, passwords: Passwords, clock: Clock, bank: Bank) -> Services:
    """Everything a use case needs, with the harbour bank loaded."""
    services = Services(database, Shelf(), passwords, clock)
    importing.load_bank(services, bank, "folder", clock())
    return services


@pytest.fixture
def app(instance: Path, passwords: Passwords, clock: Clock, bank: Bank) -> Iterator[Flask]:
    """The app over a database of its own, with the harbour bank loaded."""
    app = create_app({"INSTANCE": instance, "PASSWORDS": passwords, "CLOCK": clock, "TESTING": True})
    keep_compiled(app)
    services: Services = app.extensions["quizapp"]
    with services.database.writing() as on:
        Base.metadata.create_all(on)
    importing.load_bank(services, bank, "folder", clock())
    yield app
    services.database.close()


@pytest.fixture
def student(app: Flask) -> Student:
    """Somebody with a browser of their own who is nobody yet."""
    return Student(app)


@pytest.fixture
def instructor(app: Flask) -> Instructor:
    """Somebody who has used the one-time link and may teach."""
    instructor = Instructor(app)
    instructor.sets_up()
    return instructor
