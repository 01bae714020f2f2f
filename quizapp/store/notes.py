"""What learners wrote to themselves about facts. Every query is about one learner's own notes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from quizapp.store.tables import Fact, FactNote


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note with the slug of its fact."""

    fact: str
    text: str
    changed_at: datetime


_NOTES = select(Fact.slug, FactNote.text, FactNote.changed_at).join(Fact, Fact.id == FactNote.fact_id)


def list_notes(on: Connection, learner_id: int, bank_id: int) -> list[NoteRow]:
    """All notes of a learner about the facts of a bank, the newest first."""
    mine = _NOTES.where(FactNote.learner_id == learner_id, Fact.bank_id == bank_id)
    rows = on.execute(mine.order_by(FactNote.changed_at.desc(), FactNote.fact_id))
    return [NoteRow(*row) for row in rows]


def texts_of(on: Connection, learner_id: int, bank_id: int, facts: Collection[str]) -> dict[str, str]:
    """The texts of a learner's notes about these facts, by their slugs; without those that have none."""
    mine = _NOTES.where(FactNote.learner_id == learner_id, Fact.bank_id == bank_id, Fact.slug.in_(facts))
    return {row[0]: row[1] for row in on.execute(mine)}


def save_note(on: Connection, learner_id: int, fact_id: int, text: str, now: datetime) -> None:
    """Write a note about a fact, in place of the one before."""
    mine = (FactNote.learner_id == learner_id, FactNote.fact_id == fact_id)
    if not on.execute(update(FactNote).where(*mine).values(text=text, changed_at=now)).rowcount:
        on.execute(insert(FactNote).values(learner_id=learner_id, fact_id=fact_id, text=text, changed_at=now))


def delete_note(on: Connection, learner_id: int, fact_id: int) -> str:
    """Delete a note. Returns what it said; empty where there was none."""
    mine = (FactNote.learner_id == learner_id, FactNote.fact_id == fact_id)
    text = on.execute(select(FactNote.text).where(*mine)).scalar_one_or_none()
    on.execute(delete(FactNote).where(*mine))
    return text or ""
