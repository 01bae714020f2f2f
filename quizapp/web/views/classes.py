"""Classes, as their students see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.core.quiz_states import QuizState
from quizapp.web.views.common import BankLink, ClassQuizLine


@dataclass(frozen=True, slots=True)
class JoinPage:
    """Join a class by its code. `class_name` is known when the code came with the link."""

    template: ClassVar[str] = "classes/join.html"
    nav: ClassVar[str] = "quiz"

    class_name: str = ""


@dataclass(frozen=True, slots=True)
class ClassExamLine:
    """An exam day to come: its course, and `when` it is ("Thursday, 26 November, in 3 days")."""

    bank: str
    bank_title: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class StudentClass:
    """A class, its quizzes, its courses and its exam days to come. `is_over`: it was archived.

    `shares_memory`: whether those who teach may see what is remembered; None until that was asked.

    What waits comes as it is due, what is to come as it opens. `next_due` says when the first that waits
    ends, as the end of a sentence ("tomorrow at 18:00"), empty where nothing ends.
    """

    template: ClassVar[str] = "classes/show.html"
    nav: ClassVar[str] = "quiz"

    class_id: str
    name: str
    teachers: tuple[str, ...]
    quizzes: tuple[ClassQuizLine, ...] = ()
    is_over: bool = False
    courses: tuple[BankLink, ...] = ()
    next_due: str = ""
    shares_memory: bool | None = None
    exams: tuple[ClassExamLine, ...] = ()

    @property
    def waiting(self) -> tuple[ClassQuizLine, ...]:
        """What there is to do now."""
        return tuple(quiz for quiz in self.quizzes if quiz.waits)

    @property
    def to_come(self) -> tuple[ClassQuizLine, ...]:
        """What is not open yet."""
        return tuple(quiz for quiz in self.quizzes if quiz.state == QuizState.NOT_YET)

    @property
    def done(self) -> tuple[ClassQuizLine, ...]:
        """What was handed in."""
        return tuple(quiz for quiz in self.quizzes if quiz.state in (QuizState.DONE, QuizState.AGAIN))

    @property
    def missed(self) -> tuple[ClassQuizLine, ...]:
        """What is closed and was not taken."""
        return tuple(quiz for quiz in self.quizzes if quiz.state == QuizState.CLOSED)
