"""A file of QTI 1.2, bare or in a package: a row for every item in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.formats.imports.archives import BadArchive, open_archive
from quizapp.formats.imports.items import ImportReport, ItemRow, Level, Message
from quizapp.formats.imports.limits import ENOUGH
from quizapp.formats.imports.qti.kinds import name_of, read_item
from quizapp.formats.imports.qti.package import Package, Part, open_package
from quizapp.formats.imports.qti.reading import FORMAT, Find, Reading, nothing_beside
from quizapp.formats.imports.xml_text import SAVE, SAVE_OR_NAME, decode_xml
from quizapp.formats.imports.xml_tree import Node, read_tree, source_of

ZIP = b"PK"
ROOT = "questestinterop"
WITHIN = ("assessment", "section", "objectbank", "item")
EMPTY_TITLES = ("", "main", "root section", "root_section")  # of sections that every quiz has
MAX_TITLE = 1_000
DRAWN = ("sourcebank_ref", "itemref", "sectionref")


def read_qti(content: bytes, name: str) -> ImportReport:
    """What a file of QTI 1.2 holds, and what became of each item. `name` is the file's, for messages.

    Nothing is raised for what is wrong with the file: it is said in the report. In a package each message
    ends with the file in it and its line.
    """
    if not content.startswith(ZIP):
        return _read_xml(content, name, nothing_beside, advice=SAVE_OR_NAME)
    try:
        package = open_package(open_archive(content), name)
    except BadArchive as trouble:
        return ImportReport(FORMAT, (), (Message(f"{FORMAT}.package", Level.ERROR, str(trouble)),))
    rows: list[ItemRow] = []
    messages = [*package.messages]
    for part in package.parts:
        if len(rows) >= ENOUGH:
            break
        report = _read_xml(part.content, part.name, package.finder(part), len(rows))
        rows += (replace(row, messages=_placed(part, row.messages)) for row in report.rows)
        messages += _placed(part, report.messages)
    return ImportReport(FORMAT, tuple(rows), _readable(messages, rows, package))


def _readable(messages: list[Message], rows: list[ItemRow], package: Package) -> tuple[Message, ...]:
    """The messages of a package. A file in it that cannot be read keeps the others in."""
    if not rows:
        return tuple(messages)
    return tuple(
        replace(message, level=Level.LOSS) if message.level is Level.ERROR else message
        for message in (*messages, *package.left_out())
    )


def _placed(part: Part, messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """Messages that name the file of the package they are about."""
    places = (f"{part.name}:{message.line}" if message.line else part.name for message in messages)
    return tuple(
        replace(message, message=f"{message.message} (in {place})")
        for message, place in zip(messages, places, strict=True)
    )


def _read_xml(content: bytes, name: str, find: Find, count: int = 0, advice: str = SAVE) -> ImportReport:
    text, messages = decode_xml(content, FORMAT, advice)
    if text is None:
        return ImportReport(FORMAT, messages=tuple(messages))
    data = text.encode("utf-8", errors="replace")
    root = read_tree(data, FORMAT)
    if isinstance(root, Message):
        return ImportReport(FORMAT, messages=(*messages, root))
    if root.tag != ROOT:
        says = f"'{name[:100]}' begins with <{root.tag[:40]}>, not with <{ROOT}>; export it as QTI 1.2"
        messages.append(Message(f"{FORMAT}.not-qti", Level.ERROR, says, root.line))
        return ImportReport(FORMAT, messages=tuple(messages))
    messages += _drawn(root)
    rows = []
    for node, category in items_in(root):
        rows.append(_row(node, category, data, find))
        if count + len(rows) >= ENOUGH:
            break
    if not rows:
        says = "no question is in it; export the quiz or bank again with its questions"
        messages.append(Message(f"{FORMAT}.no-questions", Level.ERROR, says, root.line))
    return ImportReport(FORMAT, tuple(rows), tuple(messages))


def items_in(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """The items of a file in their order, each with the titles of what it stands in."""
    for child in node.children:
        if child.tag == "item":
            yield child, path
        elif child.tag in WITHIN:
            title = _title_of(child)
            yield from items_in(child, (*path, title) if title else path)


def _title_of(node: Node) -> str:
    title = node.attributes.get("title", "")
    for group in node.all("qtimetadata"):
        for one in group.all("qtimetadatafield"):
            if not title and one.value("fieldlabel") == "bank_title":
                title = one.value("fieldentry")
    title = " ".join(title.split())[:MAX_TITLE]
    return "" if node.tag == "section" and title.casefold() in EMPTY_TITLES else title


def _drawn(root: Node) -> Iterator[Message]:
    """What is said where a quiz draws questions that are not in it."""
    todo = [root]
    while todo:
        at = todo.pop()
        found = next((child for child in at.children if child.tag in DRAWN), None)
        if found is not None:
            says = "the quiz draws questions that do not stand in it; export the question bank, too"
            yield Message(f"{FORMAT}.drawn", Level.LOSS, says, found.line)
            return
        todo += [child for child in reversed(at.children) if child.tag != "item"]


def _row(node: Node, category: tuple[str, ...], data: bytes, find: Find) -> ItemRow:
    reading = Reading(node, find)
    kind, item = read_item(reading, category)
    kept = None if reading.is_out else item
    return ItemRow(
        line_start=node.line,
        line_end=node.end_line,
        name=item.name if item else name_of(node),
        kind=kind,
        messages=tuple(reading.messages),
        item=kept,
        source=source_of(node, data),
    )
