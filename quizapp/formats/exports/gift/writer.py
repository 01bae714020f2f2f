"""A GIFT file of items, under their categories, in what Moodle and other readers understand alike."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.formats.exports.gift.answers import lines_of
from quizapp.formats.exports.gift.texts import category_line, comment, escaped, is_said, plain
from quizapp.formats.exports.saying import (
    Said,
    check_answers,
    lose_hints,
    lose_pictures,
    lose_points,
    write_each,
)
from quizapp.formats.exports.written import FileHead, Written
from quizapp.formats.imports.items import ImportedItem

FORMAT = "gift"
INDENT = "\n\t"


def write_gift(items: Sequence[ImportedItem], head: FileHead) -> Written:
    """The items as GIFT, each under a blank line; those without a category come first."""
    made, rows = write_each(items, FORMAT, _block)
    blocks = [f"// {' '.join(head.title.split())}"] if made else []
    category: tuple[str, ...] = ()
    for item, block in sorted(made, key=lambda one: bool(one[0].category)):
        if item.category != category:
            category = item.category
            blocks.append(category_line(category))
        blocks.append(block)
    text = "\n\n".join(blocks) + "\n"
    return Written(FORMAT, "gift", "text/plain; charset=utf-8", text.encode("utf-8"), rows)


def _block(item: ImportedItem, said: Said) -> str:
    """One question: its marks, its name, what it asks, and its answers."""
    lose_hints(item, said)
    lose_points(item, said)
    lose_pictures(item, said)
    check_answers(item, said)
    if item.category and not is_said(item.category):
        said.lost(
            "category", "its section holds signs that GIFT cannot say; it stands under another", "category"
        )
    if said.is_out:
        return ""
    marks = [comment("id", item.source_id)] if item.source_id else []
    marks += [comment("tag", tag) for tag in item.tags]
    first = f"// {' '.join(marks)}\n" if marks else ""
    start = f"{first}::{escaped(item.name)}::{plain(item.stem)}"
    if item.kind == "description":
        if item.feedback:
            said.lost("feedback", "a text that asks nothing has no feedback in GIFT", "feedback")
        return start
    lines = lines_of(item, said)
    if item.feedback:
        lines.append(f"####{plain(item.feedback)}")
    if item.kind == "true_false" or not lines:
        return f"{start} {{{INDENT.join(lines)}}}"
    opening = lines.pop(0) if lines[0] == "#" else ""
    return f"{start} {{{opening}{INDENT}{INDENT.join(lines)}\n}}"
