"""What a class remembers: only of members who agreed that those who teach may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, case, func, select, update

from quizapp.core.memory.facts_memory import FactMemory
from quizapp.core.memory.variants import LearnerModel
from quizapp.store import tables
from quizapp.store.memory import STATE
from quizapp.store.put_away import MEMBER_STANDS
from quizapp.store.review_log import STANDS
from quizapp.store.tables import ClassExam, ClassMember, Fact, Review

_Memory, _Model = tables.FactMemory, tables.LearnerModel


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many members a class has, how many of them agreed and how many said no."""

    members: int
    agreed: int
    refused: int


def shares_memory(on: Connection, class_id: int, learner_id: int) -> bool | None:
    """Whether a member lets those who teach see what is remembered; None until they were asked."""
    mine = (ClassMember.class_id == class_id, ClassMember.learner_id == learner_id)
    found: bool | None = on.execute(select(ClassMember.shares_memory).where(*mine)).scalar_one_or_none()
    return found


def set_shares_memory(on: Connection, class_id: int, learner_id: int, agrees: bool) -> None:
    """Store what a member decided."""
    mine = (ClassMember.class_id == class_id, ClassMember.learner_id == learner_id)
    on.execute(update(ClassMember).where(*mine).values(shares_memory=agrees))


def count_agreed(on: Connection, class_id: int) -> Agreement:
    """How many members there are, and what they decided."""
    row = on.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((ClassMember.shares_memory.is_(True), 1), else_=0)), 0),
            func.coalesce(func.sum(case((ClassMember.shares_memory.is_(False), 1), else_=0)), 0),
        ).where(ClassMember.class_id == class_id, MEMBER_STANDS)
    ).one()
    return Agreement(int(row[0]), int(row[1]), int(row[2]))


def list_models(on: Connection, class_id: int) -> dict[int, LearnerModel]:
    """By row id, the personal models of the members who agreed; those without one have the usual one."""
    rows = on.execute(
        select(ClassMember.learner_id, _Model.evidence, _Model.answers)
        .outerjoin(_Model, _Model.learner_id == ClassMember.learner_id)
        .where(*_agreed(class_id))
    )
    return {row[0]: LearnerModel() if row[1] is None else LearnerModel(tuple(row[1]), row[2]) for row in rows}


def list_memories(on: Connection, class_id: int, bank_id: int) -> list[tuple[int, str, FactMemory]]:
    """Row id of the learner, slug of the fact and memory, of the members who agreed."""
    rows = on.execute(
        select(_Memory.learner_id, Fact.slug, *STATE)
        .join(ClassMember, ClassMember.learner_id == _Memory.learner_id)
        .join(Fact, Fact.id == _Memory.fact_id)
        .where(*_agreed(class_id), _Memory.bank_id == bank_id)
    )
    return [(row[0], row[1], FactMemory(*row[2:])) for row in rows]


def list_confused(on: Connection, class_id: int, bank_id: int, since: date, least: int) -> list[Row[Any]]:
    """Which fact's value was given for which fact since a day, by at least so many members who agreed.

    Columns: slug, the other's slug, how many members; the most frequent first.
    """
    members = func.count(Review.learner_id.distinct())
    return list(
        on.execute(
            select(Fact.slug, Review.confused_with, members.label("members"))
            .join(ClassMember, ClassMember.learner_id == Review.learner_id)
            .join(Fact, Fact.id == Review.fact_id)
            .where(
                *_agreed(class_id),
                Fact.bank_id == bank_id,
                Review.learner_day >= since,
                Review.confused_with.is_not(None),
                *STANDS,
            )
            .group_by(Fact.slug, Review.confused_with)
            .having(members >= least)
            .order_by(members.desc(), Fact.slug, Review.confused_with)
        )
    )


def find_exam(on: Connection, class_id: int, bank_id: int, today: date) -> tuple[date, str] | None:
    """The next exam day of a class about a bank, and what it is called; None where none is to come."""
    row = on.execute(
        select(ClassExam.day, ClassExam.title)
        .where(ClassExam.class_id == class_id, ClassExam.bank_id == bank_id, ClassExam.day >= today)
        .order_by(ClassExam.day)
        .limit(1)
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def _agreed(class_id: int) -> tuple[Any, ...]:
    return (ClassMember.class_id == class_id, ClassMember.shares_memory.is_(True), MEMBER_STANDS)
