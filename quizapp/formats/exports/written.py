"""What became of each item on its way into a file for another program.

The items are those of `formats/imports/items.py`: what a reader gives is what a writer takes, so that a file
that was written can be read again. Nothing is lost silently: every item has a row, and everything that the
other program cannot be told has a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from quizapp.formats.imports.items import ImportedItem, Level, Message


class Outcome(StrEnum):
    """What became of an item."""

    WRITTEN = "written"
    WITH_LOSS = "written-with-loss"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One item, numbered from 1 in the order in which they were given, and what is said of it.

    It is left out where a message is of the level SKIP; that message says what the format cannot say.
    """

    number: int
    name: str
    kind: str
    messages: tuple[Message, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What became of it, by the worst that is said of it."""
        levels = {message.level for message in self.messages}
        if levels & {Level.SKIP, Level.ERROR}:
            return Outcome.LEFT_OUT
        return Outcome.WITH_LOSS if Level.LOSS in levels else Outcome.WRITTEN


@dataclass(frozen=True, slots=True)
class Written:
    """A file for another program and its report. `extension` is that of its name, without the dot."""

    format: str
    extension: str
    media_type: str
    content: bytes = field(repr=False)
    rows: tuple[WrittenRow, ...] = ()
    messages: tuple[Message, ...] = ()

    @property
    def totals(self) -> dict[str, int]:
        """How many items have each outcome; they add up to `items`."""
        counts = Counter(row.outcome for row in self.rows)
        return {"items": len(self.rows), **{str(outcome): counts[outcome] for outcome in Outcome}}


@dataclass(frozen=True, slots=True)
class FileHead:
    """What a file says of itself: title, a short name for ids, language (BCP 47), when it was made (UTC)."""

    title: str
    slug: str
    language: str
    made_at: datetime


Writer = Callable[[Sequence[ImportedItem], FileHead], Written]
