"""What was asked and answered in finished attempts, for the figures of questions.

The questions are stored whole and the same one is stored for every attempt, so they are not fetched a
thousand times: their beginning tells them apart (kind, facts and prompt), and one of each is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, Text, cast, extract, func, select, tuple_, type_coerce

from quizapp.core.attempts import OPEN
from quizapp.store.people import BY_NAME
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
AT_ONCE = (
    500  # rows; tens of thousands at once wake the collector of garbage, which takes longer than all sums
)
MOST_PLACES = 4_000  # two parameters each; databases take some ten thousand

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


def list_large_and_fresh(on: Connection, since: datetime, least: int, most: int) -> list[int]:
    """Row ids of quizzes that somebody handed in since then and that have `least` attempts handed in or more.

    At most so many, those with the newest first.
    """
    newest = func.max(Attempt.submitted_at)
    rows = (
        select(Attempt.quiz_id)
        .where(Attempt.quiz_id.in_(select(Attempt.quiz_id).where(Attempt.submitted_at >= since)))
        .where(Attempt.status != OPEN)
        .group_by(Attempt.quiz_id)
        .having(func.count() >= least)
        .order_by(newest.desc(), Attempt.quiz_id)
        .limit(most)
    )
    return [row[0] for row in on.execute(rows) if row[0] is not None]


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
            ).order_by(Attempt.quiz_id, *BY_NAME, Attempt.number)
        )
    )


def pages_of_answers(on: Connection, quiz_ids: Sequence[int]) -> Iterator[Sequence[Row[Any]]]:
    """Every question of these attempts with its answer, in order, some hundred at a time.

    Columns: attempt_id, position, fact_id, wording, shown, fraction, seconds, answered_at (whole
    seconds since 1970) and is_discarded (0 or 1: what needs no step a value is read in half the time).
    """
    chosen = _of_members(select(Attempt.id), quiz_ids)
    return on.execute(
        select(
            AttemptItem.attempt_id,
            AttemptItem.position,
            AttemptItem.fact_id,
            _wording,
            AttemptItem.shown,
            AttemptItem.fraction,
            AttemptItem.seconds,
            _since_1970(AttemptItem.answered_at).label("answered_at"),
            cast(AttemptItem.is_discarded, Integer).label("is_discarded"),
        )
        .where(AttemptItem.attempt_id.in_(chosen))
        .order_by(AttemptItem.attempt_id, AttemptItem.position)
    ).partitions(AT_ONCE)


def slugs(on: Connection, quiz_ids: Sequence[int]) -> dict[int, str]:
    """The slug of every fact of the courses that these quizzes are about, by its row id."""
    banks = select(Quiz.bank_id).where(Quiz.id.in_(quiz_ids))
    return {row.id: row.slug for row in on.execute(select(Fact.id, Fact.slug).where(Fact.bank_id.in_(banks)))}


def questions_at(on: Connection, places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The questions that stand there, as their JSON, by attempt (its row id) and position."""
    question = type_coerce(AttemptItem.question, Text).label("question")
    found: dict[tuple[int, int], str] = {}
    for start in range(0, len(places), MOST_PLACES):
        columns = tuple_(AttemptItem.attempt_id, AttemptItem.position)
        some = places[start : start + MOST_PLACES]
        rows = on.execute(
            select(AttemptItem.attempt_id, AttemptItem.position, question).where(
                AttemptItem.attempt_id.in_(sorted({attempt for attempt, _ in some})),  # else SQLite reads all
                columns.in_(some),
            )
        )
        found |= {(row.attempt_id, row.position): row.question for row in rows}
    return found


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
