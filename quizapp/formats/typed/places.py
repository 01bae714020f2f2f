"""Places in the source as they are typed: `H8 n25, H9`, or `8` where the section is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quizapp.core.facts import Bank, Section

_BETWEEN = re.compile(r"[,;\n]+")
_NUMBERED = re.compile(r"([A-Za-z]*)(\d+)")


def places_text(places: Iterable[str]) -> str:
    """Places in one text."""
    return ", ".join(places)


def places_from(text: str, section_id: str, bank: Bank) -> list[str]:
    """The places of a text, each a paragraph and its notes; a bare number is a paragraph of the section."""
    section = bank.section_by_id.get(section_id)
    return [_whole(part.strip(), section) for part in _BETWEEN.split(text) if part.strip()]


def _whole(place: str, section: Section | None) -> str:
    paragraph, *notes = place.split()
    letters = letters_of(section) if section else ""
    if letters and paragraph.isascii() and paragraph.isdigit():
        paragraph = f"{letters}{paragraph}"
    return " ".join([paragraph, *notes])


def letters_of(section: Section) -> str:
    """The letters that mark all paragraphs of a section; empty where they differ."""
    marks = [_NUMBERED.fullmatch(mark) for mark in section.paragraphs]
    letters = {mark[1] if mark else "" for mark in marks}
    return letters.pop() if len(letters) == 1 else ""
