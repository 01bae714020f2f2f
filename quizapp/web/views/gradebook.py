"""The gradebook of a class, one cell of it, one student, and one attempt, as instructors see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from quizapp.web.views.questions import AnsweredQuestion


class GradeCell(NamedTuple):
    """A cell; light, as a page has thousands. `look` are its classes, `sign` a word behind the score."""

    quiz: str
    look: str
    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A student: `total` is what the row comes to so far, empty where nothing counts yet."""

    member: str
    name: str
    login: str
    cells: tuple[GradeCell, ...]
    total: str = ""


@dataclass(frozen=True, slots=True)
class GradeHead:
    """The head of a column: what it is out of, when it closes, where a click sorts by it.

    `sorted` is `ascending`, `descending` or empty. `mean`, `median` and `count` are those of the whole class.
    `is_chosen` marks the quiz that narrow windows show.
    """

    title: str
    address: str
    sorts: str
    sorted: str = ""
    quiz: str = ""
    small: str = ""
    mean: str = ""
    median: str = ""
    count: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class StatusLink:
    """A choice of who is shown: everybody, or those with a status."""

    label: str
    count: int
    address: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class GradebookPage:
    """The gradebook. Rendered with `form`: GradebookForm. `headline` is the finding, `lead` goes with it.

    `by_name` and `total` are the outer columns. `rows` are those of this page of `found` that fit, of
    `students` in all; `first` is the number of the first. `empty`: what is lacking, `students` or `quizzes`.
    """

    template: ClassVar[str] = "teach/gradebook.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    headline: str
    lead: str = ""
    empty: str = ""
    by_name: GradeHead | None = None
    heads: tuple[GradeHead, ...] = ()
    total: GradeHead | None = None
    rows: tuple[GradeRow, ...] = ()
    statuses: tuple[StatusLink, ...] = ()
    students: int = 0
    found: int = 0
    first: int = 0
    before: str = ""
    after: str = ""
    everybody: str = ""
    missing_is_zero: bool = True
    is_arranged: bool = False  # whether it is sorted or counted in another way than usual

    @property
    def last(self) -> int:
        """The number of the last row shown."""
        return self.first + len(self.rows) - 1

    @property
    def chosen(self) -> GradeHead | None:
        """The quiz that narrow windows show."""
        return next((head for head in self.heads if head.is_chosen), None)


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt of a student; `words` is what it came to, or how far it is."""

    attempt: str
    number: int
    words: str
    started: str
    finished: str = ""
    took: str = ""
    counts: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change of a score: from what to what, who made it, when and why."""

    when: str
    who: str
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class CellPage:
    """One student at one quiz. Rendered with `form`: GradeForm.

    `by_attempts` is what would count without the instructor; `seen` the newest change; `is_above`: what is
    set is more than the quiz can earn. `before` and `after` are the neighbours in the list of students: their
    public id and name.
    """

    template: ClassVar[str] = "teach/grade.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    quiz: str
    title: str
    member: str
    name: str
    headline: str
    by_attempts: str
    maximum: str
    method: str = ""
    is_given: bool = False
    is_above: bool = False
    seen: int = 0
    attempts: tuple[AttemptRow, ...] = ()
    history: tuple[HistoryRow, ...] = ()
    before: tuple[str, str] | None = None
    after: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class StudentQuiz:
    """One quiz on a student's page. `status` and `look` are a tag; `different`: what is so for them alone."""

    quiz: str
    title: str
    words: str
    status: str
    look: str
    different: str = ""
    attempts: tuple[AttemptRow, ...] = ()
    history: tuple[HistoryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class StudentPage:
    """All of a student in a class. `about` are pairs of what is known of them ("Login", "ada")."""

    template: ClassVar[str] = "teach/student.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    member: str
    name: str
    headline: str
    lead: str = ""
    about: tuple[tuple[str, str], ...] = ()
    quizzes: tuple[StudentQuiz, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenQuestion:
    """A question of an attempt with what only instructors see: when it was answered, what came too late."""

    item: AnsweredQuestion
    answered: str = ""
    late: tuple[tuple[str, str], ...] = ()  # what was sent, when


@dataclass(frozen=True, slots=True)
class SeenAttemptPage:
    """An attempt as its instructor sees it. `lead` says when it was made."""

    template: ClassVar[str] = "teach/attempt.html"
    nav: ClassVar[str] = "classes"

    attempt: str
    class_id: str
    class_name: str
    quiz: str
    title: str
    member: str
    name: str
    headline: str
    lead: str
    is_open: bool = False
    items: tuple[SeenQuestion, ...] = ()
