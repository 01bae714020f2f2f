"""Question files that instructors have uploaded, until they are taken in and after."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, insert, select, update

from quizapp.core.errors import NotFound
from quizapp.store.banks import PRIVATE
from quizapp.store.rows_banks import UploadRow
from quizapp.store.tables import BankUpload


def add_upload(on: Connection, **columns: Any) -> None:
    """Keep an uploaded file until it is taken in."""
    on.execute(insert(BankUpload).values(**columns))


def get_upload(on: Connection, account_id: int, public_id: str) -> UploadRow:
    """An upload of this person. Raises NotFound."""
    row = on.execute(
        select(BankUpload.__table__).where(
            BankUpload.public_id == public_id,
            BankUpload.account_id == account_id,
            BankUpload.bank_slug != PRIVATE,
        )
    ).one_or_none()
    if row is None:
        raise NotFound("There is no such upload. Your uploads are listed under Questions.")
    return cast("UploadRow", row)


def list_uploads(on: Connection, account_id: int) -> list[Any]:
    """The question files of this person without their content, newest first."""
    return list(
        on.execute(
            select(
                BankUpload.public_id,
                BankUpload.bank_slug,
                BankUpload.file_name,
                BankUpload.created_at,
                BankUpload.taken_at,
            )
            .where(BankUpload.account_id == account_id, BankUpload.bank_slug != PRIVATE)
            .order_by(BankUpload.id.desc())
            .limit(50)
        )
    )


def take_upload(on: Connection, public_id: str, now: datetime) -> bool:
    """Mark the upload as taken in; False where it was before."""
    done = on.execute(
        update(BankUpload)
        .where(BankUpload.public_id == public_id, BankUpload.taken_at.is_(None))
        .values(taken_at=now)
    )
    return bool(done.rowcount == 1)
