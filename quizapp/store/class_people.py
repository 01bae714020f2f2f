"""Who teaches a class, and the links that invite one more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from quizapp.core.roles import AccountRole
from quizapp.store.put_away import CLASS_STANDS
from quizapp.store.tables import Account, Class, ClassInstructor, ClassInvitation, SetUpLink


def list_colleagues(on: Connection, class_id: int) -> list[Row[Any]]:
    """Id, public id, display name and login of those who teach a class, the oldest account first."""
    return list(
        on.execute(
            select(Account.id, Account.public_id, Account.display_name, Account.login)
            .join(ClassInstructor, ClassInstructor.account_id == Account.id)
            .where(ClassInstructor.class_id == class_id)
            .order_by(Account.id)
        )
    )


def find_instructor(on: Connection, public_id: str) -> Row[int, str] | None:
    """Id and display name of an instructor of any class or none; None where there is no such."""
    theirs = (Account.public_id == public_id, Account.role == AccountRole.INSTRUCTOR)
    return on.execute(select(Account.id, Account.display_name).where(*theirs)).first()


def add_colleague(on: Connection, class_id: int, account_id: int) -> None:
    """Let somebody teach the class. IntegrityError where they do."""
    on.execute(insert(ClassInstructor).values(class_id=class_id, account_id=account_id))


def remove_colleague(on: Connection, class_id: int, account_id: int, now: datetime) -> None:
    """Let somebody teach the class no more; the invitations to it that they have made end."""
    on.execute(
        delete(ClassInstructor).where(
            ClassInstructor.class_id == class_id, ClassInstructor.account_id == account_id
        )
    )
    theirs = select(ClassInvitation.token_digest).where(
        ClassInvitation.class_id == class_id,
        ClassInvitation.account_id == account_id,
        ClassInvitation.used_at.is_(None),
    )
    for digest in on.execute(theirs).scalars().all():
        end_invitation(on, digest, now)


def add_invitation(
    on: Connection, class_id: int, author_id: int, token_digest: str, now: datetime, expires: datetime
) -> None:
    """Add a link that lets one more instructor teach the class."""
    on.execute(
        insert(ClassInvitation).values(
            class_id=class_id,
            account_id=author_id,
            token_digest=token_digest,
            created_at=now,
            expires_at=expires,
        )
    )


def add_set_up_link(on: Connection, token_digest: str, now: datetime, expires: datetime) -> None:
    """Let the same link make an instructor first. Links that others have made go on."""
    on.execute(insert(SetUpLink).values(token_digest=token_digest, created_at=now, expires_at=expires))


def find_invited_class(on: Connection, token_digest: str, now: datetime) -> int | None:
    """The row id of the class that an invitation leads to; None where it is used, over, or the class gone."""
    return on.execute(
        select(ClassInvitation.class_id)
        .join(Class, Class.id == ClassInvitation.class_id)
        .where(
            ClassInvitation.token_digest == token_digest,
            ClassInvitation.used_at.is_(None),
            ClassInvitation.expires_at > now,
            CLASS_STANDS,
        )
    ).scalar_one_or_none()


def list_invitations(on: Connection, class_id: int, now: datetime) -> list[Row[Any]]:
    """Row id, author's display name, when made, when over, and digest of the open invitations to a class."""
    return list(
        on.execute(
            select(
                ClassInvitation.id,
                Account.display_name,
                ClassInvitation.created_at,
                ClassInvitation.expires_at,
                ClassInvitation.token_digest,
            )
            .join(Account, Account.id == ClassInvitation.account_id)
            .where(
                ClassInvitation.class_id == class_id,
                ClassInvitation.used_at.is_(None),
                ClassInvitation.expires_at > now,
            )
            .order_by(ClassInvitation.id)
        )
    )


def end_invitation(on: Connection, token_digest: str, now: datetime) -> bool:
    """Use an invitation up, and the link that makes an instructor with it; False where it was used before."""
    ended = on.execute(
        update(ClassInvitation)
        .where(ClassInvitation.token_digest == token_digest, ClassInvitation.used_at.is_(None))
        .values(used_at=now)
    )
    on.execute(
        update(SetUpLink)
        .where(SetUpLink.token_digest == token_digest, SetUpLink.used_at.is_(None))
        .values(used_at=now)
    )
    return bool(ended.rowcount == 1)
