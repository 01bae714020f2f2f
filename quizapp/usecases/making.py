"""Making a course in the browser, and saying who may see it. Its facts come from files."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.audiences import AUDIENCES, INSTRUCTORS
from quizapp.core.errors import BadEntry
from quizapp.core.facts import Bank, BankHead, Section
from quizapp.formats.native.fields import better_slug
from quizapp.formats.native.finding import is_slug
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.schema_head import RESERVED
from quizapp.formats.native.writer import to_plain
from quizapp.store import banks
from quizapp.store.people import Person
from quizapp.usecases.causes import How, cause
from quizapp.usecases.courses import DATABASE, save
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

LONGEST_TITLE = 120  # characters
LONGEST_SOURCE = 300
LONGEST_MADE_SLUG = 40
MOST_SECTIONS = 40
MOST_PARAGRAPHS = 200
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SLUG_TAKEN = "Another course has this short name. Choose a different one."
ODD_SLUG = "Use small letters, digits and single hyphens, such as “{better}”."
ONLY_SECTION = Section("questions", "Questions", ())  # where nobody names any
ODD_SECTION = "“{line}” names no section. Write its title first, like “History” or “History, 12”."


def make_course(
    services: Services,
    title: str,
    slug: str,
    source: str,
    audience: str,
    sections: str,
    now: datetime,
    by: Person | None = None,
) -> str:
    """A course without facts yet, which lives in the database. Returns its slug.

    `slug` empty: one is made of the title. `source` may be empty. `sections`: one a line, with the number
    of its paragraphs where its source has any; without a line there is one section, for all questions.
    Raises BadEntry, which names the field.
    """
    head = BankHead(
        title=clean_name(title, "title", LONGEST_TITLE),
        source=clean_name(source, "source", LONGEST_SOURCE) if source.strip() else "",
        sections=read_sections(sections),
        audience=_audience(audience),
    )
    with services.database.writing() as on:
        return _add(on, head, slug, now, by)


def add_for_questions(on: Connection, title: str, now: datetime, by: Person | None = None) -> str:
    """A course that a title is enough for, kept for instructors until somebody opens it. Returns its slug.

    Raises BadEntry for a title that cannot be seen.
    """
    title = clean_name(title, "title", LONGEST_TITLE)
    return _add(on, BankHead(title, "", (ONLY_SECTION,), audience=INSTRUCTORS), "", now, by)


def _add(on: Connection, head: BankHead, slug: str, now: datetime, by: Person | None) -> str:
    found = _check_slug(on, slug) if slug else free_slug(on, head.title)
    read = check_plain(to_plain(Bank(found, head)))
    if read.bank is None:
        raise BadEntry("sections", read.faults[0].message)
    save(on, read.bank, DATABASE, now, cause(How.MADE, by))
    return found


def change_audience(
    services: Services, bank_slug: str, audience: str, now: datetime, by: Person | None = None
) -> int:
    """Say who may see a course: `learners`, which is everybody, or `instructors`.

    Returns the number of the change in the course's history, 0 where it was so already.

    Raises NotFound, BadEntry, or ChangedMeanwhile where the course can only be read here.
    """
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        check_editable(row)
        bank = services.shelf.get(on, row.id, row.revision)
        changed = replace(bank, head=replace(bank.head, audience=_audience(audience)))
        if changed.head == bank.head:
            return 0
        return save(on, changed, DATABASE, now, cause(How.AUDIENCE, by))


def read_sections(text: str) -> tuple[Section, ...]:
    """The sections that were written one a line, as `History` or `History, 12`. Raises BadEntry.

    Their paragraphs are marked by a letter of their title and a number, as H1 to H12. Without a number a
    section has none, and its facts name no place.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return (ONLY_SECTION,)
    if len(lines) > MOST_SECTIONS:
        raise BadEntry("sections", f"At most {MOST_SECTIONS} sections fit into one course.")
    found: dict[str, Section] = {}
    letters: set[str] = set()
    for number, line in enumerate(lines, start=1):
        title, count = _section(line)
        section_id = _free(better_slug(_plain(title), f"section-{number}"), {*found, *RESERVED})
        found[section_id] = Section(section_id, title, _marks(title, count, letters))
    return tuple(found.values())


def _marks(title: str, count: int, letters: set[str]) -> tuple[str, ...]:
    """The marks of so many paragraphs, begun with a letter that is not in `letters` yet; none for none."""
    if not count:
        return ()
    letter = next(one for one in (*_plain(title).upper(), *LETTERS, *_pairs()) if _fits(one, letters))
    letters.add(letter)
    return tuple(f"{letter}{paragraph}" for paragraph in range(1, count + 1))


def _section(line: str) -> tuple[str, int]:
    """The title of a section and how many paragraphs it has, 0 where the line does not say it."""
    title, comma, count = line.rpartition(",")
    count = count.strip()
    if not comma or not count.isdecimal():
        return clean_name(line, "sections", LONGEST_TITLE), 0
    if not title.strip():
        raise BadEntry("sections", ODD_SECTION.format(line=clean_name(line, "sections", 60)))
    if len(count) > 3 or not 1 <= int(count) <= MOST_PARAGRAPHS:
        raise BadEntry(
            "sections",
            f"A section has 1 to {MOST_PARAGRAPHS} paragraphs. Leave the figure out if it has none.",
        )
    return clean_name(title, "sections", LONGEST_TITLE), int(count)


def _pairs() -> tuple[str, ...]:
    return tuple(first + second for first in LETTERS for second in LETTERS)


def _fits(letter: str, taken: set[str]) -> bool:
    return letter not in taken and set(letter) <= set(LETTERS)


def _check_slug(on: Connection, slug: str) -> str:
    if not is_slug(slug):
        raise BadEntry("slug", ODD_SLUG.format(better=better_slug(_plain(slug), "my-course")))
    if banks.find_bank(on, slug) is not None:
        raise BadEntry("slug", SLUG_TAKEN)
    return slug


def free_slug(on: Connection, title: str) -> str:
    """A short name for a course of this title that no other has."""
    wanted = better_slug(_plain(title), "course")[:LONGEST_MADE_SLUG].strip("-")
    return _free(wanted, {row.slug for row in banks.list_banks(on)})


def _free(wanted: str, taken: set[str]) -> str:
    """The id, or the first of it-2, it-3 and so on that is free."""
    if wanted not in taken:
        return wanted
    return next(one for number in range(2, len(taken) + 3) if (one := f"{wanted}-{number}") not in taken)


def _plain(text: str) -> str:
    """The text without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if letter.isascii())


def _audience(audience: str) -> str:
    if audience not in AUDIENCES:
        raise BadEntry("audience", "Choose who may see the course.")
    return audience
