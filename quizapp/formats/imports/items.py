"""What a question file of another program holds, whichever it is: items, and what became of each.

Nothing is lost silently: every item of the source has a row in the report, with its lines, and everything
that an item said and we cannot keep has a message.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

KINDS = (
    "choice", "choose_all", "true_false", "short_answer", "number", "matching", "ordering", "cloze",
    "flashcard", "essay", "description",
)  # fmt: skip
FULL = Decimal(100)


class Status(StrEnum):
    """What became of an item."""

    IMPORTED = "imported"
    WITH_LOSS = "imported-with-loss"
    SKIPPED = "skipped"
    ERROR = "error"


class Level(StrEnum):
    """What a message means for its item: nothing, a loss, that it is left out, or that it is wrong."""

    NOTICE = "notice"
    LOSS = "loss"
    SKIP = "skip"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say of an item or of the whole file.

    `code` names it for programs (`gift.unescaped-equals`); `line` counts from 1, 0 for the whole file;
    `field` says which part of the item; the text says what is wrong and what to write instead.
    """

    code: str
    level: Level
    message: str
    line: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class ImportedAnswer:
    """One answer: its text, what it earns in per cent (-100 to 100, as given), and what is said to it.

    `tolerance` and `upper` belong to figures: right is `text` give or take `tolerance`, or `text` to `upper`.
    """

    text: str
    percent: Decimal = Decimal(0)
    feedback: str = ""
    tolerance: str = ""
    upper: str = ""

    @property
    def is_right(self) -> bool:
        """Whether it earns all."""
        return self.percent >= FULL


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that came with the file: its name there, its bytes, and words for those who cannot see it."""

    name: str
    content: bytes = field(repr=False)
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One question of a file, before it becomes one of ours.

    `kind` is one of KINDS. `stem` and all other texts are plain text with line breaks; a gap is `_____`.
    `answers` hold all options of a choice, all right (and partly right) answers of what is typed, and True
    or False; `pairs` the left and right sides of a matching, a left side empty where the right one is spare;
    `order` the parts of an ordering, first to last. `category` is a path. `source_id` is what the file
    itself calls the item, so that it is known again. `extra` keeps what only its own format can say.
    """

    kind: str
    name: str
    stem: str
    answers: tuple[ImportedAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    order: tuple[str, ...] = ()
    feedback: str = ""
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    source_id: str = ""
    points: Decimal | None = None
    pictures: tuple[Picture, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the source: where it stands, what became of it and why. `item` is None where it is wrong.

    `source` is its text as it stands in the file, so that the faulty ones can be given back.
    """

    line_start: int
    line_end: int
    name: str
    kind: str
    messages: tuple[Message, ...] = ()
    item: ImportedItem | None = None
    source: str = ""

    @property
    def status(self) -> Status:
        """What became of it, by the worst that is said of it."""
        levels = {message.level for message in self.messages}
        if Level.ERROR in levels or (self.item is None and Level.SKIP not in levels):
            return Status.ERROR
        if Level.SKIP in levels:
            return Status.SKIPPED
        return Status.WITH_LOSS if Level.LOSS in levels else Status.IMPORTED


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a file holds. `messages` speak of the whole file: its encoding, or that it cannot be read."""

    format: str
    rows: tuple[ItemRow, ...] = ()
    messages: tuple[Message, ...] = ()

    @property
    def totals(self) -> dict[str, int]:
        """How many items have each status; they add up to `items`."""
        counts = Counter(row.status for row in self.rows)
        return {"items": len(self.rows), **{str(status): counts[status] for status in Status}}

    @property
    def is_readable(self) -> bool:
        """Whether the file could be read at all."""
        return not any(message.level is Level.ERROR for message in self.messages)
