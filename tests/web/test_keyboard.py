"""Keys in a real browser, on the gallery: each presses the button it stands on, never inside a text field."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.chromium import open_window

pytestmark = pytest.mark.browser


def test_a_figure_chooses_and_enter_answers(page, address: str, posted: list[dict[str, str]]) -> None:
    page.goto(address + "study-choice")
    page.keyboard.press("3")
    expect(page.locator("input[value='2']")).to_be_checked()
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
    expect(page.locator("#answer")).to_have_value("1050")
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


def test_u_undoes_and_e_unfolds_after_an_answer(page, address: str, posted: list) -> None:
    page.goto(address + "feedback-choice")
    page.keyboard.press("E")  # as with Caps Lock
    page.locator("details.more[open]").wait_for()
    page.keyboard.press("u")
    page.wait_for_url("**/study/s1/6/undo")
    assert posted[-1]["undos"] == "0"


def test_in_a_text_field_u_is_a_letter(page, address: str, posted: list) -> None:
    page.goto(address + "study-term")
    page.locator("#answer:focus").wait_for()
    page.keyboard.type("ue")
    assert page.locator("#answer").input_value() == "ue"
    assert posted == []


def test_the_question_mark_lists_the_keys_and_can_switch_them_off(page, address: str) -> None:
    page.goto(address + "study-choice")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    page.keyboard.press("1")
    assert page.locator("input:checked[type=radio]").count() == 0


def test_enter_on_a_link_follows_the_link(page, address: str) -> None:
    page.goto(address + "feedback-wrong")
    page.get_by_role("link", name="Keys").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog#keys")).to_be_visible()
    assert page.url.endswith("feedback-wrong")


def test_a_changed_answer_says_that_it_is_not_saved(page, address: str) -> None:
    page.goto(address + "question-choice")
    expect(page.locator("#saved")).to_have_text("✓ Saved")
    page.keyboard.press("1")
    expect(page.locator("#saved")).to_have_text("Not saved yet, kept in this browser")


def test_without_scripts_every_page_still_works(browser, address: str, posted: list) -> None:
    context = open_window(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "study-card")
    page.get_by_text("Show the answer").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Not yet").click()
    assert posted[-1]["rating"] == "wrong"
    page.goto(address + "home-first")
    assert page.locator("kbd:visible").count() == 0  # no keys are promised that would do nothing
    context.close()
