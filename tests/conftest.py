"""What all tests share: an empty database, an app over it, a clock that stands still, people who click."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST
from flask import Flask
from hypothesis import HealthCheck, settings

os.environ["QUIZAPP_INSTANCE"] = tempfile.mkdtemp(prefix="quizapp-tests-")  # never the checkout's own

from quizapp import create_app
from quizapp.cli import main
from quizapp.core.facts import Bank
from quizapp.store.db import Database, open_database
from quizapp.store.engine import DATABASE_NAME, database_url
from quizapp.usecases import courses
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.services import Passwords, Services, Shelf
from tests.builders import make_bank
from tests.people import Instructor, Student, keep_compiled

pytest_plugins = (
    "tests.chromium",
    "tests.postgresql",
    "tests.databases",
    "tests.dice",
    "tests.sparing",
    "tests.proving",
    "tests.workers",
)

settings.register_profile(
    "the same in every run", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("the same in every run")
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


@pytest.fixture(scope="session")
def sqlite_harbour(sqlite_tables: Path, bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file into which the harbour bank was loaded on MONDAY, to be copied."""
    folder = tmp_path_factory.mktemp("harbour")
    shutil.copy(sqlite_tables, folder)
    _load_harbour(database_url(None, folder), folder, bank, MONDAY)
    return folder / DATABASE_NAME


@pytest.fixture
def harbour_url(
    url: str, dialect: str, instance: Path, bank: Bank, clock: Clock, request: pytest.FixtureRequest
) -> str:
    """The URL of a database with the harbour bank loaded and nothing else."""
    if dialect == "sqlite" and clock() == MONDAY:
        shutil.copy(request.getfixturevalue("sqlite_harbour"), instance)
    else:
        _load_harbour(url, instance, bank, clock())
    return url


def _load_harbour(url: str, instance: Path, bank: Bank, now: datetime) -> None:
    database = open_database(url, instance)
    with database.writing() as on:
        courses.save(on, bank, "folder", now, Cause(How.LOADED))
    database.close()


@pytest.fixture
def services(harbour_url: str, database: Database, passwords: Passwords, clock: Clock) -> Services:
    """Everything a use case needs, with the harbour bank loaded."""
    return Services(database, Shelf(), passwords, clock)


@pytest.fixture
def app(instance: Path, harbour_url: str, passwords: Passwords, clock: Clock) -> Iterator[Flask]:
    """The app over a database of its own, with the harbour bank loaded."""
    app = create_app(
        {
            "INSTANCE": instance,
            "DATABASE_URL": harbour_url,
            "PASSWORDS": passwords,
            "CLOCK": clock,
            "TESTING": True,
        }
    )
    keep_compiled(app)
    yield app
    app.extensions["quizapp"].database.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The instance folder that commands use; nothing is there yet."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "instance"


@pytest.fixture
def quizapp(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """The whole command: exit code, standard output and standard error."""

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["quizapp", *words])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


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
