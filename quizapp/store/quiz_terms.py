"""Class quizzes as they are for one learner: their own times, what they may see, their attempts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select

from quizapp.core.allowances import Override, terms_for
from quizapp.core.attempts import Terms
from quizapp.core.counting_attempts import Method
from quizapp.core.quiz_rules import PLAIN_RULES, Rules
from quizapp.core.reviewing import AFTER_ATTEMPT, Review
from quizapp.store.put_away import IS_ARCHIVED, MEMBER_STANDS, QUIZ_STANDS
from quizapp.store.rows_attempts import AttemptRow, RulesRow
from quizapp.store.tables import (
    Attempt,
    Bank,
    Class,
    ClassInstructor,
    ClassMember,
    Quiz,
    QuizOverride,
)


@dataclass(frozen=True, slots=True)
class QuizForOne:
    """A class quiz as it is for one person; `terms` are their own, `is_archived` says so of it or its class.

    Who has no standing place in the class is no member; whoever teaches it, `teaches`.
    """

    id: int
    public_id: str
    title: str
    class_id: int
    class_public_id: str
    class_name: str
    bank_id: int
    bank_revision: str
    blueprint: Any
    shared_seed: str | None
    is_archived: bool
    is_published: bool
    teaches: bool
    is_member: bool
    terms: Terms
    rules: Rules


# What an attempt needs of its quiz; all None for practice.
RULE_COLUMNS = (
    Quiz.review,
    Quiz.method,
    Quiz.tries.label("tries_allowed"),
    Quiz.penalty,
    Quiz.is_one_way,
    Quiz.is_closed_book,
    Quiz.closes_at.label("quiz_closes_at"),
    Quiz.time_limit.label("quiz_time_limit"),
)
TERMS = (Quiz.time_limit, Quiz.opens_at, Quiz.closes_at, Quiz.asks_certainty, Quiz.attempts)


def newest_changes(learner_id: Any) -> ColumnElement[Any]:
    """What is different for this learner in a quiz of the same query, or None, as one column."""
    return (
        select(QuizOverride.changes)
        .where(QuizOverride.quiz_id == Quiz.id, QuizOverride.learner_id == learner_id)
        .order_by(QuizOverride.id.desc())
        .limit(1)
        .correlate(Quiz, Attempt, ClassMember)
        .scalar_subquery()
    )


def find_quiz_for(on: Connection, public_id: str, person_id: int) -> QuizForOne | None:
    """A quiz that stands, with everything that is this person's own, in one query."""
    row = on.execute(_quiz_for(public_id, person_id)).one_or_none()
    return None if row is None else _for_one(row)


def _quiz_for(public_id: str, person_id: int) -> Select[Any]:
    teaches = select(ClassInstructor.class_id).where(
        ClassInstructor.class_id == Quiz.class_id, ClassInstructor.account_id == person_id
    )
    return (
        select(
            Quiz.id,
            Quiz.public_id,
            Quiz.title,
            Quiz.class_id,
            Class.public_id.label("class_public_id"),
            Class.name.label("class_name"),
            Quiz.bank_id,
            Quiz.bank_revision,
            Quiz.blueprint,
            Quiz.shared_seed,
            Quiz.published_at,
            *TERMS,
            *RULE_COLUMNS,
            IS_ARCHIVED.label("is_archived"),
            teaches.correlate(Quiz).exists().label("teaches"),
            ClassMember.learner_id.label("member"),
            func.coalesce(ClassMember.time_factor, 1.0).label("time_factor"),
            newest_changes(person_id).label("changes"),
        )
        .join(Class, Class.id == Quiz.class_id)
        .outerjoin(
            ClassMember,
            and_(ClassMember.class_id == Class.id, ClassMember.learner_id == person_id, MEMBER_STANDS),
        )
        .where(Quiz.public_id == public_id, QUIZ_STANDS)
    )


def _for_one(row: Row[Any]) -> QuizForOne:
    return QuizForOne(
        id=row.id,
        public_id=row.public_id,
        title=row.title,
        class_id=row.class_id,
        class_public_id=row.class_public_id,
        class_name=row.class_name,
        bank_id=row.bank_id,
        bank_revision=row.bank_revision,
        blueprint=row.blueprint,
        shared_seed=row.shared_seed,
        is_archived=bool(row.is_archived),
        is_published=row.published_at is not None,
        teaches=bool(row.teaches),
        is_member=row.member is not None,
        terms=own_terms(row),
        rules=rules_of(row),
    )


def own_terms(row: Row[Any]) -> Terms:
    """The terms of a row that has those of a quiz, the learner's `time_factor` and their `changes`."""
    usual = Terms(row.time_limit, row.opens_at, row.closes_at, row.asks_certainty, row.attempts)
    return terms_for(usual, row.time_factor, Override.from_plain(row.changes))


def rules_of(row: RulesRow) -> Rules:
    """The rules of a row that has RULE_COLUMNS; practice has the plain ones."""
    if row.method is None or row.tries_allowed is None or row.penalty is None or row.is_one_way is None:
        return PLAIN_RULES  # of a left join: without a quiz all are None
    review = AFTER_ATTEMPT if row.review is None else Review.from_plain(row.review)
    is_closed_book = bool(row.is_closed_book)
    return Rules(Method(row.method), review, row.tries_allowed, row.penalty, row.is_one_way, is_closed_book)


def list_attempts_at(on: Connection, quiz_id: int, learner_id: int) -> Sequence[AttemptRow]:
    """A learner's attempts at a quiz, the first one first, with RULE_COLUMNS; `attempt` is the public id."""
    rows = on.execute(
        select(Attempt.__table__, Attempt.public_id.label("attempt"), *RULE_COLUMNS)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.quiz_id == quiz_id, Attempt.learner_id == learner_id)
        .order_by(Attempt.number)
    )
    return cast("Sequence[AttemptRow]", rows.all())


def list_sealable(on: Connection, learner_id: int, bank_id: int | None = None) -> Sequence[AttemptRow]:
    """All of a learner's attempts, or those about one bank, with RULE_COLUMNS."""
    chosen = (
        select(Attempt.__table__, *RULE_COLUMNS)
        .outerjoin(Quiz, Quiz.id == Attempt.quiz_id)
        .where(Attempt.learner_id == learner_id)
        .order_by(Attempt.id)
    )
    if bank_id is not None:
        chosen = chosen.where(Attempt.bank_id == bank_id, Attempt.quiz_id.is_not(None))
    return cast("Sequence[AttemptRow]", on.execute(chosen).all())


def list_quizzes_for(on: Connection, learner_id: int) -> Sequence[Row[Any]]:
    """Every published quiz of the classes a learner is in, newest first: a row an attempt, or one without.

    Columns: those of the quiz, its class and its terms, RULE_COLUMNS, `time_factor`, `changes`, is_archived,
    bank slug, and of the attempt, None where there is none: row id, public id, number, status, score,
    maximum, due_at, submitted_at.
    """
    return on.execute(
        select(
            Quiz.id.label("quiz_id"),
            Quiz.public_id,
            Quiz.title,
            Quiz.blueprint,
            *TERMS,
            *RULE_COLUMNS,
            IS_ARCHIVED.label("is_archived"),
            Class.public_id.label("class_public_id"),
            Class.name.label("class_name"),
            Bank.slug.label("bank_slug"),
            ClassMember.time_factor,
            newest_changes(learner_id).label("changes"),
            Attempt.id,
            Attempt.public_id.label("attempt"),
            Attempt.number,
            Attempt.status,
            Attempt.score,
            Attempt.maximum,
            Attempt.due_at,
            Attempt.submitted_at,
        )
        .join(ClassMember, ClassMember.class_id == Quiz.class_id)
        .join(Class, Class.id == Quiz.class_id)
        .join(Bank, Bank.id == Quiz.bank_id)
        .outerjoin(Attempt, and_(Attempt.quiz_id == Quiz.id, Attempt.learner_id == learner_id))
        .where(
            ClassMember.learner_id == learner_id, MEMBER_STANDS, QUIZ_STANDS, Quiz.published_at.is_not(None)
        )
        .order_by(Quiz.id.desc(), Attempt.number)
    ).all()


def list_endings(on: Connection, quiz_ids: Collection[int]) -> dict[int, tuple[float, list[Override]]]:
    """For each quiz the largest time factor in its class, and the exceptions that hold in it now."""
    members = (
        select(Quiz.id, func.max(ClassMember.time_factor))
        .join(ClassMember, ClassMember.class_id == Quiz.class_id)
        .where(Quiz.id.in_(quiz_ids), MEMBER_STANDS)
        .group_by(Quiz.id)
    )
    found: dict[int, tuple[float, list[Override]]] = {quiz_id: (1.0, []) for quiz_id in quiz_ids}
    found |= {quiz_id: (factor, []) for quiz_id, factor in on.execute(members)}
    newest = (
        select(func.max(QuizOverride.id))
        .where(QuizOverride.quiz_id.in_(quiz_ids), QuizOverride.learner_id.is_not(None))
        .group_by(QuizOverride.quiz_id, QuizOverride.learner_id)
    )
    standing = select(QuizOverride.quiz_id, QuizOverride.changes).where(QuizOverride.id.in_(newest))
    for quiz_id, changes in on.execute(standing):
        found[quiz_id][1].append(Override.from_plain(changes))
    return found
