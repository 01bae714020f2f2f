"""XML of strangers as a tree that knows its lines. No DOCTYPE, no entities of its own, nothing too deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from quizapp.formats.imports.items import Level, Message

MAX_DEPTH = 100
MAX_ELEMENTS = 500_000
PIECE = 1024 * 1024
LONGEST_TAG = 2 * PIECE
NOTHING: dict[str, str] = {}
SYNTAX = {  # expat's numbers, and what to write instead
    3: "the file ends too soon, or is empty; export it again",
    4: "a sign here is not allowed; write '&lt;' for '<' and '&amp;' for '&', and remove control characters",
    7: "this tag closes another one than is open; close the tags in the order they were opened",
    8: "an attribute stands twice in this tag; remove one",
    9: "text or a second file stands after the end; keep one <quiz> in a file",
    11: "XML has no such entity; write the sign itself, such as '&#160;' for '&nbsp;'",
    17: "a declaration '<?xml ... ?>' stands within the file; keep one, with nothing before it",
    27: "the prefix of a name is declared nowhere; remove it, such as 'xsi:' of 'xsi:type'",
    5: "a tag or the text in it is not closed before the file ends; export it again",
}


@dataclass(slots=True)
class Node:
    """An element: its name without a namespace, its lines, what stands in it, and where its text begins."""

    tag: str
    attributes: dict[str, str]
    line: int
    begin: int
    end: int = 0
    end_line: int = 0
    content: list[str | Node] = field(default_factory=list)

    @property
    def children(self) -> list[Node]:
        """The elements in it."""
        return [part for part in self.content if isinstance(part, Node)]

    @property
    def text(self) -> str:
        """The text that stands directly in it."""
        return "".join(part for part in self.content if isinstance(part, str))

    def all(self, tag: str) -> Iterator[Node]:
        """The elements of that name in it."""
        return (child for child in self.children if child.tag == tag)

    def get(self, *path: str) -> Node | None:
        """The first element on a path of names."""
        node: Node | None = self
        for tag in path:
            node = next(node.all(tag), None) if node else None
        return node

    def value(self, *path: str) -> str:
        """The trimmed text of the first element on a path, or of its `text`; "" where there is none."""
        node = self.get(*path)
        if node is None:
            return ""
        inner = node.get("text")
        return (inner or node).text.strip()

    def markup(self) -> str:
        """What stands in it, written out as markup again."""
        parts = []
        for part in self.content:
            if isinstance(part, str):
                parts.append(escape(part, quote=False))
            else:
                said = "".join(f' {name}="{escape(value)}"' for name, value in part.attributes.items())
                parts.append(f"<{part.tag}{said}>{part.markup()}</{part.tag}>")
        return "".join(parts)


class _Refused(Exception):
    """Reading cannot go on; carries what to say."""


class _Builder:
    """Takes what the parser finds and makes the tree."""

    def __init__(self) -> None:
        self.expat: Any = None
        self.root: Node | None = None
        self.open: list[Node] = []
        self.count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.count += 1
        if len(self.open) >= MAX_DEPTH:
            raise _Refused(f"nested more than {MAX_DEPTH} levels deep; export the file again")
        if self.count > MAX_ELEMENTS:
            raise _Refused(f"over {MAX_ELEMENTS:,} elements; split the file into several")
        plain = {_local(name): value for name, value in attributes.items()} if attributes else NOTHING
        node = Node(_local(tag), plain, self.expat.CurrentLineNumber, self.expat.CurrentByteIndex)
        if self.open:
            self.open[-1].content.append(node)
        else:
            self.root = node
        self.open.append(node)

    def end(self, tag: str) -> None:
        """An element ends; we are at the beginning of the tag that ends it, or of the whole empty one."""
        node = self.open.pop()
        node.end, node.end_line = self.expat.CurrentByteIndex, self.expat.CurrentLineNumber

    def data(self, text: str) -> None:
        """Text between tags."""
        self.open[-1].content.append(text)

    def close(self) -> None:
        """The file ends."""


def read_tree(data: bytes, code: str) -> Node | Message:
    """The tree of an XML text in UTF-8, or what is wrong with it. `code` is the format's name."""
    builder = _Builder()
    parser: Any = DefusedXMLParser(target=builder, encoding="utf-8", forbid_dtd=True)
    builder.expat = parser.parser
    line = 0
    try:
        _feed(parser, data)
        parser.close()
    except ParseError as trouble:
        line = trouble.position[0]
        says = SYNTAX.get(trouble.code, f"this is no XML ({str(trouble).partition(':')[0]}); export it again")
        name = "syntax"
    except DefusedXmlException:
        name, says = "doctype", "a DOCTYPE or entities of the file's own are refused; remove them"
    except _Refused as refused:
        name, says = "too-deep" if "deep" in str(refused) else "too-big", str(refused)
    except (ValueError, LookupError) as trouble:
        name, says = "syntax", f"this is no XML that can be read ({trouble}); save it as UTF-8"
    else:
        if builder.root is not None:
            return builder.root
        name, says = "syntax", SYNTAX[3]
    return Message(f"{code}.{name}", Level.ERROR, says, line or builder.expat.CurrentLineNumber)


def _feed(parser: Any, data: bytes) -> None:
    """Give the parser the file in pieces: a tag that never ends would be kept whole, many times over."""
    for start in range(0, len(data), PIECE):
        parser.feed(data[start : start + PIECE])
        if start - parser.parser.CurrentByteIndex > LONGEST_TAG:
            raise _Refused(f"a tag of over {LONGEST_TAG // PIECE} MiB; export the file again")


def source_of(node: Node, data: bytes) -> str:
    """The text of an element as it stands in the file."""
    return data[node.begin : end_of(node, data)].decode("utf-8", errors="replace")


def end_of(node: Node, data: bytes) -> int:
    """Where an element ends in the file."""
    # `<a/>`: the parser stands behind it already, perhaps before the end of what it stands in
    is_empty = not node.content and data.endswith(b"/>", node.begin, node.end)
    return node.end if is_empty else data.find(b">", node.end) + 1


def descend(node: Node) -> Iterator[Node]:
    """All elements in an element, in the order they begin."""
    todo = list(reversed(node.children))
    while todo:
        at = todo.pop()
        yield at
        todo += reversed(at.children)


def _local(name: str) -> str:
    return name.rpartition("}")[2]
