"""A GIFT file cut into its blocks: one question or category each, with blank lines between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from quizapp.formats.imports.gift.pieces import SPACE, Line, mask_of
from quizapp.formats.imports.items import Level
from quizapp.formats.imports.notes import Notes

CATEGORY = "$CATEGORY:"
SLASH = "\0"  # one that is meant; cannot stand in a text
LOOK_AHEAD = 200  # lines that a blank line inside braces is looked past
_NAMED = re.compile(r"::.*::")


@dataclass(slots=True)
class Block:
    """The lines of one question: those that count, and its comments; `first` and `last` in the file."""

    lines: list[Line] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    notes: Notes = field(default_factory=lambda: Notes("gift"))
    first: int = 0
    last: int = 0
    braces: int = 0  # 0: none yet, 1: open, 2: closed

    @property
    def is_category(self) -> bool:
        """Whether it names a category instead of asking."""
        return bool(self.lines) and self.lines[0].text.startswith(CATEGORY)

    def take(self, line: Line) -> None:
        """Add a line of text."""
        self.lines.append(line)
        if "{" not in line.text and "}" not in line.text:
            return
        for sign in re.findall("[{}]", mask_of(line.text)):
            if (self.braces, sign) in ((0, "{"), (1, "}")):
                self.braces += 1


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of a file in order; those of comments alone are left out."""
    block = Block()
    for number, raw in enumerate(lines, start=1):
        text = raw.strip(SPACE)
        indent = len(raw) - len(raw.lstrip(SPACE)) if raw != text else 0
        if text and is_invisible(text):
            _say_invisible(block, number)
            text = ""
        line = Line(number, text, indent)
        if text == "" and not _goes_on(block, lines, number):
            if block.lines:
                yield block
            block = Block()
            continue
        if block.lines and _starts_anew(block, line):
            yield block
            block = Block()
            _say_split(block, line)
        block.first = block.first or number
        block.last = number
        if text.startswith("//"):
            block.comments.append(text)
            continue
        block.take(line)
        _say_of_line(block, line)
    if block.lines:
        yield block


def _starts_anew(block: Block, line: Line) -> bool:
    """Whether a question starts here although no blank line stands before it."""
    if block.is_category:
        return not line.text.startswith("//")
    return block.braces == 2 and (line.text.startswith(CATEGORY) or bool(_NAMED.match(line.text)))


def is_invisible(text: str) -> bool:
    """Whether a line looks blank, of no-break spaces and the like, as word processors leave them."""
    return re.fullmatch("[\\s\u200b-\u200d\u2060]+", text) is not None


def _say_invisible(block: Block, number: int) -> None:
    message = (
        "this line looks blank and holds invisible spaces, so Moodle joins what is above and below; it was "
        "read as blank. Empty it"
    )
    block.notes.add("invisible-line", Level.NOTICE, message, number)


def _say_split(block: Block, line: Line) -> None:
    message = (
        "no blank line stands before this, so Moodle takes it for a part of what is above; it was read "
        "by itself. Put a blank line before it"
    )
    block.notes.add("missing-blank-line", Level.NOTICE, message, line.number)


def _say_of_line(block: Block, line: Line) -> None:
    if line.text == "0":
        message = (
            "Moodle takes a line with 0 alone for a blank one and cuts the question here; it was kept whole. "
            "Write it on the line above"
        )
        block.notes.add("zero-line", Level.NOTICE, message, line.number)
    elif line.text == "" and block.braces == 1:
        message = (
            f"blank line inside the answers at line {line.number}, where Moodle cuts the question in two; "
            "it was read as one. Remove the blank line"
        )
        block.notes.add("blank-line-inside", Level.NOTICE, message, line.number)


def _goes_on(block: Block, lines: Sequence[str], number: int) -> bool:
    """Whether a blank line stands inside braces that are closed before the next question starts."""
    if block.braces != 1:
        return False
    for raw in lines[number : number + LOOK_AHEAD]:
        text = raw.strip(SPACE)
        if text.startswith("//"):
            continue
        if text.startswith(("::", CATEGORY)):
            return False
        sign = re.search("[{}]", mask_of(text))
        if sign:
            return sign[0] == "}"
    return False


def source_of(block: Block, lines: Sequence[str]) -> str:
    """The block as it stands in the file."""
    return "\n".join(lines[block.first - 1 : block.last])


def path_of(text: str) -> tuple[tuple[str, ...], str]:
    """A category as a path, and the context before it, which is Moodle's own: `$course$/top`.

    A single slash divides, two are one that is meant.
    """
    parts = [part.replace(SLASH, "/").strip() for part in text.replace("//", SLASH).split("/")]
    context: list[str] = []
    while parts and (re.fullmatch(r"\$\w+\$", parts[0]) or (parts[0] == "top" and len(parts) > 1)):
        context.append(parts.pop(0))
    return tuple(part for part in parts if part), "/".join(context)
