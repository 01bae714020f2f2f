"""Texts as GIFT needs them: every sign that steers the format behind a backslash, the format in front.

Three things have no escape: `->`, a `%` and a `[` where a text begins. The mark of the format comes before
the last two; an arrow is written as HTML.
"""

from __future__ import annotations

import re
from html import escape as html_escape

from quizapp.formats.exports.moodle_paths import course_path
from quizapp.formats.exports.saying import Said
from quizapp.formats.imports.gift.blocks import CATEGORY, path_of
from quizapp.formats.imports.gift.pieces import unescape
from quizapp.formats.imports.gift.texts import to_plain
from quizapp.formats.imports.notes import Notes

ARROW = "->"
_SIGNS = re.compile(r"[\\~=#{}:\n]")


def escaped(text: str) -> str:
    """The text with its signs escaped."""
    return _SIGNS.sub(lambda sign: "\\n" if sign[0] == "\n" else f"\\{sign[0]}", text)


def plain(text: str) -> str:
    """A text to be taken as it stands."""
    return f"[plain]{escaped(text)}"


def without_arrow(text: str, said: Said) -> str:
    """A text to be taken as it stands, where an arrow would part it: such a text is HTML.

    One that HTML would change, such as a double space, gets another arrow.
    """
    if ARROW not in text:
        return plain(text)
    html = html_escape(text, quote=False).replace("\n", "<br>")
    if to_plain(html, "html", Notes("gift"), 0, "") == text:
        return f"[html]{escaped(html)}"
    said.lost("arrow", f"{ARROW} parts pairs in GIFT, so → stands in its place", "answers")
    return plain(text.replace(ARROW, "→"))


def remark(text: str) -> str:
    """What is said to an answer, with its sign; nothing where nothing is said."""
    return f"#{plain(text)}" if text else ""


def remark_without_arrow(text: str, said: Said) -> str:
    """The same where an arrow would part it."""
    return f"#{without_arrow(text, said)}" if text else ""


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
