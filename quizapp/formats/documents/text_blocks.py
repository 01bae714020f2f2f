"""Plain text and Markdown as headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.formats.documents.document import Block
from quizapp.formats.documents.line_blocks import LONGEST_HEADING, is_heading, line_blocks

_UNDERLINE = re.compile(r"[=\-~]{3,}\s*")
_HASHES = re.compile(r"#{1,6}\s+(.*?)\s*#*\s*")
_ENDS = re.compile(r"[.!?;,…]['\"”’)\]]*(?:\[\w+\])*$")
_BULLET = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+")
_FENCE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\([^)\n]{1,500}\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)([^*_`\n]{1,300}?\S?)\1")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")


def blocks_of(text: str) -> Iterator[Block]:
    """The blocks of a text, parted by empty lines; without any, each line is a paragraph."""
    plain = text.replace("\f", "\n\n")
    pieces = [piece.strip("\n") for piece in re.split(r"\n[ \t]*\n", plain)]
    pieces = [piece for piece in pieces if piece.strip()]
    if _is_double_spaced(pieces):
        yield from line_blocks([(0, line.strip()) for piece in pieces for line in piece.split("\n")])
        return
    if len(pieces) == 1 and _has_long_lines(pieces[0]):
        pieces = [line for line in pieces[0].split("\n") if line.strip()]
    for number, piece in enumerate(pieces):
        follows = pieces[number + 1] if number + 1 < len(pieces) else ""
        yield from _block(piece, follows)


def markdown_blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text, without code, links and signs of emphasis."""
    plain = _FENCE.sub("", text)
    plain = _TAG.sub("", _LINK.sub(r"\1", plain))
    plain = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", plain))
    return blocks_of(re.sub(r"^[ \t]*>[ \t]?", "", plain, flags=re.MULTILINE))


def _block(piece: str, follows: str) -> Iterator[Block]:
    lines = piece.split("\n")
    hashes = _HASHES.fullmatch(lines[0].strip())
    if hashes and hashes[1]:
        yield Block(hashes[1], is_heading=True)
        if len(lines) > 1:
            yield from _block("\n".join(lines[1:]), follows)
        return
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1].strip()) and len(lines[0]) <= LONGEST_HEADING:
        yield Block(lines[0].strip(), is_heading=True)
        if len(lines) > 2:
            yield from _block("\n".join(lines[2:]), follows)
        return
    if len(lines) == 1 and is_heading(piece.strip(), bool(follows)):
        yield Block(piece.strip(), is_heading=True)
        return
    yield Block(_joined(lines))


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph as one; items of a list become sentences."""
    if sum(bool(_BULLET.match(line)) for line in lines) < 2:
        return " ".join(line.strip() for line in lines)
    parts: list[str] = []
    for line in lines:
        bullet = _BULLET.match(line)
        if bullet and parts and not _ENDS.search(parts[-1]):
            parts[-1] += "."
        parts.append(line[bullet.end() :].strip() if bullet else line.strip())
    return " ".join(parts)


def _is_double_spaced(pieces: list[str]) -> bool:
    """Whether an empty line stands behind each line of a text, not behind each paragraph."""
    single = [piece for piece in pieces if "\n" not in piece and len(piece) > 40]
    broken = sum(not _ENDS.search(piece.strip()) for piece in single)
    return len(single) > 8 and broken * 2 > len(pieces)


def _has_long_lines(piece: str) -> bool:
    lines = [line for line in piece.split("\n") if line.strip()]
    return len(lines) > 1 and sum(map(len, lines)) / len(lines) > 160
