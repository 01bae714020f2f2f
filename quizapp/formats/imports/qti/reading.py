"""Reading one item of QTI: its texts, their pictures, and what is said along the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from quizapp.formats.imports.html import INLINE_IMAGE, left_out_messages, reduce
from quizapp.formats.imports.html_text import Image
from quizapp.formats.imports.items import Level, Message, Picture
from quizapp.formats.imports.limits import MAX_FIELD
from quizapp.formats.imports.notes import MOST_OF_ONE_SORT
from quizapp.formats.imports.pictures import decode_base64, trouble_with_picture
from quizapp.formats.imports.xml_tree import Node

FORMAT = "qti-1.2"
LIKE_HTML = re.compile(r"<(?:p|br|div|span|img|strong|em)\b[^<>]*>", re.IGNORECASE)
TEXTS = ("mattext", "mat_formattedtext", "matemtext")
SHOWN = (*TEXTS, "matimage", "mataudio", "matvideo", "matapplet", "matapplication")
NOTHING: dict[str, str] = {}
FILE_BASE = re.compile(r"(?:\$|%24)IMS[-_]CC[-_]FILE_?BASE(?:\$|%24)/?", re.IGNORECASE)
Find = Callable[[str], tuple[bytes | None, str]]  # a path in the package: its bytes, or why there are none


def nothing_beside(_: str) -> tuple[bytes | None, str]:
    """What a bare XML file has beside it."""
    return None, ""


@dataclass(slots=True)
class Reading:
    """One item while it is read. `find` looks for a file of its package."""

    node: Node
    find: Find = nothing_beside
    messages: list[Message] = field(default_factory=list)
    pictures: dict[tuple[str, bytes], Picture] = field(default_factory=dict)
    said: set[Message] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def say(self, name: str, level: Level, message: str, line: int = 0, part: str = "") -> None:
        """Note a message, once; without a line it is that of the item."""
        self._note(Message(f"{FORMAT}.{name}", level, message, line or self.node.line, part))

    def _note(self, message: Message) -> None:
        """Of one sort only so many are listed, since an item that is all wrong helps nobody by thousands."""
        if message not in self.said:
            self.said.add(message)
            self.counts[message.code] += 1
            if self.counts[message.code] <= MOST_OF_ONE_SORT:
                self.messages.append(message)

    def wrong(self, name: str, message: str, line: int = 0, part: str = "") -> None:
        """Note an error."""
        self.say(name, Level.ERROR, message, line, part)

    @property
    def is_out(self) -> bool:
        """Whether something said so far keeps the item out."""
        return any(message.level in (Level.ERROR, Level.SKIP) for message in self.messages)

    def text(
        self, node: Node | None, part: str, skip: tuple[str, ...] = (), gaps: Mapping[str, str] = NOTHING
    ) -> str:
        """All texts in an element, a paragraph each, but for those in elements named in `skip`.

        `gaps` says what to write in the place of what, before the HTML is reduced.
        """
        texts = (self.material(one, part, gaps) for one in materials(node, skip))
        return "\n\n".join(filter(None, texts))

    def material(self, node: Node, part: str, gaps: Mapping[str, str] = NOTHING) -> str:
        """What one text or picture says."""
        if node.tag == "matimage":
            source = node.attributes.get("uri", "")
            return self._reduced(f'<img src="{source.replace(chr(34), "%22")}" alt="">', node, part)
        if node.tag not in TEXTS:
            self.say("media", Level.LOSS, f"<{node.tag}> is left out; put it into words", node.line, part)
            return ""
        raw = node.markup() if node.children else node.text
        if len(INLINE_IMAGE.sub("", raw)) > MAX_FIELD:
            self.wrong("too-long", f"over {MAX_FIELD:,} characters; shorten the text", node.line, part)
            return ""
        for before, after in gaps.items():
            raw = raw.replace(before, after)
        return self._reduced(raw, node, part) if _is_html(node, raw) else raw.strip()

    def _reduced(self, html: str, node: Node, part: str) -> str:
        done = reduce(html)
        seen = {self._keep(image, done.inline, node.line, part) for image in done.images}
        left_out = [word for word in done.left_out if word.removeprefix("picture ") not in seen]
        for message in left_out_messages(left_out, node.line, part):
            self._note(message)
        return done.text

    def _keep(self, image: Image, inline: dict[str, str], line: int, part: str) -> str:
        """Keep a picture of the package. The name it was seen by, "" where there is nothing to keep."""
        if image.source in inline:
            content, why = decode_base64(unquote(inline[image.source].partition(",")[2])), "it is no base64"
        else:
            content, why = self.find(unquote(FILE_BASE.sub("", image.source).partition("?")[0]))
        name = image.name
        trouble = why if content is None else trouble_with_picture(content)
        if trouble:
            self.say("picture", Level.LOSS, f"the picture '{name}' is left out: {trouble}", line, part)
            return name
        if content is None:
            return ""
        self.pictures.setdefault((name, content), Picture(name, content, image.alternative))
        says = f"the picture '{name}' is kept beside the text"
        if not image.alternative:
            says += "; give it an alternative text for those who cannot see it"
        self.say("picture-kept", Level.NOTICE, says, line, part)
        return name


def materials(node: Node | None, skip: tuple[str, ...] = (), stop: tuple[str, ...] = ()) -> Iterator[Node]:
    """What is shown in an element, in its order: texts, pictures, sounds.

    Elements named in `skip` are passed over, those in `stop` are given themselves.
    """
    todo = [node] if node else []
    while todo:
        at = todo.pop()
        if at.tag in SHOWN or at.tag in stop:
            yield at
        elif at is node or at.tag not in skip:
            todo += reversed(at.children)


def _is_html(node: Node, raw: str) -> bool:
    said = node.attributes.get("texttype") or node.attributes.get("type") or ""
    if node.tag == "mattext" and said.strip().lower() not in ("", "text/plain"):
        return True
    if node.tag == "mat_formattedtext" and "html" in said.lower():
        return True
    if said:
        return False
    return bool(node.children) or LIKE_HTML.search(raw) is not None
