"""What an instructor has put away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class BinLine:
    """Something in the bin. `kind` is `class`, `quiz` or `member`; `address` takes it back by a posting.

    `attempts` says in words how many would go with it, empty for none; `until` is when it is deleted.
    """

    kind: str
    name: str
    class_name: str
    attempts: str
    until: str
    address: str


@dataclass(frozen=True, slots=True)
class BinPage:
    """What can still be brought back; `days` is how long the bin keeps it."""

    template: ClassVar[str] = "teach/bin.html"
    nav: ClassVar[str] = "classes"

    days: int
    lines: tuple[BinLine, ...] = ()
