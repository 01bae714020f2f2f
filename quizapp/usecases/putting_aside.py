"""Facts that a learner does not want to be asked: put aside in a session, asked again when they say so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from quizapp.core.errors import ChangedMeanwhile
from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.leaving_out import put_aside, without
from quizapp.core.memory.session import Session
from quizapp.core.memory.steps import ASIDE
from quizapp.core.memory.turning_back import undone
from quizapp.core.questions import Question
from quizapp.store import aside, memory, study
from quizapp.store.people import Person
from quizapp.store.rows_studying import SessionRow
from quizapp.usecases.coming_back import Learner
from quizapp.usecases.course_access import get_fact, get_session, list_readable, readable_bank
from quizapp.usecases.moving_on import move
from quizapp.usecases.services import Services
from quizapp.usecases.sitting import OVER

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PutAside:
    """A fact put aside, with its bank. `until_day` is when it is asked again; None: not by itself."""

    bank: Bank
    fact: Fact
    until_day: date | None


def put_fact_aside(
    services: Services, person: Person, public_id: str, position: int, for_ever: bool, now: datetime
) -> None:
    """Do not ask the fact of a step any more: today, or for ever. What is still to come of it is left out.

    Asking twice changes nothing. Raises NotFound, or ChangedMeanwhile for a step that is still to come or
    asks several facts.
    """
    with services.database.writing() as on:
        row = get_session(on, person, public_id)
        session = Session.from_plain(row.plan)
        fact = _fact_at(on, row, session, position)
        day = person.day_at(now)
        aside.put_aside(
            on, person.id, _row_of(on, person, row, fact), None if for_ever else day + ONE_DAY, now
        )
        after = put_aside(session) if position == session.position else without(session, fact)
        bank = services.shelf.get(on, row.bank_id, row.bank_revision)
        move(Learner(services, on, person, bank), row, session, after, now)


def ask_here_again(services: Services, person: Person, public_id: str, position: int, now: datetime) -> None:
    """Take it back that the fact of a step was put aside; the session is as it was, if it has not gone on.

    Raises NotFound or ChangedMeanwhile, as `put_fact_aside`.
    """
    with services.database.writing() as on:
        row = get_session(on, person, public_id)
        session = Session.from_plain(row.plan)
        fact = _fact_at(on, row, session, position)
        aside.take_back(on, person.id, _row_of(on, person, row, fact))
        if position != session.position - 1:
            return
        before = _as_before(session)
        study.move_session(
            on, row.id, session.position, before.position, before.to_plain(), now, before.is_over
        )


def ask_again(services: Services, person: Person, bank_slug: str, fact: str) -> None:
    """Let a fact that was put aside be asked again. Raises NotFound or NotAllowed."""
    with services.database.writing() as on:
        row = readable_bank(on, person, bank_slug)
        bank = services.shelf.get(on, row.id, row.revision)
        known = memory.facts_and_memories(on, person.id, row.id, (get_fact(bank, fact).id,))
        aside.take_back(on, person.id, known[fact].row_id)


def list_aside(services: Services, person: Person, now: datetime) -> list[PutAside]:
    """All that this person has put aside of courses they may read and that still have it, newest first."""
    found = []
    with services.database.reading() as on:
        courses = {row.id: row for row in list_readable(on, person)}
        for row in aside.list_all(on, person.id, person.day_at(now)):
            course = courses.get(row.bank_id)
            if course is None:
                continue
            bank = services.shelf.get(on, course.id, course.revision)
            if row.slug in bank.item_by_id:
                found.append(PutAside(bank, bank.item_by_id[row.slug], row.until_day))
    return found


def _fact_at(on: Connection, row: SessionRow, session: Session, position: int) -> str:
    """The fact that is shown, was asked, or was put aside at a position."""
    if position > session.position or position >= len(session.steps):
        raise ChangedMeanwhile(OVER)
    given = study.find_answer(on, row.id, position)
    facts = Question.from_plain(given.question).facts if given else session.steps[position].others
    if len(facts) > 1 or session.steps[position].others:
        raise ChangedMeanwhile(
            "This question is about several facts. Put each aside where it is asked alone."
        )
    return session.steps[position].fact


def _row_of(on: Connection, person: Person, row: SessionRow, fact: str) -> int:
    return memory.facts_and_memories(on, person.id, row.bank_id, (fact,))[fact].row_id


def _as_before(session: Session) -> Session:
    """The session before its last step put something aside, or with what was left out behind its answer."""
    if session.results[-1] == ASIDE:
        return undone(session)
    at = session.position - 1
    rest = next((cut.steps for cut in session.cuts if cut.at == at), None)
    if rest is None:
        return session
    cuts = tuple(cut for cut in session.cuts if cut.at != at)
    return replace(session, steps=(*session.steps[: at + 1], *rest), cuts=cuts)
