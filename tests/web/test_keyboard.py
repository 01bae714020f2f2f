"""Keys in a real browser, on the gallery: each presses the button it stands on, never inside a text field."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.chromium import open_window

pytestmark = pytest.mark.browser


def test_a_letter_or_a_figure_chooses_and_enter_answers(
    page, address: str, posted: list[dict[str, str]]
) -> None:
    page.goto(address + "study-choice")
    for place, letter in enumerate("abcde"[: page.get_by_role("radio").count()]):
        page.keyboard.press(letter)
        expect(page.locator(f"input[name=choice][value='{place}']")).to_be_checked()
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


def test_figures_and_space_tick_several_and_untick_them(page, address: str, posted: list) -> None:
    page.goto(address + "study-choose-all")
    for key in ("2", "3", "5", "5", "1"):
        page.keyboard.press(key)
    page.get_by_role("checkbox").nth(4).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(4)
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/study/s1/7")
    assert {name: text for name, text in posted[-1].items() if name.startswith("choice")} == {
        "choice-1": "1",
        "choice-2": "1",
        "choice-4": "1",
    }


def test_lines_are_filled_one_after_the_other_by_tab(page, address: str, posted: list) -> None:
    page.goto(address + "study-set")
    page.locator("#item-0:focus").wait_for()  # the browser gives it the focus by itself
    page.keyboard.type("Posyet")
    page.keyboard.press("Tab")
    page.keyboard.type("1 u?")
    page.keyboard.press("Enter")
    page.wait_for_url("**/study/s1/7")
    assert [posted[-1][f"item-{place}"] for place in range(3)] == ["Posyet", "1 u?", ""]


def test_what_was_done_comes_after_the_page_so_that_it_is_read_out(page, address: str) -> None:
    page.add_init_script("""addEventListener("DOMContentLoaded", () => new MutationObserver(
        (seen) => {
            const came = seen.flatMap((one) => [...one.addedNodes]);
            document.body.dataset.came = came.map((one) => one.textContent).join("");
        }
    ).observe(document.querySelector("[role=status].flashes"), { childList: true }));""")
    page.goto(address + "teach-archived")
    expect(page.locator("body")).to_have_attribute("data-came", re.compile("Class 9A is in the bin"))
    expect(page.get_by_role("button", name="Undo")).to_have_count(1)


def test_what_needs_another_look_has_the_focus(page, address: str) -> None:
    page.goto(address + "sign-in-wait")
    expect(page.get_by_label("Password", exact=True)).to_be_focused()
    page.goto(address + "join-errors")
    expect(page.locator(".faults")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first of the list leads to its field
    expect(page.get_by_label("Code")).to_be_focused()


@pytest.mark.parametrize("name", ["question-set", "question-choose-all"])
def test_what_stands_in_several_fields_is_read_and_put_back(page, address: str, name: str) -> None:
    """The script that saves while one types: what it reads and what it puts back is the same."""
    page.goto(address + name)
    kept = page.evaluate(
        """async () => {
            const { read, restore } = await import("/static/quiz/fields.js");
            const form = document.querySelector("main form");
            const before = read(form);
            restore(form, {});
            const emptied = read(form);
            restore(form, before);
            return [before, emptied, read(form)];
        }"""
    )
    before, emptied, after = kept
    assert after == before
    assert any("".join(texts) for texts in before.values())
    assert not any("".join(texts) for texts in emptied.values())


def test_a_card_is_turned_by_space_and_rated_only_then(page, address: str, posted: list) -> None:
    page.goto(address + "study-card")
    page.keyboard.press("2")
    assert not any("rating" in one for one in posted)
    page.keyboard.press("Space")
    page.get_by_role("button", name="Knew it").wait_for()
    page.keyboard.press("2")
    page.wait_for_url("**/study/s1/7")
    assert posted[-1]["rating"] == "right"


def test_control_and_z_undo_a_card_and_in_a_field_what_was_typed(page, address: str, posted: list) -> None:
    page.goto(address + "study-year")
    page.locator("#answer:focus").wait_for()
    page.keyboard.type("19")
    page.keyboard.press("Control+z")
    expect(page.locator("#answer")).to_have_value("")
    assert posted == []
    page.goto(address + "feedback-choice")
    page.keyboard.press("Control+z")
    page.wait_for_url("**/study/s1/6/undo")


def test_u_undoes_and_e_unfolds_after_an_answer(page, address: str, posted: list) -> None:
    page.goto(address + "feedback-choice")
    page.keyboard.press("E")  # as with Caps Lock
    page.locator("details.more[open]").wait_for()
    page.keyboard.press("u")
    page.wait_for_url("**/study/s1/6/undo")
    assert posted[-1]["undos"] == "0"


def test_in_a_text_field_u_is_a_letter_and_escape_frees_the_keys(page, address: str, posted: list) -> None:
    page.goto(address + "study-term")
    page.locator("#answer:focus").wait_for()
    page.keyboard.type("ue")
    assert page.locator("#answer").input_value() == "ue"
    assert posted == []
    page.keyboard.press("Escape")  # leaves the field first
    page.keyboard.press("h")
    page.wait_for_url("**/study/s1/7/options")
    page.goto(address + "study-choice")
    page.keyboard.press("Escape")
    page.wait_for_url("**/study/s1/leave")


def test_s_looks_the_answer_up_and_f_reports_the_question(page, address: str) -> None:
    page.goto(address + "feedback-choice")
    page.keyboard.press("s")
    page.wait_for_url("**/facts/bridge")
    page.goto(address + "feedback-choice")
    page.keyboard.press("f")
    page.wait_for_url("**/study/s1/7/report")


def test_the_question_mark_lists_the_keys_and_can_switch_them_off(page, address: str) -> None:
    page.goto(address + "study-choice")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    page.keyboard.press("1")
    expect(page.locator("input:checked[type=radio]")).to_have_count(0)


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
