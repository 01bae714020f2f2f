"""Real sites, and people with windows of a real browser to look at them."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import pytest
from flask import Flask
from playwright.sync_api import Browser

from quizapp import create_app, fresh
from quizapp.cli.serve import prepare
from quizapp.usecases import setting_up
from quizapp.usecases.services import Passwords
from tests.chromium import open_window
from tests.journeys.people import Instructor, Person, Student
from tests.journeys.process import Served
from tests.people import keep_compiled
from tests.serving import served

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
Someone = TypeVar("Someone", bound=Person)
Opens = Callable[..., Any]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """A running site with the shipped banks."""

    address: str
    app: Flask

    def new_set_up_link(self) -> str:
        """The path of a fresh one-time link for an instructor."""
        services = self.app.extensions["quizapp"]
        return f"/set-up/{setting_up.new_set_up_link(services, services.clock())}"


@pytest.fixture(scope="session")
def loaded_instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with the shipped banks loaded and nobody in it, to be copied."""
    folder = tmp_path_factory.mktemp("site") / "instance"
    app = create_app({"INSTANCE": folder})
    services = app.extensions["quizapp"]
    prepare(app, services)
    services.database.close()
    return folder


@pytest.fixture
def instance(loaded_instance: Path, tmp_path: Path) -> Path:
    """A copy of the loaded instance, for one test."""
    return Path(shutil.copytree(loaded_instance, tmp_path / "instance"))


@pytest.fixture
def windows() -> list[Person]:
    """Everybody with an open window. A server closes them before it stops, lest they ask it in vain."""
    return []


@pytest.fixture
def site(
    instance: Path, passwords: Passwords, monkeypatch: pytest.MonkeyPatch, windows: list[Person]
) -> Iterator[Site]:
    """The app, served from this process. Its dice fall the same way in every run."""
    numbers = count(1)
    monkeypatch.setattr(fresh, "seed", lambda: f"seed {next(numbers)}")
    app = create_app({"INSTANCE": instance, "PASSWORDS": passwords})
    keep_compiled(app)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line a request says nothing
    with served(app) as address:
        yield Site(address, app)
        _close(windows)
    app.extensions["quizapp"].database.close()


@pytest.fixture
def serve(instance: Path, windows: list[Person]) -> Iterator[Callable[..., Served]]:
    """Start `quizapp serve` over the instance of this test; what still runs at the end is stopped."""
    started: list[Served] = []

    def start(port: int = 0) -> Served:
        started.append(Served(instance, port))
        return started[-1]

    yield start
    _close(windows)
    for process in started:
        process.stops()


@pytest.fixture
def opens(browser: Browser, windows: list[Person]) -> Iterator[Opens]:
    """Open a window for somebody: `opens(Student, address, **options of the window)`.

    The test fails at its end where any window met a script error, an error in the console or a
    request to another origin.
    """

    def opens(who: type[Someone], address: str, **options: Any) -> Someone:
        someone = who(open_window(browser, **{**DESKTOP, **options}), address)
        windows.append(someone)
        return someone

    yield opens
    _close(windows)
    faults = [fault for someone in windows for fault in someone.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(opens: Opens, site: Site) -> Student:
    """A student before a desk-size window."""
    student: Student = opens(Student, site.address)
    return student


@pytest.fixture
def phone(opens: Opens, site: Site) -> Student:
    """A student with a phone."""
    student: Student = opens(Student, site.address, **PHONE)
    return student


@pytest.fixture
def instructor(opens: Opens, site: Site) -> Instructor:
    """An instructor who has used a one-time link."""
    teacher: Instructor = opens(Instructor, site.address)
    teacher.sets_up(site.new_set_up_link())
    return teacher


def _close(windows: list[Person]) -> None:
    for someone in windows:
        someone.context.close()
