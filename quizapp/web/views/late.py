"""Answers that came too late, as their instructor sees them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LateLine:
    """An answer that came too late: what came and what counts, as they read, and by how much it was late.

    `offers` is the public id of its student on the last line of a student whose late answers could count.
    """

    learner: str
    attempt: int
    position: int
    prompt: str
    came: str
    counts: str
    when: str
    late_by: str
    offers: str = ""


@dataclass(frozen=True, slots=True)
class LatePage:
    """All of them of one quiz."""

    template: ClassVar[str] = "teach/late.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str
    lines: tuple[LateLine, ...] = ()

    @property
    def has_several(self) -> bool:
        """Whether somebody was late in another attempt than the first."""
        return any(line.attempt > 1 for line in self.lines)
