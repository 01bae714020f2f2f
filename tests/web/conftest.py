"""The gallery in a real browser, for tests of what scripts do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask, request

from tests.chromium import open_window
from tests.serving import served
from tests.web.gallery.app import gallery_app


@pytest.fixture(scope="module")
def posted() -> list[dict[str, str]]:
    """What forms have sent, newest last."""
    return []


@pytest.fixture(scope="module")
def address(posted: list[dict[str, str]]) -> Iterator[str]:
    app: Flask = gallery_app()
    app.before_request(lambda: posted.append(request.form.to_dict()) if request.method == "POST" else None)
    with served(app) as address:
        yield f"{address}/show/"


@pytest.fixture
def page(browser, posted: list[dict[str, str]]) -> Iterator[object]:
    posted.clear()
    context = open_window(browser)
    yield context.new_page()
    context.close()
