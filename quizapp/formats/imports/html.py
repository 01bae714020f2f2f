"""HTML of other programs as plain text, and what was left out on the way.

A minimal reading, to be replaced by the one of the Moodle XML reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from quizapp.formats.imports.items import Level, Message

_BREAKS = {
    "p",
    "div",
    "li",
    "tr",
    "ul",
    "ol",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
}
_EMPHASIS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underlined"}
_DROPPED = {"script", "style", "iframe", "object", "svg", "embed", "template"}
_MEDIA = {"audio": "sound", "video": "film", "table": "table", "math": "formula"}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"[ \t\xa0]+")
_LINES = re.compile(r" ?\n ?")


def to_text(html: str) -> tuple[str, tuple[str, ...]]:
    """The text of a piece of HTML with its line breaks, and what was left out, each named once."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = _LINES.sub("\n", _BLANKS.sub(" ", CONTROL.sub("", "".join(reader.parts))))
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip(), tuple(dict.fromkeys(reader.left_out))


def left_out_messages(left_out: Iterable[str], line: int = 0, part: str = "") -> list[Message]:
    """What to say of that which `to_text` left out: a notice of emphasis, a loss of all else."""
    levels = {what: Level.NOTICE if what in _EMPHASIS.values() else Level.LOSS for what in left_out}
    return [
        Message("html.left-out", level, f"left out: {what}", line, part) for what, level in levels.items()
    ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.left_out: list[str] = []
        self.dropping = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Break lines where a block begins, and note what is left out."""
        if self.dropping:
            return
        said = dict(attrs)
        if tag in _DROPPED:
            self.dropping = tag
            self.left_out.append(tag)
        elif tag == "br":
            self.parts.append("\n")
        elif tag in _BREAKS:
            self._break()
        if tag == "img":
            self.left_out.append(f"picture {said.get('src') or ''}".strip())
        elif tag == "a" and said.get("href"):
            self.left_out.append(f"link {said['href']}")
        elif tag in _EMPHASIS or tag in _MEDIA:
            self.left_out.append(_EMPHASIS.get(tag) or _MEDIA[tag])

    def handle_endtag(self, tag: str) -> None:
        """Break lines where a block ends."""
        if tag == self.dropping:
            self.dropping = ""
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Keep the text, unless it is a script's."""
        if not self.dropping:
            self.parts.append(data)

    def _break(self) -> None:
        if self.parts and not self.parts[-1].endswith("\n"):
            self.parts.append("\n")
