"""Attempts as they are stored and shown: what beginning, taking and reviewing them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.facts import Bank
from quizapp.core.questions import GENERATOR_VERSION, Question
from quizapp.store import attempts, banks
from quizapp.store.people import Person
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Paper:
    """An attempt and what it is about."""

    public_id: str
    title: str
    class_name: str
    bank: Bank
    status: str
    quiz_public_id: str
    bank_slug: str
    map: tuple[tuple[int, bool], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether answers are still taken."""
        return self.status == "open"


def store_paper(
    on: Connection,
    person: Person,
    bank_id: int,
    bank: Bank,
    questions: Sequence[Question],
    blueprint: dict[str, Any],
    public_id: str,
    seed: str,
    now: datetime,
    quiz_id: int | None = None,
) -> None:
    """Store a begun attempt with its frozen questions. IntegrityError where it was begun before."""
    rows = banks.fact_ids(on, bank_id)
    items = [
        {"position": position, "fact_id": rows[question.fact], "question": question.to_plain()}
        for position, question in enumerate(questions, start=1)
    ]
    attempts.add_attempt(
        on,
        items,
        public_id=public_id,
        quiz_id=quiz_id,
        learner_id=person.id,
        number=1,
        bank_id=bank_id,
        bank_revision=bank.revision,
        blueprint=blueprint,
        seed=seed,
        generator_version=GENERATOR_VERSION,
        status="open",
        started_at=now,
        maximum=float(len(items)),
    )


def paper_of(services: Services, on: Connection, row: Any, answered: list[tuple[int, bool]]) -> Paper:
    """What an attempt is about; `answered` are its positions and whether each has a saved answer."""
    bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    return Paper(
        public_id=row.public_id,
        title=row.quiz_title or "Practice",
        class_name=row.class_name,
        bank=bank,
        status=row.status,
        quiz_public_id=row.quiz_public_id,
        bank_slug=row.bank_slug,
        map=tuple(answered),
    )
