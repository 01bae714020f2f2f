"""Progress: the source as the learner remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import RECALL_WORDS, FactLine, RecallBar, recall_step


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """One paragraph: `number` as printed, mean `recall` of its met facts (None: none met)."""

    number: str
    recall: float | None
    met: int
    facts: int

    @property
    def step(self) -> int:
        """Where it stands on the scale of recall, 0 to 4."""
        return recall_step(self.recall)

    @property
    def in_words(self) -> str:
        """What the square means, for a tooltip and a screen reader."""
        if self.recall is None:
            return f"Paragraph {self.number}: {self.facts} facts, none met yet"
        met = f"{self.met} of {self.facts} facts met, {round(self.recall * 100)} of 100 remembered"
        return f"Paragraph {self.number}: {RECALL_WORDS[self.step]}, {met}"


@dataclass(frozen=True, slots=True)
class SectionMap:
    """A section's paragraphs, in order."""

    id: str
    title: str
    paragraphs: tuple[ParagraphMark, ...]
    recall: RecallBar


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A day of the calendar: `date` in full ("Monday, 2 November"), `label` its figure, its `answers`."""

    date: str
    label: str
    weekday: str
    answers: int = 0
    is_today: bool = False
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """`expected` of the `met` facts are remembered tomorrow; `low` and `high` are its range.

    `days` are the last four weeks, Monday first, oldest first.
    """

    template: ClassVar[str] = "progress/index.html"
    nav: ClassVar[str] = "progress"

    bank: str
    bank_title: str
    total: int
    met: int
    expected: int
    sections: tuple[SectionMap, ...]
    weakest: tuple[FactLine, ...] = ()
    answers_given: int = 0
    days: tuple[StudyDay, ...] = ()
    low: int | None = None
    high: int | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What the five steps of recall are called."""
        return RECALL_WORDS

    @property
    def days_studied(self) -> int:
        """On how many of the days shown at least one answer was given."""
        return sum(day.answers > 0 for day in self.days)
