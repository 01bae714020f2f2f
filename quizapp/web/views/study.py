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
class Turns:
    """What can be done with the card at a position besides answering it.

    `may_put_aside`: it is about one fact; `has_options`: options can be shown for it.
    """

    session: str
    position: int
    may_put_aside: bool = True
    has_options: bool = False
    may_report: bool = True


@dataclass(frozen=True, slots=True)
class Advice:
    """What helps after a wrong answer.

    `rival` is what the fact says whose answer was `given`, and `rival_fact` its id; empty where there is
    none. `times` ("Twice") says how often it was given, where it is believed; `lapses` how often a fact that
    keeps slipping was forgotten, else 0. `is_side_by_side`: both facts are asked together soon.
    """

    given: str
    answer: str
    times: str = ""
    rival: str = ""
    rival_fact: str = ""
    rival_place: str = ""
    lapses: int = 0
    is_side_by_side: bool = False


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
    turns: Turns | None = None


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
    turns: Turns | None = None


@dataclass(frozen=True, slots=True)
class StudyFeedback:
    """What came of an answer. `comes_back` says when it is asked again ("in a few questions").

    `may_be_slip`: what was typed is one slip away from what is right. `source` is the fact
    whose page tells where the source has it. `left`: how many questions are still to come although the time
    is up, so that the session may be stopped at position `stop_at`.
    """

    template: ClassVar[str] = "study/feedback.html"
    nav: ClassVar[str] = "learn"

    session: str
    progress: Progress
    item: AnsweredQuestion
    comes_back: str = ""
    last: LastAnswer | None = None
    own_note: NoteBox | None = None
    turns: Turns | None = None
    advice: Advice | None = None
    may_be_slip: bool = False
    source: str = ""
    bank: str = ""
    left: int = 0
    stop_at: int = 0


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

    `met` counts new facts that were read, `learned` facts answered right;
    `come_back` is a phrase ("tomorrow, for about 12 questions");
    `waits_today` counts what another session of today would ask; `later` says what waits behind it, and
    `catch_up`, where there is a pile and no exam, how few minutes a day are enough for it.
    `forecast` says what is foreseen of the exam day before and after; `exam_words` what comes on an exam day
    or the day before. `is_out_of_time`: the minutes were used up before everything was asked, and
    `left_out` facts were not, or did not come back: `unfinished` of them were missed.
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
    waits_today: int = 0
    more_to_do: bool = True
    last: LastAnswer | None = None
    forecast: str = ""
    has_exam: bool = False
    is_out_of_time: bool = False
    has_aside: bool = False
    met: int = 0
    left_out: int = 0
    unfinished: int = 0
    later: str = ""
    catch_up: str = ""
    is_exam_day: bool = False
    exam_words: str = ""


@dataclass(frozen=True, slots=True)
class StudyNothing:
    """GET /study without a session: nothing is under way."""

    template: ClassVar[str] = "study/nothing.html"
    nav: ClassVar[str] = "learn"

    bank: str
    questions: int = 0
    come_back: str = ""
