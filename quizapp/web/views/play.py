"""Quizzes: choose, begin, answer, hand in, read the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from quizapp.web.views.common import ClassQuizLine
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion


@dataclass(frozen=True, slots=True)
class AttemptLine:
    """An attempt in a list; `words` is its result ("16 of 20") or, while `is_open`, how far it is."""

    attempt: str
    title: str
    when: str
    words: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class PlayIndex:
    """Choose a practice quiz, or go on with a class's. Rendered with `form`: StartQuizForm."""

    template: ClassVar[str] = "play/index.html"
    nav: ClassVar[str] = "quiz"

    bank: str
    bank_title: str
    fact_count: int
    waiting: tuple[ClassQuizLine, ...] = ()
    attempts: tuple[AttemptLine, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizStart:
    """The start page of a class's quiz.

    `state`: `ready`, `open`, `done`, `not_yet` or `closed`; `attempt` is the one that is open or done.
    `rules` are sentences beside the number of questions ("You have one attempt.").
    """

    template: ClassVar[str] = "play/quiz.html"
    nav: ClassVar[str] = "quiz"

    quiz: str
    title: str
    class_name: str
    question_count: int
    state: str
    rules: tuple[str, ...] = ()
    when: str = ""
    attempt: str = ""


@dataclass(frozen=True, slots=True)
class MapEntry:
    """One question of the map."""

    position: int
    is_answered: bool = False
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question of an attempt. Positions count from 1.

    `rev` is the revision of the saved answer, posted back; `conflict` is the sentence to show when another
    tab has saved since, and `values` then hold what this tab had typed.
    """

    template: ClassVar[str] = "play/question.html"
    nav: ClassVar[str] = "quiz"

    attempt: str
    position: int
    title: str
    question: AskedQuestion
    rev: int
    map: tuple[MapEntry, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    conflict: str = ""
    class_name: str = ""
    closes: str = ""

    @property
    def total(self) -> int:
        """How many questions the paper has."""
        return len(self.map)

    @property
    def answered(self) -> int:
        """How many of them have a saved answer."""
        return sum(entry.is_answered for entry in self.map)

    @property
    def is_saved(self) -> bool:
        """Whether this question has a saved answer."""
        return any(entry.is_current and entry.is_answered for entry in self.map)


@dataclass(frozen=True, slots=True)
class HandIn:
    """Before handing in: which questions have no answer."""

    template: ClassVar[str] = "play/hand_in.html"
    nav: ClassVar[str] = "quiz"

    attempt: str
    title: str
    total: int
    unanswered: tuple[int, ...] = ()
    counts_for_class: bool = False


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result. `score` and `maximum` are figures as text ("16.5"); `when` is when it was handed in.

    `answers_from` says when answers are shown, where that is later than now; then `items` is empty.
    """

    template: ClassVar[str] = "play/result.html"
    nav: ClassVar[str] = "quiz"

    attempt: str
    bank: str
    title: str
    when: str
    score: str
    maximum: str
    items: tuple[AnsweredQuestion, ...] = ()
    class_name: str = ""
    answers_from: str = ""
    may_practise: bool = True

    @property
    def missed(self) -> int:
        """How many questions were not fully right."""
        return sum(item.verdict != "right" for item in self.items)
