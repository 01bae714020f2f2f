"""Writing a course in the browser: facts, names, questions and what the course says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.core.preview import Previewed
from quizapp.core.preview import preview as questions_of
from quizapp.core.uses import spoken_of_in
from quizapp.formats.native.check_part import PartCheck, Remark, check_parts
from quizapp.formats.native.writer import Plain, to_plain
from quizapp.formats.typed.facts import Written
from quizapp.store import banks, memory
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.courses import DATABASE
from quizapp.usecases.courses import save as save_course
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services

Write = Callable[[Bank], Written]
PARTS = {"facts": "fact", "names": "name", "fixed": "question"}
GONE = "The {what} “{id}” is not in this course any more. Its list shows those there are."
TAKEN = "the id '{id}' is already used in this course; choose another"


@dataclass(frozen=True, slots=True)
class Opened:
    """A course to be written, with its content of this moment."""

    row: BankRow
    bank: Bank

    @property
    def is_folder(self) -> bool:
        """Whether it comes from a folder, so that it can only be read here."""
        return self.row.home != DATABASE


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of something written. `id` is empty where nothing was stored.

    `faults` are about keys of what was written, `elsewhere` about the rest of the course. `is_overtaken`:
    somebody else has changed the same thing since `base`; `theirs` is what they made of it, None where they
    deleted it. `made`: names that were made besides. `change`: its number in the history, 0 for none.
    """

    id: str = ""
    revision: str = ""
    faults: tuple[Remark, ...] = ()
    elsewhere: tuple[str, ...] = ()
    is_overtaken: bool = False
    theirs: Plain | None = None
    made: tuple[str, ...] = ()
    change: int = 0


@dataclass(frozen=True, slots=True)
class Looked:
    """What something written would give: its questions, or the faults in the way; remarks besides."""

    bank: Bank
    id: str = ""
    questions: tuple[Previewed, ...] = ()
    faults: tuple[Remark, ...] = ()
    elsewhere: tuple[str, ...] = ()
    warnings: tuple[Remark, ...] = ()


def open_course(services: Services, slug: str) -> Opened:
    """A course for its instructors. Raises NotFound."""
    with services.database.reading() as on:
        return _opened(services, on, slug)


def learners_of(services: Services, slug: str, item_id: str) -> int:
    """How many learners have answered a fact, or a fixed question by its `item_id`. Raises NotFound."""
    with services.database.reading() as on:
        return memory.count_learners(on, banks.get_bank(on, slug).id, item_id)


def find_part(bank: Bank, part: str, item_id: str) -> Plain:
    """A fact, a name or a fixed question as plain data. Raises NotFound."""
    found = _find(bank, part, item_id)
    if found is None:
        raise NotFound(GONE.format(what=PARTS.get(part, "part"), id=item_id[:80]))
    return found


def save(services: Services, person: Person, slug: str, base: str, write: Write, now: datetime) -> Saved:
    """Store what `write` makes of the course, unless there are faults or somebody was faster.

    `base` is the revision that the writer saw: a change of something else since then does no harm.
    Raises NotFound, or ChangedMeanwhile where the course can only be read here.
    """
    with services.database.writing() as on:
        opened = _opened(services, on, slug)
        check_editable(opened.row)
        written = write(opened.bank)
        theirs = _overtaken(services, on, opened, base, written)
        if theirs is not None:
            return theirs
        checked = _checked(opened.bank, written)
        if checked.bank is None:
            return Saved(faults=checked.faults, elsewhere=checked.elsewhere, revision=opened.row.revision)
        is_changed = checked.bank != opened.bank
        change = _store(on, checked.bank, person, now) if is_changed else 0
    return Saved(written.id or slug, checked.bank.revision, made=written.made, change=change)


def look(services: Services, slug: str, write: Write, seeds: Sequence[str]) -> Looked:
    """What would be stored and asked, without storing anything. Raises NotFound."""
    opened = open_course(services, slug)
    written = write(opened.bank)
    checked = _checked(opened.bank, written)
    if checked.bank is None:
        return Looked(opened.bank, written.id, faults=checked.faults, elsewhere=checked.elsewhere)
    item = f"fixed:{written.id}" if written.part == "fixed" else written.id
    questions = questions_of(item, checked.bank, seeds) if written.part in ("facts", "fixed") else ()
    return Looked(checked.bank, written.id, questions, warnings=checked.warnings)


def delete(
    services: Services, person: Person, slug: str, part: str, item_id: str, now: datetime
) -> tuple[Plain, int]:
    """Take a fact, a name or a fixed question out of a course; what it was, and the number of the change.

    What learners remember of it is kept, should it come back. Points of series and rivals forget the fact.
    Raises NotFound, or ChangedMeanwhile where the course can only be read here or facts speak of the name.
    """
    with services.database.writing() as on:
        opened = _opened(services, on, slug)
        check_editable(opened.row)
        was = find_part(opened.bank, part, item_id)
        uses = spoken_of_in(opened.bank, item_id) if part == "names" else ()
        if uses:
            raise ChangedMeanwhile(
                f"“{was['label']}” stays: {len(uses)} of the course speak of it. Change those first."
            )
        checked = check_parts(_forgetting(opened.bank, item_id), {}, without=frozenset({item_id}))
        if checked.bank is None:
            raise ChangedMeanwhile(f"It stays, for the rest needs it: {checked.elsewhere[0]}.")
        change = _store(on, checked.bank, person, now)
    return was, change


def _store(on: Connection, bank: Bank, person: Person, now: datetime) -> int:
    """Store something written in the browser; the number of the change in the course's history."""
    return save_course(on, bank, DATABASE, now, Cause(How.EDITED, person.id))


def _opened(services: Services, on: Connection, slug: str) -> Opened:
    row = banks.get_bank(on, slug)
    return Opened(row, services.shelf.get(on, row.id, row.revision))


def _checked(bank: Bank, written: Written) -> PartCheck:
    """The course with what was written; a new thing must not take the place of another."""
    checked = check_parts(bank, written.parts)
    if not written.is_new or _find(bank, written.part, written.id) is None:
        return checked
    taken = (f"{written.part}.0.id", TAKEN.format(id=written.id))
    return replace(checked, bank=None, faults=(*checked.faults, taken))


def _overtaken(
    services: Services, on: Connection, opened: Opened, base: str, written: Written
) -> Saved | None:
    """What somebody else made of the same thing since `base`; None where they did not touch it."""
    if written.is_new or base == opened.row.revision:
        return None
    present = _find(opened.bank, written.part, written.id)
    if banks.has_revision(on, opened.row.id, base):
        before = services.shelf.get(on, opened.row.id, base)
        former = _find(before, written.part, written.id)
        if former == present:
            return None
    return Saved(is_overtaken=True, theirs=present, revision=opened.row.revision)


def _find(bank: Bank, part: str, item_id: str) -> Plain | None:
    plain = to_plain(bank)
    if part == "bank":
        head: Plain = plain["bank"]
        return head
    return next((one for one in plain.get(part, []) if one["id"] == item_id), None)


def _forgetting(bank: Bank, fact_id: str) -> Bank:
    """The course without a word of a fact in rivals and series."""
    facts = tuple(
        replace(one, rival=tuple(rival for rival in one.rival if rival != fact_id)) for one in bank.facts
    )
    series = tuple(
        replace(
            one,
            points=tuple(replace(point, fact="") if point.fact == fact_id else point for point in one.points),
        )
        for one in bank.series
    )
    return replace(bank, facts=facts, series=series)
