"""A sheet of grades before it is written for any platform: columns of quizzes, lines of learners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quizapp.formats.scores_csv import number


@dataclass(frozen=True, slots=True)
class GradeColumn:
    """A quiz: its title, what can be reached, and what the platform calls it, where that is known."""

    title: str
    maximum: Decimal
    platform_id: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """What one learner reached in one quiz. `score` is None where there is none, or where it is excused."""

    score: Decimal | None = None
    is_excused: bool = False

    def text(self, empty: str, excused: str) -> str:
        """The score with a point and two decimals at most, or what the platform writes for none."""
        if self.is_excused:
            return excused
        return empty if self.score is None else number(self.score)


@dataclass(frozen=True, slots=True)
class Learner:
    """Who is graded. All but the name are keys by which a platform finds somebody, and may be empty."""

    name: str
    login: str = ""
    id_number: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A learner and a grade for each column, in their order."""

    learner: Learner
    grades: tuple[Grade, ...]


@dataclass(frozen=True, slots=True)
class Trap:
    """Something that the platform would read otherwise than it is meant, and what is done about it."""

    code: str
    text: str


def same_names(learners: Iterable[Learner]) -> list[Trap]:
    """A trap for each name of several learners who lack a key: the platform may take one for another."""
    those = [learner for learner in learners if not (learner.login or learner.id_number)]
    names = Counter(learner.name.casefold() for learner in those)
    shown = {learner.name.casefold(): learner.name for learner in those}
    return [
        Trap(
            "same-name", f"{count} students are called {shown[name]} and have no login: give them ID numbers."
        )
        for name, count in names.items()
        if count > 1
    ]


def line_of(cells: Sequence[str], delimiter: str = ",", *, quote_all: bool = False) -> str:
    """One line of CSV with CRLF; cells are quoted where they must be, and where spaces end them."""
    return delimiter.join(_quoted(cell, delimiter, quote_all) for cell in cells) + "\r\n"


def _quoted(cell: str, delimiter: str, always: bool) -> str:
    needs_quotes = cell != cell.strip() or any(sign in cell for sign in (delimiter, '"', "\r", "\n"))
    if not (always or needs_quotes):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
