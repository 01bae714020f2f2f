"""The page of question files as page data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizapp.core.facts import Bank
from quizapp.formats.imports.table_template import COLUMNS, EXAMPLES
from quizapp.formats.native.files import sample_file
from quizapp.store.banks import BankRow
from quizapp.usecases.courses import FOLDER
from quizapp.web.access import person
from quizapp.web.views.bank import FilesPage, LoadedBank, UploadLine
from quizapp.web.words import local, question_count

Loaded = Sequence[tuple[BankRow, Bank, bool]]
SHOWN_COLUMNS = ("question", "option a", "option b", "option c", "correct")


def files_page(loaded: Loaded, uploads: Sequence[Any]) -> FilesPage:
    """The page: courses, uploads so far, and what a table of questions looks like."""
    titles = {row.slug: row.title for row, *_ in loaded}
    return FilesPage(
        uploads=tuple(
            UploadLine(
                row.public_id,
                row.file_name,
                local(row.created_at, person().time_zone),
                "taken in" if row.taken_at else "not taken in",
                titles.get(row.bank_slug, ""),
            )
            for row in uploads
        ),
        banks=tuple(
            LoadedBank(
                row.slug,
                row.title,
                len(bank.facts),
                question_count(bank),
                is_kept=row.is_kept,
                is_proposed=is_proposed,
            )
            for row, bank, is_proposed in loaded
        ),
        sample=sample_file(loaded[0][1]) if loaded else "",
        example=(SHOWN_COLUMNS, *(_shown(row) for row in (EXAMPLES[0], EXAMPLES[2]))),
    )


def offered(loaded: Loaded) -> list[tuple[str, str]]:
    """The courses that a file can be for, those that can be changed here first."""
    in_order = sorted(loaded, key=lambda one: one[0].home == FOLDER)
    return [
        (row.slug, f"{row.title} (from a folder)" if row.home == FOLDER else row.title)
        for row, *_ in in_order
    ]


def course_to_choose(loaded: Loaded, uploads: Sequence[Any], asked: str | None) -> str:
    """The course that was asked for, else that of the last file, else the first that can be changed here.

    Empty where there is none: then it is a new one.
    """
    known = [row.slug for row, *_ in loaded]
    wanted = [asked, *(row.bank_slug for row in uploads[:1])]
    changeable = [row.slug for row, *_ in loaded if row.home != FOLDER]
    return next((slug for slug in (*wanted, *changeable) if slug in known), "")


def _shown(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row[COLUMNS.index(title)] for title in SHOWN_COLUMNS)
