"""Moving events in a real browser: by buttons, keys, lists and dragging; and all of it without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.chromium import open_window

pytestmark = pytest.mark.browser

LABELS = (
    "Opening of the Friendship Bridge",
    "First active advertising of the special economic zone abroad",
    "Opening of Khasan station",
    "Introduction of Russian visas for North Korean citizens",
    "Border treaty between the Soviet Union and North Korea",
)


def order(page) -> list[int]:
    """Which event stands where: the index each had at first, from the top."""
    names = page.locator("[data-ordering] select").evaluate_all("all => all.map(one => one.name)")
    return [int(name.removeprefix("place-")) for name in names]


def places(page) -> list[str]:
    """What the lists say, from the top."""
    return page.locator("[data-ordering] select").evaluate_all("all => all.map(one => one.value)")


def move(page, word: str, index: int):
    return page.get_by_role("button", name=f"Move {word}: {LABELS[index]}")


def test_buttons_keys_and_lists_move_an_event_and_all_lists_follow(page, address, posted):
    page.goto(address + "study-ordering")
    assert places(page) == [""] * 5, "nothing is answered before something is moved"
    move(page, "up", 2).click()
    assert order(page) == [0, 2, 1, 3, 4]
    assert places(page) == ["1", "2", "3", "4", "5"]
    expect(page.locator("[data-moved]")).to_have_text("Opening of Khasan station: 2nd of 5")
    expect(move(page, "up", 2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert order(page) == [2, 0, 1, 3, 4]
    page.keyboard.press("ArrowUp")
    assert order(page) == [2, 0, 1, 3, 4], "the first cannot go further up"
    page.keyboard.press("4")
    assert order(page) == [0, 1, 3, 2, 4]
    page.keyboard.press("End")
    assert order(page) == [0, 1, 3, 4, 2]
    expect(move(page, "up", 2)).to_be_focused()
    page.get_by_label(LABELS[3]).first.select_option("1")
    assert order(page) == [3, 0, 1, 4, 2]
    assert places(page) == ["1", "2", "3", "4", "5"]
    page.get_by_role("button", name="Answer").click()
    page.wait_for_url("**/study/s1/7")
    sent = {name: value for name, value in posted[-1].items() if name.startswith("place-")}
    assert sent == {"place-3": "1", "place-0": "2", "place-1": "3", "place-4": "4", "place-2": "5"}


@pytest.mark.parametrize("size", [{"width": 390, "height": 1400}, {"width": 1280, "height": 1400}])
def test_an_event_is_dragged_to_its_place(browser, address, size):
    context = open_window(browser, viewport=size, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + "study-ordering")
    grip = page.locator(".grip").nth(3)
    start, end = grip.bounding_box(), page.locator(".side").nth(1).bounding_box()
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] / 2 + 20, steps=12)
    page.mouse.move(start["x"] + 20, end["y"] + end["height"] / 2 - 12, steps=6)
    page.mouse.up()
    assert order(page) == [0, 3, 1, 2, 4]
    assert places(page) == ["1", "2", "3", "4", "5"]
    expect(page.locator("[data-moved]")).to_have_text(f"{LABELS[3]}: 2nd of 5")
    context.close()


def test_a_saved_order_is_shown_in_that_order_and_a_change_is_told(page, address):
    page.goto(address + "question-ordering")
    assert order(page) == [2, 4, 0, 1, 3]
    page.evaluate("addEventListener('change', () => { document.title = 'a change was told'; })")
    move(page, "down", 2).click()
    assert order(page) == [4, 2, 0, 1, 3]
    expect(page).to_have_title("a change was told")


def test_the_form_hears_of_whole_orders_only(page, address):
    page.goto(address + "study-ordering")
    page.evaluate(
        """() => {
          window.heard = [];
          const form = document.querySelector("form.ask");
          const places = () => [...form.querySelectorAll("select")].map((one) => one.value);
          const note = () => window.heard.push(places().join(""));
          form.addEventListener("input", note);
          form.addEventListener("change", note);
        }"""
    )
    page.locator("#place-4").focus()
    page.keyboard.type("2")
    expect(page.locator("#place-4")).to_be_focused()
    move(page, "up", 4).click()
    assert order(page) == [4, 0, 1, 2, 3]
    assert page.evaluate("window.heard") == ["12345", "12345"]


def test_an_order_that_is_filled_in_afterwards_moves_the_events(page, address):
    """As when the browser still holds an answer that the server has not confirmed."""
    page.goto(address + "study-ordering")
    fill = """(places) => {
      for (const [index, place] of places.entries()) {
        const list = document.getElementById(`place-${index}`);
        list.value = place;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }"""
    page.evaluate(fill, ["3", "1", "5", "2", "4"])
    assert order(page) == [1, 3, 0, 4, 2]
    page.evaluate(fill, ["2", "", "1", "", ""])
    assert sorted(places(page)) == ["", "", "", "1", "2"], "what is not whole is left as it was"


def test_a_question_put_in_the_place_of_another_can_be_moved_too(page, address):
    page.goto(address + "question-matching")
    other = page.context.request.get(address + "question-ordering").text()
    page.evaluate(
        """(html) => {
          const found = new DOMParser().parseFromString(html, "text/html").querySelector("fieldset");
          document.querySelector("fieldset").replaceWith(found);
          document.dispatchEvent(new CustomEvent("quizapp:shown"));
        }""",
        other,
    )
    assert order(page) == [2, 4, 0, 1, 3]
    move(page, "down", 2).click()
    assert order(page) == [4, 2, 0, 1, 3]


def test_targets_are_large_enough_for_a_thumb_and_nothing_is_wider_than_the_phone(browser, address):
    context = open_window(browser, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for exhibit in ("study-ordering", "study-matching", "question-matching"):
        page.goto(address + exhibit)
        for target in page.locator(".sides select, .move").all():
            box = target.bounding_box()
            assert box["width"] >= 44, exhibit
            assert box["height"] >= 44, exhibit
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, exhibit
    context.close()


def test_sides_that_are_taken_are_marked(page, address):
    page.goto(address + "question-matching")
    taken = page.locator(".choices .is-taken")
    assert taken.all_inner_texts() == ["1952", "1985"]
    page.locator("#pair-1").select_option("5")
    assert taken.all_inner_texts() == ["1952", "1985", "2014"]
    page.locator("#pair-0").select_option("")
    assert taken.all_inner_texts() == ["1952", "2014"]


def test_both_are_complete_without_scripts_and_by_keyboard_alone(browser, address, posted):
    context = open_window(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "study-ordering")
    for index, place in enumerate(("3rd", "4th", "1st", "5th", "2nd")):
        page.locator(f"#place-{index}").focus()
        page.keyboard.type(place[0])
    with page.expect_navigation():
        page.get_by_role("button", name="Answer").press("Enter")
    assert [posted[-1][f"place-{index}"] for index in range(5)] == ["3", "4", "1", "5", "2"]
    page.goto(address + "study-matching")
    for index, city in enumerate(("Uss", "Kha", "Mos", "Nak")):
        page.locator(f"#pair-{index}").focus()
        page.keyboard.type(city)
    with page.expect_navigation():
        page.get_by_role("button", name="Answer").press("Enter")
    assert [posted[-1][f"pair-{index}"] for index in range(4)] == ["3", "0", "1", "2"]
    context.close()
