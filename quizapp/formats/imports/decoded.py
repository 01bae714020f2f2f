"""A decoded text, put in order: one kind of line end, no marks and no control characters inside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quizapp.formats.imports.garbled import said_of_garbled
from quizapp.formats.imports.items import Level, Message

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read in, and what is to be said of that.

    `text` is None where it cannot be read; then a message of level ERROR says why.
    """

    text: str | None
    encoding: str = ""
    messages: tuple[Message, ...] = ()


def line_of(text: str, offset: int) -> int:
    """The line, from 1, that a place in the text stands on."""
    return text.count("\n", 0, offset) + 1


def strictly(content: bytes, encoding: str) -> str | None:
    """The text in that encoding, None where the bytes are not sound in it."""
    try:
        return content.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def clean(text: str, encoding: str) -> Decoded:
    """The text with one kind of line end and without marks in its middle; refused with control characters."""
    text = one_line_end(text.removeprefix("\ufeff"))
    control = CONTROL.search(text)
    if control:
        message = f"the control character {ord(control[0]):#04x} cannot stand in a text; remove it"
        return refused("file.control-character", message, line_of(text, control.start()))
    garbled = said_of_garbled(text)
    mark = text.find("\ufeff")
    if mark < 0:
        return Decoded(text, encoding, garbled)
    message = (
        "a byte order mark stood in the middle of the text and was left out; look whether files were joined"
    )
    notice = Message("file.mark-inside", Level.NOTICE, message, line_of(text, mark))
    return Decoded(text.replace("\ufeff", ""), encoding, (notice, *garbled))


def one_line_end(text: str) -> str:
    """The text with LF at the end of every line."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refused(code: str, message: str, line: int = 0) -> Decoded:
    """No text, and why."""
    return Decoded(None, "", (Message(code, Level.ERROR, message, line),))
