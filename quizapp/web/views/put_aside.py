"""What a learner puts aside or reports, and what instructors see of the reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A fact put aside. `until` says when it is asked again ("tomorrow"); empty for ever.

    `say` has `{}` round the answer; `language` is that of its course.
    """

    bank: str
    title: str
    fact: str
    say: str
    place: str
    until: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class OwnReport:
    """What a learner reported, on `when`. `outcome`: open, mended or kept; `settled` when that was said."""

    bank: str
    title: str
    prompt: str
    text: str
    when: str
    outcome: str
    settled: str = ""


@dataclass(frozen=True, slots=True)
class PutAsidePage:
    """Facts put aside, each with a way back, and reports with what became of them."""

    template: ClassVar[str] = "study/aside.html"
    nav: ClassVar[str] = "learn"

    facts: tuple[AsideLine, ...] = ()
    reports: tuple[OwnReport, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Report a question: as it was asked, with what it was made from. `answer` is empty before it is known.

    `back` is where the question stands; `is_again`: a report of this fact waits already and is changed.
    """

    template: ClassVar[str] = "study/report.html"
    nav: ClassVar[str] = "learn"

    back: str
    prompt: str
    options: tuple[str, ...] = ()
    answer: str = ""
    made_from: tuple[tuple[str, str], ...] = ()
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class CourseReport:
    """A report as instructors see it. `fact` is empty where the course has it no more.

    `kind` is how it was asked, `is_fixed` whether it is a written question; `seed` and `revision` make it
    again as it was.
    """

    report: str
    prompt: str
    options: tuple[str, ...]
    answer: str
    kind: str
    text: str
    who: str
    when: str
    outcome: str
    fact: str
    is_fixed: bool = False
    seed: str = ""
    settled: str = ""


@dataclass(frozen=True, slots=True)
class CourseReports:
    """What was reported about a course: what waits, and what was settled lately."""

    template: ClassVar[str] = "bank/reports.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    waiting: tuple[CourseReport, ...] = ()
    settled: tuple[CourseReport, ...] = ()
    may_write: bool = True
