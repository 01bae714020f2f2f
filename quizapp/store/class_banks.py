"""Which courses a class learns from."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from quizapp.store.banks import COLUMNS, BankRow
from quizapp.store.put_away import CLASS_STANDS, MEMBER_STANDS
from quizapp.store.tables import Bank, Class, ClassBank, ClassMember


def list_banks(on: Connection, class_id: int) -> list[BankRow]:
    """The banks of a class, by title."""
    rows = on.execute(
        select(*COLUMNS)
        .join(ClassBank, ClassBank.bank_id == Bank.id)
        .where(ClassBank.class_id == class_id)
        .order_by(Bank.title, Bank.id)
    )
    return [BankRow(*row) for row in rows]


def set_banks(on: Connection, class_id: int, bank_ids: Iterable[int]) -> None:
    """Let a class learn from these banks and no others. What was learned from the others stays."""
    on.execute(delete(ClassBank).where(ClassBank.class_id == class_id))
    on.execute(insert(ClassBank), [{"class_id": class_id, "bank_id": bank_id} for bank_id in bank_ids])


def list_of_learner(on: Connection, learner_id: int) -> dict[int, list[str]]:
    """By the id of a bank, the names of the learner's classes that learn from it; archived ones left out."""
    rows = on.execute(
        select(ClassBank.bank_id, Class.name)
        .join(Class, Class.id == ClassBank.class_id)
        .join(ClassMember, ClassMember.class_id == Class.id)
        .where(ClassMember.learner_id == learner_id, MEMBER_STANDS, CLASS_STANDS, Class.archived_at.is_(None))
        .order_by(Class.name, Class.id)
    )
    found: dict[int, list[str]] = {}
    for bank_id, name in rows:
        found.setdefault(bank_id, []).append(name)
    return found
