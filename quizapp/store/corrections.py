"""Corrections of quizzes, and the scores that change with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from quizapp.core.attempts import OPEN
from quizapp.core.corrections import Action, Correction
from quizapp.store.people import BY_NAME
from quizapp.store.rows_teaching import TouchedRow
from quizapp.store.tables import Account, Attempt, AttemptItem, Fact, Quiz, QuizCorrection, ScoreChange

_STANDING = (
    select(Fact.slug, QuizCorrection.kind, QuizCorrection.action, QuizCorrection.value)
    .join(Fact, Fact.id == QuizCorrection.fact_id)
    .where(QuizCorrection.undone_at.is_(None))
    .order_by(QuizCorrection.id)
)
_STANDING_FOR = _STANDING.join(Attempt, Attempt.quiz_id == QuizCorrection.quiz_id).where(
    Attempt.id == bindparam("attempt_id")
)


def list_standing_for(on: Connection, attempt_id: int) -> list[Correction]:
    """The corrections that hold for an attempt; none for practice."""
    return [_correction(row) for row in on.execute(_STANDING_FOR, {"attempt_id": attempt_id})]


def list_standing(on: Connection, quiz_id: int) -> list[Correction]:
    """The corrections of a quiz that are not undone."""
    return [_correction(row) for row in on.execute(_STANDING.where(QuizCorrection.quiz_id == quiz_id))]


def list_reasons(on: Connection, quiz_id: int) -> list[tuple[Correction, str]]:
    """The corrections of a quiz that are not undone, each with its reason."""
    rows = on.execute(_STANDING.add_columns(QuizCorrection.reason).where(QuizCorrection.quiz_id == quiz_id))
    return [(_correction(row), row.reason) for row in rows]


def list_states(on: Connection, quiz_ids: Sequence[int]) -> list[Row[Any]]:
    """Which corrections of these quizzes stand: id and undone_at of each."""
    return list(
        on.execute(
            select(QuizCorrection.id, QuizCorrection.undone_at)
            .where(QuizCorrection.quiz_id.in_(quiz_ids))
            .order_by(QuizCorrection.id)
        )
    )


def list_corrections(on: Connection, quiz_id: int) -> list[Row[Any]]:
    """All corrections of a quiz, undone ones too, the newest first.

    Columns: id, slug of the fact, kind, action, value, reason, author (a name, or empty), made_at, undone_at.
    """
    return list(
        on.execute(
            select(
                QuizCorrection.id,
                Fact.slug,
                QuizCorrection.kind,
                QuizCorrection.action,
                QuizCorrection.value,
                QuizCorrection.reason,
                func.coalesce(Account.display_name, "").label("author"),
                QuizCorrection.made_at,
                QuizCorrection.undone_at,
            )
            .join(Fact, Fact.id == QuizCorrection.fact_id)
            .outerjoin(Account, Account.id == QuizCorrection.author_id)
            .where(QuizCorrection.quiz_id == quiz_id)
            .order_by(QuizCorrection.id.desc())
        )
    )


def list_most_left(on: Connection, quiz_ids: Sequence[int]) -> dict[int, float]:
    """Of these quizzes, those from which a question was discarded and that somebody has handed in.

    By row id, each with the most that an attempt handed in can earn.
    """
    discarded = select(QuizCorrection.quiz_id).where(
        QuizCorrection.quiz_id.in_(quiz_ids),
        QuizCorrection.undone_at.is_(None),
        QuizCorrection.action == Action.DISCARD.value,
    )
    rows = on.execute(
        select(Attempt.quiz_id, func.max(Attempt.maximum))
        .where(Attempt.quiz_id.in_(discarded), Attempt.status != OPEN)
        .group_by(Attempt.quiz_id)
    )
    return {int(row[0] or 0): float(row[1]) for row in rows}


def find_correction(on: Connection, quiz_id: int, correction_id: int) -> Row[Any] | None:
    """One correction of a quiz, with `slug` and `reason`; None where it has no such one."""
    return on.execute(
        select(QuizCorrection.__table__, Fact.slug)
        .join(Fact, Fact.id == QuizCorrection.fact_id)
        .where(QuizCorrection.quiz_id == quiz_id, QuizCorrection.id == correction_id)
    ).one_or_none()


def add_correction(on: Connection, correction: Correction, fact_id: int, **columns: Any) -> int:
    """Store a correction about the fact of this row."""
    values = {"kind": correction.kind, "action": correction.action.value, "value": correction.value}
    added = insert(QuizCorrection).values(fact_id=fact_id, **values, **columns).returning(QuizCorrection.id)
    return int(on.execute(added).scalar_one())


def undo_correction(on: Connection, correction_id: int, now: datetime) -> bool:
    """Let a correction stand no more; False where that was done before."""
    done = on.execute(
        update(QuizCorrection)
        .where(QuizCorrection.id == correction_id, QuizCorrection.undone_at.is_(None))
        .values(undone_at=now)
    )
    return bool(done.rowcount == 1)


def list_touched(on: Connection, quiz_id: int, slug: str) -> list[TouchedRow]:
    """Every question about a fact in the finished attempts of a quiz, by learner and attempt.

    All columns of the item, and of its attempt: asks_certainty, score, maximum, number, attempt (its public
    id), submitted_at, bank_revision, learner_id, learner (a name); and the penalty of the quiz.
    """
    rows = on.execute(
        select(
            AttemptItem.__table__,
            Attempt.asks_certainty,
            Attempt.score,
            Attempt.maximum,
            Attempt.number,
            Attempt.public_id.label("attempt"),
            Attempt.submitted_at,
            Attempt.bank_revision,
            Attempt.learner_id,
            Quiz.penalty,
            Account.display_name.label("learner"),
        )
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(Account, Account.id == Attempt.learner_id)
        .join(Fact, Fact.id == AttemptItem.fact_id)
        .where(Attempt.quiz_id == quiz_id, Attempt.status != OPEN, Fact.slug == slug)
        .order_by(*BY_NAME, Attempt.number, AttemptItem.position)
    )
    return cast("list[TouchedRow]", rows.all())


def list_points(on: Connection, quiz_id: int) -> list[Row[Any]]:
    """Attempt id, position and points of every question in the finished attempts of a quiz."""
    earned = func.coalesce(AttemptItem.points, AttemptItem.fraction, 0.0).label("points")
    return list(
        on.execute(
            select(AttemptItem.attempt_id, AttemptItem.position, earned)
            .join(Attempt, Attempt.id == AttemptItem.attempt_id)
            .where(Attempt.quiz_id == quiz_id, Attempt.status != OPEN)
            .order_by(AttemptItem.attempt_id, AttemptItem.position)
        )
    )


def save_items(on: Connection, items: Sequence[dict[str, Any]]) -> None:
    """Store `fraction`, `note`, `points` and `is_discarded` by `of_attempt` and `at_position`."""
    if items:
        on.execute(
            update(AttemptItem)
            .where(
                AttemptItem.attempt_id == bindparam("of_attempt"),
                AttemptItem.position == bindparam("at_position"),
            )
            .values({name: bindparam(name) for name in ("fraction", "note", "points", "is_discarded")}),
            list(items),
        )


def save_scores(on: Connection, scores: Sequence[dict[str, Any]]) -> None:
    """Store `score` and `maximum` by `of_attempt`."""
    if scores:
        on.execute(
            update(Attempt)
            .where(Attempt.id == bindparam("of_attempt"))
            .values(score=bindparam("score"), maximum=bindparam("maximum")),
            list(scores),
        )


def add_changes(on: Connection, changes: Sequence[dict[str, Any]]) -> None:
    """Remember scores before and after they were changed."""
    if changes:
        on.execute(insert(ScoreChange), list(changes))


def list_changes(on: Connection, attempt_id: int) -> list[Row[Any]]:
    """How the score of an attempt was changed, in order: before, after, reason, made_at."""
    return list(
        on.execute(
            select(ScoreChange.before, ScoreChange.after, ScoreChange.reason, ScoreChange.made_at)
            .where(ScoreChange.attempt_id == attempt_id)
            .order_by(ScoreChange.id)
        )
    )


def _correction(row: Any) -> Correction:
    return Correction(row.slug, row.kind, Action(row.action), row.value)
