"""Explanations on pages: as they were where they have no marks, and cheap."""

from __future__ import annotations

import pytest
from markupsafe import escape

from quizapp.formats.native import read_folder
from quizapp.paths import shipped_questions
from quizapp.web.explained import explained
from tests.timing import soon
from tests.web.gallery.app import gallery_app


@pytest.fixture(autouse=True)
def request_of_a_page():
    with gallery_app().test_request_context("/"):
        yield


def test_every_explanation_that_came_with_the_app_looks_as_before():
    bank = read_folder(shipped_questions() / "borderland").bank_or_raise()
    told = [text for fact in bank.items for text in (fact.why, fact.caution) if text]

    assert len(told) > 500
    for text in told:
        assert explained(text) == f'<p class="lines">{escape(text)}</p>'
        assert explained(text, "lead") == f'<p class="lead lines">{escape(text)}</p>'
        assert explained(text, keeps_lines=False) == f"<p>{escape(text)}</p>"


def test_a_text_with_marks_is_a_block():
    assert explained("*a* <b>", "lead") == '<div class="lead marked"><p><em>a</em> &lt;b&gt;</p></div>'


def test_a_card_costs_hardly_more_for_it():
    text = (
        "The **treaty** of 1860 left the islands out, as [the text](https://example.org) says.\n- one\n- two"
    )
    for fifty in ([text] * 50, ["Before it, trains crossed on a wooden bridge."] * 50):
        explained(fifty[0])
        soon(lambda fifty=fifty: [explained(one) for one in fifty], seconds=0.0002, each=50)
