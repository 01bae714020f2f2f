"""The gradebook in a real browser: arrow keys move between its cells; a phone shows a list of one quiz."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.chromium import open_window

pytestmark = pytest.mark.browser
FOCUSED = "() => document.activeElement.getAttribute('href')"


def test_arrows_move_between_cells_and_stop_at_the_edge(page, address: str) -> None:
    page.goto(address + "gradebook")
    page.locator("tbody tr").nth(1).locator("td a").first.focus()
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    assert page.evaluate(FOCUSED) == "gradebook/q2/m1"
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "gradebook/q2/m0"
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED) == "students/m0"


def test_a_cell_under_the_focus_is_not_hidden_by_head_or_foot(page, address: str) -> None:
    page.set_viewport_size({"width": 900, "height": 500})
    page.goto(address + "gradebook-pages")
    page.locator("tbody tr").first.locator("td a").first.focus()
    for _ in range(20):
        page.keyboard.press("ArrowDown")
    for _ in range(12):
        page.keyboard.press("ArrowUp")
        assert page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect();
            return e.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)); }"""
        )


def test_a_phone_shows_one_quiz_as_a_list_and_nothing_sideways(browser, address: str) -> None:
    context = open_window(browser, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address + "gradebook")
    row = page.locator("tbody tr").nth(2)
    expect(row.get_by_role("link", name="missing")).to_have_count(1)
    expect(row.get_by_text("so far")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "() => { const e = document.querySelector('.grades-window'); return e.scrollWidth <= e.clientWidth; }"
    )
    context.close()
