"""Explore: the bank to read, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import RECALL_WORDS, FactLine, RecallBar, recall_step
from quizapp.web.views.own import NoteBox
from quizapp.web.views.pictures import SeenPicture


@dataclass(frozen=True, slots=True)
class SectionBrief:
    """A section in the list; `recall` is None for whoever has no memory of it yet."""

    id: str
    title: str
    facts: int
    recall: RecallBar | None = None
    questions: int = 0


@dataclass(frozen=True, slots=True)
class ExploreIndex:
    """The bank's front page. `aside`: how many facts the bars leave out, for the learner put them aside."""

    template: ClassVar[str] = "explore/index.html"
    nav: ClassVar[str] = "explore"

    bank: str
    title: str
    summary: str
    source: str
    fact_count: int
    sections: tuple[SectionBrief, ...]
    licence: str = ""
    written_by: str = ""
    question_count: int = 0
    has_timeline: bool = False
    aside: int = 0


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """The facts of one paragraph of the source; `number` is empty for what has no place in it."""

    number: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class ExploreSection:
    """A section to read. `before` and `after` are (id, title) of its neighbours."""

    template: ClassVar[str] = "explore/section.html"
    nav: ClassVar[str] = "explore"

    bank: str
    bank_title: str
    title: str
    paragraphs: tuple[ParagraphFacts, ...]
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None

    @property
    def fact_count(self) -> int:
        """How many facts the section has."""
        return sum(not line.is_question for paragraph in self.paragraphs for line in paragraph.facts)

    @property
    def question_count(self) -> int:
        """How many written questions the section has."""
        return sum(line.is_question for paragraph in self.paragraphs for line in paragraph.facts)


@dataclass(frozen=True, slots=True)
class FactMemory:
    """What this learner remembers of a fact: `last` and `due` are phrases ("3 days ago", "tomorrow").

    `is_sealed`: a quiz has asked it that does not show its results yet, so nothing is said. `is_aside`: it is
    not asked, for the learner put it aside.
    """

    recall: float | None
    answers: int
    last: str = ""
    due: str = ""
    is_sealed: bool = False
    is_aside: bool = False

    @property
    def step(self) -> int:
        """Where it stands on the scale of recall, 0 to 4."""
        return recall_step(self.recall)

    @property
    def step_word(self) -> str:
        """The same in a word."""
        return RECALL_WORDS[self.step]


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A point of a series: `x` and `y` as printed, `at` and `value` to draw; `is_this` is the page's fact."""

    x: str
    y: str
    at: float
    value: float
    is_this: bool = False


@dataclass(frozen=True)
class SeriesChart:
    """A figure over time. `unit` says what the axis counts ("million US dollars a year")."""

    title: str
    unit: str
    points: tuple[SeriesPoint, ...]

    def placed(self, width: int, height: int) -> tuple[tuple[int, int, SeriesPoint], ...]:
        """Each point with its place in a drawing of `width` by `height`; the axis begins at zero."""
        first, last = self.points[0].at, self.points[-1].at
        top = max(point.value for point in self.points) or 1.0
        span = (last - first) or 1.0
        return tuple(
            (round(width * (p.at - first) / span), round(height * (1 - p.value / top)), p)
            for p in self.points
        )


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for `asked`: `total` facts, the first of them as `lines`.

    `taken_for`: words that stand nowhere and those they were taken for.
    """

    template: ClassVar[str] = "explore/search.html"
    nav: ClassVar[str] = "explore"

    bank: str
    bank_title: str
    asked: str = ""
    lines: tuple[FactLine, ...] = ()
    total: int = 0
    taken_for: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event with its time in words; `recall` is None for whoever has not met its fact."""

    fact: str
    when: str
    label: str
    recall: float | None = None

    @property
    def step(self) -> int:
        """Where it stands on the scale of recall, 0 to 4."""
        return recall_step(self.recall)

    @property
    def step_word(self) -> str:
        """The same in a word."""
        return RECALL_WORDS[self.step]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The dated events of a course by century, each (title, events), and its figures over time."""

    template: ClassVar[str] = "explore/timeline.html"
    nav: ClassVar[str] = "explore"

    bank: str
    bank_title: str
    centuries: tuple[tuple[str, tuple[EventLine, ...]], ...] = ()
    charts: tuple[SeriesChart, ...] = ()

    @property
    def event_count(self) -> int:
        """How many events stand on it."""
        return sum(len(events) for _, events in self.centuries)


@dataclass(frozen=True, slots=True)
class FactPage:
    """One fact with everything the bank says of it. `say` has `{}` round the answer.

    `kinds` are titles of the kinds of question it is asked in; `memory` is None for whoever is nobody yet.
    `options` are those of a written question, each with the reason why it is wrong; `within` how far a figure
    may be off there.
    """

    template: ClassVar[str] = "explore/fact.html"
    nav: ClassVar[str] = "explore"

    bank: str
    fact: str
    section: str
    section_title: str
    say: str
    ask: str
    answer: str
    places: tuple[str, ...]
    weight: str
    kinds: tuple[str, ...] = ()
    why: str = ""
    caution: str = ""
    also: tuple[str, ...] = ()
    memory: FactMemory | None = None
    neighbours: tuple[FactLine, ...] = ()
    series: SeriesChart | None = None
    options: tuple[tuple[str, str], ...] = ()
    within: str = ""
    picture: SeenPicture | None = None
    may_change: bool = False  # its picture, by whoever looks at it
    own_note: NoteBox | None = None
    own_card: str = ""  # its id, where it is a card of one's own
