"""Results: what an attempt came to, and practising what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp.core.errors import ChangedMeanwhile, NotFound
from quizapp.core.facts import Bank
from quizapp.core.generate import build_question
from quizapp.core.kinds import kinds_for
from quizapp.core.questions import Grade, Question, Response
from quizapp.store import attempts, banks
from quizapp.store.people import Person
from quizapp.usecases.papers import Paper, paper_of, store_paper
from quizapp.usecases.services import Services
from quizapp.usecases.steps import response_from_plain


@dataclass(frozen=True, slots=True)
class ReviewedItem:
    """One question of a finished attempt."""

    question: Question
    response: Response
    grade: Grade
    maybe_guessed: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A finished attempt."""

    paper: Paper
    score: float
    maximum: float
    submitted_at: datetime
    items: tuple[ReviewedItem, ...]


def result(services: Services, person: Person, public_id: str) -> Result | None:
    """A finished attempt with every question, its key and reasons; None while it is open. Raises NotFound."""
    with services.database.reading() as on:
        row = attempts.get_attempt(on, person.id, public_id)
        if row.status == "open":
            return None
        items = attempts.list_items(on, row.id)
        paper = paper_of(services, on, row, [])
    return Result(
        paper=paper,
        score=row.score or 0.0,
        maximum=row.maximum,
        submitted_at=row.submitted_at,
        items=tuple(
            ReviewedItem(
                Question.from_plain(item.question),
                response_from_plain(item.response),
                Grade(item.fraction or 0.0, item.note),
                item.maybe_guessed,
            )
            for item in items
        ),
    )


def practise_missed(
    services: Services, person: Person, attempt: str, public_id: str, seed: str, now: datetime
) -> str:
    """Begin a practice quiz of the facts that were missed, each in another kind where there is one."""
    with services.database.writing() as on:
        row = attempts.get_attempt(on, person.id, attempt)
        if row.status == "open":
            raise ChangedMeanwhile("Hand this quiz in first; then what was missed can be practised.")
        bank_row = banks.get_bank_by_id(on, row.bank_id)
        bank = services.shelf.get(on, bank_row.id, bank_row.revision)
        missed = [
            Question.from_plain(item.question)
            for item in attempts.list_items(on, row.id)
            if (item.fraction or 0) < 1 or item.maybe_guessed
        ]
        questions = [again for one in missed if (again := _asked_otherwise(bank, one, seed))]
        if not questions:
            raise NotFound("Nothing was missed that this course can still ask.")
        blueprint = {"again": attempt}
        store_paper(on, person, bank_row.id, bank, questions, blueprint, public_id, seed, now)
    return public_id


def _asked_otherwise(bank: Bank, question: Question, seed: str) -> Question | None:
    fact = bank.fact_by_id.get(question.fact)
    if fact is None:
        return None
    kinds = [kind for kind in kinds_for(fact, bank) if kind.in_quizzes]
    if not kinds:
        return None
    best = min(kinds, key=lambda kind: (kind.name == question.kind, not kind.is_recall, kind.order))
    return build_question(bank, fact.id, best.name, seed)
