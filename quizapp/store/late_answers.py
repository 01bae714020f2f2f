"""Answers to class quizzes that came too late: they are kept, and do not count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection, Row, and_, func, select

from quizapp.core.saving import Outcome
from quizapp.store.people import BY_NAME
from quizapp.store.put_away import MEMBER_STANDS
from quizapp.store.rows_teaching import LateRow
from quizapp.store.tables import Account, AnswerEvent, Attempt, AttemptItem, ClassMember, Quiz

_IS_LATE = AnswerEvent.outcome == Outcome.LATE.value


def count_late(on: Connection, quiz_id: int) -> int:
    """To how many questions of a quiz the members' last answer came too late."""
    found = _newest(quiz_id).subquery()
    return int(on.execute(select(func.count()).select_from(found)).scalar_one())


def list_late(on: Connection, quiz_id: int) -> Sequence[LateRow]:
    """The newest late answer to each question of each attempt, by learner, attempt and question.

    Columns: learner, member (their public id), number, position, question, response (what came),
    saved (what counts), received_at, due_at, submitted_at.
    """
    rows = on.execute(
        select(
            Account.display_name.label("learner"),
            Account.public_id.label("member"),
            Attempt.number,
            AnswerEvent.position,
            AttemptItem.question,
            AnswerEvent.response,
            AttemptItem.response.label("saved"),
            AnswerEvent.received_at,
            Attempt.due_at,
            Attempt.submitted_at,
        )
        .join(Attempt, Attempt.id == AnswerEvent.attempt_id)
        .join(Account, Account.id == Attempt.learner_id)
        .join(
            AttemptItem,
            and_(
                AttemptItem.attempt_id == AnswerEvent.attempt_id, AttemptItem.position == AnswerEvent.position
            ),
        )
        .where(AnswerEvent.id.in_(_newest(quiz_id)))
        .order_by(*BY_NAME, Attempt.number, AnswerEvent.position)
    )
    return cast("Sequence[LateRow]", rows.all())


def list_late_of(on: Connection, quiz_id: int, learner_id: int) -> Sequence[Row[Any]]:
    """The newest late answer of one learner to each question of each attempt.

    Columns: attempt_id, position, response, certainty.
    """
    return on.execute(
        select(
            AnswerEvent.attempt_id, AnswerEvent.position, AnswerEvent.response, AnswerEvent.certainty
        ).where(AnswerEvent.id.in_(_newest(quiz_id).where(Attempt.learner_id == learner_id)))
    ).all()


def _newest(quiz_id: int) -> Any:
    """The row ids of the newest late event of each question."""
    return (
        select(func.max(AnswerEvent.id))
        .join(Attempt, Attempt.id == AnswerEvent.attempt_id)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(
            ClassMember,
            and_(ClassMember.class_id == Quiz.class_id, ClassMember.learner_id == Attempt.learner_id),
        )
        .where(Attempt.quiz_id == quiz_id, _IS_LATE, MEMBER_STANDS)
        .group_by(AnswerEvent.attempt_id, AnswerEvent.position)
    )
