"""Classes, as their students see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import BankLink, ClassQuizLine


@dataclass(frozen=True, slots=True)
class JoinPage:
    """Join a class by its code. `class_name` is known when the code came with the link."""

    template: ClassVar[str] = "classes/join.html"
    nav: ClassVar[str] = "quiz"

    class_name: str = ""


@dataclass(frozen=True, slots=True)
class StudentClass:
    """A class, its quizzes (the open ones first) and its courses. `is_over`: it was archived."""

    template: ClassVar[str] = "classes/show.html"
    nav: ClassVar[str] = "quiz"

    class_id: str
    name: str
    teachers: tuple[str, ...]
    quizzes: tuple[ClassQuizLine, ...] = ()
    is_over: bool = False
    courses: tuple[BankLink, ...] = ()

    @property
    def waiting(self) -> tuple[ClassQuizLine, ...]:
        """What there is to do now."""
        return tuple(quiz for quiz in self.quizzes if quiz.waits)

    @property
    def rest(self) -> tuple[ClassQuizLine, ...]:
        """What is done, closed or not open yet."""
        return tuple(quiz for quiz in self.quizzes if not quiz.waits)
