"""Documents that facts are drafted from, as somebody reads them: how far, and paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from quizapp.core.chance import Stream
from quizapp.core.drafting import suits
from quizapp.core.errors import NotFound
from quizapp.core.facts import Bank, BankHead, Fact
from quizapp.core.kinds import JOINT_KINDS, KINDS
from quizapp.core.proposing_facts.proposal import LIKELY, SURE
from quizapp.store import banks, drafts
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.store.rows_banks import DocumentRow, ProposalRow
from quizapp.usecases.courses import FOLDER
from quizapp.usecases.draft_facts import faults_of
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposal with what was decided about it.

    `entry` are the words of its form; `left` says what is left to write, by field. `value` and `sentence` are
    places in the paragraph. `prompts` are questions that its fact gives, where it is one.
    """

    position: int
    state: str
    entry: dict[str, str]
    confidence: int
    reason: str
    value: tuple[int, int]
    sentence: tuple[int, int]
    left: dict[str, str]
    fact: str = ""
    prompts: tuple[tuple[str, str], ...] = ()

    @property
    def grade(self) -> str:
        """`sure`, `likely` or `doubtful`."""
        return "sure" if self.confidence >= SURE else "likely" if self.confidence >= LIKELY else "doubtful"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in the overview: its number from 1, its place, how many proposals, open ones, facts."""

    number: int
    mark: str
    section: str
    page: int
    beginning: str
    proposals: int
    open: int
    facts: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with how far it was read. Only paragraphs with proposals count."""

    public_id: str
    title: str
    bank: BankRow | None
    sections: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]
    doubtful: int
    may_undo: bool
    head: BankHead

    @property
    def read(self) -> int:
        """How many paragraphs have nothing open."""
        return sum(not line.open for line in self.lines)

    @property
    def facts(self) -> int:
        """How many facts came of it."""
        return sum(line.facts for line in self.lines)

    @property
    def open(self) -> int:
        """How many proposals wait."""
        return sum(line.open for line in self.lines)

    @property
    def next_open(self) -> int:
        """The number of the first paragraph with something open, 0 where all is read."""
        return next((line.number for line in self.lines if line.open), 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph of a document with its proposals."""

    draft: Draft
    line: Line
    text: str
    candidates: tuple[Candidate, ...]


def list_documents(services: Services, person: Person) -> list[Any]:
    """The documents of this person, newest first, with how many proposals are open and are facts."""
    with services.database.reading() as on:
        return drafts.list_documents(on, person.id)


def list_courses(services: Services) -> list[tuple[str, str]]:
    """The courses that facts can be added to here, as (slug, title)."""
    with services.database.reading() as on:
        return [(row.slug, row.title) for row in banks.list_banks(on) if row.home != FOLDER]


def show(services: Services, person: Person, public_id: str) -> Draft:
    """How far a document was read. Raises NotFound."""
    with services.database.reading() as on:
        return _draft(services, on, drafts.get(on, person.id, public_id))


def read_paragraph(services: Services, person: Person, public_id: str, number: int) -> Reading:
    """One paragraph, by its number from 1, with its proposals. Raises NotFound."""
    with services.database.reading() as on:
        row = drafts.get(on, person.id, public_id)
        if not 1 <= number <= len(row.paragraphs):
            raise NotFound("This document has no such paragraph.")
        draft = _draft(services, on, row)
        bank = bank_of(services, on, draft.bank)
        text = str(row.paragraphs[number - 1]["text"])
        found = drafts.list_facts(on, row.id, number)
        candidates = tuple(_candidate(fact, text, bank) for fact in found)
        return Reading(draft, draft.lines[number - 1], text, candidates)


def prompts_of(fact: Fact, bank: Bank) -> tuple[tuple[str, str], ...]:
    """What a fact is asked as, by kind: (title of the kind, the question)."""
    return tuple(
        (kind.title, kind.build(fact, bank, Stream("draft", fact.id, kind.name)).prompt)
        for kind in sorted(KINDS.values(), key=lambda kind: kind.order)
        if kind.name not in JOINT_KINDS and suits(kind, fact, bank)
    )


def entry_of(fact: ProposalRow) -> dict[str, str]:
    """The words of a proposal's form."""
    return dict(fact.proposal["entry"])


def bank_of(services: Services, on: Connection, row: BankRow | None) -> Bank:
    """The content of a course; an empty one where it is gone."""
    if row is None:
        return Bank("", BankHead("", "", ()))
    return services.shelf.get(on, row.id, row.revision)


def _draft(services: Services, on: Connection, row: DocumentRow) -> Draft:
    states = drafts.list_states(on, row.id)
    titles = {one["id"]: one["title"] for one in row.sections}
    by_paragraph: dict[int, list[Any]] = {}
    for one in states:
        by_paragraph.setdefault(one.paragraph, []).append(one)
    bank_row = banks.find_bank(on, row.bank_slug)
    bank = bank_of(services, on, bank_row)
    sections = {one.id: one.title for one in bank.head.sections}
    return Draft(
        row.public_id,
        row.title,
        bank_row,
        tuple({**titles, **sections}.items()),
        tuple(
            _line(number, paragraph, titles, by_paragraph.get(number, []))
            for number, paragraph in enumerate(row.paragraphs, start=1)
        ),
        sum(one.state == drafts.OPEN and one.confidence < LIKELY for one in states),
        any(one.state != drafts.OPEN for one in states),
        bank.head,
    )


def _line(number: int, paragraph: Mapping[str, Any], titles: Mapping[str, str], states: list[Any]) -> Line:
    return Line(
        number=number,
        mark=paragraph["mark"],
        section=titles.get(paragraph["section"], ""),
        page=paragraph["page"],
        beginning=paragraph["text"][:90],
        proposals=len(states),
        open=sum(one.state == drafts.OPEN for one in states),
        facts=sum(one.state in (drafts.ACCEPTED, drafts.EDITED) for one in states),
    )


def _candidate(row: ProposalRow, text: str, bank: Bank) -> Candidate:
    entry = entry_of(row)
    fact = bank.fact_by_id.get(row.fact_slug) if row.fact_slug else None
    return Candidate(
        position=row.position,
        state=row.state,
        entry=entry if fact is None else {**entry, "say": fact.say, "ask": fact.ask},
        confidence=row.confidence,
        reason=row.proposal["reason"],
        value=tuple(row.proposal["value"]),
        sentence=tuple(row.proposal["sentence"]),
        left=faults_of(entry, text) if row.state == drafts.OPEN else {},
        fact=row.fact_slug,
        prompts=prompts_of(fact, bank) if fact else (),
    )
