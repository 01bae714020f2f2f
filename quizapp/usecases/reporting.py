"""Questions that learners report: kept as they were asked, settled by instructors, told back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.attempts import is_over
from quizapp.core.errors import BadEntry, ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.core.memory.session import Session
from quizapp.core.questions import Question
from quizapp.core.reviewing import Item
from quizapp.store import attempts, banks, memory, question_reports, study
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.store.rows_banks import ReportRow
from quizapp.usecases.course_access import get_session
from quizapp.usecases.moving_on import current_on, seed_of
from quizapp.usecases.seeing import sight_of
from quizapp.usecases.services import Services
from quizapp.usecases.sitting import OVER

LONGEST_TEXT = 2_000
MOST_OPEN = 50
OUTCOMES = ("open", "mended", "kept")
TOO_MANY = "So many of your reports wait already that no more are taken. Try again once some are settled."
OWN_CARD = "This is a card of your own, which nobody else can see. Change it among your cards."
NOTHING_SAID = "Say in a few words what is wrong."


@dataclass(frozen=True, slots=True)
class Reportable:
    """A question that can be reported, as it was asked. `is_answered`: its answer may be shown.

    `said`: what this learner reported of the same fact before, if that still waits.
    """

    bank_id: int
    bank: Bank
    seed: str
    question: Question
    is_answered: bool
    said: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its question. `reporter` is empty where the account is gone."""

    public_id: str
    bank_slug: str
    bank_title: str
    fact: str
    question: Question
    seed: str
    text: str
    reporter: str
    created_at: datetime
    outcome: str
    settled_at: datetime | None


def find_studied(services: Services, person: Person, session: str, position: int) -> Reportable:
    """The question of a study session, before or after it is answered. Raises NotFound, ChangedMeanwhile."""
    with services.database.reading() as on:
        return _with_said(on, person, _studied(services, on, person, session, position))


def find_attempted(
    services: Services, person: Person, attempt: str, number: int, now: datetime
) -> Reportable:
    """A question of a finished quiz, from 1. Raises NotFound, or ChangedMeanwhile while it is hidden."""
    with services.database.reading() as on:
        return _with_said(on, person, _attempted(services, on, person, attempt, number, now))


def report_studied(
    services: Services, person: Person, session: str, position: int, text: str, public_id: str, now: datetime
) -> None:
    """Report the question of a study session. Raises as `find_studied`, or BadEntry."""
    with services.database.writing() as on:
        _store(on, person, _studied(services, on, person, session, position), text, public_id, now)


def report_attempted(
    services: Services, person: Person, attempt: str, number: int, text: str, public_id: str, now: datetime
) -> None:
    """Report a question of a finished quiz. Raises as `find_attempted`, or BadEntry."""
    with services.database.writing() as on:
        _store(on, person, _attempted(services, on, person, attempt, number, now), text, public_id, now)


def list_of_course(services: Services, bank_slug: str) -> tuple[BankRow, Bank, list[Report]]:
    """A course and what was reported about it: what waits first. Raises NotFound."""
    with services.database.reading() as on:
        row = banks.get_bank(on, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        return row, bank, [_report(one) for one in question_reports.list_of_bank(on, row.id)]


def count_waiting(services: Services, bank_id: int) -> int:
    """How many reports about a course wait."""
    with services.database.reading() as on:
        counts: Mapping[int, int] = question_reports.count_open(on, [bank_id])
    return counts.get(bank_id, 0)


def list_own(services: Services, person: Person) -> list[Report]:
    """What this person has reported, newest first."""
    with services.database.reading() as on:
        return [_report(one) for one in question_reports.list_of_learner(on, person.id)]


def settle(services: Services, bank_slug: str, public_id: str, outcome: str, now: datetime) -> None:
    """Say what became of a report, or open it again. Raises NotFound, or BadEntry for another outcome."""
    if outcome not in OUTCOMES:
        raise BadEntry("outcome", "Choose whether it was mended or is kept as it is.")
    with services.database.writing() as on:
        row = banks.get_bank(on, bank_slug)
        if not question_reports.settle(on, row.id, public_id, outcome, now):
            raise NotFound("There is no such report about this course. Its list shows those there are.")


def _studied(services: Services, on: Connection, person: Person, session: str, position: int) -> Reportable:
    row = get_session(on, person, session)
    if row.bank_audience.startswith(banks.PRIVATE):
        raise ChangedMeanwhile(OWN_CARD)
    given = study.find_answer(on, row.id, position)
    if given is not None:
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
        question = Question.from_plain(given.question)
        return Reportable(row.bank_id, bank, seed_of(row, position), question, True)
    if position != Session.from_plain(row.plan).position:
        raise ChangedMeanwhile(OVER)
    here = current_on(services, on, row)
    return Reportable(row.bank_id, here.bank, seed_of(row, position), here.asked, False)


def _attempted(
    services: Services, on: Connection, person: Person, attempt: str, number: int, now: datetime
) -> Reportable:
    row = attempts.get_attempt(on, person.id, attempt)
    sees = sight_of(on, row, now)
    if not is_over(row.status, row.due_at, now) or Item.ATTEMPT not in sees:
        raise ChangedMeanwhile("Its questions are not shown yet. Come back when the result is.")
    items = attempts.list_items(on, row.id)
    if not 1 <= number <= len(items):
        raise NotFound("This quiz has no such question. Its result lists those there are.")
    bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    question = Question.from_plain(items[number - 1].question)
    shows = {Item.CORRECTNESS, Item.RIGHT_ANSWER} <= sees
    return Reportable(row.bank_id, bank, f"{row.seed}:{number}", question, shows)


def _with_said(on: Connection, person: Person, found: Reportable) -> Reportable:
    before = question_reports.find_open(on, person.id, _fact_row(on, person, found))
    said = before.text if before else ""
    return Reportable(found.bank_id, found.bank, found.seed, found.question, found.is_answered, said)


def _fact_row(on: Connection, person: Person, found: Reportable) -> int:
    known = memory.facts_and_memories(on, person.id, found.bank_id, (found.question.fact,))
    if found.question.fact not in known:
        raise NotFound("This fact is not in the course any more, so there is nothing left to mend.")
    return known[found.question.fact].row_id


def _store(
    on: Connection, person: Person, found: Reportable, text: str, public_id: str, now: datetime
) -> None:
    said = text.strip()
    if not said:
        raise BadEntry("text", NOTHING_SAID)
    if len(said) > LONGEST_TEXT:
        raise BadEntry("text", f"This is longer than {LONGEST_TEXT:,} characters. Say it in fewer.")
    fact_row = _fact_row(on, person, found)
    before = question_reports.find_open(on, person.id, fact_row)
    if before is not None:
        question_reports.change_text(on, before.id, said, now)
        return
    if question_reports.count_open_of(on, person.id) >= MOST_OPEN:
        raise BadEntry("text", TOO_MANY)
    question_reports.add_report(
        on,
        public_id=public_id,
        learner_id=person.id,
        bank_id=found.bank_id,
        fact_id=fact_row,
        bank_revision=found.bank.revision,
        seed=found.seed,
        question=found.question.to_plain(),
        text=said,
        created_at=now,
        outcome=question_reports.OPEN,
    )


def _report(row: ReportRow) -> Report:
    return Report(
        public_id=row.public_id,
        bank_slug=row.bank_slug,
        bank_title=row.bank_title,
        fact=row.fact_slug,
        question=Question.from_plain(row.question),
        seed=row.seed,
        text=row.text,
        reporter=row.reporter or "",
        created_at=row.created_at,
        outcome=row.outcome,
        settled_at=row.settled_at,
    )
