"""Questions of attempts at quizzes on their way out, for whom `scores` lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
)

from quizapp.core.attempts import OPEN
from quizapp.core.memory.history import AGAIN
from quizapp.store.people import BY_NAME
from quizapp.store.review_log import STANDS
from quizapp.store.scores import LEARNERS, of_learners
from quizapp.store.tables import (
    Account,
    Attempt,
    AttemptItem,
    Fact,
    Quiz,
    Review,
)

_EVENT = literal("attempt:") + Attempt.public_id + ":" + cast(AttemptItem.position, String)
_RESPONSES = (
    select(
        Account.public_id.label("learner_id"),
        Attempt.public_id.label("attempt_id"),
        Attempt.number,
        Attempt.blueprint,
        Attempt.seed,
        Attempt.generator_version,
        AttemptItem.position,
        Fact.slug.label("fact"),
        AttemptItem.question,
        AttemptItem.shown,
        AttemptItem.fraction,
        func.coalesce(AttemptItem.points, AttemptItem.fraction).label("mark"),
        AttemptItem.certainty,
        AttemptItem.seconds,
        AttemptItem.answered_at,
        Review.rating,
        Review.recall_before,
    )
    .join(Account, Account.id == Attempt.learner_id)
    .join(AttemptItem, AttemptItem.attempt_id == Attempt.id)
    .join(Fact, Fact.id == AttemptItem.fact_id)
    .outerjoin(
        Review,
        and_(
            Review.learner_id == Attempt.learner_id,
            Review.fact_id == AttemptItem.fact_id,
            or_(Review.source_event == _EVENT, Review.source_event.startswith(_EVENT + AGAIN)),
            *STANDS,  # of what a correction judged anew, only what it is taken for now
        ),
    )
    .where(Attempt.quiz_id == bindparam("quiz"), Attempt.learner_id.in_(LEARNERS), Attempt.status != OPEN)
    .order_by(*BY_NAME, Attempt.number, AttemptItem.position)
)


def list_items_of(on: Connection, attempt_ids: Sequence[int]) -> list[Row[Any]]:
    """The questions of attempts at quizzes, by attempt and position.

    Each is whole, with asks_certainty, maximum, due_at and quiz_id of its attempt, and its quiz's penalty.
    """
    return list(
        on.execute(
            select(
                AttemptItem.__table__,
                Attempt.asks_certainty,
                Attempt.maximum,
                Attempt.due_at,
                Attempt.quiz_id,
                Quiz.penalty,
            )
            .join(Attempt, Attempt.id == AttemptItem.attempt_id)
            .join(Quiz, Quiz.id == Attempt.quiz_id)
            .where(AttemptItem.attempt_id.in_(attempt_ids))
            .order_by(AttemptItem.attempt_id, AttemptItem.position)
        )
    )


def list_responses(on: Connection, quiz_id: int, learners: Sequence[int]) -> Iterable[Row[Any]]:
    """Every question of the finished attempts of these learners at a quiz, by name, number and position.

    Columns: learner_id (public), attempt_id (public), number, blueprint, seed, generator_version, position,
    fact (a slug), question, shown, fraction, mark, certainty, seconds, answered_at, rating, recall_before.
    The last two are what the answer is taken for now; None where a correction lets it say nothing.
    """
    return on.execute(_RESPONSES, {**of_learners(learners), "quiz": quiz_id})
