"""Explanations with marks: what is read of Markdown, what is not, and that nothing in it acts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.markdown import as_it_is, has_marks, to_html, to_text
from quizapp.formats.native import find_banks, read_folder
from quizapp.paths import shipped_questions

TABLE = "| Year | Bridge |\n|---|--:|\n| 1952 | wood |\n| 1959 | *concrete* |"
HOSTILE = (
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))",
    "<javascript:alert(1)>",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.org)",
    "[x](/account/erase)",
    "[x](file:///etc/passwd)",
    "<script>alert(1)</script> *a*",
    "*a*<img src=x onerror=alert(1)>",
    "`<script>`",
    "**<svg onload=alert(1)>**",
    "<iframe src='https://evil.org'></iframe> _a_",
    '[x](https://a.org" onclick="x)',
    "```html\n<script>alert(1)</script>\n```",
    "| <script> | b |\n|---|---|\n| <b onclick=x> | c |",
    '<https://a.org/"onmouseover=alert(1)>',
    "[x](<https://a.org onclick=x>)",
    "[<b>x</b>](https://a.org)",
    "[a]: javascript:alert(1)\n\n[a] *b*",
    "![p](https://evil.org/x.png)",
    "![p](javascript:x) *a*",
    "<style>*{display:none}</style>*a*",
    "<a href=javascript:x>*a*</a>",
    "\\<script>*a*",
    "&lt;script&gt;*a*",
)
KNOWN = {
    "p", "br", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "div",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Seen(HTMLParser):
    """The tags of a piece of HTML with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def dangers(html: str) -> list[str]:
    """What in a piece of HTML could act, look elsewhere or lead out of the web."""
    found = []
    for tag, attributes in Seen(html).tags:
        found += [tag] if tag not in KNOWN else []
        found += [
            name for name in attributes if name not in ("href", "rel", "title", "start") and tag != "div"
        ]
        if tag == "a":
            found += (
                [] if re.match("https?://", attributes.get("href", "https://")) else [str(attributes["href"])]
            )
            found += [] if attributes.get("rel") == "noopener noreferrer nofollow" else ["rel"]
    return found


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_an_explanation_acts(text):
    assert dangers(to_html(text)) == []


signs = st.text(st.sampled_from("ab <>[]()*_`|-+1.\\\n!#&;:/\"'=~"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(signs, st.sampled_from(HOSTILE), signs)
def test_nothing_acts_whatever_stands_round_it(before, hostile, after):
    assert dangers(to_html(f"{before}{hostile}{after}")) == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a **b** *c* `d<e`", "<p>a <strong>b</strong> <em>c</em> <code>d&lt;e</code></p>"),
        ("*a*\nb", "<p><em>a</em><br>\nb</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("```\na *b*\n```", "<pre><code>a *b*\n</code></pre>"),
        (
            "[book](https://example.org/a?b=c&d)",
            '<p><a href="https://example.org/a?b=c&amp;d" rel="noopener noreferrer nofollow">book</a></p>',
        ),
    ],
)
def test_marks_are_read(text, html):
    assert has_marks(text)
    assert to_html(text) == html


def test_a_table_can_be_scrolled_by_keyboard():
    html = to_html(TABLE)

    assert '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>' in html
    assert "<td><em>concrete</em></td>" in html
    assert "style" not in html


@pytest.mark.parametrize("text", ["# a *b*", "> a *b*", "a\n===\n*b*", "---\n*b*", "    a *b*", "&amp; *b*"])
def test_nothing_else_of_markdown_is_read(text):
    assert {tag for tag, _ in Seen(to_html(text)).tags} <= {"p", "em", "br"}
    assert to_text(text).split() == text.replace("*", "").split()


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("No marks, 2 * 3 at all.", "No marks, 2 * 3 at all."),
        ("a **b** *c* `d`", "a b c d"),
        ("[the book](https://example.org) says", "the book (https://example.org) says"),
        ("<https://example.org>", "https://example.org"),
        ("One:\n\n- a\n- b\n  1. c\n  2. d\n\nTwo.", "One:\n\n- a\n- b\n  1. c\n  2. d\n\nTwo."),
        (TABLE, "Year | Bridge\n1952 | wood\n1959 | concrete"),
        ("A\n\n```\nb\n```\n\nc", "A\n\nb\n\nc"),
        (r"\*a\*", "*a*"),
    ],
)
def test_without_marks_it_is_readable(text, plain):
    assert to_text(text) == plain


@pytest.mark.parametrize(
    "text",
    ["a*b*c", "__init__", r"\(x^2\)", "[x](https://a.org)", "`a`", "<https://a.org>", "| a | b |\n|---|---|"],
)
def test_plain_texts_keep_their_signs(text):
    assert to_text(as_it_is(text)) == text


lines = st.text(st.sampled_from("ab1 *_`[]()<>|\\-+.~:/"), min_size=1, max_size=12).map(str.strip)
several = st.lists(lines.filter(bool), min_size=1, max_size=4).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(several)
def test_any_plain_text_is_shown_as_it_is(text):
    assert " ".join(to_text(as_it_is(text)).split()) == " ".join(text.split())


def test_nested_without_end_is_no_burden():
    assert dangers(to_html("- " * 5_000)) == []
    assert dangers(to_html("*" * 10_000)) == []
    assert dangers(to_html("[" * 10_000)) == []


def test_explanations_that_came_with_the_app_have_no_marks():
    for path in find_banks([shipped_questions()]).banks.values():
        bank = read_folder(path).bank_or_raise()
        told = [text for item in bank.items for text in (item.why, item.caution)]
        assert [text for text in told if has_marks(text) or to_text(text) != text] == []
