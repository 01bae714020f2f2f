"""Classes, as their students see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import ClassQuizLine


@dataclass(frozen=True, slots=True)
class JoinPage:
    """Join a class by its code. `class_name` is known when the code came with the link."""

    template: ClassVar[str] = "classes/join.html"
    nav: ClassVar[str] = "quiz"

    class_name: str = ""


@dataclass(frozen=True, slots=True)
class StudentClass:
    """A class and its quizzes, the open ones first."""

    template: ClassVar[str] = "classes/show.html"
    nav: ClassVar[str] = "quiz"

    class_id: str
    name: str
    teachers: tuple[str, ...]
    quizzes: tuple[ClassQuizLine, ...] = ()

    @property
    def waiting(self) -> tuple[ClassQuizLine, ...]:
        """What there is to do now."""
        return tuple(quiz for quiz in self.quizzes if quiz.state in ("ready", "open"))

    @property
    def rest(self) -> tuple[ClassQuizLine, ...]:
        """What is done, closed or not open yet."""
        return tuple(quiz for quiz in self.quizzes if quiz.state not in ("ready", "open"))
