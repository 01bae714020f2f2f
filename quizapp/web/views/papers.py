"""Papers to print: forms with their questions, which hold no key, and the key sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.questions import AskedQuestion


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """One question of a form by its number."""

    number: int
    question: AskedQuestion


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """One form, without its key."""

    letter: str
    questions: tuple[PrintedQuestion, ...]


@dataclass(frozen=True, slots=True)
class KeyCell:
    """What is right in one form: letters if it has any, the answer in words, its place in the source."""

    letters: str
    answer: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys of a few forms side by side: for each number a cell for each letter."""

    letters: tuple[str, ...]
    rows: tuple[tuple[int, tuple[KeyCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class Equality:
    """One measure of the forms: what it is, and its value in each."""

    what: str
    values: tuple[str, ...]
    is_equal: bool


@dataclass(frozen=True, slots=True)
class PrintedQuiz:
    """The quiz whose papers are printed, with its class. `is_shared`: all have one paper."""

    quiz: str
    title: str
    class_id: str
    class_name: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class PapersPage:
    """Choose papers and print them. Rendered with `form`: PapersForm, or QuizPaperForm for a `quiz`.

    `letters` are empty until something was chosen, `forms` where the key stands alone, `keys` where it is
    left out. `others` are the other ways to print the same, as (words, address), `elsewhere` leads to files
    for other programs. `not_alike` says in a sentence that the forms are not equal in everything.
    """

    template: ClassVar[str] = "teach/papers.html"
    nav: ClassVar[str] = "classes"

    bank: str
    bank_title: str
    revision: str = ""
    seed: str = ""
    letters: tuple[str, ...] = ()
    question_count: int = 0  # of each form
    forms: tuple[PrintedForm, ...] = ()
    keys: tuple[KeyTable, ...] = ()
    measures: tuple[Equality, ...] = ()
    not_alike: str = ""
    others: tuple[tuple[str, str], ...] = ()
    elsewhere: str = ""
    quiz: PrintedQuiz | None = None
