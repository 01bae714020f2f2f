"""Study: meet a fact, be asked, hear back, and the summary at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from quizapp.web.views.own import NoteBox
from quizapp.web.views.pictures import SeenPicture
from quizapp.web.views.questions import AnsweredQuestion, AskedQuestion, CardBack


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a session stands: `done` of `planned` steps; `again` misses were put back at the end."""

    done: int
    planned: int
    again: int = 0
    minutes_left: int = 0


@dataclass(frozen=True, slots=True)
class LastAnswer:
    """The answer that can be undone from a page: where it was given, and how often was undone before."""

    session: str
    position: int
    undos: int = 0


@dataclass(frozen=True, slots=True)
class StudyMeet:
    """A new fact, shown once before it is asked. `say` has `{}` round the answer."""

    template: ClassVar[str] = "study/meet.html"
    nav: ClassVar[str] = "learn"

    session: str
    position: int
    seen: str
    progress: Progress
    section: str
    say: str
    why: str = ""
    caution: str = ""
    place: str = ""
    last: LastAnswer | None = None
    picture: SeenPicture | None = None


@dataclass(frozen=True, slots=True)
class StudyAsk:
    """A question. `values` refills the form and `error` is said beside it after an unreadable answer.

    `back` is the other side, for a flashcard only.
    """

    template: ClassVar[str] = "study/ask.html"
    nav: ClassVar[str] = "learn"

    session: str
    position: int
    seen: str
    progress: Progress
    question: AskedQuestion
    values: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    back: CardBack | None = None
    last: LastAnswer | None = None


@dataclass(frozen=True, slots=True)
class StudyFeedback:
    """What came of an answer. `comes_back` says when it is asked again ("in a few questions")."""

    template: ClassVar[str] = "study/feedback.html"
    nav: ClassVar[str] = "learn"

    session: str
    progress: Progress
    item: AnsweredQuestion
    comes_back: str = ""
    last: LastAnswer | None = None
    own_note: NoteBox | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that went wrong in this session, with its answer."""

    prompt: str
    answer: str
    fact: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class StudyDone:
    """The end of a session. `right_first` of `facts_asked` facts were right at once;
    `asked` counts every question. `kept` of the `learned` facts are expected to be known tomorrow.

    `learned` counts facts met for the first time; `come_back` is a phrase ("tomorrow, about 12 questions").
    """

    template: ClassVar[str] = "study/done.html"
    nav: ClassVar[str] = "learn"

    session: str
    bank: str
    asked: int
    facts_asked: int
    right_first: int
    learned: int
    kept: int
    minutes: int
    missed: tuple[Missed, ...] = ()
    come_back: str = ""
    more_to_do: bool = True
    last: LastAnswer | None = None


@dataclass(frozen=True, slots=True)
class StudyNothing:
    """GET /study without a session: nothing is under way."""

    template: ClassVar[str] = "study/nothing.html"
    nav: ClassVar[str] = "learn"

    bank: str
    questions: int = 0
    come_back: str = ""
