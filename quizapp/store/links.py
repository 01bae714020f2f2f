"""Links that work once: one makes an instructor, the other lets somebody choose a new password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from quizapp.store import people
from quizapp.store.people import Person
from quizapp.store.tables import ResetLink, SetUpLink


def add_set_up_link(on: Connection, token_digest: str, now: datetime, expires: datetime) -> None:
    """Add a link that makes one instructor. Older unused ones end, so that one link is valid at a time."""
    on.execute(update(SetUpLink).where(SetUpLink.used_at.is_(None)).values(used_at=now))
    on.execute(insert(SetUpLink).values(token_digest=token_digest, created_at=now, expires_at=expires))


def is_set_up_link_good(on: Connection, token_digest: str, now: datetime) -> bool:
    """Whether the link exists, is unused and has not expired."""
    found = select(SetUpLink.id).where(
        SetUpLink.token_digest == token_digest, SetUpLink.used_at.is_(None), SetUpLink.expires_at > now
    )
    return on.execute(found).first() is not None


def use_set_up_link(on: Connection, token_digest: str, now: datetime) -> bool:
    """Use the link up; False where it was not good any more. One statement, so that one caller wins."""
    done = on.execute(
        update(SetUpLink)
        .where(
            SetUpLink.token_digest == token_digest, SetUpLink.used_at.is_(None), SetUpLink.expires_at > now
        )
        .values(used_at=now)
    )
    return bool(done.rowcount == 1)


def add_reset_link(
    on: Connection, account_id: int, token_digest: str, now: datetime, expires: datetime
) -> None:
    """Add a link that lets this person choose a new password. Older unused ones of theirs end."""
    end_reset_links(on, account_id, now)
    on.execute(
        insert(ResetLink).values(
            account_id=account_id, token_digest=token_digest, created_at=now, expires_at=expires
        )
    )


def end_reset_links(on: Connection, account_id: int, now: datetime) -> None:
    """End the links of a person that were not used."""
    unused = update(ResetLink).where(ResetLink.account_id == account_id, ResetLink.used_at.is_(None))
    on.execute(unused.values(used_at=now))


def find_reset_link(on: Connection, token_digest: str, now: datetime) -> Person | None:
    """Whose link this is; None unless it is unused and has not expired."""
    account_id = on.execute(
        select(ResetLink.account_id).where(
            ResetLink.token_digest == token_digest, ResetLink.used_at.is_(None), ResetLink.expires_at > now
        )
    ).scalar_one_or_none()
    return None if account_id is None else people.get_person(on, account_id)


def use_reset_link(on: Connection, token_digest: str, now: datetime) -> bool:
    """Use the link up; False where it was not good any more. One statement, so that one caller wins."""
    done = on.execute(
        update(ResetLink)
        .where(
            ResetLink.token_digest == token_digest, ResetLink.used_at.is_(None), ResetLink.expires_at > now
        )
        .values(used_at=now)
    )
    return bool(done.rowcount == 1)
