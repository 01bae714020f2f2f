"""The deck that a learner has uploaded for their own cards: one at a time, until it is brought in.

It lies beside the question files of instructors, but belongs to no course, so that these never meet it.
"""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import Connection, delete, select

from quizapp.store import uploads
from quizapp.store.banks import PRIVATE
from quizapp.store.rows_banks import UploadRow
from quizapp.store.tables import BankUpload


def keep(
    on: Connection, account_id: int, public_id: str, file_name: str, content: bytes, now: datetime
) -> None:
    """Keep a deck in place of the one before."""
    forget(on, account_id)
    uploads.add_upload(
        on,
        public_id=public_id,
        account_id=account_id,
        bank_slug=PRIVATE,
        file_name=file_name,
        content=content,
        created_at=now,
    )


def find(on: Connection, account_id: int, public_id: str) -> UploadRow | None:
    """The deck of this learner with this public id, if it is still there."""
    mine = (BankUpload.account_id == account_id, BankUpload.bank_slug == PRIVATE)
    row = select(BankUpload.__table__).where(*mine, BankUpload.public_id == public_id)
    return cast("UploadRow | None", on.execute(row).one_or_none())


def forget(on: Connection, account_id: int) -> None:
    """Delete the deck of this learner."""
    mine = (BankUpload.account_id == account_id, BankUpload.bank_slug == PRIVATE)
    on.execute(delete(BankUpload).where(*mine))
