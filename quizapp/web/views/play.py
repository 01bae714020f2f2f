"""Quizzes: choose, begin, answer, hand in, read the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from quizapp.core.certainty import Level
from quizapp.core.quiz_states import QuizState
from quizapp.web.views.common import ChangeLine, ClassQuizLine
from quizapp.web.views.own import NoteBox
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
    question_count: int = 0


@dataclass(frozen=True, slots=True)
class OwnAttemptLine:
    """One of a learner's attempts at a quiz; `words` is its result, or how it stands."""

    attempt: str
    number: int
    when: str
    words: str
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class GivenNote:
    """What an instructor decided about the learner's score, as a sentence, and why, as they wrote it."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class QuizStart:
    """The start page of a class's quiz.

    `attempt` is the newest. `rules` are sentences beside the number of questions ("You have one attempt.");
    `number` is that of the attempt that can be begun, `left` what is left after several ("2 attempts left"),
    empty for as many as one likes; `is_over_time` says that the newest ended because its time was up;
    `counted` is the score that counts, `method` why ("the best attempt counts"). `given` is what was set by
    hand instead, `changes` what was changed since it was published, without the reasons, which are for those
    who teach.
    """

    template: ClassVar[str] = "play/quiz.html"
    nav: ClassVar[str] = "quiz"

    quiz: str
    title: str
    class_id: str
    class_name: str
    question_count: int
    state: QuizState
    rules: tuple[str, ...] = ()
    when: str = ""
    attempt: str = ""
    number: int = 1
    left: str = ""
    attempts: tuple[OwnAttemptLine, ...] = ()
    counted: str = ""
    method: str = ""
    given: GivenNote | None = None
    changes: tuple[ChangeLine, ...] = ()
    is_over_time: bool = False


@dataclass(frozen=True, slots=True)
class MapEntry:
    """One question of the map."""

    position: int
    is_answered: bool = False
    is_current: bool = False
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Timer:
    """When an attempt ends: both moments as scripts read them, and the end in words ("24 May, 18:20")."""

    due: str
    server_now: str
    ends: str


@dataclass(frozen=True, slots=True)
class OneQuestion:
    """A question of an attempt with its saved answer, ready to be answered. Positions count from 1.

    `rev` is the revision of the saved answer and `client` the name of this page, both posted back; `values`
    are what the fields hold. `is_unknown`: the saved answer is that they do not know. `levels` are the
    certainties to choose from, none where the quiz does not ask. `checked` is the answer that was checked
    last; where it `is_settled` it stands, else `tries` says what another check would do.
    """

    position: int
    question: AskedQuestion
    rev: int
    client: str
    values: Mapping[str, str] = field(default_factory=dict)
    is_unknown: bool = False
    levels: tuple[Level, ...] = ()
    checked: AnsweredQuestion | None = None
    is_settled: bool = False
    tries: str = ""


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question of an attempt, with the map of all.

    `conflict` is the sentence to show when another tab has saved since; the fields then hold what this tab
    had typed. `checks`: answers can be checked before handing in. `is_one_way`: what was left stays shut.
    """

    template: ClassVar[str] = "play/question.html"
    nav: ClassVar[str] = "quiz"

    attempt: str
    title: str
    item: OneQuestion
    map: tuple[MapEntry, ...]
    error: str = ""
    conflict: str = ""
    class_name: str = ""
    timer: Timer | None = None
    is_one_way: bool = False
    checks: bool = False

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

    @property
    def is_flagged(self) -> bool:
        """Whether this question is flagged."""
        return any(entry.is_current and entry.is_flagged for entry in self.map)


@dataclass(frozen=True, slots=True)
class AllQuestions:
    """All questions of an attempt, for a script to show while there is no connection; no page of its own."""

    template: ClassVar[str] = "play/all.html"
    nav: ClassVar[str] = "quiz"

    items: tuple[OneQuestion, ...]


@dataclass(frozen=True, slots=True)
class HandIn:
    """Before handing in: which questions have no answer, and which are flagged.

    `reached` is the question that can still be answered where the quiz goes one way, else 0.
    """

    template: ClassVar[str] = "play/hand_in.html"
    nav: ClassVar[str] = "quiz"

    attempt: str
    title: str
    total: int
    unanswered: tuple[int, ...] = ()
    flagged: tuple[int, ...] = ()
    counts_for_class: bool = False
    asks_certainty: bool = False
    timer: Timer | None = None
    reached: int = 0


@dataclass(frozen=True, slots=True)
class CertaintyLine:
    """One certainty in a result: how many answers stated it, and how many of those were right."""

    name: str
    range: str
    count: int
    right: int


@dataclass(frozen=True, slots=True)
class CertaintySummary:
    """What certainties came to, as text. `bonus` is empty where too few questions stand behind it."""

    accuracy: str
    average: str
    bonus: str
    judged: str
    lines: tuple[CertaintyLine, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result. `score` and `maximum` are figures as text ("16.5"), empty while they may not be seen.

    `answers_from` says when answers are shown, where that is later than now; `knows_missed` whether it may
    be told what was missed. `overall` are words for the whole score, `quiz` the class quiz it was, of the
    class `class_id`, `given` what was set for that by hand.
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
    class_id: str = ""
    answers_from: str = ""
    may_practise: bool = True
    quiz: str = ""
    knows_missed: bool = True
    overall: str = ""
    certainty: CertaintySummary | None = None
    notes: Mapping[str, NoteBox] = field(default_factory=dict)  # of whoever looks, by fact
    cards_to_make: int = 0  # of what was missed
    to_practise: int = 0  # facts that were missed or maybe guessed
    given: GivenNote | None = None

    @property
    def missed(self) -> int:
        """How many facts were not right."""
        return sum(item.missed for item in self.items) if self.knows_missed else 0
