"""Building a quiz: its lines and how they fare, sample papers, and settings in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from quizapp.core.reviewing import ITEM_WORDS, Moment
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion

MOMENTS = {
    Moment.DURING.value: "after each answer",
    Moment.JUST_AFTER.value: "just after handing in",
    Moment.LATER.value: "later, while open",
    Moment.CLOSED.value: "after the close",
}


@dataclass(frozen=True, slots=True)
class LineView:
    """A line in words. `number` stands in its fields' names; `fits` and `trouble` are sentences.

    `repairs` are buttons that help: what each sends, and its words.
    """

    number: int
    sections: str
    kinds: str
    fits: str = ""
    trouble: str = ""
    repairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PickView:
    """A fact picked by hand, `kind` the one to ask it as (empty for any) of `kinds`, as (name, title)."""

    fact: str
    text: str
    kind: str = ""
    kinds: tuple[tuple[str, str], ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class SampleQuestion:
    """A question of a sample paper with its answer."""

    kind: str
    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class SamplePaper:
    """One sample paper: its first questions, and how many more there are."""

    questions: tuple[SampleQuestion, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class SettingWords:
    """What is chosen at present, in words, for each group of settings."""

    when: str
    attempts: str
    feedback: str
    answering: str
    paper: str
    weight: str = ""


@dataclass(frozen=True, slots=True)
class BuilderPage:
    """Build a quiz. Rendered with `form`: BuilderForm.

    `quiz` is empty for a new one. `state` is `new`, `draft`, `set` or `begun`, `begun` how many attempts
    there are; `may_choose_method`: which of several counts can still change. `found` are facts to pick where
    some were looked for (`is_sought`).
    """

    template: ClassVar[str] = "teach/builder.html"
    nav: ClassVar[str] = "classes"
    moments: ClassVar[dict[str, str]] = MOMENTS
    things: ClassVar[dict[str, str]] = {item.value: words for item, words in ITEM_WORDS.items()}

    class_id: str
    class_name: str
    time_zone: str
    headline: str
    words: SettingWords
    quiz: str = ""
    state: str = "new"
    begun: int = 0
    may_choose_method: bool = True
    lines: tuple[LineView, ...] = ()
    picks: tuple[PickView, ...] = ()
    found: tuple[PickView, ...] = ()
    is_sought: bool = False
    papers: tuple[SamplePaper, ...] = ()
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopyPage:
    """Copy a quiz to a class. Rendered with `form`: CopyForm."""

    template: ClassVar[str] = "teach/copy_quiz.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str


@dataclass(frozen=True, slots=True)
class AsStudent:
    """One question of a sample paper, to be answered without a trace; `answered` once it was.

    `shows` says what a student would see now, where that is less.
    """

    template: ClassVar[str] = "teach/as_student.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str
    position: int
    count: int
    paper: int
    question: AskedQuestion | None = None
    answered: AnsweredQuestion | None = None
    error: str = ""
    values: Mapping[str, str] = field(default_factory=dict)  # what was typed and could not be read
    shows: str = ""
