"""HTML of question files as plain text, and what a plain text cannot keep of it. Nothing of it is run."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import nh3

from quizapp.formats.imports.html_names import (
    CLOSE_THEMSELVES,
    DROPPED,
    KEPT,
    KNOWN,
    NOTICES,
    REMOVED,
)
from quizapp.formats.imports.html_text import SPACES, Image, reduce_html, tidy
from quizapp.formats.imports.items import Level, Message

MAX_DEPTH = 200  # sanitising takes time by the square of the depth
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}
CLEANER = nh3.Cleaner(tags=set(KEPT), clean_content_tags=set(REMOVED), attributes=ATTRIBUTES, link_rel=None)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)([^<>]*)")
WHOLE_TAG = re.compile(TAG.pattern + ">?")
ACTS = re.compile(r"(?:^|[\s\"'/])on[a-z]+\s*=|(?:java|vb)\s*script\s*:", re.IGNORECASE)
INLINE_IMAGE = re.compile(r"data:image/[a-z.+-]{1,20};base64,[A-Za-z0-9+/=\s%]*", re.IGNORECASE)
INLINE_NAME = "inline-picture-{}"


@dataclass(frozen=True, slots=True)
class Reduced:
    """What became of HTML: its text, what was left out, its pictures, and the data of those inside the text.

    `inline` holds the `data:` addresses that stood in the text, by the `source` that their image has now.
    """

    text: str
    left_out: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    inline: dict[str, str] = field(default_factory=dict)


def to_text(html: str) -> tuple[str, tuple[str, ...]]:
    """The text of a piece of HTML, and in words what was left out: "bold", "picture x.png", "script".

    Paragraphs, line breaks and list items are lines; a picture is `[picture: ...]` with its alternative text,
    or with its name. Tags that HTML does not know stay, since `#include <stdio.h>` is meant as text. Any text
    is accepted, and what comes back is for showing as text: a `<` in it is a `<`.
    """
    reduced = reduce(html)
    return reduced.text, reduced.left_out


def reduce(html: str) -> Reduced:
    """The same as `to_text`, with the pictures."""
    found: dict[str, None] = {}  # in the order they come
    if CONTROL.search(html):
        html = CONTROL.sub("", html)
        found["control character"] = None
    if "<" not in html:
        return _finished(tidy(_collapsed(entities.unescape(html))), found, (), {})
    inline: dict[str, str] = {}
    html = INLINE_IMAGE.sub(lambda match: _aside(match[0], inline), html)
    html = TAG.sub(lambda match: _looked_at(match, found), html)
    if _is_too_deep(html):
        found["markup nested too deep"] = None
        return _finished(tidy(_collapsed(entities.unescape(WHOLE_TAG.sub(" ", html)))), found, (), {})
    text, left_out, images = reduce_html(_clean(html))
    return _finished(text, found | dict.fromkeys(left_out), images, inline)


def sanitised(html: str) -> str:
    """The HTML with nothing in it that acts, and no tag that is not read; for what is kept as HTML."""
    if "<" not in html:
        return html
    return "" if _is_too_deep(html) else _clean(html)


def left_out_messages(left_out: Iterable[str], line: int = 0, part: str = "") -> list[Message]:
    """What to say of that which `to_text` left out: a notice of emphasis, a loss of all else."""
    words = tuple(left_out)
    plain = ", ".join(word for word in words if word in NOTICES)
    lost = ", ".join(word for word in words if word not in NOTICES)
    messages = []
    if plain:
        says = f"texts are plain here, without: {plain}"
        messages.append(Message("html.left-out", Level.NOTICE, says, line, part))
    if lost:
        says = f"left out of the text: {lost}; put into words what the question needs of it"
        messages.append(Message("html.left-out", Level.LOSS, says, line, part))
    return messages


def _finished(
    text: str, found: dict[str, None], images: tuple[Image, ...], inline: dict[str, str]
) -> Reduced:
    if CONTROL.search(text):  # it came as an entity
        text = CONTROL.sub("", text)
        found["control character"] = None
    return Reduced(text, tuple(found), images, inline)


def _clean(html: str) -> str:
    return CLEANER.clean(html)


def _collapsed(text: str) -> str:
    return SPACES.sub(" ", text)


def _aside(data: str, inline: dict[str, str]) -> str:
    """A short name for a picture that is written out in the text, so that only the name is parsed."""
    name = INLINE_NAME.format(len(inline) + 1)
    inline[name] = data
    return name


def _looked_at(match: re.Match[str], found: dict[str, None]) -> str:
    """The tag as it is to be parsed: as text where HTML has no such tag. Notes what will be removed."""
    closing, name, rest = match[1], match[2].lower(), match[3]
    if ACTS.search(rest):
        found["script"] = None
    is_cut_off = match.start() > match.string.rfind(">")
    if is_cut_off or (name not in KNOWN and ":" not in name):
        return f"&lt;{match[0][1:]}"
    what = REMOVED.get(name) or DROPPED.get(name)
    if what and not closing:
        found[what] = None
    return f"[formula]{match[0]}" if name == "math" and not closing else match[0]


def _is_too_deep(html: str) -> bool:
    depth = 0
    for closing, name, rest in TAG.findall(html):
        if name.lower() not in CLOSE_THEMSELVES and not rest.endswith("/"):
            depth = max(depth - 1, 0) if closing else depth + 1
            if depth > MAX_DEPTH:
                return True
    return False
