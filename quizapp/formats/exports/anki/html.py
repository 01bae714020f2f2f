"""Plain texts as the HTML that the fields of Anki hold, so that they mean the same there."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from quizapp.formats.imports.items import Picture

_ANKIS = re.compile(r"\[(?=(?:sound|anki|latex|\$)\b|/latex|/?\$)", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
GAP = re.compile(r"_{3,}")


def to_html(text: str) -> str:
    """A text as HTML: its lines broken, and nothing in it that Anki would take for more than text."""
    clean = CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    return _ANKIS.sub("&#91;", html.escape(clean, quote=False)).replace("\n", "<br>")


def with_pictures(text: str, names: Mapping[Picture, str]) -> str:
    """A text as HTML with the pictures where it names them. `names` are the files that they become."""
    marks = {f"[picture: {picture.name}]": picture for picture in names}
    marks |= {mark_of(picture): picture for picture in names}
    if not marks:
        return to_html(text)
    found = re.compile("|".join(map(re.escape, sorted(marks, key=len, reverse=True))))
    out, at = [], 0
    for match in found.finditer(text):
        picture = marks[match[0]]
        out += [to_html(text[at : match.start()]), image_of(picture, names[picture])]
        at = match.end()
    return "".join([*out, to_html(text[at:])])


def mark_of(picture: Picture) -> str:
    """What stands in a text for a picture."""
    return f"[picture: {picture.alternative or picture.name}]"


def image_of(picture: Picture, name: str) -> str:
    """A picture as a tag."""
    alternative = html.escape(CONTROL.sub("", picture.alternative))
    return f'<img src="{html.escape(name)}" alt="{alternative}">'


def with_gap(stem: str, answer: str, hint: str, names: Mapping[Picture, str]) -> str:
    """A sentence with one gap as a cloze of Anki, in HTML."""
    before, after = GAP.split(stem, maxsplit=1)
    behind = f"::{_inside(hint)}" if hint else ""
    gap = f"{{{{c1::{_inside(answer)}{behind}}}}}"
    return f"{_braced(with_pictures(before, names))}{gap}{_braced(with_pictures(after, names))}"


def _braced(html_text: str) -> str:
    """HTML in which no gap begins or ends."""
    return html_text.replace("{", "&#123;").replace("}", "&#125;")


def _inside(text: str) -> str:
    """What stands in a gap: two colons would begin a hint."""
    return re.sub(r"::+|^:|:$", lambda match: "&#58;" * len(match[0]), _braced(to_html(text)))
