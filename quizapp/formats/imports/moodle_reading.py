"""Reading one question of Moodle XML: its texts, their pictures, and what is said along the way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from quizapp.formats.imports.html import INLINE_IMAGE, left_out_messages, reduce
from quizapp.formats.imports.html_names import KNOWN
from quizapp.formats.imports.html_text import Image
from quizapp.formats.imports.items import Level, Message, Picture
from quizapp.formats.imports.pictures import decode_base64, trouble_with_picture
from quizapp.formats.imports.xml_tree import Node

FORMAT = "moodle-xml"
MAX_FIELD = 60_000
HTML, AUTO, PLAIN, MARKDOWN = "html", "moodle_auto_format", "plain_text", "markdown"
FORMATS = {  # the numbers are those of old files; forks of Moodle name the automatic format after themselves
    "html": HTML, "1": HTML, "moodle_auto_format": AUTO, "0": AUTO, "plain_text": PLAIN, "2": PLAIN,
    "markdown": MARKDOWN, "4": MARKDOWN,
}  # fmt: skip


PARAGRAPH = re.compile(r"\s*<(p|div|span)[\s>].*</\1>\s*", re.DOTALL | re.IGNORECASE)
BREAK = re.compile(r"<br>\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A text of the file before it is reduced, where it stands, and the files that came with it."""

    text: str
    line: int
    part: str
    is_html: bool = True
    files: Mapping[str, Node] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """One question while it is read. `default_format` is that of its text, for texts that name none."""

    node: Node
    messages: list[Message] = field(default_factory=list)
    pictures: dict[tuple[str, bytes], Picture] = field(default_factory=dict)
    default_format: str = HTML

    def say(self, name: str, level: Level, message: str, line: int = 0, part: str = "") -> None:
        """Note a message; without a line it is that of the question."""
        self.messages.append(Message(f"{FORMAT}.{name}", level, message, line or self.node.line, part))

    def wrong(self, name: str, message: str, line: int = 0, part: str = "") -> None:
        """Note an error."""
        self.say(name, Level.ERROR, message, line, part)

    @property
    def is_out(self) -> bool:
        """Whether something said so far keeps the question out."""
        return any(message.level in (Level.ERROR, Level.SKIP) for message in self.messages)

    def text(self, node: Node | None, part: str) -> str:
        """The text of an element such as `questiontext` as plain text; "" where there is none."""
        return self.reduced(self.source(node, part))

    def plain(self, node: Node | None, part: str) -> str:
        """The text of an element that Moodle does not take for HTML; a paragraph is meant as HTML even so."""
        source = self.source(node, part)
        if source.is_html and PARAGRAPH.fullmatch(source.text):
            says = "Moodle takes the tags of this text for text; here it is read without them"
            self.say("html-answer", Level.NOTICE, says, source.line, part)
            return self.reduced(source)
        return BREAK.sub("\n", source.text).strip()

    def source(self, node: Node | None, part: str) -> Source:
        """The text of an element as it stands in the file, in HTML or not."""
        if node is None:
            return Source("", self.node.line, part, is_html=False)
        inner = node.get("text") or node
        text = inner.text
        if len(list(node.all("text"))) > 1:
            says = f"<{node.tag[:40]}> has several <text>; only the first is read"
            self.say("repeated", Level.LOSS, says, node.line, part)
        if any(inner is not node or child.tag.lower() in KNOWN for child in inner.children):
            text = inner.markup()
            says = "tags stand here as XML and are read as HTML; put the text in <![CDATA[...]]>"
            self.say("bare-markup", Level.NOTICE, says, inner.line, part)
        if len(INLINE_IMAGE.sub("", text)) > MAX_FIELD:
            self.wrong("too-long", f"over {MAX_FIELD:,} characters; shorten the text", inner.line, part)
            return Source("", inner.line, part, is_html=False)
        format_name = self._format_of(node, part)
        if format_name == AUTO:
            text = re.sub(r"\r\n|\r|\n", "<br>\n", text.strip())
        files = {_file_name(file): file for file in node.all("file")}
        return Source(text, inner.line, part, format_name in (HTML, AUTO), files)

    def reduced(self, source: Source, text: str | None = None) -> str:
        """A source, or another text in its stead, as plain text; its pictures are kept."""
        raw = source.text if text is None else text
        if not source.is_html:
            return raw.strip()
        done = reduce(raw)
        seen = {self._keep(image, source, done.inline) for image in done.images}
        left_out = [word for word in done.left_out if word.removeprefix("picture ") not in seen]
        self.messages += left_out_messages(left_out, source.line, source.part)
        return done.text

    def report_files(self, node: Node) -> None:
        """Say which files of the question are kept nowhere: sounds, and pictures that no text shows."""
        kept = {name for name, _ in self.pictures}
        told = {message.field for message in self.messages if message.code == f"{FORMAT}.picture"}
        todo = [node]
        while todo:
            at = todo.pop()
            todo += at.children
            if at.tag == "file" and _file_name(at) not in kept and _file_name(at) not in told:
                says = f"the file '{_file_name(at)}' is left out; only pictures that a text shows are kept"
                self.say("file", Level.LOSS, says, at.line, _file_name(at))

    def keep_old_picture(self) -> str:
        """The picture of a file from before Moodle 2, in an element of its own: what stands for it."""
        name, data = self.node.value("image"), self.node.get("image_base64")
        if not name or data is None:
            return ""
        image = Image(name, "")
        source = Source("", data.line, "image", files={name: data})
        return f"[picture: {image.name}]" if self._keep(image, source, {}, name) else ""

    def _keep(self, image: Image, source: Source, inline: Mapping[str, str], key: str = "") -> str:
        """Keep a picture of the file. The name it was seen by, "" where it is none of the file's."""
        file = source.files.get(key or image.name)
        name = image.name
        if image.source in inline:
            data = unquote(inline[image.source].partition(",")[2])
        elif file is not None:
            data = file.text
        else:
            return ""
        content = decode_base64(data)
        trouble = "it is no base64; export it again" if not content else trouble_with_picture(content)
        if trouble or content is None:
            self.say("picture", Level.LOSS, f"the picture '{name}' is left out: {trouble}", source.line, name)
            return name
        self.pictures.setdefault((name, content), Picture(name, content, image.alternative))
        says = f"the picture '{name}' is kept beside the text"
        if not image.alternative:
            says += "; give it an alternative text for those who cannot see it"
        self.say("picture-kept", Level.NOTICE, says, source.line, source.part)
        return name

    def _format_of(self, node: Node, part: str) -> str:
        said = node.attributes.get("format", "").strip().lower()
        if not said:
            return self.default_format
        known = format_called(said)
        if known == MARKDOWN:
            says = "Markdown is kept as it is written; write the text without its signs"
            self.say("markdown", Level.NOTICE, says, node.line, part)
        elif not known:
            says = f"'{said[:40]}' is no format of a text, it is read as HTML; write html or plain_text"
            self.say("unknown-format", Level.NOTICE, says, node.line, part)
        return known or HTML


def format_called(name: str) -> str:
    """The format of texts that a file means; "" for one that we do not know."""
    return FORMATS.get(name) or (AUTO if name.endswith("_auto_format") else "")


def _file_name(file: Node) -> str:
    """The name of a file with its path, as texts refer to it."""
    path = file.attributes.get("path", "").strip("/")
    return f"{path}/{file.attributes.get('name', '')}".lstrip("/")
