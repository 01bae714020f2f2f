"""A document as it was read: its sections, and their paragraphs with marks that a bank can cite."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.errors import QuizError
from quizapp.core.proposing_facts import Passage

MOST_TEXT = 2_000_000  # characters
MOST_FILE = 10 * 1024 * 1024  # bytes
MOST_SECTIONS = 40
MOST_PARAGRAPHS = 5_000


class UnreadableDocument(QuizError):
    """A document that facts cannot be drafted from; the message says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document before it has a mark: a heading, a paragraph or a note.

    `page` is 0 where there are none.
    """

    text: str
    is_heading: bool = False
    page: int = 0
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A part under one heading: a title, and the marks of its paragraphs in order."""

    id: str
    title: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What was read. `passages` of notes have the mark of the paragraph that cites them before their own."""

    title: str
    sections: tuple[DocumentSection, ...]
    passages: tuple[Passage, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """The marks of the notes that its paragraphs cite, each once, in order."""
        return tuple(dict.fromkeys(mark for passage in self.passages for _, mark in passage.notes))
