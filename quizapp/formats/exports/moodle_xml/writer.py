"""A Moodle XML file of items, under their categories."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from quizapp.formats.exports.moodle_paths import course_path
from quizapp.formats.exports.moodle_xml.answers import TYPES, body_of
from quizapp.formats.exports.moodle_xml.texts import element, indented, mark_of, simple, value
from quizapp.formats.exports.saying import Said, check_answers, write_each
from quizapp.formats.exports.written import FileHead, Written
from quizapp.formats.imports.items import ImportedItem

FORMAT = "moodle-xml"
LONGEST_ID = 100  # characters that Moodle keeps of an id
PENALTY = {"true_false": "1.0000000", "essay": "0.0000000", "description": "0.0000000"}
USUAL_PENALTY = "0.3333333"


def write_moodle_xml(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The items as Moodle XML; those without a category come first."""
    made, rows = write_each(items, FORMAT, _question)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    category: tuple[str, ...] = ()
    for item, question in sorted(made, key=lambda one: bool(one[0].category)):
        if item.category != category:
            category = item.category
            lines += indented(_category(category))
        lines += indented(question)
    text = "\n".join([*lines, "</quiz>"]) + "\n"
    return Written(FORMAT, "xml", "application/xml", text.encode("utf-8"), rows)


def _category(path: tuple[str, ...]) -> list[str]:
    inner = [*simple("category", course_path(path)), *element("info", ""), "<idnumber></idnumber>"]
    return ['<question type="category">', *indented(inner), "</question>"]


def _question(item: ImportedItem, said: Said) -> list[str]:
    if item.kind not in TYPES:
        text = "a card has no answer to be marked; choose another kind, or take it to Anki or a table"
        said.skip("card", text)
        return []
    check_answers(item, said)
    if said.is_out:
        return []
    body = body_of(item, said)
    points = Decimal(1) if item.points is None else item.points
    if item.kind == "description":
        points = Decimal(0)
    inner = [
        *simple("name", item.name),
        *element("questiontext", _with_pictures(item), item.pictures),
        *element("generalfeedback", item.feedback, item.pictures),
        value("defaultgrade", f"{points:.7f}"),
        value("penalty", item.extra.get("penalty", PENALTY.get(item.kind, USUAL_PENALTY))),
        value("hidden", item.extra.get("hidden", "0")),
        value("idnumber", _id(item, said)),
        *body,
    ]
    for hint in item.hints:
        inner += element("hint", hint, item.pictures)
    if item.tags:
        tags = [line for tag in item.tags for line in simple("tag", tag)]
        inner += ["<tags>", *indented(tags), "</tags>"]
    return [f'<question type="{TYPES[item.kind][0]}">', *indented(inner), "</question>"]


def _with_pictures(item: ImportedItem) -> str:
    """What is asked, with the marks of pictures that no text shows below it."""
    texts = [item.stem, item.feedback, *item.hints, *item.order, *(left for left, _ in item.pairs)]
    texts += [text for one in item.answers for text in (one.text, one.feedback)]
    unseen = [mark for one in item.pictures if not any((mark := mark_of(one)) in text for text in texts)]
    return "\n".join([item.stem, *unseen])


def _id(item: ImportedItem, said: Said) -> str:
    if len(item.source_id) > LONGEST_ID:
        said.lost(
            "id", f"Moodle keeps {LONGEST_ID} characters of an id, so it goes without its own", "source_id"
        )
        return ""
    return item.source_id
