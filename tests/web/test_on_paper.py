"""Pages on paper: what can only be pressed is left out, what is read is there, and colour is not needed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.chromium import open_window
from tests.serving import served
from tests.web.gallery.app import gallery_app

pytestmark = [pytest.mark.long, pytest.mark.browser]
A4 = {"width": 794, "height": 1123}
BLACK = "rgb(0, 0, 0)"


@pytest.fixture
def paper(browser) -> Iterator[object]:
    """Print an exhibit: `paper("result")` gives the page as a printer sees it, beside a dark screen."""
    context = open_window(browser, viewport=A4, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    with served(gallery_app()) as address:

        def show(name: str):
            page.goto(f"{address}/show/{name}")
            return page

        yield show
        context.close()


def sheets(page, size: str = "A4") -> int:
    """How many sheets it takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))


def test_a_result_is_its_questions_and_answers(paper):
    page = paper("result")
    for gone in ("nav", "footer", "form", ".who", ".actions"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.locator("h1:visible").inner_text() == "16 of 20."
    assert page.locator("article:visible").count() == 6
    said = page.locator("article").nth(3).inner_text()
    assert "yours, wrong: that was 1959" in said
    assert "right answer" in said
    assert page.evaluate("getComputedStyle(document.body).color") == BLACK
    assert page.evaluate("getComputedStyle(document.querySelector('.dot')).color") == BLACK
    assert sheets(page) <= 3


def test_a_chart_is_drawn_on_paper_and_its_table_is_there_too(paper):
    page = paper("result-chart")
    assert page.locator("svg.bars:visible").count() == 2
    assert page.locator("table:visible").count() == 2
    assert "Bilateral cooperation, paragraph 8, note 50" in page.locator("table").first.inner_text()
    asked = page.locator("svg.bars rect.is-this").first
    assert asked.evaluate("one => getComputedStyle(one).fill") == "rgb(11, 101, 99)"  # not that of the dark
    assert sheets(page) <= 4


def test_the_code_of_a_class_fills_a_sheet_of_its_own_before_the_lists(paper):
    page = paper("teach-class")
    poster, lists = page.locator(".poster"), page.get_by_role("heading", name="Quizzes", exact=True)
    assert "Join Class 10B" in poster.inner_text()
    assert "/join/K7QF-2MXD" in poster.inner_text()
    assert page.get_by_role("img", name="QR code").bounding_box()["width"] > A4["width"] / 3
    assert poster.bounding_box()["y"] < lists.bounding_box()["y"]
    assert sheets(page) == 2
    assert sheets(paper("teach-class-empty")) == 1


def test_scores_are_a_table_with_every_column(paper):
    page = paper("teach-quiz")
    assert page.locator("th:visible").count() >= 5
    assert page.get_by_text("23 November, 17:40").is_visible()
    assert not page.get_by_text("Put in the bin").is_visible()


def test_each_form_begins_a_sheet_and_the_key_stands_alone_on_the_last(paper):
    page = paper("papers")
    for gone in ("nav", "footer", "form", ".top", ".off-paper", "h1"):
        assert page.locator(f"{gone}:visible").count() == 0, gone
    assert page.locator(".sheet h2:visible").all_inner_texts() == [
        "Form A", "Form B", "Form C", "Key to forms A, B, C",
    ]  # fmt: skip
    assert page.evaluate("getComputedStyle(document.querySelector('.asked')).color") == BLACK
    assert page.evaluate("getComputedStyle(document.querySelector('.from')).color") == BLACK
    alone = {name: sheets(paper(name)) for name in ("papers-without-key", "papers-key")}
    assert sheets(paper("papers")) == 3 * alone["papers-without-key"] + alone["papers-key"]
    assert alone == {"papers-without-key": 4, "papers-key": 2}


def test_no_question_is_torn_apart_and_every_sheet_names_its_form(paper):
    page = paper("papers")
    blocks = page.locator(".item, .key-table tr")
    assert set(blocks.evaluate_all("all => all.map(e => getComputedStyle(e).breakInside)")) == {"avoid"}
    feet = page.locator(".sheet-foot:visible")
    assert feet.count() == 4
    assert "Form B · seed K7QF2M" in feet.nth(1).inner_text()
    assert "borderland, revision 6688423af9cdb102" in feet.nth(1).inner_text()
    for foot in feet.all():  # what a browser repeats at the foot of each sheet
        assert foot.evaluate("e => getComputedStyle(e).display") == "table-footer-group"


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_papers_fit_the_width_of_the_sheet(paper, size):
    page = paper("papers")
    width = {"A4": 794, "Letter": 816}[size]
    page.set_viewport_size({"width": width - 120, "height": 900})  # what the margins leave
    assert page.evaluate("document.documentElement.scrollWidth") <= width - 120
    assert sheets(page, size) >= 11
