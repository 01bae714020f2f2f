"""Scores on their way out: what a file will hold, and what its reader would misread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ScoresPage:
    """Choose what to take home, and see it first. Rendered with `form`: ScoresForm.

    `header` and `rows` are the beginning of the file; `download` is its address. `traps` are sentences, and
    `more_traps` how many others there are. `platform` names who takes the file, empty for a spreadsheet.
    With `fills` a gradebook of Canvas can be filled: there is a `gradebook` form then.
    """

    template: ClassVar[str] = "teach/scores.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    students: int = 0
    quizzes: int = 0
    handed_in: int = 0
    platform: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_whole: bool = False
    traps: tuple[str, ...] = ()
    more_traps: int = 0
    download: str = ""
    chosen: tuple[str, ...] = ()
    fills: bool = False

    @property
    def all_traps(self) -> int:
        """How many things there are to know."""
        return len(self.traps) + self.more_traps


@dataclass(frozen=True, slots=True)
class FilledPage:
    """What became of a gradebook from Canvas. `packed` is the filled file on its way back; none is kept."""

    template: ClassVar[str] = "teach/filled.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    columns: tuple[tuple[str, str, int], ...]  # the quiz, the column of Canvas, how many scores
    found: int
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    packed: str = ""
