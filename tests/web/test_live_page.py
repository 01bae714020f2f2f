"""The page of a running quiz keeps itself fresh in a browser, and stands still when told to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from playwright.sync_api import expect

from quizapp.web.views import show
from tests.chromium import open_window
from tests.serving import served
from tests.web.gallery.app import gallery_app
from tests.web.gallery.classroom import RUNNING, TAKERS

pytestmark = pytest.mark.browser
OVER = replace(RUNNING, headline="Everybody has handed in.", lines=TAKERS[2:], version="v2")


@pytest.fixture
def school() -> Iterator[tuple[str, list[object]]]:
    """An app with one quiz that runs: its address, and what to show next (the last of a list)."""
    app: Flask = gallery_app()
    states: list[object] = [RUNNING]
    asked: list[str] = []

    def live() -> object:
        from flask import request

        asked.append(request.headers.get("If-None-Match", ""))
        newest = states[-1]
        if newest is None:
            return "gone", 404
        return ("", 304) if f'"{newest.version}"' in asked[-1] else show(newest)

    app.add_url_rule("/live", "running", live)
    with served(app) as address:
        yield f"{address}/live", states, asked


@pytest.fixture
def page(browser, school):
    context = open_window(browser, viewport={"width": 1280, "height": 844})
    page = context.new_page()
    page.clock.install()
    page.goto(school[0])
    yield page
    context.close()


def test_it_changes_only_when_something_has_and_keeps_the_focus(page, school):
    _, states, asked = school
    link = page.get_by_role("link", name="More time for Cem Example")
    link.focus()
    with page.expect_response("**/live") as same:
        page.clock.run_for(10_000)
    assert same.value.status == 304
    assert asked[-1] == '"v1"'
    assert page.locator("h1").inner_text().startswith("Two students may be stuck.")
    states.append(OVER)
    page.clock.run_for(10_000)
    page.get_by_role("heading", name="Everybody has handed in.").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "More time for Cem Example"
    assert "Everybody" in page.title()


def test_it_stands_still_when_told_to_and_goes_on_again(page, school):
    _, states, asked = school
    page.get_by_role("button", name="Refreshes by itself").click()
    before = len(asked)
    states.append(OVER)
    page.clock.run_for(60_000)
    assert len(asked) == before
    page.get_by_role("button", name="Stands still").click()
    page.get_by_role("heading", name="Everybody has handed in.").wait_for()


def test_without_the_server_it_says_so_and_recovers(page, school):
    page.route("**/live", lambda route: route.abort())
    page.clock.run_for(10_000)
    page.get_by_text("The server cannot be reached.").wait_for()
    page.unroute("**/live")
    page.clock.run_for(10_000)
    expect(page.locator("#live-trouble")).to_have_text("")
