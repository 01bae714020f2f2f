"""Cells that hold HTML: their text, and a message for what was left out of it."""

from __future__ import annotations

from quizapp.formats.imports.html import left_out_messages, to_text
from quizapp.formats.imports.items import Message


def text_of(html: str, line: int, field: str) -> tuple[str, list[Message]]:
    """The text of a cell, and what to say of what it has besides."""
    if "<" not in html and "&" not in html:
        return html.strip(), []
    text, left_out = to_text(html)
    return text, left_out_messages(left_out, line, field)
