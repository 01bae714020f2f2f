"""Building quizzes: looking at what they would ask, setting, changing and copying them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.allowances import difference
from quizapp.core.attempts import Terms, is_past
from quizapp.core.blueprint import Blueprint, check_blueprint
from quizapp.core.composing import Composed, compose
from quizapp.core.errors import BadEntry, ChangedMeanwhile, TooFewFacts
from quizapp.core.facts import Bank
from quizapp.core.generate import make_paper
from quizapp.core.line_reports import LineReport, report_lines
from quizapp.core.quiz_settings import Design, changed_fairly, check_settings
from quizapp.store import building, class_banks, classes, deadlines
from quizapp.store.banks import BankRow
from quizapp.store.building import BuiltQuiz
from quizapp.store.classes import ClassRow, QuizRow
from quizapp.store.people import Person
from quizapp.usecases.extending import LONGEST_REASON, let_follow, note_change
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

LONGEST_TITLE = 120  # characters
PAPERS_TRIED = 3  # so that a quiz is not short for a student where it was not for its instructor
FEW_QUESTIONS = 40  # of more, one paper alone takes long
BEGUN_MEANWHILE = (
    "A student has begun the quiz just now, so less of it can change. Open it again to see what."
)
NOT_OF_CLASS = "The class does not learn from this course. Choose one of its own, or add it on its page."
CLASS_ARCHIVED = "This class is archived. Bring it back first, then publish the quiz."
PASSED = "This has passed. Choose a time to come, or none."
CLOSES_FIRST = "The quiz would close before it opens. Choose a later time."


@dataclass(frozen=True, slots=True)
class Look:
    """What a blueprint would give: sample papers, and how each of its lines fares in the worst of them."""

    papers: tuple[Composed, ...]
    lines: tuple[LineReport, ...]

    @property
    def gives(self) -> int:
        """How many questions every one of the papers has."""
        return min(len(paper.questions) for paper in self.papers)


@dataclass(frozen=True, slots=True)
class QuizAtWork:
    """A quiz with its class and its bank: as it was once somebody has begun, else as it is now."""

    quiz: QuizRow
    room: ClassRow
    built: BuiltQuiz
    bank: Bank


def look(bank: Bank, blueprint: Blueprint, seeds: Sequence[str]) -> Look:
    """A paper for each seed, and a report of the lines. Raises BadEntry where the blueprint does not fit."""
    check_blueprint(blueprint, bank)
    papers = tuple(compose(bank, blueprint, seed, True) for seed in seeds)
    seed, worst = min(zip(seeds, papers, strict=True), key=lambda pair: len(pair[1].questions))
    return Look(papers, report_lines(bank, blueprint, seed, True, worst))


def set_quiz(
    services: Services,
    person: Person,
    class_id: str,
    design: Design,
    public_id: str,
    seed: str,
    now: datetime,
    is_published: bool = True,
) -> str:
    """Set a quiz for a class, or keep it as a draft that students do not see. Returns its public id.

    `seed` must be secret: a paper that all share is made from it. Raises NotFound, BadEntry, or
    ChangedMeanwhile where the class was archived.
    """
    with services.database.reading() as on:
        row, bank = _course(services, on, _open_class(on, person, class_id), design.bank)
    ready = _checked(design, bank, seed, now, is_published)  # here, as nobody can write meanwhile below
    with services.database.writing() as on:
        room = _open_class(on, person, class_id)
        shared = seed if design.settings.is_shared else None
        building.add_quiz(on, room.id, public_id, (row.id, row.revision), ready, shared, now, is_published)
    return public_id


def get_quiz(services: Services, person: Person, quiz_id: str) -> QuizAtWork:
    """A quiz of a class that this person teaches, to be worked on. Raises NotFound."""
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        built = building.read_quiz(on, quiz.id)
        rows = {row.id: row for row in class_banks.list_banks(on, room.id)}
        revision = rows[built.bank_id].revision if not built.begun and built.bank_id in rows else ""
        bank = services.shelf.get(on, built.bank_id, revision or built.bank_revision)
    return QuizAtWork(quiz, room, built, bank)


def change_quiz(
    services: Services,
    person: Person,
    quiz_id: str,
    design: Design,
    seed: str,
    now: datetime,
    is_published: bool = True,
    for_open: bool = False,
    reason: str = "",
) -> int:
    """Change a quiz, and let students see it unless it is to stay a draft. Nothing is ever unpublished.

    Once somebody has begun, only what is fair to them changes (`changed_fairly`); `for_open`: a longer limit
    and a later end hold for attempts that are open, too. A change of times or attempts of a quiz that
    students see is noted with its `reason`, which may be empty. Gives how many open attempts go on for
    longer. Raises NotFound, BadEntry, or ChangedMeanwhile where the class was archived.
    """
    ready = _ready(services, person, quiz_id, design, seed, now, is_published)  # before its writer's turn
    reason = clean_name(reason, "reason", LONGEST_REASON) if reason.strip() else ""
    with services.database.writing() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        _open_class(on, person, room.public_id)
        stood = building.read_quiz(on, quiz.id)
        if stood.begun and not ready.is_begun:
            raise ChangedMeanwhile(BEGUN_MEANWHILE)
        if stood.published_at is not None:
            changes = difference(stood.design.terms, ready.design.terms)
            note_change(on, quiz.id, changes, reason, person, now)
        before = deadlines.list_members_terms(on, quiz.id) if for_open else ()
        building.change_quiz(on, quiz.id, ready.course, ready.design, ready.shared_seed)
        if ready.goes_out:
            building.publish_quiz(on, quiz.id, now)
        return let_follow(on, quiz.id, before)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A change that was checked. `course` is its bank's row id and revision; `is_begun`: so it was then."""

    design: Design
    course: tuple[int, str]
    shared_seed: str | None
    is_begun: bool
    goes_out: bool


def _ready(
    services: Services,
    person: Person,
    quiz_id: str,
    design: Design,
    seed: str,
    now: datetime,
    is_published: bool,
) -> _Ready:
    """What a change comes to: of a quiz that somebody has begun only what is fair.

    Raises what `change_quiz` does.
    """
    with services.database.reading() as on:
        quiz, room = classes.get_taught_quiz(on, person.id, quiz_id)
        built = building.read_quiz(on, quiz.id)
        course = None if built.begun else _course(services, on, room, design.bank)
    goes_out = is_published or built.published_at is not None
    if course is None:
        fair = _fair(built.design, design, now)
        return _Ready(fair, (built.bank_id, built.bank_revision), built.shared_seed, True, goes_out)
    row, bank = course
    shared = (built.shared_seed or seed) if design.settings.is_shared else None
    checked = _checked(design, bank, shared or seed, now, goes_out, built.design.terms)
    return _Ready(checked, (row.id, row.revision), shared, False, goes_out)


def copy_quiz(
    services: Services, person: Person, quiz_id: str, class_id: str, public_id: str, seed: str, now: datetime
) -> str:
    """A draft with the questions and settings of a quiz, for a class that this person teaches, too.

    It has no window, as that was of its own week, and a shared paper of its own. Returns its public id.
    Raises NotFound, BadEntry for `room` where that class does not learn from the course, or
    ChangedMeanwhile where it was archived.
    """
    with services.database.writing() as on:
        quiz, _ = classes.get_taught_quiz(on, person.id, quiz_id)
        design = building.read_quiz(on, quiz.id).design
        room = _open_class(on, person, class_id)
        row = next((one for one in class_banks.list_banks(on, room.id) if one.slug == design.bank), None)
        if row is None:
            raise BadEntry("room", f"{room.name} does not learn from this course. Add it on its page first.")
        copied = replace(design, terms=replace(design.terms, opens_at=None, closes_at=None))
        shared = seed if design.settings.is_shared else None
        building.add_quiz(on, room.id, public_id, (row.id, row.revision), copied, shared, now, False)
    return public_id


def _open_class(on: Connection, person: Person, class_id: str) -> ClassRow:
    room = classes.get_taught_class(on, person.id, class_id)
    if room.archived_at is not None:
        raise ChangedMeanwhile(CLASS_ARCHIVED)
    return room


def _course(services: Services, on: Connection, room: ClassRow, slug: str) -> tuple[BankRow, Bank]:
    row = next((one for one in class_banks.list_banks(on, room.id) if one.slug == slug), None)
    if row is None:
        raise BadEntry("bank", NOT_OF_CLASS)
    return row, services.shelf.get(on, row.id, row.revision)


def _fair(old: Design, new: Design, now: datetime) -> Design:
    title = clean_name(new.title, "title", LONGEST_TITLE)
    ready = changed_fairly(old, replace(new, title=title))
    _check_window(ready.terms, now, old.terms)
    check_settings(ready.terms, ready.settings)
    return ready


def _checked(
    design: Design, bank: Bank, seed: str, now: datetime, is_published: bool, before: Terms | None = None
) -> Design:
    """The design with its title cleaned; of a draft only what could never be meant is refused."""
    design = replace(design, title=clean_name(design.title, "title", LONGEST_TITLE))
    check_settings(design.terms, design.settings)
    check_blueprint(design.blueprint, bank)
    if not is_published:
        return design
    _check_window(design.terms, now, before)
    is_one = design.settings.is_shared or design.blueprint.count > FEW_QUESTIONS
    seeds = [seed, *(f"{seed} {number}" for number in range(1, 1 if is_one else PAPERS_TRIED))]
    try:
        for one in seeds:
            make_paper(bank, design.blueprint, one, graded=True)
    except TooFewFacts as few:
        raise BadEntry("count", str(few)) from few
    return design


def _check_window(terms: Terms, now: datetime, before: Terms | None) -> None:
    """A quiz that has closed already may stay so while something else of it changes."""
    is_kept = before is not None and before.closes_at == terms.closes_at
    if is_past(terms.closes_at, now) and not is_kept:
        raise BadEntry("closes_at", PASSED)
    if terms.opens_at is not None and terms.closes_at is not None and terms.closes_at <= terms.opens_at:
        raise BadEntry("closes_at", CLOSES_FIRST)
