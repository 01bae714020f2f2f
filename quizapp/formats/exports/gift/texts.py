"""Texts as GIFT needs them: every sign that steers the format behind a backslash, the format in front.

Three things have no escape: `->`, a `%` and a `[` where a text begins. The mark of the format comes before
the last two; an arrow is written as HTML.
"""

from __future__ import annotations

import re
from html import escape as html_escape

from quizapp.formats.exports.moodle_paths import course_path
from quizapp.formats.imports.gift.blocks import CATEGORY, path_of
from quizapp.formats.imports.gift.pieces import unescape

ARROW = "->"
_SIGNS = re.compile(r"[\\~=#{}:\n]")


def escaped(text: str) -> str:
    """The text with its signs escaped."""
    return _SIGNS.sub(lambda sign: "\\n" if sign[0] == "\n" else f"\\{sign[0]}", text)


def plain(text: str) -> str:
    """A text to be taken as it stands."""
    return f"[plain]{escaped(text)}"


def without_arrow(text: str) -> str:
    """A text to be taken as it stands, where an arrow would part it: such a text is HTML."""
    if ARROW not in text:
        return plain(text)
    return f"[html]{escaped(html_escape(text, quote=False).replace(chr(10), '<br>'))}"


def remark(text: str, parts_at_arrow: bool = False) -> str:
    """What is said to an answer, with its sign; nothing where nothing is said."""
    if not text:
        return ""
    return f"#{without_arrow(text) if parts_at_arrow else plain(text)}"


def comment(kind: str, text: str) -> str:
    """`[id:x]` or `[tag:x]`, as they stand in comments."""
    return f"[{kind}:{text.replace(chr(92), chr(92) * 2).replace(']', chr(92) + ']')}]"


def category_line(path: tuple[str, ...]) -> str:
    """The line that says where the questions below belong; without escapes, for Moodle undoes none there."""
    return f"{CATEGORY} {course_path(tuple(map(_unescapable, path)))}"


def is_said(path: tuple[str, ...]) -> bool:
    """Whether a category is read back as it is."""
    return path_of(unescape(category_line(path).removeprefix(CATEGORY)).strip())[0] == path


def _unescapable(part: str) -> str:
    """A part of a path without backslashes that would be taken for escapes."""
    return part if unescape(part) == part else part.replace("\\", "⧵")
