"""The Chromium that browser tests drive, and what happens where there is none.

Without a Chromium, tests marked `browser` are skipped. With `CI` set that is a fault, and so is any
other skipped browser test: a machine that is meant to prove the pages must not stay silent.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
MISSING = "There is no Chromium on this machine: install one, or name it in QUIZAPP_CHROMIUM."


def find_chromium() -> str | None:
    """The path of a Chromium: `QUIZAPP_CHROMIUM`, else the first of NAMES on the path, else None."""
    return os.environ.get("QUIZAPP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests; each test opens windows of its own in it."""
    sync_api = pytest.importorskip("playwright.sync_api")
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if as_root else [])
        yield chromium
        chromium.close()


def pytest_collection_finish(session: pytest.Session) -> None:
    """On a proving machine, say before anything runs that the browser is missing."""
    wanted = any(item.get_closest_marker("browser") for item in session.items)
    if wanted and os.environ.get("CI") and find_chromium() is None:
        raise pytest.UsageError(MISSING)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """On a proving machine, a skipped browser test has failed."""
    report = yield
    if report.skipped and os.environ.get("CI") and item.get_closest_marker("browser"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"A browser test was skipped, which must not happen with CI set. {why}"
    return report
