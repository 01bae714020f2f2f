"""Texts of Moodle XML: HTML in CDATA, with the pictures that they show."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from quizapp.formats.imports.html import to_text
from quizapp.formats.imports.items import Picture
from quizapp.formats.imports.moodle_reading import PARAGRAPH

HTML, PLAIN, AUTO = "html", "plain_text", "moodle_auto_format"


def element(
    tag: str, text: str, pictures: Sequence[Picture] = (), inner: Iterable[str] = (), more: str = ""
) -> list[str]:
    """An element with a text in it, as lines: `<tag format="html">`, its `<text>`, its files, `inner`.

    The text is HTML, unless HTML would change it, as double spaces and rows of empty lines.
    """
    html = as_html(text, pictures)
    is_kept = to_text(html)[0] == text
    shown = [one for one in pictures if mark_of(one) in text] if is_kept else []
    content = f"<![CDATA[{html}]]>" if is_kept and text else escape(text, quote=False)
    return [
        f'<{tag}{more} format="{HTML if is_kept else PLAIN}">',
        *indented([f"<text>{content}</text>", *map(_file, shown), *inner]),
        f"</{tag}>",
    ]


def typed(tag: str, text: str, inner: Iterable[str] = (), more: str = "") -> list[str]:
    """The same for what is typed, which Moodle takes as it stands."""
    form = PLAIN if PARAGRAPH.fullmatch(text) else AUTO
    lines = [f"<text>{escape(text, quote=False)}</text>", *inner]
    return [f'<{tag}{more} format="{form}">', *indented(lines), f"</{tag}>"]


def simple(tag: str, text: str) -> list[str]:
    """An element whose text has no format: a name, a tag, a category."""
    return [f"<{tag}>", *indented([f"<text>{escape(text, quote=False)}</text>"]), f"</{tag}>"]


def value(tag: str, text: str) -> str:
    """An element with nothing but a value."""
    return f"<{tag}>{escape(text, quote=False)}</{tag}>"


def indented(lines: Iterable[str]) -> list[str]:
    """The lines two blanks further in; those of a text that follow its first stay where they are."""
    return [f"  {line}" for line in lines]


def as_html(text: str, pictures: Sequence[Picture] = ()) -> str:
    """A text as one paragraph, its pictures where their marks stand."""
    if not text:
        return ""
    html = escape(text, quote=False).replace("\n", "<br>")
    for picture in pictures:
        html = html.replace(escape(mark_of(picture), quote=False), _image(picture), 1)
    return f"<p>{html}</p>"


def mark_of(picture: Picture) -> str:
    """What stands in a text where a picture is."""
    return f"[picture: {picture.alternative or picture.name}]"


def _image(picture: Picture) -> str:
    return f'<img src="@@PLUGINFILE@@/{quote(picture.name)}" alt="{escape(picture.alternative)}">'


def _file(picture: Picture) -> str:
    folder, _, name = picture.name.rpartition("/")
    path = f"/{folder}/" if folder else "/"
    content = b64encode(picture.content).decode("ascii")
    return f'<file name="{escape(name)}" path="{escape(path)}" encoding="base64">{content}</file>'
