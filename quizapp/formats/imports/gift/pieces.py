"""A block of a GIFT file and parts of it, which know their place in the file.

Beside its text a block has a mask: the same text with every escaped character (`\\=`) blanked, so that
what is sought there steers the format and has the same offset as in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

ESCAPE = re.compile(r"\\[\\:#={}~n]")
BLANK = "\0"  # cannot stand in a text: decoding refuses it
SPACE = " \t\n"  # what Moodle trims; a no-break space is text


def mask_of(text: str) -> str:
    """The text with its escapes blanked."""
    return ESCAPE.sub(BLANK * 2, text) if "\\" in text else text


def unescape(text: str) -> str:
    """The text as its reader sees it: `\\=` is `=`, `\\n` a new line; any other backslash stays."""
    if "\\" not in text:
        return text
    return ESCAPE.sub(lambda match: "\n" if match[0][1] == "n" else match[0][1], text)


@dataclass(slots=True)
class Line:
    """One line of the file: its number from 1, its text without outer spaces, and how far it is indented."""

    number: int
    text: str
    indent: int = 0


@dataclass(slots=True)
class Text:
    """Lines joined to one text, and its mask."""

    lines: Sequence[Line]
    text: str = field(init=False)
    mask: str = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.text = "\n".join(line.text for line in self.lines)
        self.mask = mask_of(self.text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line.text) + 1)

    def line_at(self, offset: int) -> Line:
        """The line that a place in the text stands on."""
        if len(self.lines) == 1:
            return self.lines[0]
        return self.lines[min(bisect_right(self.starts, offset), len(self.lines)) - 1]

    def column_at(self, offset: int) -> int:
        """The column of the file, from 1, of a place in the text."""
        line = bisect_right(self.starts, offset) - 1
        return offset - self.starts[line] + self.line_at(offset).indent + 1

    def whole(self) -> Piece:
        """All of it, without outer spaces."""
        return Piece(self, 0, len(self.text)).strip()


@dataclass(slots=True)
class Piece:
    """A part of a text, from `start` to before `end`. Not frozen, for thousands are made."""

    of: Text
    start: int
    end: int

    @property
    def raw(self) -> str:
        """As it stands in the file."""
        return self.of.text[self.start : self.end]

    @property
    def mask(self) -> str:
        """Without what is escaped."""
        return self.of.mask[self.start : self.end]

    @property
    def text(self) -> str:
        """As its reader sees it."""
        return unescape(self.raw)

    @property
    def line(self) -> int:
        """The line it starts on."""
        return self.of.line_at(self.start).number

    def line_at(self, offset: int) -> int:
        """The line of a place in it."""
        return self.of.line_at(self.start + offset).number

    def column_at(self, offset: int) -> int:
        """The column of a place in it."""
        return self.of.column_at(self.start + offset)

    def part(self, start: int, end: int | None = None) -> Piece:
        """The part between two places in it, without outer spaces."""
        return _stripped(self.of, self.start + start, self.end if end is None else self.start + end)

    def strip(self) -> Piece:
        """Without the spaces round it. An escaped line break is text."""
        return _stripped(self.of, self.start, self.end)

    def cut(self, sign: str) -> tuple[Piece, Piece | None]:
        """What stands before the first `sign` that is not escaped, and after it; None where there is none."""
        place = self.mask.find(sign)
        if place < 0:
            return self, None
        return self.part(0, place), self.part(place + len(sign))


def _stripped(of: Text, start: int, end: int) -> Piece:
    text = of.text
    if start < end and text[start] in SPACE:
        start = end - len(text[start:end].lstrip(SPACE))
    if start < end and text[end - 1] in SPACE:
        end = start + len(text[start:end].rstrip(SPACE))
    return Piece(of, start, end)
