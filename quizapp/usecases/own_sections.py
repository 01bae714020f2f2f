"""The sections that a learner sorts their own cards into, by title."""

from __future__ import annotations

from dataclasses import replace

from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank, Section
from quizapp.formats.native.fields import better_slug
from quizapp.formats.native.schema_head import RESERVED
from quizapp.usecases.words_of_people import clean_name

DEFAULT_SECTION = Section("cards", "Cards", ())
MOST_SECTIONS = 200
LONGEST_SECTION = 80


def clean_section(title: str) -> str:
    """A title that can be shown; empty for none."""
    return clean_name(title, "section", LONGEST_SECTION) if title.strip() else ""


def section_title(bank: Bank, section: str) -> str:
    """The title of a section as it is written on a card; empty for the usual one."""
    known = bank.section_by_id.get(section, DEFAULT_SECTION)
    return "" if known.id == DEFAULT_SECTION.id else known.title


def with_section(bank: Bank, title: str) -> tuple[Bank, str]:
    """The deck with a section of this title, and the section's id; the usual one for no title.

    Raises BadEntry where no more sections fit.
    """
    sections, section = _with_section(bank.head.sections or (DEFAULT_SECTION,), clean_section(title))
    return replace(bank, head=replace(bank.head, sections=sections)), section


def with_section_or_usual(bank: Bank, title: str) -> tuple[Bank, str]:
    """The same; the usual section where no more fit."""
    try:
        return with_section(bank, title)
    except BadEntry:
        return with_section(bank, "")


def used_sections(bank: Bank) -> tuple[Section, ...]:
    """The sections that a card is in; one is always left."""
    used = {item.section for item in bank.fixed}
    return tuple(one for one in bank.head.sections if one.id in used) or (DEFAULT_SECTION,)


def _with_section(sections: tuple[Section, ...], title: str) -> tuple[tuple[Section, ...], str]:
    if not title:
        there = {one.id for one in sections}
        return (sections if DEFAULT_SECTION.id in there else (DEFAULT_SECTION, *sections)), DEFAULT_SECTION.id
    known = next((one for one in sections if one.title.casefold() == title.casefold()), None)
    if known is not None:
        return sections, known.id
    if len(sections) >= MOST_SECTIONS:
        raise BadEntry("section", f"At most {MOST_SECTIONS} sections fit. Use one that is there.")
    taken = {*RESERVED, *(one.id for one in sections)}
    wanted = better_slug(title, "section")[:40].strip("-")
    made = next(one for one in (wanted, *(f"{wanted}-{n}" for n in range(2, 999))) if one not in taken)
    return (*sections, Section(made, title, ())), made
