"""Facts and questions that look alike, as page data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AlikeItem:
    """One of two: `kind` is `fact` or `question`."""

    item: str
    kind: str
    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class AlikePair:
    """Two that look alike and why; `is_sure`: one of them adds nothing."""

    one: AlikeItem
    other: AlikeItem
    why: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class LookAlikesPage:
    """The first pairs of a course, out of `count`; `items` is how many facts and questions were compared."""

    template: ClassVar[str] = "bank/look_alikes.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    pairs: tuple[AlikePair, ...]
    count: int
    items: int
