"""From blocks to a document: sections from headings, marks for paragraphs, notes where they are cited."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from quizapp.core.proposing_facts import Passage
from quizapp.formats.documents.document import (
    MOST_PARAGRAPHS,
    MOST_SECTIONS,
    Block,
    Document,
    DocumentSection,
    UnreadableDocument,
)
from quizapp.formats.native.fields import better_slug

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OWN_MARK = re.compile(r"\[([A-Za-z]{1,3}\d{1,4})\](?: \([^)]{0,40}\))?\s*")
_NUMBER = re.compile(
    r"(?:\(\d{1,3}\)|\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.|§ ?\d{1,3}\.?|¶ ?\d{1,3}\.?)\s+(?=\S)"
)
_HEADING_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVXLC]{1,6}\.)\s+")
_NOTE = re.compile(
    r"\[\^?n?(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![\w/])|(?<=[a-z]{2}[.,;:)”\"])(\d{1,3})(?=\s|$)|(?<=[a-z]{4})(\d{1,3})(?=[\s.,;:)]|$)"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTES = re.compile(r"(?:end ?|foot ?)?notes", re.IGNORECASE)
_LISTS = re.compile(
    r"(?:references|bibliography|works cited|sources|literature|table of contents|contents|index)",
    re.IGNORECASE,
)
_NOTE_LINE = re.compile(r"(?:\[\^?n?(\d{1,3})\]:?|(\d{1,3})\.?)\s+(?=\S)")
_BEFORE_A_SQUARE = re.compile(r"\b(?:km|m|cm|mm|ft|mi)$")


@dataclass(slots=True)
class _Part:
    """A section while it is put together."""

    title: str
    blocks: list[Block] = field(default_factory=list)


def document_of(blocks: Iterable[Block], name: str, taken: Collection[str] = ()) -> Document:
    """The document of these blocks; `name` is its title where it has none, `taken` letters mark others.

    Raises UnreadableDocument where there is nothing to read.
    """
    title, parts, notes = _parts(blocks)
    parts = _few(parts)
    if not any(part.blocks for part in parts):
        raise UnreadableDocument(
            "There is no text to read in this document. Choose one that holds sentences."
        )
    if sum(len(part.blocks) for part in parts) > MOST_PARAGRAPHS:
        raise UnreadableDocument(f"This document has over {MOST_PARAGRAPHS:,} paragraphs. Cut it into parts.")
    letters = set(taken)
    ids: set[str] = {"bank", "names", "series", "fixed"}
    sections: list[DocumentSection] = []
    passages: list[Passage] = []
    for part in parts:
        section_id = _free_id(part.title, ids)
        ids.add(section_id)
        letter = _letter(part.title, letters)
        letters.add(letter)
        marks = _marks(part, letter, {passage.mark for passage in passages})
        sections.append(DocumentSection(section_id, part.title, marks))
        passages += [
            _passage(block, mark, section_id) for block, mark in zip(part.blocks, marks, strict=True)
        ]
    return Document(title or name, tuple(sections), (*passages, *_note_passages(notes, passages)))


def _parts(blocks: Iterable[Block]) -> tuple[str, list[_Part], list[Block]]:
    """The title, the parts that have text, and the blocks of notes; lists of references are left out."""
    title, parts, notes = "", [_Part("")], []
    aside = ""
    for block in blocks:
        if block.is_heading:
            heading = without_notes(_cut(_HEADING_NUMBER, block.text).strip(" :*_"))[0] or block.text
            aside = "notes" if _NOTES.fullmatch(heading) else "list" if _LISTS.fullmatch(heading) else ""
            if not aside:
                if len(parts) == 2 and not parts[0].blocks and not parts[1].blocks and not title:
                    title = parts[1].title  # a heading right below another is that of the first section
                parts.append(_Part(heading))
        elif block.is_note or aside == "notes":
            notes.append(block)
        elif not aside and block.text.strip():
            parts[-1].blocks.append(block)
    whole = [part for part in parts if part.blocks]
    for part in whole:
        part.title = part.title or title or "Text"
    return title, whole, notes


def _few(parts: list[_Part]) -> list[_Part]:
    """At most as many sections as a course may have: what is beyond is put into the last."""
    if len(parts) <= MOST_SECTIONS:
        return parts
    kept = parts[:MOST_SECTIONS]
    for part in parts[MOST_SECTIONS:]:
        kept[-1].blocks += part.blocks
    return kept


def _marks(part: _Part, letter: str, taken: set[str]) -> tuple[str, ...]:
    """The marks that the document gives its paragraphs, if each has one, else the letter and a number."""
    own = [match[1] for block in part.blocks if (match := _OWN_MARK.match(block.text))]
    if len(own) == len(part.blocks) == len(set(own)) and not set(own) & taken:
        return tuple(own)
    marks: list[str] = []
    number = 0
    while len(marks) < len(part.blocks):
        number += 1
        if f"{letter}{number}" not in taken:
            marks.append(f"{letter}{number}")
    return tuple(marks)


def _passage(block: Block, mark: str, section: str) -> Passage:
    text = " ".join(_cut(_NUMBER, _cut(_OWN_MARK, block.text.strip())).split())
    plain, notes = without_notes(text)
    return Passage(mark, plain, section, notes, block.page)


def _cut(pattern: re.Pattern[str], text: str) -> str:
    """The text without what it begins with, if it does."""
    match = pattern.match(text)
    return text[match.end() :] if match else text


def without_notes(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """A text without the marks of its notes, and where they stood: (place, `n12`)."""
    kept: list[str] = []
    notes: list[tuple[int, str]] = []
    place = length = 0
    for match in _NOTE.finditer(text):
        number = match[1] or (match[2] or "").translate(_RAISED) or match[3] or match[4]
        if match[2] and _BEFORE_A_SQUARE.search(text[: match.start()]):
            continue  # `km²`
        kept.append(text[place : match.start()])
        length += match.start() - place
        notes.append((length, f"n{int(number)}"))
        place = match.end()
    kept.append(text[place:])
    return "".join(kept), tuple(notes)


def _note_passages(blocks: list[Block], passages: list[Passage]) -> list[Passage]:
    """The notes that a paragraph cites, marked by it and their number: `H8 n25`."""
    cited = {mark: passage for passage in reversed(passages) for _, mark in passage.notes}
    found: list[Passage] = []
    for block in blocks:
        match = _NOTE_LINE.match(block.text)
        mark = f"n{int(match[1] or match[2])}" if match else ""
        if match and mark in cited:
            text = " ".join(block.text[match.end() :].split())
            found.append(Passage(f"{cited[mark].mark} {mark}", text, cited[mark].section, (), block.page))
    return found


def _free_id(title: str, taken: set[str]) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", title) if letter.isascii())
    wanted = better_slug(plain, f"section-{len(taken) - 3}")[:40].strip("-") or "section"
    return next(
        one for one in (wanted, *(f"{wanted}-{number}" for number in range(2, 99))) if one not in taken
    )


def _letter(title: str, taken: set[str]) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", title).upper() if letter in LETTERS)
    pairs = (one + other for one in LETTERS for other in LETTERS)
    found: str = next(letter for letter in (*plain, *LETTERS, *pairs) if letter not in taken)
    return found
