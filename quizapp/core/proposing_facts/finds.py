"""What is found in a sentence before it is worded: a value, where it stands, and why it looks like one."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.proposing_facts.passages import Span
from quizapp.core.values import Answer


@dataclass(frozen=True, slots=True)
class Find:
    """A value at its place.

    `worth` is how likely it is worth asking, from 0 to 100, by its own looks; `pattern` names what was
    recognised (`date`, `count`, `called`, ...), `reason` says it in words. `unit` are the words of its unit,
    `label` those of a name.
    """

    span: Span
    answer: Answer
    worth: int
    pattern: str
    reason: str
    unit: str = ""
    label: str = ""


def without_overlaps(finds: list[Find]) -> list[Find]:
    """The finds of which no two overlap; the earlier in the list is kept, the order is that of the text."""
    kept: list[Find] = []
    for find in finds:
        if not any(find.span.meets(other.span) for other in kept):
            kept.append(find)
    return sorted(kept, key=lambda find: find.span.start)
