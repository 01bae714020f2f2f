"""The private bank of a learner's own cards: at most one each, which nobody else can see.

Cards that were deleted lie beside its revisions, each by itself and under a name that no digest has.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from quizapp.store.banks import COLUMNS, PRIVATE, BankRow
from quizapp.store.tables import Attempt, Bank, BankRevision, OwnBank, StudySession

KEPT_REVISIONS = 20  # every card that is written makes one
DELETED = "deleted:"  # the card's id stands behind it
DELETED_LASTS = timedelta(days=30)


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


def keep_deleted(on: Connection, bank_id: int, card_id: str, document: Any, now: datetime) -> None:
    """Keep a card that was deleted, in place of what it was when it was deleted before."""
    forget_deleted(on, bank_id, card_id)
    on.execute(
        insert(BankRevision).values(
            bank_id=bank_id, digest=f"{DELETED}{card_id}", document=document, created_at=now
        )
    )


def find_deleted(on: Connection, bank_id: int, card_id: str) -> Any | None:
    """The document of a deleted card, as long as it is kept."""
    kept = select(BankRevision.document).where(*_deleted(bank_id, card_id))
    return on.execute(kept).scalar_one_or_none()


def list_deleted(on: Connection, bank_id: int, most: int | None = None) -> list[Any]:
    """The documents of the deleted cards that are kept, the newest first; at most so many."""
    mine = (BankRevision.bank_id == bank_id, BankRevision.digest.startswith(DELETED))
    rows = select(BankRevision.document).where(*mine).limit(most)
    return list(on.execute(rows.order_by(BankRevision.created_at.desc(), BankRevision.digest)).scalars())


def forget_deleted(on: Connection, bank_id: int, card_id: str) -> None:
    """Keep a deleted card no longer."""
    on.execute(delete(BankRevision).where(*_deleted(bank_id, card_id)))


def _deleted(bank_id: int, card_id: str) -> tuple[Any, ...]:
    return BankRevision.bank_id == bank_id, BankRevision.digest == f"{DELETED}{card_id}"


def forget_revisions(on: Connection, bank_id: int, now: datetime) -> None:
    """Forget what the bank once held, but for the newest and what a sitting or a quiz was made of.

    Cards that were deleted lately stay as well.
    """
    is_card = BankRevision.digest.startswith(DELETED)
    newest = (
        select(BankRevision.digest)
        .where(BankRevision.bank_id == bank_id, ~is_card)
        .order_by(BankRevision.created_at.desc(), BankRevision.digest)
        .limit(KEPT_REVISIONS)
    )
    kept = set(on.execute(newest).scalars())
    kept |= set(on.execute(select(Bank.revision).where(Bank.id == bank_id)).scalars())
    for table in (StudySession, Attempt):
        used = select(table.bank_revision).where(table.bank_id == bank_id).distinct()
        kept |= set(on.execute(used).scalars())
    lately = (BankRevision.bank_id == bank_id, is_card, BankRevision.created_at >= now - DELETED_LASTS)
    kept |= set(on.execute(select(BankRevision.digest).where(*lately)).scalars())
    every = set(on.execute(select(BankRevision.digest).where(BankRevision.bank_id == bank_id)).scalars())
    for digest in every - kept:
        on.execute(delete(BankRevision).where(BankRevision.bank_id == bank_id, BankRevision.digest == digest))
