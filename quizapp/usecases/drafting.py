"""Drafting facts from a document: read paragraph by paragraph, each proposal accepted, edited or rejected.

Nothing enters a course before somebody has accepted it, one transaction for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.audiences import INSTRUCTORS
from quizapp.core.errors import AlreadyDone, BadEntry
from quizapp.core.facts import Bank, BankHead, Section
from quizapp.core.proposing_facts import Passage, Proposal, propose
from quizapp.core.proposing_facts.proposal import LIKELY, SURE
from quizapp.core.values import Term
from quizapp.formats.documents.document import Document, UnreadableDocument
from quizapp.formats.documents.reading import read_document, read_text
from quizapp.formats.native.reader import check_plain
from quizapp.formats.native.writer import to_plain
from quizapp.store import banks, drafts
from quizapp.store.people import Person
from quizapp.store.rows_banks import DocumentRow, ProposalRow
from quizapp.usecases.causes import Cause, How
from quizapp.usecases.courses import DATABASE, save
from quizapp.usecases.draft_facts import FIELDS, Place, make_fact, without_fact
from quizapp.usecases.draft_reading import bank_of, entry_of
from quizapp.usecases.making import free_slug
from quizapp.usecases.proposing import check_editable
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import clean_name

MOST_DOCUMENTS = 20


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
        slug = course or _make_course(on, document, title, person, now)
        check_editable(banks.get_bank(on, slug))
        drafts.add(
            on,
            _rows(document, proposals),
            public_id=public_id,
            account_id=person.id,
            bank_slug=slug,
            created_at=now,
            **_columns(document, proposals),
        )
    return public_id


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
        proposed = entry_of(fact)
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
        _store(on, made.bank, person, now)
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
    """Leave out all that is open in the paragraph `number`; with 0, all that is doubtful in the document.

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
                _take_back(services, on, row.bank_slug, fact, person, now)
        drafts.reopen(on, row.id, [fact.position for fact in last])
        return int(last[0].paragraph)


def delete(services: Services, person: Person, public_id: str) -> None:
    """Delete a document, its text with it; its facts stay in their course. Raises NotFound."""
    with services.database.writing() as on:
        drafts.remove(on, drafts.get(on, person.id, public_id).id)


def _store(on: Connection, bank: Bank, person: Person, now: datetime) -> None:
    """Store a course that a draft has changed."""
    save(on, bank, DATABASE, now, Cause(How.DRAFTED, person.id))


def _take_back(
    services: Services, on: Connection, slug: str, fact: ProposalRow, person: Person, now: datetime
) -> None:
    bank_row = banks.find_bank(on, slug)
    if bank_row is None:
        return
    check_editable(bank_row)
    bank = services.shelf.get(on, bank_row.id, bank_row.revision)
    if fact.fact_slug in bank.fact_by_id:
        _store(on, without_fact(bank, fact.fact_slug, fact.added_names or ()), person, now)


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
        bank = bank_of(services, on, banks.get_bank(on, course))
    marks = (mark for section in bank.head.sections for mark in section.paragraphs)
    return {mark.rstrip("0123456789") for mark in marks}


def _language_of(services: Services, course: str) -> str:
    if not course:
        return "en"
    with services.database.reading() as on:
        return bank_of(services, on, banks.get_bank(on, course)).head.language


def _make_course(on: Connection, document: Document, title: str, person: Person, now: datetime) -> str:
    slug = free_slug(on, title)
    sections = tuple(Section(one.id, one.title[:120], one.marks) for one in document.sections)
    head = BankHead(title, document.title[:300], sections, audience=INSTRUCTORS, notes=document.notes)
    read = check_plain(to_plain(Bank(slug, head)))
    if read.bank is None:
        raise BadEntry("file", f"Its headings make no sections of a course: {read.faults[0].message}.")
    save(on, read.bank, DATABASE, now, Cause(How.MADE, person.id))
    return slug


def _with_proposals(document: Document, proposals: tuple[Proposal, ...]) -> list[Passage]:
    """The paragraphs that something is proposed from: the others are not kept."""
    marks = {one.mark for one in proposals}
    return [passage for passage in document.passages if passage.mark in marks]


def _paragraph_plain(passage: Passage) -> dict[str, Any]:
    return {"mark": passage.mark, "text": passage.text, "section": passage.section, "page": passage.page}


def _columns(document: Document, proposals: tuple[Proposal, ...]) -> dict[str, Any]:
    """What is kept of a document itself."""
    return {
        "title": " ".join(document.title.split())[:120] or "Document",
        "sections": [
            {"id": one.id, "title": one.title, "marks": list(one.marks)} for one in document.sections
        ],
        "paragraphs": [_paragraph_plain(passage) for passage in _with_proposals(document, proposals)],
    }


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


def _place(row: DocumentRow, fact: ProposalRow) -> Place:
    paragraph = row.paragraphs[fact.paragraph - 1]
    section = next(one for one in row.sections if one["id"] == paragraph["section"])
    return Place(
        paragraph["mark"],
        paragraph["text"],
        Section(section["id"], section["title"], tuple(section["marks"])),
        tuple(fact.proposal["notes"]),
    )
