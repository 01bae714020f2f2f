"""Every page in every state: whole without scripts, safe under the policy, readable by all."""

from __future__ import annotations

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask

from quizapp.core.kinds import KINDS
from tests.web.gallery.app import exhibits, gallery_app
from tests.web.gallery.samples import UGLY

WEB = Path(__file__).parents[2] / "quizapp" / "web"
TEMPLATES = WEB / "templates"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
WHOLE_PAGES = {
    str(path.relative_to(TEMPLATES))
    for path in TEMPLATES.rglob("*.html")
    if path.read_text(encoding="utf-8").startswith('{% extends "base.html" %}')
}


class Tree(HTMLParser):
    """The elements of a page, each with its attributes, the names above it and the text inside it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[dict] = []
        self._open: list[dict] = []
        self.feed(html)
        self.left_open = [element["tag"] for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above = [element["tag"] for element in self._open]
        element = {"tag": tag, "attrs": dict(attrs), "above": above, "text": "", "inside": []}
        for outer in self._open:
            outer["inside"].append(element)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open[-1]["tag"] == tag, f"</{tag}> closes <{self._open[-1]['tag']}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element["text"] += data

    def all(self, *tags: str) -> list[dict]:
        return [element for element in self.elements if element["tag"] in tags]


@pytest.fixture(scope="module")
def app() -> Flask:
    return gallery_app()


@pytest.fixture(scope="module")
def pages(app: Flask) -> dict[str, str]:
    return {name: app.test_client().get(f"/show/{name}").get_data(as_text=True) for name in exhibits()}


@pytest.fixture(params=exhibits(), scope="module")  # each is read once for all tests of it
def page(request, pages: dict[str, str]) -> Tree:
    return Tree(pages[request.param])


def test_every_page_template_is_shown_in_the_gallery() -> None:
    assert {exhibit.page.template for exhibit in exhibits().values()} == WHOLE_PAGES


def test_every_kind_of_question_has_a_template() -> None:
    missing = [name for name in KINDS if not (TEMPLATES / "kinds" / f"{name}.html").exists()]
    assert missing == []


def test_no_template_trusts_what_people_wrote() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\|\s*safe|autoescape|Markup", path.read_text(encoding="utf-8")), path.name


def test_elements_are_closed_and_ids_are_unique(page: Tree) -> None:
    assert page.left_open == []
    ids = [element["attrs"]["id"] for element in page.elements if "id" in element["attrs"]]
    assert len(ids) == len(set(ids))


def test_one_headline_a_title_and_a_way_past_the_navigation(page: Tree) -> None:
    (headline,) = page.all("h1")
    assert headline["text"].strip()
    assert page.all("title")[0]["text"].strip() not in ("", "· quizapp")
    assert page.all("html")[0]["attrs"]["lang"] == "en"
    assert page.all("a")[0]["attrs"]["href"] == "#main"


def test_links_within_a_page_lead_somewhere(pages: dict[str, str]) -> None:
    for name, source in pages.items():
        assert set(re.findall(r' href="#([^"]+)"', source)) <= set(re.findall(r' id="([^"]+)"', source)), name


def test_whoever_sent_what_is_wrong_is_led_to_it(pages: dict[str, str]) -> None:
    wrong = [name for name, source in pages.items() if ' aria-invalid="true"' in source]
    assert wrong
    assert [name for name in wrong if " autofocus" not in pages[name]] == []


def test_every_page_leads_on_by_more_than_its_crumbs(pages: dict[str, str]) -> None:
    for name in pages.keys() - {"keys"}:
        main = pages[name].split("<main", 1)[1].split("</main>", 1)[0]
        without = re.sub(r'<p class="above">.*?</p>|<nav class="tabs".*?</nav>', "", main, flags=re.S)
        assert re.search(r'<(a |button|summary|input (?!type="hidden"))', without), name


def test_nothing_needs_an_exception_from_the_policy(page: Tree) -> None:
    for element in page.elements:
        assert "style" not in element["attrs"]
        assert not [name for name in element["attrs"] if name.startswith("on")]
        for name in ("href", "src", "action"):
            address = element["attrs"].get(name) or ""
            assert not address.startswith(("data:", "javascript:", "//")), address
            assert (name == "href" and element["tag"] == "a") or not address.startswith("http"), address
    assert page.all("style") == []
    for script in page.all("script"):
        assert script["attrs"]["src"].startswith("/static/")
        assert "defer" in script["attrs"]
        assert script["text"] == ""


def test_every_posted_form_carries_the_token_once(page: Tree) -> None:
    for form in page.all("form"):
        if form["attrs"].get("method") != "post":
            continue
        tokens = [e for e in form["inside"] if e["attrs"].get("name") == "csrf_token"]
        assert len(tokens) == 1
        assert tokens[0]["attrs"]["value"]


def test_every_field_has_a_name_that_a_screen_reader_says(page: Tree) -> None:
    labelled = {label["attrs"].get("for") for label in page.all("label")}
    ids = {element["attrs"].get("id") for element in page.elements}
    for field in page.all("input", "select", "textarea"):
        attrs = field["attrs"]
        if attrs.get("type") == "hidden":
            continue
        named = attrs.get("id") in labelled or "label" in field["above"] or "aria-labelledby" in attrs
        assert named, attrs
        for pointer in ("aria-labelledby", "aria-describedby"):
            assert set((attrs.get(pointer) or "").split()) <= ids, attrs
        if attrs.get("type") not in ("radio", "checkbox", "file") and field["tag"] != "select":
            assert attrs.get("autocomplete"), attrs


def test_a_fault_stands_beside_its_field_and_is_tied_to_it(pages: dict[str, str]) -> None:
    tree = Tree(pages["keep-errors"])
    for name in ("display_name", "login_name", "password"):
        (field,) = [e for e in tree.all("input") if e["attrs"].get("name") == name]
        assert field["attrs"]["aria-invalid"] == "true"
        pointed = field["attrs"]["aria-describedby"].split()
        told = [e["text"] for e in tree.elements if e["attrs"].get("id") in pointed]
        assert any("✕" in text for text in told)


def test_choices_are_radios_in_a_fieldset_whose_legend_is_the_question(pages: dict[str, str]) -> None:
    tree = Tree(pages["study-choice"])
    radios = [e for e in tree.all("input") if e["attrs"].get("type") == "radio"]
    assert len(radios) == 4
    assert all("fieldset" in e["above"] for e in radios)
    assert "gauge" in tree.all("legend")[0]["text"]


def test_typed_figures_ask_for_the_right_keyboard_and_never_for_a_number_field(pages: dict[str, str]) -> None:
    for name, mode in (("study-year", "numeric"), ("study-number", "decimal"), ("study-term", "text")):
        (field,) = [e for e in Tree(pages[name]).all("input") if e["attrs"].get("name") == "answer"]
        assert field["attrs"]["inputmode"] == mode
        assert field["attrs"].get("type", "text") == "text"


@pytest.mark.parametrize("name", [name for name in exhibits() if name.startswith("question-")])
def test_a_quiz_question_says_nothing_about_its_answer(pages: dict[str, str], name: str) -> None:
    page = Tree(pages[name])
    tables = page.all("details")  # of a chart only, with what is drawn
    assert [table for table in tables if "?" not in table["text"] or "37,045" in table["text"]] == []
    assert len(tables) == (name == "question-chart")
    assert not [
        e for e in page.elements if {"is-right", "is-wrong"} & set((e["attrs"].get("class") or "").split())
    ]
    assert "wooden" not in pages[name]


def test_enter_goes_on_in_a_quiz_and_every_way_out_saves(pages: dict[str, str]) -> None:
    tree = Tree(pages["question-choice"])
    (form,) = [e for e in tree.all("form") if "data-attempt" in e["attrs"]]
    ways = [e["attrs"].get("value") for e in form["inside"] if e["attrs"].get("name") == "go"]
    assert ways[0] == "next"  # the first button is the one that Enter presses
    assert set(ways) >= {"back", "hand_in", "1", "20"}


@pytest.mark.parametrize("name", ["class", "teach", "teach-class", "teach-quiz"])
def test_what_people_wrote_is_escaped_and_kept_apart(pages: dict[str, str], name: str) -> None:
    assert "<script>alert" not in pages[name]
    shown = [e["text"] for e in Tree(pages[name]).all("bdi")]
    assert UGLY in shown


def test_recall_never_speaks_by_colour_alone(page: Tree) -> None:
    for element in page.elements:
        classes = (element["attrs"].get("class") or "").split()
        if "recall" in classes:
            assert element["attrs"]["role"] == "img"
            assert element["attrs"]["aria-label"]
        if any(name.startswith("step-") for name in classes):
            assert element["text"].strip()


def test_feedback_says_right_and_wrong_in_words(pages: dict[str, str]) -> None:
    heard = {
        "feedback-right": "✓ Right: 1959.",
        "feedback-wrong": "✕ Wrong. You wrote 1952. It is 1959.",
        "feedback-choice": "✕ Wrong. You chose The Friendship Bridge.The answer: A railway station.",
        "feedback-blank": "○ Not yet. The answer: 68.4 thousand tons.",
        "feedback-partly": "◐ Partly right. You wrote Rajing. The answer: Rajin.",
    }
    for name, sentence in heard.items():
        assert " ".join(Tree(pages[name]).all("h1")[0]["text"].split()) == sentence
    assert "that was 1959" in pages["feedback-choice"]


def test_headlines_say_what_matters_now(pages: dict[str, str]) -> None:
    headlines = {name: " ".join(Tree(html).all("h1")[0]["text"].split()) for name, html in pages.items()}
    assert headlines["home-plan"] == "24 questions today, about nine minutes."
    assert headlines["home-guest"] == "Six questions to go, about three minutes."
    assert headlines["home-done"] == "Done for today."
    assert headlines["study-done"] == "8 of these 10 will still be with you tomorrow."
    assert headlines["hand-in"] == "Four of 20 have no answer."
    assert headlines["result"] == "16 of 20."
    assert headlines["report"] == "Two items are ready. Two places need a hand."
    assert headlines["progress"] == "You would remember 61 of 102 facts tomorrow."
    assert not [text for text in headlines.values() if "!" in text]


def test_only_guests_are_asked_to_keep_their_progress(pages: dict[str, str]) -> None:
    assert "Keep my progress" in pages["home-guest"]
    assert "Keep my progress" not in pages["home-plan"]


def test_the_first_visit_weighs_less_than_30_kilobytes(pages: dict[str, str]) -> None:
    assets = [WEB / "static" / name for name in ("app.css", "keys.js", "zone.js", "logo.svg")]
    texts = [pages["home-first"].encode(), *(path.read_bytes() for path in assets)]
    assert sum(len(gzip.compress(text, 6)) for text in texts) <= 30_000


def test_what_has_no_way_back_in_a_class_is_asked_about_before_a_button_does_it(
    pages: dict[str, str],
) -> None:
    forms = [
        form
        for name, html in pages.items() if "class" in name or "colleagues" in name
        for form in Tree(html).all("form")
        if re.search(r"^/teach/classes/.*/(remove|withdraw)$", form["attrs"].get("action") or "")
    ]  # fmt: skip
    assert {form["attrs"]["action"].split("/")[4] for form in forms} == {
        "colleagues", "exam-days", "expected", "invitations",
    }  # fmt: skip
    asked_of = {form["attrs"]["action"].split("/")[4] for form in forms if "details" in form["above"]}
    assert asked_of == {"colleagues", "invitations"}, "the others can be undone, so they are done at once"
    at_once = [form for form in forms if "details" not in form["above"]]
    assert not [form for form in at_once if re.match("Leave|Withdraw", form["text"].strip())]


def test_every_page_of_an_instructor_marks_teach_in_the_navigation(pages: dict[str, str]) -> None:
    taught = {
        name
        for name, one in exhibits().items()
        if one.me == "teacher" and one.page.template.startswith(("teach/", "bank"))
    }
    assert taught
    marked = {name for name in taught if re.search(r'href="/teach" aria-current="\w+">Teach', pages[name])}
    assert sorted(taught - marked) == []
