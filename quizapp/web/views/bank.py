"""Question files: what was uploaded and what would become of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class UploadLine:
    """An uploaded file; `words` says what became of it ("61 taken in")."""

    upload: str
    filename: str
    when: str
    words: str
    course: str = ""  # its title


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A course that is here. `is_kept`: for instructors only; `is_proposed`: its folder would change it."""

    slug: str
    title: str
    facts: int
    questions: int = 0
    is_kept: bool = False
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class FilesPage:
    """Courses and question files. Rendered with `form`: UploadForm.

    `sample` is a file of one fact, as an example; `example` the titles and some rows of a table.
    """

    template: ClassVar[str] = "bank/files.html"
    nav: ClassVar[str] = "files"

    uploads: tuple[UploadLine, ...] = ()
    banks: tuple[LoadedBank, ...] = ()
    sample: str = ""
    example: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file; the characters from `start` up to `end` are what the message is about."""

    number: int
    text: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file: where it is, what is wrong, what to write instead."""

    line: int
    column: int
    what: str
    instead: str = ""
    item: str = ""
    lines: tuple[SourceLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportItem:
    """One item that can be taken in; `status` is `new`, `changed` or `unchanged`; `kind` as `fact: year`."""

    name: str
    kind: str
    status: str
    line: int
    text: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UploadReport:
    """The dry run of one file. `is_taken`: it has been taken in, and the report is history."""

    template: ClassVar[str] = "bank/report.html"
    nav: ClassVar[str] = "files"

    upload: str
    filename: str
    format: str
    bank: str
    bank_title: str
    items: tuple[ReportItem, ...] = ()
    faults: tuple[Fault, ...] = ()
    parts: tuple[str, ...] = ()  # what else it would change, in words ("12 names")
    other_changes: int = 0  # how many things that is
    is_taken: bool = False
    may_take: bool = True  # its course can be changed here

    def count(self, status: str) -> int:
        """How many items have this status."""
        return sum(item.status == status for item in self.items)

    @property
    def ready(self) -> int:
        """How many items would change the bank."""
        return self.count("new") + self.count("changed") + self.other_changes


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """What is said of an item or of the file: `level` is `notice`, `loss`, `skip` or `error`."""

    level: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """One item of another program's file. `lines` says where it stands ("lines 3 to 9").

    `name` is empty where it is called by its question.

    `status` is `whole`, `with loss`, `skipped` or `faulty`, `change` is `new`, `changed`, `unchanged` or
    empty where nothing can be taken in; `say` is the question with `{}` round the answer. `source` are the
    first lines of an item that is left out, those that something is said of marked.
    """

    number: int
    name: str
    kind: str
    lines: str
    status: str
    change: str = ""
    is_ticked: bool = False
    say: str = ""
    notes: tuple[ForeignNote, ...] = ()
    source: tuple[SourceLine, ...] = ()


Address = dict[str, str]  # the fields of an address of the same report


@dataclass(frozen=True, slots=True)
class ForeignCounts:
    """How many rows of the whole file are what; `suggested` are those that go in unless somebody says no."""

    left_out: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """Which rows are on this page, `first` to `last` of `count`, and the addresses of the others."""

    first: int
    last: int
    count: int
    number: int = 1
    most: int = 1
    before: Address | None = None
    after: Address | None = None
    all: Address | None = None
    first_page: Address | None = None  # where all rows are on this page, the way back


@dataclass(frozen=True, slots=True)
class RowFilter:
    """A way to see some of the rows only."""

    words: str
    count: int
    address: Address
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """How the file can be read instead, and what was asked for. `is_doubtful`: somebody should look."""

    encodings: tuple[str, ...] = ()
    encoding: str = ""
    formats: tuple[tuple[str, str], ...] = ()
    format: str = ""
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of a table: its title, what it is taken for, its first cells."""

    title: str
    role: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnsPart:
    """The columns of a table and the roles they can have. `is_told`: somebody has said what they mean."""

    columns: tuple[ColumnLine, ...]
    roles: tuple[tuple[str, str], ...]
    has_titles: bool = True
    is_told: bool = False
    is_open: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class ForeignReport:
    """The dry run of a file of another program. Rendered with `form`: TakeInForm.

    `rows` are those of this page, `counts` and `totals` speak of the whole file; `totals` are words and
    numbers whose last is the sum of the others. `shown` are the numbers of the rows to tick, in short;
    `address` are the fields of this page's. `error` is what is wrong with the choice.
    """

    template: ClassVar[str] = "bank/foreign_report.html"
    nav: ClassVar[str] = "files"

    upload: str
    filename: str
    format: str
    bank: str
    bank_title: str
    rows: tuple[ForeignRow, ...] = ()
    notes: tuple[ForeignNote, ...] = ()
    totals: tuple[tuple[str, int], ...] = ()
    counts: ForeignCounts = field(default_factory=ForeignCounts)
    shown: str = ""
    pages: Pages = Pages(0, 0, 0)
    filters: tuple[RowFilter, ...] = ()
    address: Address = field(default_factory=dict)
    reading: ReadingChoices = ReadingChoices()
    columns: ColumnsPart | None = None
    error: str = ""
    is_taken: bool = False
    is_kept: bool = False  # its course is for instructors only
    may_take: bool = True  # its course can be changed here
    given_back: str = ""  # what of it a file can give back: `the faulty ones`; nothing where it cannot

    @property
    def takeable(self) -> tuple[ForeignRow, ...]:
        """The rows that can be in the course, whether they change it or not."""
        return tuple(row for row in self.rows if row.change)

    @property
    def left_out(self) -> tuple[ForeignRow, ...]:
        """The rows that cannot."""
        return tuple(row for row in self.rows if not row.change)

    @property
    def ready(self) -> int:
        """How many rows of the file would change the course."""
        return self.counts.new + self.counts.changed

    @property
    def may_tick(self) -> bool:
        """Whether rows can be chosen."""
        return bool(self.ready) and self.may_take and not self.is_taken


@dataclass(frozen=True, slots=True)
class NewCourse:
    """Make a course. Rendered with `form`: CourseForm."""

    template: ClassVar[str] = "bank/new_course.html"
    nav: ClassVar[str] = "files"


@dataclass(frozen=True, slots=True)
class CourseSection:
    """A section of a course: the name of its file, the marks of its paragraphs, how much it holds."""

    id: str
    title: str
    marks: str
    facts: int
    questions: int = 0


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that a proposal touches; `say` and `before` have `{}` round the answer."""

    fact: str
    say: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class ProposedChange:
    """What a course's folder would change. `digest` and `base` say of which contents this page speaks."""

    digest: str
    base: str
    when: str
    added: tuple[FactChange, ...] = ()
    changed: tuple[FactChange, ...] = ()
    gone: tuple[FactChange, ...] = ()
    parts: tuple[str, ...] = ()
    audience: str = ""  # `learners` or `instructors`, where who sees it would change


@dataclass(frozen=True, slots=True)
class CoursePage:
    """A course as instructors see it. Rendered with `form`: AudienceForm.

    `is_folder`: it comes from a folder, so it can only be read here; `is_kept`: for instructors only.
    `reports` of learners wait.
    """

    template: ClassVar[str] = "bank/course.html"
    nav: ClassVar[str] = "files"

    bank: str
    title: str
    facts: int
    sections: tuple[CourseSection, ...]
    questions: int = 0
    is_folder: bool = False
    is_kept: bool = False
    proposal: ProposedChange | None = None
    reports: int = 0
