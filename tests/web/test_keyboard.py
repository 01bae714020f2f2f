"""Keys in a real browser, on the gallery: each presses the button it stands on, never inside a text field."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from flask import Flask, request
from werkzeug.serving import make_server

from tests.web.gallery.app import gallery_app

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def posted() -> list[dict[str, str]]:
    """What forms have sent, newest last."""
    return []


@pytest.fixture(scope="module")
def address(posted: list[dict[str, str]]) -> Iterator[str]:
    app: Flask = gallery_app()
    app.before_request(lambda: posted.append(request.form.to_dict()) if request.method == "POST" else None)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/show/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser, posted: list[dict[str, str]]) -> Iterator[object]:
    posted.clear()
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_figure_chooses_and_enter_answers(page, address: str, posted: list[dict[str, str]]) -> None:
    page.goto(address + "study-choice")
    page.keyboard.press("3")
    assert page.locator("input[value='2']").is_checked()
    assert posted == []  # choosing alone sends nothing
    page.keyboard.press("Enter")
    page.wait_for_url("**/study/s1/7")
    assert posted[-1]["choice"] == "2"
    assert posted[-1]["seen"] == "7"
    assert "unknown" not in posted[-1]


def test_zero_says_i_do_not_know(page, address: str, posted: list[dict[str, str]]) -> None:
    page.goto(address + "study-choice")
    page.keyboard.press("0")
    page.wait_for_url("**/study/s1/7")
    assert posted[-1]["unknown"] == "1"


def test_in_a_text_field_figures_are_typed_and_enter_answers(page, address: str, posted: list) -> None:
    page.goto(address + "study-year")
    page.locator("#answer:focus").wait_for()  # the browser gives it the focus by itself
    page.keyboard.type("1050")
    assert page.locator("#answer").input_value() == "1050"
    page.keyboard.press("Enter")
    page.wait_for_url("**/study/s1/7")
    assert posted[-1]["answer"] == "1050"
    assert "unknown" not in posted[-1]


def test_a_card_is_turned_by_space_and_rated_only_then(page, address: str, posted: list) -> None:
    page.goto(address + "study-card")
    page.keyboard.press("2")
    assert posted == []
    page.keyboard.press("Space")
    page.get_by_role("button", name="Knew it").wait_for()
    page.keyboard.press("2")
    page.wait_for_url("**/study/s1/7")
    assert posted[-1]["rating"] == "right"


def test_the_question_mark_lists_the_keys_and_can_switch_them_off(page, address: str) -> None:
    page.goto(address + "study-choice")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    assert page.locator("input:checked[type=radio]").count() == 0


def test_enter_on_a_link_follows_the_link(page, address: str) -> None:
    page.goto(address + "feedback-wrong")
    page.get_by_role("link", name="Keys").focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog#keys").is_visible()
    assert page.url.endswith("feedback-wrong")


def test_a_changed_answer_says_that_it_is_not_saved(page, address: str) -> None:
    page.goto(address + "question-choice")
    assert page.locator("#saved").inner_text() == "✓ Saved"
    page.keyboard.press("1")
    assert page.locator("#saved").inner_text() == "Not saved yet"


def test_without_scripts_every_page_still_works(browser, address: str, posted: list) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "study-card")
    page.get_by_text("Show the answer").click()
    page.get_by_role("button", name="Not yet").click()
    assert posted[-1]["rating"] == "wrong"
    page.goto(address + "home-first")
    assert page.locator("kbd:visible").count() == 0  # no keys are promised that would do nothing
    context.close()
