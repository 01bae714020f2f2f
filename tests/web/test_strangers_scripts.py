"""Promise: whatever people write, on no page does it become a script, a picture or a link of theirs.

Every text of a world has a payload behind it, and a real browser opens every page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.usecases.services import Shelf
from quizapp.web.headers import CONTENT_SECURITY
from tests.chromium import open_window
from tests.serving import served
from tests.web.payloads import PAYLOADS, poison
from tests.web.test_access import FINE, TABLE, address, expected, rules
from tests.web.world import World, make_world

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

ROLES = ("rahn", "ada", "anonymous")


@pytest.fixture(scope="module")
def clean(tmp_path_factory, passwords) -> Iterator[World]:
    """The world of two classes."""
    world = make_world(tmp_path_factory.mktemp("world"), passwords)
    yield world
    world.services.database.close()


@contextmanager
def poisoned(world: World, turn: int) -> Iterator[World]:
    """The same with a payload behind each text; afterwards it is as it was."""
    with world.undone():
        assert poison(world.path, turn) > 500
        world.app.extensions["quizapp"] = replace(
            world.services, shelf=Shelf()
        )  # which kept the clean course
        yield world


def opened(world: World, each_role: bool) -> Iterator[tuple[str, str]]:
    """The pages to open, with whoever may: the first of ROLES, or each of them."""
    for rule in rules(world, "GET"):
        may = [role for role in ROLES if expected(TABLE[rule.endpoint], role, "A") == FINE]
        for role in may if each_role else may[:1]:
            yield role, address(world, rule, "A")


def test_there_are_forty_payloads():
    assert len(set(PAYLOADS)) == 40


@pytest.mark.long
def test_no_payload_stands_unescaped_on_any_page(clean):
    wrong, bearing = [], 0
    with poisoned(clean, 0) as world:
        for role, path in opened(world, each_role=True):
            answer = world.asks(role, path)
            assert answer.status_code < 400, path
            if answer.mimetype == "text/html":
                page = answer.get_data(as_text=True)
                bearing += "alert(1)" in page
                wrong += [f"{path} holds {one}" for one in PAYLOADS if "<" in one and one in page]
    assert not wrong, "\n".join(wrong)
    assert bearing > 100


@pytest.mark.browser
@pytest.mark.parametrize(
    ("turns", "each_role"),
    [
        pytest.param((7,), False, id="once", marks=pytest.mark.long),
        pytest.param(range(40), True, id="all", marks=pytest.mark.exhaustive),
    ],
)
def test_in_a_browser_nothing_of_theirs_runs_opens_or_is_fetched(clean, browser, turns, each_role):
    for turn in turns:
        with poisoned(clean, turn) as world, served(world.app) as here:
            pages = [
                (role, path)
                for role, path in opened(world, each_role)
                if world.asks(role, path).mimetype == "text/html"
            ]
            seen = [one for role in ROLES for one in _opens(browser, world, role, here, pages)]
            assert seen == []


def _opens(browser: Browser, world: World, role: str, here: str, pages: list[tuple[str, str]]) -> list[str]:
    """Open a role's pages in a browser; what happens that should not."""
    seen: list[str] = []
    context = open_window(browser)
    context.add_cookies([{"name": "quizapp", "value": world.cookies[role], "url": here}])
    page = context.new_page()
    _watches(page, here, seen)
    for path in (path for whose, path in pages if whose == role):
        page.goto(here + path)
        if not page.url.startswith(here):
            seen.append(f"{path} leads to {page.url}")
    context.close()
    return seen


def _watches(page: Page, here: str, seen: list[str]) -> None:
    """Note dialogs, refusals of the browser, errors in scripts, and requests to anywhere else."""

    def asked(dialog: Dialog) -> None:
        seen.append(f"{page.url} asks {dialog.message}")
        dialog.dismiss()

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.append(f"{page.url}: {message.text}")

    def fetched(request: Request) -> None:
        if not request.url.startswith(here):
            seen.append(f"{page.url} fetches {request.url}")

    page.on("dialog", asked)
    page.on("console", said)
    page.on("pageerror", lambda error: seen.append(f"{page.url}: {error}"))
    page.on("request", fetched)


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("payload", [PAYLOADS[0], PAYLOADS[12], PAYLOADS[37]])
def test_a_page_that_took_a_payload_for_markup_would_be_found_out(clean, browser, payload):
    with served(clean.app) as here:
        context = open_window(browser)
        page, seen = context.new_page(), []
        _watches(page, here, seen)
        headers = {"Content-Security-Policy": CONTENT_SECURITY, "Content-Type": "text/html"}
        page.route(f"{here}/bad", lambda route: route.fulfill(body=f"<p>{payload}</p>", headers=headers))
        page.goto(f"{here}/bad")
        page.wait_for_load_state("networkidle")
        context.close()
    assert seen
