"""What was asked and answered in finished attempts, for the figures of questions.

The questions are stored whole and the same one is stored for every attempt, so they are not fetched a
thousand times: their beginning tells them apart (kind, facts and prompt), and one of each is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Row, Text, cast, extract, func, select

from quizapp.core.attempts import OPEN
from quizapp.core.questions import Question
from quizapp.store.put_away import MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.tables import (
    Account,
    Attempt,
    AttemptItem,
    Class,
    ClassInstructor,
    ClassMember,
    Fact,
    Quiz,
)

TOLD_BY = 240  # characters of a stored question

_wording = func.substr(AttemptItem.question, 1, TOLD_BY, type_=Text).label("wording")


def list_quizzes_about(on: Connection, instructor_id: int, bank_id: int) -> list[Row[Any]]:
    """Row id, public id, title and class name of the quizzes about a course in one's classes."""
    return list(
        on.execute(
            select(Quiz.id, Quiz.public_id, Quiz.title, Class.name.label("class_name"))
            .join(Class, Class.id == Quiz.class_id)
            .join(ClassInstructor, ClassInstructor.class_id == Class.id)
            .where(ClassInstructor.account_id == instructor_id, Quiz.bank_id == bank_id, QUIZ_STANDS)
            .order_by(Quiz.id)
        )
    )


def list_finished(on: Connection, quiz_ids: Sequence[int]) -> list[Row[Any]]:
    """The finished attempts of members at these quizzes, by quiz, learner and number.

    Columns: id, public_id, quiz_id, learner_id, number, score, maximum, started_at (whole
    seconds since 1970), learner (a name).
    """
    return list(
        on.execute(
            _of_members(
                select(
                    Attempt.id,
                    Attempt.public_id,
                    Attempt.quiz_id,
                    Attempt.learner_id,
                    Attempt.number,
                    Attempt.score,
                    Attempt.maximum,
                    _since_1970(Attempt.started_at).label("started_at"),
                    Account.display_name.label("learner"),
                ).join(Account, Account.id == Attempt.learner_id),
                quiz_ids,
            ).order_by(Attempt.quiz_id, func.lower(Account.display_name), Account.id, Attempt.number)
        )
    )


def list_answers(on: Connection, quiz_ids: Sequence[int]) -> list[Row[Any]]:
    """Every question of these attempts with its answer, in order.

    Columns: attempt_id, position, fact (a slug), wording, shown, fraction, seconds, answered_at (whole
    seconds since 1970) and is_discarded.
    """
    return list(
        on.execute(
            _of_members(
                select(
                    AttemptItem.attempt_id,
                    AttemptItem.position,
                    Fact.slug.label("fact"),
                    _wording,
                    AttemptItem.shown,
                    AttemptItem.fraction,
                    AttemptItem.seconds,
                    _since_1970(AttemptItem.answered_at).label("answered_at"),
                    AttemptItem.is_discarded,
                )
                .join(Attempt, Attempt.id == AttemptItem.attempt_id)
                .join(Fact, Fact.id == AttemptItem.fact_id),
                quiz_ids,
            ).order_by(AttemptItem.attempt_id, AttemptItem.position)
        ).all()
    )


def samples(on: Connection, quiz_ids: Sequence[int]) -> dict[str, Question]:
    """One question of each wording: the one that was asked first."""
    firsts = (
        _of_members(
            select(func.min(AttemptItem.attempt_id).label("attempt_id"), AttemptItem.fact_id, _wording).join(
                Attempt, Attempt.id == AttemptItem.attempt_id
            ),
            quiz_ids,
        )
        .group_by(AttemptItem.fact_id, "wording")
        .subquery()
    )
    rows = on.execute(
        select(firsts.c.wording, AttemptItem.question).join(
            firsts,
            (firsts.c.attempt_id == AttemptItem.attempt_id)
            & (firsts.c.fact_id == AttemptItem.fact_id)
            & (firsts.c.wording == func.substr(AttemptItem.question, 1, TOLD_BY, type_=Text)),
        )
    )
    return {row.wording: Question.from_plain(row.question) for row in rows}


def _since_1970(moment: Any) -> Any:
    """A moment as whole seconds, for tens of thousands of datetimes take longer than all the sums."""
    return cast(extract("epoch", moment), Integer)


def _of_members(chosen: Any, quiz_ids: Sequence[int]) -> Any:
    """Only what belongs to finished attempts of those who are in the class."""
    return (
        chosen.join(Quiz, Quiz.id == Attempt.quiz_id)
        .join(
            ClassMember,
            (ClassMember.class_id == Quiz.class_id) & (ClassMember.learner_id == Attempt.learner_id),
        )
        .where(Attempt.quiz_id.in_(quiz_ids), Attempt.status != OPEN, MEMBER_STANDS)
    )
