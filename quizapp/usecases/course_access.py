"""Which courses a person may read, and what these hold. Nothing here writes."""

from __future__ import annotations

from sqlalchemy import Connection

from quizapp.core.audiences import LEARNERS
from quizapp.core.errors import NotAllowed, NotFound
from quizapp.core.facts import Bank, Fact
from quizapp.core.memory.facts_memory import FactMemory
from quizapp.store import banks, own_banks, study
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.store.rows_studying import SessionRow


def get_fact(bank: Bank, fact_id: str) -> Fact:
    """The fact of this id, or the fixed question. Raises NotFound."""
    fact = bank.item_by_id.get(fact_id)
    if fact is None:
        raise NotFound("This course has no such fact. Its sections list those there are.")
    return fact


def may_read(person: Person | None, audience: str) -> bool:
    """Whether a course's audience includes this person. Own cards are for one learner, instructors or not."""
    if audience.startswith(banks.PRIVATE):
        return person is not None and audience == own_banks.audience_of(person.public_id)
    return audience == LEARNERS or (person is not None and person.is_instructor)


def check_audience(person: Person | None, audience: str) -> None:
    """Raise NotAllowed where a course is not for this person."""
    if not may_read(person, audience):
        raise NotAllowed("This course is kept for instructors.")


def list_readable(on: Connection, person: Person | None) -> list[BankRow]:
    """The banks that this person may see, the oldest first: those that came with the app lead.

    Their own cards stand last.
    """
    rows = [row for row in banks.list_banks(on) if may_read(person, row.audience)]
    own = own_banks.find_own_bank(on, person.id) if person else None
    return [*sorted(rows, key=lambda row: row.id), *([own] if own else [])]


def get_session(on: Connection, person: Person, public_id: str) -> SessionRow:
    """A study session of this person. Raises NotFound, or NotAllowed where its course was closed since."""
    row = study.get_session(on, person.id, public_id)
    check_audience(person, row.bank_audience)
    return row


def readable_bank(on: Connection, person: Person | None, slug: str) -> BankRow:
    """The bank of this slug. Raises NotFound, or NotAllowed for one kept for instructors."""
    row = banks.find_bank(on, slug)
    if row is None or not row.is_private or not may_read(person, row.audience):
        row = banks.get_bank(on, slug)
    check_audience(person, row.audience)
    return row


def met_facts(bank: Bank, memories: dict[str, FactMemory]) -> dict[str, FactMemory]:
    """The memories of facts that the bank still has."""
    return {fact.id: memories[fact.id] for fact in bank.items if fact.id in memories}
