"""Questions as Moodle writes them in XML. One row a question; categories say where the next ones belong."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.formats.imports.items import ImportedItem, ImportReport, ItemRow, Level, Message
from quizapp.formats.imports.moodle_choices import (
    read_matching,
    read_multichoice,
    read_ordering,
    read_truefalse,
)
from quizapp.formats.imports.moodle_common import MAX_LABEL, Body, category_path, item_of, name_of
from quizapp.formats.imports.moodle_gaps import read_boxes, read_cloze
from quizapp.formats.imports.moodle_reading import FORMAT, HTML, Reading, format_called
from quizapp.formats.imports.moodle_typed import (
    read_description,
    read_essay,
    read_numerical,
    read_shortanswer,
)
from quizapp.formats.imports.xml_text import decode_xml
from quizapp.formats.imports.xml_tree import Node, read_tree, source_of

MAX_ITEMS = 5_000
READERS: dict[str, Callable[[Reading], Body | None]] = {
    "multichoice": read_multichoice,
    "truefalse": read_truefalse,
    "shortanswer": read_shortanswer,
    "numerical": read_numerical,
    "matching": read_matching,
    "match": read_matching,
    "cloze": read_cloze,
    "multianswer": read_cloze,
    "essay": read_essay,
    "description": read_description,
    "ordering": read_ordering,
    "ddwtos": read_boxes,
    "gapselect": read_boxes,
}
TYPES = tuple(name for name in READERS if name not in ("match", "multianswer"))  # names of old files
OTHER_ROOTS = {
    "questestinterop": "this is QTI 1.2",
    "assessmentItem": "this is QTI 2",
    "assessmentTest": "this is QTI 2",
    "qti-assessment-item": "this is QTI 3",
    "qti-assessment-test": "this is QTI 3",
    "POOL": "this is a pool of Blackboard",
    "examview": "this is ExamView",
    "moodle_backup": "this is part of a backup of Moodle",
}
EXPORT = "in Moodle, export the questions as 'Moodle XML format'"


def read_moodle_xml(content: bytes, name: str) -> ImportReport:
    """What a file of Moodle XML holds, and what became of each question. `name` is the file's, for messages.

    Nothing is raised for what is wrong with the file: it is said in the report. A file that is no sound XML,
    declares entities or a DOCTYPE, or is too big gives a message and no rows.
    """
    text, messages = decode_xml(content, FORMAT)
    if text is None:
        return ImportReport(FORMAT, messages=tuple(messages))
    data = text.encode("utf-8", errors="replace")
    root = read_tree(data, FORMAT)
    if isinstance(root, Message):
        return ImportReport(FORMAT, messages=(*messages, root))
    trouble = _trouble_with(root, name)
    if trouble:
        return ImportReport(FORMAT, messages=(*messages, trouble))
    rows = []
    category: tuple[str, ...] = ()
    for node in root.children:
        if node.tag != "question":
            says = f"<{node.tag[:40]}> is no question and is left out"
            messages.append(Message(f"{FORMAT}.unknown-element", Level.LOSS, says, node.line))
        elif _type_of(node) == "category":
            category, said = _category(node)
            messages += said
        else:
            rows.append(_row(node, category, data))
    return ImportReport(FORMAT, tuple(rows), tuple(messages))


def _trouble_with(root: Node, name: str) -> Message | None:
    """Why nothing of a file is read, though it is XML."""
    code, line, count = "no-questions", root.line, len(root.children)
    if root.tag != "quiz":
        what = OTHER_ROOTS.get(root.tag, f"'{name}' begins with <{root.tag[:40]}>, not with <quiz>")
        code, says = "not-moodle", f"{what}; {EXPORT}"
    elif not any(True for _ in root.all("question")):
        says = f"no questions found; {EXPORT}"
    elif sum(_type_of(node) != "category" for node in root.all("question")) > MAX_ITEMS:
        code, line = "too-many", root.children[count - 1].line
        says = f"over {MAX_ITEMS:,} questions; split the file into several"
    else:
        return None
    return Message(f"{FORMAT}.{code}", Level.ERROR, says, line)


def _type_of(node: Node) -> str:
    return node.attributes.get("type", "").strip().lower()


def _category(node: Node) -> tuple[tuple[str, ...], list[Message]]:
    """The path of a category, and what of it is not kept."""
    messages = []
    said = node.value("category")
    if not said and node.value("name"):
        said = node.value("name")
        says = "a category is written as <name>; write it as <category>"
        messages.append(Message(f"{FORMAT}.category", Level.NOTICE, says, node.line, "category"))
    elif not said:
        says = "a category without a name; write it as <category><text>$course$/top/Name</text></category>"
        messages.append(Message(f"{FORMAT}.category", Level.LOSS, says, node.line, "category"))
    if node.value("info") or node.value("idnumber"):
        says = f"the description and number of the category '{said[:60]}' are left out"
        messages.append(Message(f"{FORMAT}.category-info", Level.LOSS, says, node.line, "category"))
    if len(said) > MAX_LABEL:
        says = f"the path of a category is cut to {MAX_LABEL:,} characters; shorten it"
        messages.append(Message(f"{FORMAT}.too-long", Level.LOSS, says, node.line, "category"))
    return category_path(said[:MAX_LABEL]), messages


def _row(node: Node, category: tuple[str, ...], data: bytes) -> ItemRow:
    """What became of one question."""
    reading = Reading(node)
    item = _read(reading, category)
    kept = None if reading.is_out else item
    return ItemRow(
        line_start=node.line,
        line_end=node.end_line,
        name=item.name if item else name_of(node),
        kind=item.kind if item else _type_of(node)[:60],
        messages=tuple(reading.messages),
        item=kept,
        source=source_of(node, data),
    )


def _read(reading: Reading, category: tuple[str, ...]) -> ImportedItem | None:
    node, type_name = reading.node, _type_of(reading.node)
    reader = READERS.get(type_name)
    if not type_name:
        reading.wrong("no-type", 'the question has no type; write such as <question type="multichoice">')
    elif reader is None:
        says = f"questions of type '{type_name[:60]}' are not read; make it one of these: {', '.join(TYPES)}"
        reading.say("type", Level.SKIP, says)
    if reader is None:
        return None
    asked = node.get("questiontext")
    said = asked.attributes.get("format", "").strip().lower() if asked else ""
    reading.default_format = format_called(said) or HTML
    body = reader(reading)
    return item_of(reading, body, category) if body else None
