"""Teaching: classes, their quizzes and their scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import ChangeLine, dark_runs
from quizapp.web.views.spread import SpreadPart


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
    archived: tuple[ClassLine, ...] = ()
    binned: int = 0  # how many things can be brought back from the bin


@dataclass(frozen=True, slots=True)
class NewClass:
    """Make a class. Rendered with `form`: NewClassForm. Without any course there is none to make."""

    template: ClassVar[str] = "teach/new_class.html"
    nav: ClassVar[str] = "classes"

    has_courses: bool = True


@dataclass(frozen=True, slots=True)
class ClassQuiz:
    """A quiz of a class; `mean` in words or empty ("13.4 of 20")."""

    quiz: str
    title: str
    question_count: int
    handed_in: int
    mean: str = ""
    made: str = ""
    is_archived: bool = False
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class ClassCourse:
    """A course that a class learns from; `is_kept`: its students do not see it, but for quizzes about it."""

    bank: str
    title: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class ResetLinkPage:
    """A link just made with which a student chooses a new password; shown this once.

    `name` and `login` are the student's, `ends` says until when; `qr` as for a class.
    """

    template: ClassVar[str] = "teach/reset_link.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    name: str
    login: str
    link: str
    ends: str
    qr: tuple[str, ...] = ()

    @property
    def dark_runs(self) -> tuple[tuple[int, int, int], ...]:
        """The QR code as few rectangles draw it."""
        return dark_runs(self.qr)


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the three figures above a table: 27 `of` 30, and what it means."""

    label: str
    value: str
    of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One learner's score as it counts; `status` is a standing. `attempts` were begun.

    `is_set`: an instructor set it in place of what the attempts say.
    """

    learner: str
    login: str
    status: str
    score: str = ""
    maximum: str = ""
    percent: str = ""
    finished: str = ""
    attempts: int = 0
    member: str = ""  # the learner's public id
    is_set: bool = False


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
    terms: str = ""  # when and how it may be taken, where that is not the usual
    archived: str = ""  # since when, where it is
    class_archived: str = ""  # the same of its class
    papers: str = ""  # where papers like it are printed
    late: int = 0  # to how many questions an answer came too late
    is_draft: bool = False
    spread: SpreadPart | None = None  # the statistics of its scores
    changes: tuple[ChangeLine, ...] = ()  # of its times and attempts since it was set

    @property
    def attempts(self) -> int:
        """How many attempts at it were begun."""
        return sum(row.attempts for row in self.rows)

    @property
    def working(self) -> int:
        """How many are in the middle of it."""
        return sum(row.status == "open" for row in self.rows)
