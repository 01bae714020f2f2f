"""Elements of QTI: their texts, as HTML or plain, and the way they are written out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
LAID_OUT = re.compile(r"  |\t|^ ", re.MULTILINE)
PLAIN, HTML = "text/plain", "text/html"


def element(tag: str, *children: Element, text: str = "", **attributes: str) -> Element:
    """An element with its attributes, its text and what stands in it."""
    made = Element(tag, attributes)
    made.text = text or None
    made.extend(children)
    return made


def material(text: str, kind: str = PLAIN) -> Element:
    """A text that is shown; of the kind HTML it is markup already."""
    return element("material", element("mattext", text=text, texttype=kind))


def as_html(text: str, pictures: Mapping[str, str]) -> str:
    """A text in paragraphs and lines, as HTML. `pictures` says what to write in the place of which words."""
    html = escape(text, quote=False)
    if pictures:
        images = {escape(words, quote=False): image for words, image in pictures.items()}
        longest_first = sorted(images, key=len, reverse=True)
        html = re.sub("|".join(map(re.escape, longest_first)), lambda found: images[found[0]], html)
    return "".join(map(_paragraph, html.split("\n\n")))


def _paragraph(html: str) -> str:
    """Where blanks count, as in a program, they are kept."""
    if LAID_OUT.search(html):
        return f"<pre>{html}</pre>"
    return f"<p>{html.replace(chr(10), '<br>')}</p>"


def fields(parent: Element, said: Mapping[str, str]) -> None:
    """Add what an element says of itself, under the names that programs look for."""
    group = SubElement(parent, "qtimetadata")
    for name, value in said.items():
        group.append(
            element("qtimetadatafield", element("fieldlabel", text=name), element("fieldentry", text=value))
        )


def written(root: Element) -> bytes:
    """A file of XML, indented."""
    ElementTree.indent(root)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (head + ElementTree.tostring(root, encoding="unicode") + "\n").encode()
