"""What the database of Anki says, whichever its generation: note types, decks, notes and their cards."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Template:
    """How one card of a note looks, in Anki's notation: its front and its back."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """What the notes of a type have in common."""

    name: str = ""
    is_cloze: bool = False
    is_occlusion: bool = False
    fields: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class CardRecord:
    """One card: which of its note's, from 0, and the deck it is at home in."""

    number: int
    deck: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """One note with its cards. `fields` is None where it holds more than is read."""

    guid: str
    notetype: NoteType | None
    tags: tuple[str, ...]
    fields: tuple[str, ...] | None
    cards: tuple[CardRecord, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """All of it, and how many cards have no note (`lost`), were learnt before, and were put aside."""

    notes: tuple[NoteRecord, ...]
    lost: int = 0
    learnt: int = 0
    suspended: int = 0
