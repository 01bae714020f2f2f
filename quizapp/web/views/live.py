"""A quiz while it runs, as its instructors watch it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TakerLine:
    """One student. `state` is a value of `State`; the rest are phrases or empty.

    `where`: "question 7 of 18"; `saved`: "2 minutes ago"; `left`: "13 minutes"; `answered` of `questions`.
    """

    member: str
    name: str
    login: str
    state: str
    where: str = ""
    saved: str = ""
    left: str = ""
    answered: int = 0
    questions: int = 0
    score: str = ""


@dataclass(frozen=True, slots=True)
class LivePage:
    """Where everybody stands, whoever may need help first. `may_extend`: the quiz has an end to move."""

    template: ClassVar[str] = "teach/live.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str
    headline: str
    terms: str = ""
    lines: tuple[TakerLine, ...] = ()
    may_extend: bool = False
    version: str = ""  # changes whenever anything above does
    at: str = ""  # when it was so


@dataclass(frozen=True, slots=True)
class MoreTimePage:
    """Give more time: to one student, or with an empty `member` to all. Rendered with `form`: MoreTimeForm.

    `at_it` are in the middle of the quiz, `to_come` have not begun.
    """

    template: ClassVar[str] = "teach/more_time.html"
    nav: ClassVar[str] = "classes"

    quiz: str
    title: str
    class_id: str
    class_name: str
    member: str = ""
    name: str = ""
    at_it: int = 0
    to_come: int = 0
    left: str = ""
