"""Teaching: classes, their quizzes and their scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class in the instructor's list."""

    class_id: str
    name: str
    members: int
    quizzes: int
    join_code: str


@dataclass(frozen=True, slots=True)
class TeachIndex:
    """The instructor's classes."""

    template: ClassVar[str] = "teach/index.html"
    nav: ClassVar[str] = "classes"

    classes: tuple[ClassLine, ...] = ()


@dataclass(frozen=True, slots=True)
class NewClass:
    """Make a class. Rendered with `form`: ClassForm."""

    template: ClassVar[str] = "teach/new_class.html"
    nav: ClassVar[str] = "classes"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member of a class; `login` is empty for a guest, `active` a phrase ("today", "3 days ago")."""

    name: str
    login: str = ""
    active: str = ""


@dataclass(frozen=True, slots=True)
class ClassQuiz:
    """A quiz of a class; `mean` in words or empty ("13.4 of 20")."""

    quiz: str
    title: str
    question_count: int
    handed_in: int
    mean: str = ""
    made: str = ""


@dataclass(frozen=True, slots=True)
class TeachClass:
    """One class. `qr` are the rows of the join link's QR code, one character a module, `1` dark."""

    template: ClassVar[str] = "teach/class.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    join_code: str
    join_url: str
    members: tuple[MemberLine, ...] = ()
    quizzes: tuple[ClassQuiz, ...] = ()
    qr: tuple[str, ...] = ()

    @property
    def dark_runs(self) -> tuple[tuple[int, int, int], ...]:
        """The QR code as (x, y, length) of horizontal dark runs, so that few rectangles draw it."""
        runs: list[tuple[int, int, int]] = []
        for y, row in enumerate(self.qr):
            x = 0
            for piece in row.split("0"):
                if piece:
                    runs.append((x, y, len(piece)))
                x += len(piece) + 1
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class NewQuiz:
    """Make a quiz. Rendered with `form`: QuizForm.

    `fits` is how many questions the choice gives (None before anything was chosen), `preview` a few prompts.
    """

    template: ClassVar[str] = "teach/new_quiz.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    fits: int | None = None
    asked: int = 0
    minutes: int = 0
    preview: tuple[tuple[str, str], ...] = ()  # kind title, prompt


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the three figures above a table: 27 `of` 30, and what it means."""

    label: str
    value: str
    of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One learner's score. `status`: open, submitted, late, missing or excused."""

    learner: str
    login: str
    status: str
    score: str = ""
    maximum: str = ""
    percent: str = ""
    finished: str = ""
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class TeachQuiz:
    """A quiz and its scores; `headline` is the finding ("27 of 30 have handed in.")."""

    template: ClassVar[str] = "teach/quiz.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str
    headline: str
    question_count: int
    figures: tuple[Figure, ...] = ()
    rows: tuple[ScoreRow, ...] = ()
    blueprint: str = ""  # what it asks, in words
