"""The students of a class, as those who teach it see them: the list, one of them, the roster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StudentLine:
    """A student of a class; `login` is empty for a guest, `active` a phrase ("today", "3 days ago").

    `extra` is their extra time in words or empty; `looks_alike`: another name can be taken for theirs.
    """

    member: str
    name: str
    login: str = ""
    id_number: str = ""
    email: str = ""
    extra: str = ""
    active: str = ""
    looks_alike: bool = False


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """Somebody on the roster who has not joined; `known_by`: what else the roster says of them.

    `member` and `member_name` are those of a student who may be this one, empty for none.
    """

    expected: int
    name: str
    known_by: str = ""
    member: str = ""
    member_name: str = ""


@dataclass(frozen=True, slots=True)
class StudentsPage:
    """The students of a class: those that `search` finds, in the order `sort`, one `page` of `pages`.

    `total` is how many there are in all, `found` how many the search finds.
    """

    template: ClassVar[str] = "teach/students.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    total: int
    found: int = 0
    lines: tuple[StudentLine, ...] = ()
    expected: tuple[ExpectedLine, ...] = ()
    search: str = ""
    sort: str = "name"
    page: int = 1
    pages: int = 1
    erased: int = 0
    has_ids: bool = False  # whether any of them has an ID number
    has_extra: bool = False  # or extra time


@dataclass(frozen=True, slots=True)
class MemberPage:
    """One student of a class. Rendered with `form`: MemberForm. `may_reset`: they can be given a link."""

    template: ClassVar[str] = "teach/member.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    class_name: str
    member: str
    name: str
    login: str = ""
    joined: str = ""
    active: str = ""
    may_reset: bool = False


@dataclass(frozen=True, slots=True)
class RosterPage:
    """Where a class list is pasted or uploaded. Rendered with `form`: RosterForm."""

    template: ClassVar[str] = "teach/roster.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    students: int = 0


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A line of a roster: whom it means (`by` what), what would change in words, or why nobody was found."""

    line: int
    name: str
    member: str = ""
    by: str = ""
    changes: tuple[str, ...] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class RosterReportPage:
    """What a roster would do. Rendered with `text`: the roster itself, on its way to be taken in."""

    template: ClassVar[str] = "teach/roster_report.html"
    nav: ClassVar[str] = "classes"

    class_id: str
    name: str
    known: tuple[RosterRow, ...] = ()
    unknown: tuple[RosterRow, ...] = ()
    absent: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()

    @property
    def changing(self) -> tuple[RosterRow, ...]:
        """The students of whom something would change."""
        return tuple(row for row in self.known if row.changes)
