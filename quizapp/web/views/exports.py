"""Taking a course or a paper elsewhere: the format, and what would become of each question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Format:
    """A format to choose: its key, its name, and what it is for in a line."""

    key: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to say, and the names of the items of which it holds; `more` are so many besides."""

    text: str
    count: int
    names: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What would be written. `totals` are words and numbers whose last is the sum of the others."""

    title: str
    file_name: str
    size: str
    download: str
    count: int
    items: int
    totals: tuple[tuple[str, int], ...]
    notes: tuple[str, ...] = ()
    lost: tuple[Reason, ...] = ()
    left_out: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportPage:
    """Choose a format and see the report. Rendered with `form`: ExportForm, or PaperExportForm for a paper.

    `action` is where the choice is sent, with `hidden` besides; `paper` says which paper it is, in words,
    and `back` leads to it.
    """

    template: ClassVar[str] = "bank/export.html"
    nav: ClassVar[str] = "files"

    bank: str
    bank_title: str
    action: str
    formats: tuple[Format, ...]
    report: ExportReport | None = None
    hidden: tuple[tuple[str, str], ...] = ()
    paper: str = ""
    back: str = ""
