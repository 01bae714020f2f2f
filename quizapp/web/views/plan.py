"""Exam days: the plan of a learner, and the days that a class has set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import RECALL_WORDS, SessionLeft, recall_step


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """How much is foreseen to be known, from 0 to 1: `label` says when and under what condition."""

    label: str
    share: float
    low: float
    high: float

    @property
    def step(self) -> int:
        """Where it stands on the scale of recall."""
        return recall_step(self.share)

    @property
    def word(self) -> str:
        """The same in a word."""
        return RECALL_WORDS[self.step]


@dataclass(frozen=True, slots=True)
class ExamLine:
    """An exam day in a list: when it is, how far away, what it is called, and whose it is (empty: one's own).

    `iso` is the date as a field of a form has it.
    """

    date: str
    away: str
    title: str = ""
    class_name: str = ""
    is_past: bool = False
    iso: str = ""


@dataclass(frozen=True, slots=True)
class ExamPlanPage:
    """The exam plan of a course.

    `why` says why today's work is what it is, a sentence each. A session begun now has `questions` and takes
    `minutes`; `later` says what waits behind it. `is_exam_day` offers a last look instead,
    where `has_last_look`. `exam_title` is what the next exam is called.

    `forecast` is empty where the answers are too few (`forecast_note` says so) or no day is ahead. `days` are
    those that are set, the next first; `has_plan`: a day is ahead.
    """

    template: ClassVar[str] = "plan/show.html"
    nav: ClassVar[str] = "learn"

    bank: str
    title: str
    headline: str
    lead: str
    why: tuple[str, ...] = ()
    questions: int = 0
    minutes: int = 0
    later: str = ""
    open_session: SessionLeft | None = None
    is_exam_day: bool = False
    has_last_look: bool = False
    exam_title: str = ""
    has_plan: bool = False
    days: tuple[ExamLine, ...] = ()
    forecast: tuple[ForecastLine, ...] = ()
    forecast_note: str = ""


@dataclass(frozen=True, slots=True)
class ClassExamLine:
    """An exam day of a class in its instructors' list."""

    id: int
    date: str
    away: str
    course: str
    title: str = ""
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class ClassExamsPage:
    """The exam days of a class, and a form for one: a new one, or the one with the id `changes`."""

    template: ClassVar[str] = "teach/exam_days.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    exams: tuple[ClassExamLine, ...] = ()
    changes: int | None = None
    may_change: bool = True
    has_courses: bool = True
