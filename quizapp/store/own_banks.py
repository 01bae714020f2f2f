"""The private bank of a learner's own cards: at most one each, which nobody else can see."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from quizapp.store.banks import COLUMNS, PRIVATE, BankRow
from quizapp.store.tables import Attempt, Bank, BankRevision, OwnBank, StudySession

KEPT_REVISIONS = 20  # for undoing; every card that is written makes one


def audience_of(public_id: str) -> str:
    """The audience of the own cards of whoever has this public id."""
    return f"{PRIVATE}{public_id}"


def find_own_bank(on: Connection, owner_id: int) -> BankRow | None:
    """The bank of a learner's own cards; None before the first."""
    mine = select(*COLUMNS).join(OwnBank, OwnBank.bank_id == Bank.id).where(OwnBank.owner_id == owner_id)
    row = on.execute(mine).one_or_none()
    return None if row is None else BankRow(*row)


def add_own_bank(on: Connection, owner_id: int, bank_id: int) -> None:
    """Say whose a bank is. IntegrityError where they have one already."""
    on.execute(insert(OwnBank).values(owner_id=owner_id, bank_id=bank_id))


def delete_own_bank(on: Connection, owner_id: int) -> None:
    """Delete a learner's own cards with everything in them."""
    mine = select(OwnBank.bank_id).where(OwnBank.owner_id == owner_id)
    on.execute(delete(Bank).where(Bank.id.in_(mine)))


def forget_revisions(on: Connection, bank_id: int) -> None:
    """Forget what the bank once held, but for the newest and what a sitting or a quiz was made of."""
    newest = (
        select(BankRevision.digest)
        .where(BankRevision.bank_id == bank_id)
        .order_by(BankRevision.created_at.desc(), BankRevision.digest)
        .limit(KEPT_REVISIONS)
    )
    kept = set(on.execute(newest).scalars())
    kept |= set(on.execute(select(Bank.revision).where(Bank.id == bank_id)).scalars())
    for table in (StudySession, Attempt):
        used = select(table.bank_revision).where(table.bank_id == bank_id).distinct()
        kept |= set(on.execute(used).scalars())
    every = set(on.execute(select(BankRevision.digest).where(BankRevision.bank_id == bank_id)).scalars())
    for digest in every - kept:
        on.execute(delete(BankRevision).where(BankRevision.bank_id == bank_id, BankRevision.digest == digest))
