"""Home, for whoever comes first and whoever comes back, help, and what goes wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import BankLink, ClassQuizLine, CourseLine, RecallBar, SessionLeft
from quizapp.web.views.progress import WeekLine


@dataclass(frozen=True, slots=True)
class SectionCount:
    """A section of the source, how many facts it gives and how many written questions."""

    title: str
    facts: int
    questions: int = 0


@dataclass(frozen=True, slots=True)
class HomeFirst:
    """The first visit: the course, what it holds and how to begin."""

    template: ClassVar[str] = "pages/home_first.html"
    nav: ClassVar[str] = "learn"

    bank: str
    title: str
    summary: str
    fact_count: int
    sections: tuple[SectionCount, ...]
    source: str = ""
    other_banks: tuple[BankLink, ...] = ()
    question_count: int = 0


@dataclass(frozen=True, slots=True)
class SectionRecall:
    """A section as the learner remembers it."""

    id: str
    title: str
    recall: RecallBar


@dataclass(frozen=True, slots=True)
class ShutBy:
    """A closed-book quiz that the learner is taking: the attempt's id and the quiz's title."""

    attempt: str
    title: str


@dataclass(frozen=True, slots=True)
class HomePlan:
    """A learner comes back: the most urgent of their courses, then the others.

    `due` facts are due, `new` are to be met; both 0 means done for today. A session begun now takes
    `minutes` and leaves `left` of them for later; `later` says so.

    `date_words` is the learner's day ("Monday, 23 November"); `come_back` says when there is more
    ("tomorrow, about 12 questions"); `open_session` is one that was left in the middle. `zone_missing` says
    that it is not known where the learner's day begins, so that it begins in UTC.

    `exam` is the countdown ("Exam in 12 days") where an exam is ahead, `plan_words` the plan in a sentence;
    `exam_title` its name. `exam_past`: the last one is over and no other is set. `has_last_look`: the exam is
    today, and something can be looked at once more. `week`: how the week goal stands, where one is set.
    `shut_by`: the quiz that shuts the course while it is taken. Of the sections, `aside` facts are left out
    that the learner put aside.
    """

    template: ClassVar[str] = "pages/home_plan.html"
    nav: ClassVar[str] = "learn"

    bank: str
    title: str
    date_words: str
    due: int
    new: int
    minutes: int
    sections: tuple[SectionRecall, ...]
    left: int = 0
    later: str = ""
    from_sections: tuple[str, ...] = ()
    come_back: str = ""
    done_today: int = 0
    open_session: SessionLeft | None = None
    quizzes: tuple[ClassQuizLine, ...] = ()
    class_names: tuple[str, ...] = ()
    courses: tuple[CourseLine, ...] = ()
    other_banks: tuple[BankLink, ...] = ()
    zone_missing: bool = False
    exam: str = ""
    plan_words: str = ""
    is_exam_day: bool = False
    exam_past: bool = False
    exam_title: str = ""
    has_last_look: bool = False
    week: WeekLine | None = None
    aside: int = 0
    shut_by: ShutBy | None = None

    @property
    def questions(self) -> int:
        """How many questions a session begun now has."""
        return self.due + self.new - self.left


@dataclass(frozen=True, slots=True)
class HomeEmpty:
    """No course has been loaded yet."""

    template: ClassVar[str] = "pages/home_empty.html"
    nav: ClassVar[str] = "learn"


@dataclass(frozen=True, slots=True)
class KeysPage:
    """Every key that does something."""

    template: ClassVar[str] = "pages/keys.html"
    nav: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """How it works. `words` are those of the five steps of recall, from not met to sure."""

    template: ClassVar[str] = "pages/help.html"
    nav: ClassVar[str] = ""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """Something did not work: what happened, what to do next. `error_id` finds it in the log.

    `again` is the address of a page that may come at the next try, `back` that of the page one came from,
    `attempt` a quiz to go on with.
    """

    template: ClassVar[str] = "errors/error.html"
    nav: ClassVar[str] = ""

    status: int
    headline: str
    next_step: str
    error_id: str = ""
    may_sign_in: bool = False
    again: str = ""
    back: str = ""
    attempt: str = ""
