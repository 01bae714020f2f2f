"""Progress: the source as the learner remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.core.rounding import hundredths
from quizapp.web.views.common import RECALL_WORDS, FactLine, RecallBar, recall_step


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """One paragraph: `number` as printed, mean `recall` of its facts (None: none met).

    `facts` are all but those put aside, `met` those of them that were met; the others count 0 in `recall`.
    `tells_share`: whether its recall is told as a figure, and not by its step alone.
    """

    number: str
    recall: float | None
    met: int
    facts: int
    tells_share: bool = True

    @property
    def step(self) -> int:
        """Where it stands on the scale of recall, 0 to 4."""
        return recall_step(self.recall)

    @property
    def in_words(self) -> str:
        """What the square means, for a tooltip and a screen reader."""
        if not self.facts:
            return f"Paragraph {self.number}: put aside"
        facts = f"{self.facts} {'fact' if self.facts == 1 else 'facts'}"
        if self.recall is None:
            return f"Paragraph {self.number}: {facts}, not met yet"
        kept = f", {hundredths(self.recall)} % of all remembered" if self.tells_share else ""
        return f"Paragraph {self.number}: {RECALL_WORDS[self.step]}, {self.met} of {facts} met{kept}"


@dataclass(frozen=True, slots=True)
class SectionMap:
    """A section's paragraphs, in order, and its facts by recall without those put aside.

    `forecast`: what is foreseen of it; None where that is not known.
    """

    id: str
    title: str
    paragraphs: tuple[ParagraphMark, ...]
    recall: RecallBar
    forecast: ForecastLine | None = None

    @property
    def in_words(self) -> str:
        """How many facts stand where; a section may have none that counts."""
        is_aside = self.paragraphs and not self.recall.total
        return "all put aside" if is_aside else self.recall.in_words


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
class ForecastLine:
    """What is foreseen for a day: `share`, `low` and `high` in per cent of what the course holds.

    `label` says under which condition ("If you do nothing more"), `when` the day.
    """

    label: str
    when: str
    share: int
    low: int
    high: int

    @property
    def range(self) -> str:
        """The range in words; one number where there is no range."""
        return f"{self.low} to {self.high}" if self.low < self.high else f"{self.share}"


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day to come and how many facts fall due on it; `date` in full, `label` its figure."""

    date: str
    label: str
    facts: int


@dataclass(frozen=True, slots=True)
class DueDays:
    """The days to come as columns, today first, those overdue on today."""

    days: tuple[DueDay, ...]
    column: ClassVar[int] = 24  # the width of a day in the drawing
    tallest: ClassVar[int] = 80

    @property
    def total(self) -> int:
        """How many facts fall due on all of these days."""
        return sum(day.facts for day in self.days)

    @property
    def columns(self) -> tuple[tuple[int, int, DueDay], ...]:
        """For each day its left edge, the height of its column, and itself."""
        most = max((day.facts for day in self.days), default=0) or 1
        return tuple(
            (at * self.column, round(self.tallest * day.facts / most), day)
            for at, day in enumerate(self.days)
        )


@dataclass(frozen=True, slots=True)
class WeekLine:
    """The week of a learner in words, for a progress page and a first page.

    `studied` days of `goal`; `goal` None where they set none. `total`: on how many days they ever studied.
    """

    studied: int
    left: int
    goal: int | None = None
    total: int = 0

    @property
    def words(self) -> str:
        """Where the week stands, without blame."""
        if self.goal is None:
            return f"{_days(self.studied)} this week"
        if self.studied >= self.goal:
            return f"{_days(self.studied)} this week: your goal of {self.goal} is reached"
        if self.studied + self.left < self.goal:
            return f"{_days(self.studied)} this week; a new week begins on Monday"
        return f"{self.studied} of {_days(self.goal)} this week"


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """`expected` of the `met` facts are remembered on the day that the page looks at.

    `when` says that day in words ("tomorrow", "on 12 December"), and it `is_exam` where that is an exam day.
    `later_answers` stand behind the forecast; below `enough` none is shown, and `not_enough` says why. `days`
    are the last four weeks, Monday first, oldest first. Facts put `aside` are counted in none of this but on
    the map. `questions` of the course's facts are written questions.
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
    when: str = "tomorrow"
    is_exam: bool = False
    learned: int = 0
    forecast: tuple[ForecastLine, ...] = ()
    later_answers: int = 0
    not_enough: str = ""
    enough: int = 30
    due: DueDays | None = None
    week: WeekLine | None = None
    aside: int = 0
    questions: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """What the five steps of recall are called."""
        return RECALL_WORDS

    @property
    def is_enough(self) -> bool:
        """Whether the learner gave answers enough for a forecast of their own."""
        return self.later_answers >= self.enough

    @property
    def days_studied(self) -> int:
        """On how many of the days shown at least one answer was given."""
        return sum(day.answers > 0 for day in self.days)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
