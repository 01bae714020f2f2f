"""Steps that several use cases share. None of them commits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import NotAllowed, NotFound
from quizapp.core.facts import Bank, Fact
from quizapp.core.kinds import KINDS, Kind
from quizapp.core.memory.evidence import Source
from quizapp.core.memory.facts_memory import Answered, FactMemory, LogEntry, review
from quizapp.core.memory.fsrs import Rating
from quizapp.core.questions import BLANK, Grade, Posted, Question, Response, first
from quizapp.store import banks, memory
from quizapp.store.banks import BankRow
from quizapp.store.people import Person

LONGEST_SECONDS = 120.0  # whoever takes longer has left the page open
DO_NOT_KNOW = "I don’t know"


@dataclass(frozen=True, slots=True)
class Marked:
    """A response with its grade."""

    response: Response
    grade: Grade


@dataclass(frozen=True, slots=True)
class Moved:
    """What an answer did to memory, and the row of the fact it was about."""

    fact_row: int
    entry: LogEntry


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where and when an answer counts: who, of which bank, on which learner day, from what."""

    person: Person
    bank_id: int
    bank: Bank
    day: date
    now: datetime
    source: Source
    event: str
    seconds: float | None


def get_fact(bank: Bank, fact_id: str) -> Fact:
    """The fact of this id. Raises NotFound."""
    fact = bank.fact_by_id.get(fact_id)
    if fact is None:
        raise NotFound("This course has no such fact. Its sections list those there are.")
    return fact


def kind_of(question: Question) -> Kind:
    """The kind that made a question."""
    return KINDS[question.kind]


def read_response(question: Question, posted: Posted) -> Response:
    """What was answered; pressing "I don't know" is an answer without a value. Raises UnreadableAnswer."""
    if first(posted, "unknown") == "1":
        return Response(None, DO_NOT_KNOW)
    return kind_of(question).read(question, posted)


def mark(question: Question, response: Response) -> Grade:
    """How right a response is; blank is not right."""
    return Grade(0.0) if response.is_blank else kind_of(question).grade(question, response)


def response_to_plain(response: Response) -> dict[str, Any]:
    """A response as it is stored."""
    return {"value": response.value, "shown": response.shown}


def response_from_plain(plain: dict[str, Any] | None) -> Response:
    """The response that was stored; BLANK where none was."""
    return BLANK if plain is None else Response(plain["value"], plain["shown"])


def move_memory(on: Connection, occasion: Occasion, question: Question, marked: Marked) -> Moved:
    """Let one answer move the learner's memory of the question's main fact, and log it. Raises NotFound."""
    found = memory.fact_and_memory(on, occasion.person.id, occasion.bank_id, question.fact)
    if found is None:
        raise NotFound("This fact is not in the course any more. Begin a new session from the home page.")
    row_id, before = found
    after, entry = review(before, _answered(occasion, question, marked), seed=_seed(occasion, question.fact))
    memory.add_review(on, occasion.person.id, row_id, occasion.bank.revision, occasion.event, entry)
    if after is not None and after != before:
        memory.save_memory(on, occasion.person.id, occasion.bank_id, row_id, before, after)
    return Moved(row_id, entry)


def _answered(occasion: Occasion, question: Question, marked: Marked) -> Answered:
    fact = occasion.bank.fact_by_id.get(question.fact)
    right = marked.grade.is_right
    rated = kind_of(question).is_self_rated and not marked.response.is_blank
    return Answered(
        learner_day=occasion.day,
        answered_at=occasion.now,
        source=occasion.source,
        kind=question.kind,
        right=right,
        blank=marked.response.is_blank,
        guess_chance=question.guess_chance,
        weight=fact.weight if fact else 2,
        seconds=None if occasion.seconds is None else min(occasion.seconds, LONGEST_SECONDS),
        self_rating=Rating(marked.response.value) if rated else None,
    )


def _seed(occasion: Occasion, fact_id: str) -> tuple[str, ...]:
    return (occasion.person.public_id, occasion.bank.slug, fact_id)


def may_read(person: Person | None, row: BankRow) -> bool:
    """Whether the audience of the bank includes this person."""
    return row.audience == "learners" or (person is not None and person.is_instructor)


def readable_bank(on: Connection, person: Person | None, slug: str) -> BankRow:
    """The bank of this slug. Raises NotFound, or NotAllowed for one kept for instructors."""
    row = banks.get_bank(on, slug)
    if not may_read(person, row):
        raise NotAllowed("This course is kept for instructors.")
    return row


def met_facts(bank: Bank, memories: dict[str, FactMemory]) -> dict[str, FactMemory]:
    """The memories of facts that the bank still has."""
    return {fact.id: memories[fact.id] for fact in bank.facts if fact.id in memories}
