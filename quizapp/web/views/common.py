"""Pieces that several pages show: recall in five steps, lines of lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from quizapp.core.memory.facts_memory import STRENGTHS, strength
from quizapp.core.quiz_states import QuizState

RECALL_WORDS = STRENGTHS
BAR_UNITS = 1000


def recall_step(recall: float | None) -> int:
    """The step, 0 to 4, that shows a chance of recall from 0 to 1; None is a fact not met yet."""
    return strength(recall)


def dark_runs(qr: tuple[str, ...]) -> tuple[tuple[int, int, int], ...]:
    """A QR code as (x, y, length) of horizontal dark runs; `qr` are its rows, `1` dark."""
    runs: list[tuple[int, int, int]] = []
    for y, row in enumerate(qr):
        x = 0
        for piece in row.split("0"):
            if piece:
                runs.append((x, y, len(piece)))
            x += len(piece) + 1
    return tuple(runs)


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a recall bar, in units of which the whole bar has BAR_UNITS."""

    step: int
    start: int
    width: int


@dataclass(frozen=True)
class RecallBar:
    """How many facts stand on each step of recall, from 0 (not met yet) to 4 (sure)."""

    counts: tuple[int, int, int, int, int]

    @staticmethod
    def of(recalls: Iterable[float | None]) -> RecallBar:
        """The bar of these chances of recall (0 to 1, None where a fact was not met)."""
        counts = [0, 0, 0, 0, 0]
        for recall in recalls:
            counts[recall_step(recall)] += 1
        return RecallBar((counts[0], counts[1], counts[2], counts[3], counts[4]))

    @property
    def total(self) -> int:
        """How many facts there are in all."""
        return sum(self.counts)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The stretches to draw, the surest first; facts not met are the empty rest."""
        found: list[Segment] = []
        start = 0
        for step in (4, 3, 2, 1):
            width = round(BAR_UNITS * self.counts[step] / self.total) if self.total else 0
            if width:
                found.append(Segment(step, start, width))
                start += width
        return tuple(found)

    @property
    def in_words(self) -> str:
        """The same as the bar, for those who do not see it: `12 sure, 3 fading, 48 not met yet`."""
        parts = [f"{self.counts[step]} {RECALL_WORDS[step]}" for step in (4, 3, 2, 1, 0) if self.counts[step]]
        return ", ".join(parts) or "no facts yet"


@dataclass(frozen=True, slots=True)
class BankLink:
    """Another course that can be opened."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class SessionLeft:
    """A session that was left in the middle: `questions` are still to come, in about `minutes`.

    `done` of `planned` are answered and `again` come back, as the session itself says. `behind`: how many
    more questions wait today when it is over.
    """

    id: str
    questions: int
    minutes: int
    done: int = 0
    planned: int = 0
    again: int = 0
    behind: int = 0


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One of a learner's courses in a list; `words` is what its day holds, as a sentence.

    `questions` wait in today's plan; `open_session` is one that was left in the middle; `class_names` are
    the classes that learn from it.
    """

    bank: str
    title: str
    words: str
    questions: int = 0
    open_session: SessionLeft | None = None
    class_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassQuizLine:
    """A quiz that a class has set, as its member sees it in a list.

    `words` says what matters of it ("closes tomorrow, 18:00", "14 of 20"). `is_urgent`: it ends within a day.
    """

    quiz: str
    title: str
    class_name: str
    question_count: int
    state: QuizState
    words: str = ""
    is_urgent: bool = False

    @property
    def waits(self) -> bool:
        """Whether there is something to do now."""
        return self.state in (QuizState.READY, QuizState.OPEN)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change of the times or attempts of a quiz, for one learner or, with an empty name, for all."""

    when: str
    what: str
    learner: str = ""
    author: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact in a list. `say` is the statement with `{}` round its answer; `recall` is None where not met.

    `is_question`: somebody wrote it as a question, and `say` is that with its answer.
    """

    fact: str
    say: str
    place: str = ""
    recall: float | None = None
    has_caution: bool = False
    section: str = ""
    is_question: bool = False

    @property
    def step(self) -> int:
        """Where it stands on the scale of recall, 0 to 4."""
        return recall_step(self.recall)

    @property
    def step_word(self) -> str:
        """The same in a word."""
        return RECALL_WORDS[self.step]
