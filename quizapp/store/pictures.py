"""The bytes of a bank's pictures by their digest. Nothing is removed, for old papers show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Text, insert, select, type_coerce

from quizapp.core.pictures import PictureFile
from quizapp.store.tables import Attempt, AttemptItem, BankPicture


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A picture as it is served."""

    media_type: str
    content: bytes


def find_picture(on: Connection, bank_id: int, digest: str) -> StoredPicture | None:
    """The picture of a bank with this digest, if there is one."""
    row = on.execute(
        select(BankPicture.media_type, BankPicture.content).where(
            BankPicture.bank_id == bank_id, BankPicture.digest == digest
        )
    ).one_or_none()
    return None if row is None else StoredPicture(row[0], bytes(row[1]))


def list_pictures(on: Connection, bank_id: int) -> dict[str, StoredPicture]:
    """All pictures of a bank by their digest, those of earlier revisions, too."""
    columns = (BankPicture.digest, BankPicture.media_type, BankPicture.content)
    rows = on.execute(select(*columns).where(BankPicture.bank_id == bank_id).order_by(BankPicture.digest))
    return {row[0]: StoredPicture(row[1], bytes(row[2])) for row in rows}


def stored_digests(on: Connection, bank_id: int, digests: Iterable[str]) -> set[str]:
    """Those of the digests whose pictures are stored."""
    known = select(BankPicture.digest).where(
        BankPicture.bank_id == bank_id, BankPicture.digest.in_(list(digests))
    )
    return set(on.execute(known).scalars())


def add_picture(on: Connection, bank_id: int, picture: PictureFile, content: bytes, now: datetime) -> None:
    """Store a picture that is not there yet."""
    on.execute(
        insert(BankPicture).values(
            bank_id=bank_id,
            digest=picture.digest,
            media_type=picture.media_type,
            width=picture.width,
            height=picture.height,
            content=content,
            created_at=now,
        )
    )


def was_asked_with(on: Connection, learner_id: int, bank_id: int, digest: str) -> bool:
    """Whether a question of this learner's attempts about a bank shows the picture."""
    asked = (
        select(AttemptItem.position)
        .join(Attempt, Attempt.id == AttemptItem.attempt_id)
        .where(
            Attempt.learner_id == learner_id,
            Attempt.bank_id == bank_id,
            type_coerce(AttemptItem.question, Text).contains(digest),
        )
    )
    return on.execute(asked.limit(1)).first() is not None
