"""The programs that questions can be taken to: their names, and the kinds that each can be told whole."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.core.kinds import KINDS
from quizapp.formats.exports.writing import WRITERS

MARKED = (
    "choice", "choose_all", "true_false", "short_answer", "number", "year", "cloze", "matching", "comparison",
)  # fmt: skip
IN_ORDER = (*MARKED, "ordering")
CARDS = ("flashcard",)


@dataclass(frozen=True, slots=True)
class Known:
    """A format: its name, what it is for in a line, and the kinds that are drawn unless others are chosen."""

    title: str
    about: str
    kinds: tuple[str, ...] = MARKED


ABOUT: dict[str, Known] = {
    "gift": Known("GIFT", "for Moodle and others: a text that people can edit"),
    "moodle-xml": Known("Moodle XML", "for Moodle: with sections, tags, points and ids", IN_ORDER),
    "qti-1.2": Known("QTI 1.2", "for Canvas, Brightspace and others: a package to import"),
    "anki-package": Known("Anki package", "for Anki: cards to double-click", CARDS),
    "anki-text": Known("Anki text", "for Anki: cards as text, through its Import", CARDS),
    "aiken": Known("Aiken", "for Moodle: nothing but choices, as plain text", ("choice", "comparison")),
    "table": Known("CSV table", "for spreadsheets, and for reading back here", IN_ORDER),
    "xlsx": Known("Excel workbook", "for spreadsheets, and for reading back here", IN_ORDER),
}


def known(form: str) -> Known:
    """What a format is; one that nobody has described yet goes by its key."""
    return ABOUT.get(form, Known(form, "for another program"))


def formats() -> tuple[tuple[str, Known], ...]:
    """The formats that can be written, those people ask for most first."""
    order = list(ABOUT)
    keys = sorted(WRITERS, key=lambda form: order.index(form) if form in order else len(order))
    return tuple((form, known(form)) for form in keys)


def kinds_to_choose() -> tuple[tuple[str, str], ...]:
    """The kinds that facts can be asked as in a file, as (name, title)."""
    return tuple((kind.name, kind.title) for kind in KINDS.values() if kind.name != "fixed")
