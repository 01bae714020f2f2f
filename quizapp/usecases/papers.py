"""Attempts as they are stored and shown: what beginning, taking and reviewing them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.attempts import OPEN, Terms, is_over
from quizapp.core.certainty import most_points
from quizapp.core.facts import Bank
from quizapp.core.questions import GENERATOR_VERSION, Question
from quizapp.core.quiz_rules import PLAIN_RULES, Rules
from quizapp.store import attempts, banks
from quizapp.store.people import Person
from quizapp.store.quiz_terms import rules_of
from quizapp.store.rows_attempts import OwnAttemptRow
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Place:
    """One question of an attempt, as its map shows it."""

    position: int
    is_answered: bool
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """An attempt and what it is about. `bank_audience`: who may see the course but for this quiz about it."""

    public_id: str
    title: str
    class_name: str
    class_public_id: str
    bank: Bank
    is_open: bool  # whether answers are still taken
    due_at: datetime | None
    asks_certainty: bool
    quiz_public_id: str
    bank_slug: str
    bank_audience: str
    rules: Rules = PLAIN_RULES
    reached: int = 1  # the question one has come to, where the quiz goes one way
    map: tuple[Place, ...] = ()

    @property
    def last_reached(self) -> int:
        """The question one has come to, or the last one."""
        return min(self.reached, len(self.map))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper that is not stored yet, and what it was drawn from; `blueprint` as plain data."""

    bank_id: int
    bank: Bank
    blueprint: dict[str, Any]
    seed: str
    questions: Sequence[Question]


def store_paper(
    on: Connection,
    person: Person,
    drawn: Drawn,
    public_id: str,
    now: datetime,
    terms: Terms,
    quiz_id: int | None = None,
    number: int = 1,
) -> None:
    """Store a begun attempt with its frozen questions. IntegrityError where it was begun before.

    Its deadline is fixed now; with certainty a question can earn three points instead of one.
    """
    rows = banks.fact_ids(on, drawn.bank_id)
    items = [
        {"position": position, "fact_id": rows[question.fact], "question": question.to_plain()}
        for position, question in enumerate(drawn.questions, start=1)
    ]
    attempts.add_attempt(
        on,
        items,
        public_id=public_id,
        quiz_id=quiz_id,
        learner_id=person.id,
        number=number,
        bank_id=drawn.bank_id,
        bank_revision=drawn.bank.revision,
        blueprint=drawn.blueprint,
        seed=drawn.seed,
        generator_version=GENERATOR_VERSION,
        status=OPEN,
        started_at=now,
        maximum=most_points(len(items), terms.asks_certainty),
        due_at=terms.deadline(now),
        asks_certainty=terms.asks_certainty,
    )


def paper_of(
    services: Services,
    on: Connection,
    row: OwnAttemptRow,
    now: datetime,
    places: Sequence[tuple[int, bool, bool]] = (),
) -> Paper:
    """What an attempt is about; `places` are its positions, whether each is answered, and flagged."""
    bank = services.shelf.get(on, row.bank_id, row.bank_revision)
    return Paper(
        public_id=row.public_id,
        title=row.quiz_title or "Practice",
        class_name=row.class_name,
        class_public_id=row.class_public_id,
        bank=bank,
        is_open=not is_over(row.status, row.due_at, now),
        due_at=row.due_at,
        asks_certainty=row.asks_certainty,
        quiz_public_id=row.quiz_public_id,
        bank_slug=row.bank_slug,
        bank_audience=row.bank_audience,
        rules=rules_of(row),
        reached=row.reached,
        map=tuple(Place(*place) for place in places),
    )
