"""Question files: what was uploaded and what would become of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class UploadLine:
    """An uploaded file; `words` says what became of it ("61 taken in")."""

    upload: str
    filename: str
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class LoadedBank:
    """A bank that is loaded."""

    slug: str
    title: str
    facts: int


@dataclass(frozen=True, slots=True)
class FilesPage:
    """Question files. Rendered with `form`: UploadForm."""

    template: ClassVar[str] = "bank/files.html"
    nav: ClassVar[str] = "files"

    uploads: tuple[UploadLine, ...] = ()
    banks: tuple[LoadedBank, ...] = ()


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
    is_taken: bool = False

    def count(self, status: str) -> int:
        """How many items have this status."""
        return sum(item.status == status for item in self.items)

    @property
    def ready(self) -> int:
        """How many items would change the bank."""
        return self.count("new") + self.count("changed")
