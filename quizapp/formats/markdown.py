"""Explanations with marks: emphasis, links, lists, code and tables of Markdown, as safe HTML or plain text.

Nothing else of Markdown is read: no headings, no pictures, no HTML. A text without marks stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

KEPT = 4096  # rendered texts
SIGNS = re.compile(r"[*_`\\]|\]\(|<https?:|\|.*\n.*-|^ {0,3}(?:[-+]|\d{1,2}[.)])\s|~~~", re.MULTILINE)
TO_ESCAPE = re.compile(r"[\\`*_\[\]<>|~]|(?m:^(?P<blank> {0,3})(?P<item>[-+]))(?=\s)|(?<=\d)[.)](?=\s)")
SAFE_LINK = re.compile(r"https?://[^\s/]", re.IGNORECASE)
RULES = (
    "list", "fence", "table", "newline", "escape", "backticks", "emphasis", "link", "autolink",
)  # fmt: skip
TAGS = {
    "p", "br", "em", "strong", "a", "ul", "ol", "li", "code", "pre",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https"},
    link_rel="noopener noreferrer nofollow",
)
SCROLLS = '<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>'


def has_marks(text: str) -> bool:
    """Whether a text may hold something that is read as a mark."""
    return SIGNS.search(text) is not None


@lru_cache(maxsize=KEPT)
def to_html(text: str) -> str:
    """The text as HTML in which nothing acts and every address is of the web; a line break is one."""
    html = CLEANER.clean(_reader().render(text)).strip()
    return html.replace("<table>", SCROLLS).replace("</table>", "</table></div>")


@lru_cache(maxsize=KEPT)
def to_text(text: str) -> str:
    """The text without its marks, for where only letters can be shown; a link has its address behind."""
    if not has_marks(text):
        return text
    return re.sub(r"\n{3,}", "\n\n", "".join(_texts(_reader().parse(text)))).strip("\n")


def as_it_is(text: str) -> str:
    """A plain text, its signs marked so that none of them is taken for a mark."""
    return text if to_text(text) == text else TO_ESCAPE.sub(_escaped, text)


def _escaped(sign: re.Match[str]) -> str:
    return f"{sign['blank']}\\{sign['item']}" if sign["item"] else f"\\{sign[0]}"


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": False, "maxNesting": 20})
    reader.enable(RULES)
    reader.validateLink = lambda url: SAFE_LINK.match(url) is not None  # type: ignore[method-assign]
    return reader


def _texts(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of blocks; items of lists get a mark, cells a stroke between them."""
    numbers: list[int] = []
    for at, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = int(str(token.attrGet("start") or 1))
            numbers.append(start if token.type == "ordered_list_open" else 0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            numbers.pop()
            yield "" if numbers else "\n"
        elif token.type == "list_item_open":
            yield "  " * (len(numbers) - 1) + (f"{numbers[-1]}. " if numbers[-1] else "- ")
            numbers[-1] += numbers[-1] > 0
        elif token.type == "inline":
            yield from _inline(token.children or ())
        elif token.type == "fence":
            yield f"{token.content.rstrip()}\n\n"
        elif token.type == "paragraph_close":
            yield "\n" if token.hidden or numbers else "\n\n"
        elif token.type in ("th_close", "td_close"):
            yield " | " if tokens[at + 1].type in ("th_open", "td_open") else "\n"
        elif token.type == "table_close":
            yield "\n"


def _inline(tokens: Sequence[Token]) -> Iterator[str]:
    address = ""
    for token in tokens:
        if token.type == "link_open":
            address = "" if token.info == "auto" else str(token.attrGet("href") or "")
        elif token.type == "link_close":
            yield f" ({address})" if address else ""
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        else:
            yield token.content
