"""The Chromium that tests marked `browser` drive; without one they are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PATIENCE = 60_000  # milliseconds for anything to happen on a page: waits end when it happens, not before
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
    sync_api.expect.set_options(timeout=PATIENCE)
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if as_root else [], timeout=2 * PATIENCE
        )
        yield chromium
        chromium.close()


def open_window(browser: Browser, **options: Any) -> BrowserContext:
    """A browser window of somebody's own, which nobody hurries."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context
