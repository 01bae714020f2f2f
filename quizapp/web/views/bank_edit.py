"""Writing a course: lists of what it holds, the forms for each, and what a fact becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.questions import AnsweredQuestion


@dataclass(frozen=True, slots=True)
class CourseBrief:
    """The course that a page writes. `is_folder`: it comes from a folder, so here it can only be read."""

    slug: str
    title: str
    is_folder: bool = False


@dataclass(frozen=True, slots=True)
class PartLine:
    """A fact or a written question in a list; `say` has `{}` round the answer, `words` say what it is."""

    id: str
    say: str
    words: tuple[str, ...] = ()
    has_caution: bool = False


@dataclass(frozen=True, slots=True)
class PartGroup:
    """What stands together in a list: the facts of a section, the names of a group."""

    id: str
    title: str
    lines: tuple[PartLine, ...]


@dataclass(frozen=True, slots=True)
class FactsList:
    """The facts of a course. Rendered with `form`: FilterForm. `total` counts all, whatever is looked for."""

    template: ClassVar[str] = "bank_edit/facts.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    groups: tuple[PartGroup, ...]
    total: int
    is_filtered: bool = False

    @property
    def found(self) -> int:
        """How many are shown."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True)
class NamesList:
    """The names of a course, by their groups."""

    template: ClassVar[str] = "bank_edit/names.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    groups: tuple[PartGroup, ...]
    total: int


@dataclass(frozen=True, slots=True)
class QuestionsList:
    """The written questions of a course, by section."""

    template: ClassVar[str] = "bank_edit/questions.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    groups: tuple[PartGroup, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PreviewedQuestion:
    """A question as learners see it, with its key; what the lint says of it, as faults and remarks."""

    item: AnsweredQuestion
    faults: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a fact becomes. `missing` says what has to be written first, `advice` what would give more."""

    questions: tuple[PreviewedQuestion, ...] = ()
    missing: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    advice: str = ""

    @property
    def kinds(self) -> int:
        """How many kinds of question there are."""
        return len({one.item.kind for one in self.questions})

    @property
    def by_kind(self) -> tuple[tuple[str, tuple[PreviewedQuestion, ...]], ...]:
        """The questions by what their kind is called, in the order of the kinds."""
        titles = dict.fromkeys(one.item.kind_title for one in self.questions)
        return tuple(
            (title, tuple(one for one in self.questions if one.item.kind_title == title)) for title in titles
        )

    @property
    def unsound(self) -> int:
        """How many questions must not be asked as they are."""
        return sum(bool(one.faults) for one in self.questions)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else has filled in otherwise."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else saved the same thing meanwhile: where the two differ, or that it was deleted."""

    differences: tuple[Difference, ...] = ()
    is_deleted: bool = False


@dataclass(frozen=True, slots=True)
class FactEditor:
    """Write a fact. Rendered with `form`: FactForm. `id` is empty for a new one.

    `labels` are names that may be spoken of, `units` and `pools` those that may be used. `places` says which
    paragraphs the sections have. `learners` counts those who have met it.
    """

    template: ClassVar[str] = "bank_edit/fact.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    id: str
    preview: Preview
    labels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    learners: int = 0
    overtaken: Overtaken | None = None


@dataclass(frozen=True, slots=True)
class NameEditor:
    """Write a name. Rendered with `form`: NameForm. `uses` are what speaks of it."""

    template: ClassVar[str] = "bank_edit/name.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    id: str
    uses: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
    overtaken: Overtaken | None = None


@dataclass(frozen=True, slots=True)
class QuestionEditor:
    """Write a question that is asked as it stands. Rendered with `form`: QuestionForm.

    `learners` counts those who have met it.
    """

    template: ClassVar[str] = "bank_edit/question.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    id: str
    preview: Preview
    places: tuple[tuple[str, str], ...] = ()
    learners: int = 0
    overtaken: Overtaken | None = None


@dataclass(frozen=True, slots=True)
class AboutCourse:
    """Write what a course says of itself. Rendered with `form`: AboutForm."""

    template: ClassVar[str] = "bank_edit/about.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    overtaken: Overtaken | None = None


@dataclass(frozen=True, slots=True)
class TakeOver:
    """A course of a folder can only be read. `back` is where to go on once it is taken over."""

    template: ClassVar[str] = "bank_edit/take_over.html"
    nav: ClassVar[str] = "files"

    course: CourseBrief
    back: str


@dataclass(frozen=True, slots=True)
class PreviewPiece:
    """What a fact or a question becomes, as a piece of a page; `what` is "fact" or "question"."""

    template: ClassVar[str] = "bank_edit/preview.html"
    nav: ClassVar[str] = "files"

    preview: Preview
    what: str = "fact"
