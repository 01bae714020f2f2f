"""The history of a course as page data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.core.word_changes import Piece


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: its number, when, `who` (empty: the server), what was done and what that touched."""

    number: int
    when: str
    how: str
    what: str
    who: str = ""
    stands: bool = False


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The changes of a course, newest first. `item`: of this fact or question alone, which asks `item_ask`.

    `newer` and `older` are the pages beside this one, 0 where there is none.
    """

    template: ClassVar[str] = "bank/history.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    lines: tuple[HistoryLine, ...]
    count: int
    item: str = ""
    item_ask: str = ""
    newer: int = 0
    older: int = 0


@dataclass(frozen=True, slots=True)
class ShownField:
    """One property of an item, before and after in one. `is_text`: it is a text of the bank."""

    label: str
    pieces: tuple[Piece, ...]
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class ShownItem:
    """What a change touched: `added`, `changed` or `gone`; `kind` is empty for the description of the course.

    `item`: the id under which its own history is found; empty where it has none.
    """

    kind: str
    id: str
    outcome: str
    fields: tuple[ShownField, ...]
    item: str = ""


@dataclass(frozen=True, slots=True)
class ChangePage:
    """One change with all that it touched. `why_not` says why it cannot be taken back; `problem` what went
    wrong when somebody tried. `later` is how many changes came after it.
    """

    template: ClassVar[str] = "bank/change.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    line: HistoryLine
    items: tuple[ShownItem, ...]
    count: int
    why_not: str = ""
    problem: str = ""
    may_restore: bool = False
    newer: int = 0
    older: int = 0
