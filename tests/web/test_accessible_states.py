"""Every page of the gallery in every state, as a checker of accessibility rules sees it.

The empty states and the errors are looked at each time; everything with `-m long`: by all rules in a narrow
light window, then by those that a window can change in a wide dark one. All rules in all windows:
`exhaustive`. The pages of the running site, full, are walked in `tests/journeys/test_accessible.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.accessibility import faults, faults_of_look
from tests.chromium import open_window
from tests.serving import served
from tests.web.gallery.app import exhibits, gallery_app

pytestmark = pytest.mark.browser
SELECTION = (
    "home-empty", "error-unexpected", "error-forbidden", "keep-errors", "erase-guest", "erase-not-yet", "bin",
    "bin-empty", "teach-archived", "teach-empty",
    "teach-class-empty", "class-students-none", "class-member", "class-colleagues",
    "live", "live-empty", "more-time-error", "teach-quiz-empty", "files-first",
    "files-error", "progress-blank", "explore-empty", "help",
    "papers-errors", "papers-key", "analysis-empty", "analysis-question-few", "correction-nothing",
    "gradebook-no-students", "gradebook-no-quizzes", "gradebook-nobody-fits", "grade", "grade-errors",
    "student-empty", "teach-quiz-spread-few", "pictures-none", "picture-wrong", "marked-feedback",
    "edit-facts-empty", "edit-fact-errors", "edit-questions-empty", "edit-about-errors",
    "edit-fact-overtaken", "edit-take-over",
)  # fmt: skip
WINDOWS = [(width, scheme) for width in (390, 1280) for scheme in ("light", "dark")]
PARTS = 6  # so that workers share the walk


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(gallery_app()) as address:
        yield f"{address}/show/"


def faults_of(browser, address: str, names, width: int, scheme: str) -> dict[str, list[str]]:
    """What is wrong, by exhibit."""
    context = open_window(browser, viewport={"width": width, "height": 844}, color_scheme=scheme)
    page, found = context.new_page(), {}
    for name in names:
        page.goto(address + name)
        found[name] = faults(page)
    context.close()
    return {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.long
def test_nothing_is_in_the_way_in_an_empty_state_or_an_error(browser, address: str) -> None:
    assert set(SELECTION) <= set(exhibits())
    assert faults_of(browser, address, SELECTION[::2], 390, "dark") == {}
    assert faults_of(browser, address, SELECTION[1::2], 390, "light") == {}


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_in_the_way_in_any_state(browser, address: str, part: int) -> None:
    still = open_window(browser, reduced_motion="reduce")  # no colour is caught on its way to another
    page, found = still.new_page(), {}
    for name in list(exhibits())[part::PARTS]:
        page.set_viewport_size({"width": 390, "height": 844})
        page.emulate_media(color_scheme="light")
        page.goto(address + name)
        found[name] = faults(page)
        page.set_viewport_size({"width": 1280, "height": 844})
        page.emulate_media(color_scheme="dark")
        found[name] += faults_of_look(page)
    still.close()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_nothing_is_in_the_way_in_any_window(browser, address: str, width: int, scheme: str) -> None:
    assert faults_of(browser, address, exhibits(), width, scheme) == {}


def test_the_checker_does_find_what_it_looks_for(browser, address: str) -> None:
    page = open_window(browser, viewport={"width": 390, "height": 844}).new_page()
    page.goto(address + "help")
    page.evaluate("""() => document.querySelector("main").insertAdjacentHTML("beforeend",
        '<h1>Two</h1><button style="width:9px;height:9px;padding:0">x</button><img src="/static/logo.svg">' +
        '<p id="wide">w</p>')""")
    page.evaluate("document.getElementById('wide').style.width = '900px'")
    said = " ".join(faults(page))
    page.context.close()
    assert "image-alt" in said
    assert "2 headlines" in said
    assert "over the edge" in said
