"""One class, as those who teach it see it: its pages but for quizzes and scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from quizapp.web.views.common import dark_runs
from quizapp.web.views.teach import ClassCourse, ClassQuiz


@dataclass(frozen=True, slots=True)
class Door:
    """How students get into a class: the code, the link, and the rows of its QR code, `1` dark."""

    code: str
    url: str
    qr: tuple[str, ...] = ()

    @property
    def dark_runs(self) -> tuple[tuple[int, int, int], ...]:
        """The QR code as few rectangles draw it."""
        return dark_runs(self.qr)

    @property
    def before_code(self) -> str:
        """The link up to the code in it: a line may break here, and nowhere in the code."""
        return self.url[: self.url.rindex("/") + 1]

    @property
    def code_in_url(self) -> str:
        """The code at the end of the link."""
        return self.url[self.url.rindex("/") + 1 :]


@dataclass(frozen=True, slots=True)
class WorkingNow:
    """A quiz that students are in the middle of: `working` of them, `done` of `students` handed in."""

    quiz: str
    title: str
    working: int
    done: int


@dataclass(frozen=True, slots=True)
class TeachClass:
    """A class at a glance. `archived` says since when it is archived; empty for a class of every day.

    `expected` are names on the roster that nobody has joined under. `erased` is how many members have
    deleted everything about themselves.
    """

    template: ClassVar[str] = "teach/class.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    door: Door
    students: int = 0
    expected: int = 0
    working: tuple[WorkingNow, ...] = ()
    quizzes: tuple[ClassQuiz, ...] = ()
    courses: tuple[ClassCourse, ...] = ()
    teachers: tuple[str, ...] = ()
    archived: str = ""
    erased: int = 0

    @property
    def current_quizzes(self) -> tuple[ClassQuiz, ...]:
        """The quizzes of every day."""
        return tuple(quiz for quiz in self.quizzes if not quiz.is_archived)

    @property
    def archived_quizzes(self) -> tuple[ClassQuiz, ...]:
        """Those that were archived one by one."""
        return tuple(quiz for quiz in self.quizzes if quiz.is_archived)


@dataclass(frozen=True, slots=True)
class ClassCourses:
    """The courses of a class. Rendered with `form`: CoursesForm. `may_change`: it is not archived."""

    template: ClassVar[str] = "teach/courses.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    courses: tuple[ClassCourse, ...] = ()
    may_change: bool = True


@dataclass(frozen=True, slots=True)
class JoinSheet:
    """The code, the link and the square, as large as a wall: for a projector, and to print."""

    template: ClassVar[str] = "teach/join_sheet.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    door: Door
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class ColleagueLine:
    """Somebody who teaches the class. `is_me`: whoever looks at the page."""

    colleague: str
    name: str
    login: str
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class InvitationLine:
    """An invitation that is open: who made it, when, and until when it is good."""

    invitation: int
    author: str
    made: str
    until: str


@dataclass(frozen=True, slots=True)
class ColleaguesPage:
    """Who teaches a class, and whom they have invited."""

    template: ClassVar[str] = "teach/colleagues.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    people: tuple[ColleagueLine, ...]
    invitations: tuple[InvitationLine, ...] = ()


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """An invitation just made; shown this once. `is_new`: for somebody who has no account yet."""

    template: ClassVar[str] = "teach/invitation_link.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    link: str
    ends: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """An invitation, as whoever opens it sees it.

    `may`: `accept`; or why they cannot: `teaches` it already, `sign_in` first, or is a `student`.
    """

    template: ClassVar[str] = "teach/invitation.html"
    nav: ClassVar[str] = "classes"

    token: str
    class_name: str
    may: str
