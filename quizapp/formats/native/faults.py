"""What is wrong with a file, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Protocol

from quizapp.core.errors import QuizError

MAX_LISTED = 24  # more help nobody to choose


class Located(Protocol):
    """Anything that knows its place in a file. Lines and columns count from 1; line 0 is "no line"."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong: where it stands, and in `message` what is wrong and what to write instead."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """`file:line:column: message`, which editors can jump to."""
        return f"{place_text(self)}: {self.message}"


@dataclass(slots=True)
class Findings:
    """Collects faults, which stop a bank from loading, and warnings, which do not."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    slips: int = 0

    def fault(self, place: Located, message: str, slip: bool = False) -> None:
        """Note a fault at `place`. With `slip` what it stands in can be read all the same."""
        self.faults.append(Fault(place.file, place.line, place.column, message))
        self.slips += slip

    @property
    def unreadable(self) -> int:
        """How many faults kept something from being read."""
        return len(self.faults) - self.slips

    def warn(self, place: Located, message: str) -> None:
        """Note a warning at `place`."""
        self.warnings.append(Fault(place.file, place.line, place.column, message))


class FaultyBank(QuizError):
    """A bank that cannot be loaded; `faults` says why, one by one."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        super().__init__(f"The bank has {count}; put right and load again. First: {faults[0]}")
        self.faults = tuple(faults)


def place_text(place: Located) -> str:
    """`file:line:column`, or the file alone where there is no line."""
    return f"{place.file}:{place.line}:{place.column}" if place.line else place.file


def suggest(word: str, known: Sequence[str]) -> str:
    """`; did you mean 'x'?` with the nearest of `known`; where none is near, what there is if that is few."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    return f"; there are: {', '.join(known)}" if 0 < len(known) <= MAX_LISTED else ""
