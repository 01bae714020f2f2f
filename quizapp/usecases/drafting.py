"""Drafting facts from a document: read paragraph by paragraph, each proposal accepted, edited or rejected.

Nothing enters a course before somebody has accepted it, one transaction for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.chance import Stream
from quizapp.core.drafting import suits
from quizapp.core.errors import AlreadyDone, BadEntry, NotFound
from quizapp.core.facts import Bank, BankHead, Fact, Section
from quizapp.core.kinds import JOINT_KINDS, KINDS
from quizapp.core.proposing_facts import Passage, Proposal, propose
from quizapp.core.proposing_facts.proposal import LIKELY, SURE
from quizapp.core.values import Term
from quizapp.formats.documents.document import Document, UnreadableDocument
from quizapp.formats.documents.reading import read_document, read_text
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from quizapp.store import banks, drafts
from quizapp.store.banks import BankRow
from quizapp.store.people import Person
from quizapp.usecases.courses import DATABASE, FOLDER, save
from quizapp.usecases.draft_facts import FIELDS, Place, faults_of, make_fact, without_fact
from quizapp.usecases.making import free_slug
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

MOST_DOCUMENTS = 20
NEW_COURSE = ""


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


def begin(
    services: Services,
    person: Person,
    source: tuple[str, bytes] | str,
    course: str,
    title: str,
    public_id: str,
    now: datetime,
) -> str:
    """Read a document (a file's name and bytes, or pasted text), keep it with its proposals. Returns its id.

    `course` empty: a new course named `title`, for instructors only at first, with the sections of the
    document. Raises BadEntry for what cannot be read, NotFound, ChangedMeanwhile for a course of a folder.
    """
    document = _read(source, _letters_of(services, course))
    language = _language_of(services, course)
    proposals = propose(document.passages, language)
    if not proposals:
        raise BadEntry(
            "file", "No year, figure or name was found in this document, so there is nothing to propose."
        )
    if not course:
        title = clean_name(title or document.title, "title", 120)
    with services.database.writing() as on:
        if len(drafts.list_documents(on, person.id)) >= MOST_DOCUMENTS:
            raise BadEntry("file", f"You have {MOST_DOCUMENTS} documents in work. Delete one that is done.")
        slug = course or _make_course(on, document, title, now)
        check_editable(banks.get_bank(on, slug))
        drafts.add(
            on,
            _rows(document, proposals),
            public_id=public_id,
            account_id=person.id,
            bank_slug=slug,
            title=" ".join(document.title.split())[:120] or "Document",
            sections=[
                {"id": one.id, "title": one.title, "marks": list(one.marks)} for one in document.sections
            ],
            paragraphs=[_paragraph_plain(passage) for passage in _with_proposals(document, proposals)],
            created_at=now,
        )
    return public_id


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
        bank = _bank(services, on, draft.bank)
        text = str(row.paragraphs[number - 1]["text"])
        found = drafts.list_facts(on, row.id, number)
        candidates = tuple(_candidate(fact, text, bank) for fact in found)
        return Reading(draft, draft.lines[number - 1], text, candidates)


def accept(
    services: Services,
    person: Person,
    public_id: str,
    position: int,
    entry: Mapping[str, str] | None,
    now: datetime,
) -> str:
    """Make a fact of a proposal, in the words of `entry` or, where that is None, as it was proposed.

    Returns the id of the fact. Raises BadFact, NotFound, AlreadyDone where it was decided before, and
    ChangedMeanwhile for a course of a folder.
    """
    with services.database.writing() as on:
        row = drafts.get(on, person.id, public_id)
        fact = drafts.get_fact(on, row.id, position)
        if fact.state != drafts.OPEN:
            raise AlreadyDone("This was decided before. Undo that first, if you want it otherwise.")
        bank_row = banks.get_bank(on, row.bank_slug)
        check_editable(bank_row)
        bank = services.shelf.get(on, bank_row.id, bank_row.revision)
        proposed = _entry(fact)
        words = proposed if entry is None else {**proposed, **entry}
        made = make_fact(bank, words, _place(row, fact))
        is_edited = any(words.get(name) != proposed.get(name) for name in FIELDS)
        drafts.decide(
            on,
            row.id,
            [position],
            drafts.EDITED if is_edited else drafts.ACCEPTED,
            now,
            made.fact.id,
            list(made.added_names),
        )
        _store(on, made.bank, now)
    return made.fact.id


def reject(services: Services, person: Person, public_id: str, position: int, now: datetime) -> None:
    """Leave a proposal out. Raises NotFound."""
    with services.database.writing() as on:
        row = drafts.get(on, person.id, public_id)
        drafts.get_fact(on, row.id, position)
        drafts.decide(on, row.id, [position], drafts.REJECTED, now)


def reopen(services: Services, person: Person, public_id: str, position: int) -> None:
    """Look again at a proposal that was left out. Raises NotFound; a fact stays one until it is undone."""
    with services.database.writing() as on:
        row = drafts.get(on, person.id, public_id)
        if drafts.get_fact(on, row.id, position).state == drafts.REJECTED:
            drafts.reopen(on, row.id, [position])


def reject_rest(services: Services, person: Person, public_id: str, now: datetime, number: int = 0) -> int:
    """Leave out all that is open in a paragraph; with `number` 0, all that is doubtful in the document.

    Returns how many. Raises NotFound.
    """
    with services.database.writing() as on:
        row = drafts.get(on, person.id, public_id)
        wanted = [
            one.position
            for one in drafts.list_states(on, row.id)
            if one.state == drafts.OPEN and (one.paragraph == number if number else one.confidence < LIKELY)
        ]
        return drafts.decide(on, row.id, wanted, drafts.REJECTED, now)


def undo(services: Services, person: Person, public_id: str, now: datetime) -> int:
    """Take the last decision back; a fact that came of it leaves its course. Returns the paragraph's number.

    Raises NotFound, AlreadyDone where nothing is decided.
    """
    with services.database.writing() as on:
        row = drafts.get(on, person.id, public_id)
        last = drafts.last_decided(on, row.id)
        if not last:
            raise AlreadyDone("Nothing has been decided yet, so there is nothing to undo.")
        for fact in last:
            if fact.fact_slug:
                _take_back(services, on, row.bank_slug, fact, now)
        drafts.reopen(on, row.id, [fact.position for fact in last])
        return int(last[0].paragraph)


def delete(services: Services, person: Person, public_id: str) -> None:
    """Delete a document, its text with it; its facts stay in their course. Raises NotFound."""
    with services.database.writing() as on:
        drafts.remove(on, drafts.get(on, person.id, public_id).id)


def prompts_of(fact: Fact, bank: Bank) -> tuple[tuple[str, str], ...]:
    """What a fact is asked as, by kind: (title of the kind, the question)."""
    return tuple(
        (kind.title, kind.build(fact, bank, Stream("draft", fact.id, kind.name)).prompt)
        for kind in sorted(KINDS.values(), key=lambda kind: kind.order)
        if kind.name not in JOINT_KINDS and suits(kind, fact, bank)
    )


def _store(on: Connection, bank: Bank, now: datetime) -> None:
    """Store a course that a draft has changed."""
    save(on, bank, DATABASE, now)


def _take_back(services: Services, on: Connection, slug: str, fact: Any, now: datetime) -> None:
    bank_row = banks.find_bank(on, slug)
    if bank_row is None:
        return
    check_editable(bank_row)
    bank = services.shelf.get(on, bank_row.id, bank_row.revision)
    if fact.fact_slug in bank.fact_by_id:
        _store(on, without_fact(bank, fact.fact_slug, fact.added_names or ()), now)


def _read(source: tuple[str, bytes] | str, taken: set[str]) -> Document:
    try:
        return (
            read_text(source, taken=taken) if isinstance(source, str) else read_document(*source, taken=taken)
        )
    except UnreadableDocument as bad:
        raise BadEntry("text" if isinstance(source, str) else "file", str(bad)) from bad


def _letters_of(services: Services, course: str) -> set[str]:
    """The letters by which a course marks its paragraphs already."""
    if not course:
        return set()
    with services.database.reading() as on:
        bank = _bank(services, on, banks.get_bank(on, course))
    marks = (mark for section in bank.head.sections for mark in section.paragraphs)
    return {mark.rstrip("0123456789") for mark in marks}


def _language_of(services: Services, course: str) -> str:
    if not course:
        return "en"
    with services.database.reading() as on:
        return _bank(services, on, banks.get_bank(on, course)).head.language


def _make_course(on: Connection, document: Document, title: str, now: datetime) -> str:
    slug = free_slug(on, title)
    sections = tuple(Section(one.id, one.title[:120], one.marks) for one in document.sections)
    head = BankHead(title, document.title[:300], sections, audience="instructors", notes=document.notes)
    read = check_plain(to_plain(Bank(slug, head)))
    if read.bank is None:
        raise BadEntry("file", f"Its headings make no sections of a course: {read.faults[0].message}.")
    _store(on, read.bank, now)
    return slug


def _with_proposals(document: Document, proposals: tuple[Proposal, ...]) -> list[Passage]:
    """The paragraphs that something is proposed from: the others are not kept."""
    marks = {one.mark for one in proposals}
    return [passage for passage in document.passages if passage.mark in marks]


def _paragraph_plain(passage: Passage) -> dict[str, Any]:
    return {"mark": passage.mark, "text": passage.text, "section": passage.section, "page": passage.page}


def _rows(document: Document, proposals: tuple[Proposal, ...]) -> list[dict[str, Any]]:
    places = {
        passage.mark: number for number, passage in enumerate(_with_proposals(document, proposals), start=1)
    }
    notes = set(document.notes)
    return [
        {
            "position": position,
            "paragraph": places[one.mark],
            "proposal": _proposal_plain(one, notes),
            "confidence": one.confidence,
        }
        for position, one in enumerate(proposals, start=1)
    ]


def _proposal_plain(one: Proposal, notes: set[str]) -> dict[str, Any]:
    """A proposal as it is stored: the words of its form, and places in the text of its paragraph."""
    return {
        "entry": {
            "say": one.say,
            "ask": one.ask,
            "type": one.type,
            "answer": one.shown,
            "subject": one.subject,
            "what": one.what,
            "year": one.year,
            "weight": "3" if one.confidence >= SURE + 20 else "2",
            "pool": one.pool,
            "role": one.answer.value.role if isinstance(one.answer.value, Term) else "",
        },
        "notes": [note for note in one.notes if note in notes],
        "value": [one.value.start, one.value.end],
        "sentence": [one.sentence.start, one.sentence.end],
        "reason": one.reason,
    }


def _entry(fact: Any) -> dict[str, str]:
    return dict(fact.proposal["entry"])


def _place(row: Any, fact: Any) -> Place:
    paragraph = row.paragraphs[fact.paragraph - 1]
    section = next(one for one in row.sections if one["id"] == paragraph["section"])
    return Place(
        paragraph["mark"],
        paragraph["text"],
        Section(section["id"], section["title"], tuple(section["marks"])),
        tuple(fact.proposal["notes"]),
    )


def _draft(services: Services, on: Connection, row: Any) -> Draft:
    states = drafts.list_states(on, row.id)
    titles = {one["id"]: one["title"] for one in row.sections}
    by_paragraph: dict[int, list[Any]] = {}
    for one in states:
        by_paragraph.setdefault(one.paragraph, []).append(one)
    bank_row = banks.find_bank(on, row.bank_slug)
    bank = _bank(services, on, bank_row)
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


def _candidate(row: Any, text: str, bank: Bank) -> Candidate:
    entry = _entry(row)
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


def _bank(services: Services, on: Connection, row: BankRow | None) -> Bank:
    if row is None:
        return Bank("", BankHead("", "", ()))
    return services.shelf.get(on, row.id, row.revision)
