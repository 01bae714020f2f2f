"""Cells that hold HTML: their text, and a message for what was left out of it."""

from __future__ import annotations

from quizapp.formats.imports.html import to_text
from quizapp.formats.imports.items import Level, Message

_EMPHASIS = (
    "bold",
    "italic",
    "emphasis",
    "underlined",
    "underline",
    "colour",
    "color",
    "font",
    "style",
    "strong",
)


def text_of(html: str, line: int, field: str) -> tuple[str, list[Message]]:
    """The text of a cell, and what to say of what it has besides."""
    if "<" not in html and "&" not in html:
        return html.strip(), []
    text, left_out = to_text(html)
    return text, [left_out_message(what, line, field) for what in left_out]


def left_out_message(what: str, line: int, field: str) -> Message:
    """The message for one thing that is not kept: emphasis is worth a notice, all else is a loss."""
    is_emphasis = what.partition(" ")[0] in _EMPHASIS
    level = Level.NOTICE if is_emphasis else Level.LOSS
    return Message("html.left-out", level, f"left out: {what}", line, field)
