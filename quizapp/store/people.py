"""Accounts, the sessions they are signed in with, and set-up links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from quizapp.store.tables import Account, SetUpLink, SignInSession

PUBLIC_PART = 20  # characters of a digest: enough to tell sessions apart, nothing to sign in with


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in, guests included."""

    id: int
    public_id: str
    display_name: str
    login: str
    role: str
    time_zone: str
    new_per_day: int

    @property
    def is_guest(self) -> bool:
        """Whether there is no login yet: only this browser knows them."""
        return not self.login

    @property
    def is_claimed(self) -> bool:
        """Whether they can sign in again from elsewhere."""
        return bool(self.login)

    @property
    def is_instructor(self) -> bool:
        """Whether they may teach."""
        return self.role == "instructor"


_PERSON_COLUMNS = (
    Account.id,
    Account.public_id,
    Account.display_name,
    func.coalesce(Account.login, "").label("login"),
    Account.role,
    Account.time_zone,
    Account.new_per_day,
)
_SIGNED_IN = (
    select(*_PERSON_COLUMNS, SignInSession.last_seen_at)
    .join(SignInSession, SignInSession.account_id == Account.id)
    .where(
        SignInSession.token_digest == bindparam("digest"),
        SignInSession.ended_at.is_(None),
        SignInSession.expires_at > bindparam("now"),
    )
)


def find_signed_in(on: Connection, token_digest: str, now: datetime) -> tuple[Person, datetime] | None:
    """The person whose session has this token and lives, and when they were last seen."""
    row = on.execute(_SIGNED_IN, {"digest": token_digest, "now": now}).one_or_none()
    return None if row is None else (Person(*row[:7]), row[7])


def find_by_login(on: Connection, login_key: str) -> tuple[Person, str] | None:
    """The person with this folded login, and the hash of their password."""
    row = on.execute(
        select(*_PERSON_COLUMNS, Account.password_hash).where(Account.login_key == login_key)
    ).one_or_none()
    return None if row is None else (Person(*row[:7]), row[7] or "")


def get_person(on: Connection, account_id: int) -> Person:
    """The person with this id."""
    return Person(*on.execute(select(*_PERSON_COLUMNS).where(Account.id == account_id)).one())


def add_account(on: Connection, now: datetime, **columns: Any) -> int:
    """Add an account; IntegrityError where its login is taken. Returns its id."""
    values = {"role": "learner", "time_zone": "UTC", "new_per_day": 10, **columns}
    added = insert(Account).values(created_at=now, last_seen_at=now, **values).returning(Account.id)
    return int(on.execute(added).scalar_one())


def change_account(on: Connection, account_id: int, **columns: Any) -> None:
    """Set columns of an account; IntegrityError where its login is taken."""
    on.execute(update(Account).where(Account.id == account_id).values(**columns))


def has_instructor(on: Connection) -> bool:
    """Whether anybody may teach here."""
    return on.execute(select(Account.id).where(Account.role == "instructor").limit(1)).first() is not None


def list_people(on: Connection) -> list[tuple[str, str, str, datetime]]:
    """Display name, login, role and the last time seen of everybody who has a login."""
    rows = on.execute(
        select(Account.display_name, Account.login, Account.role, Account.last_seen_at)
        .where(Account.login.is_not(None))
        .order_by(Account.login_key)
    )
    return [(row[0], row[1] or "", row[2], row[3]) for row in rows]


def add_session(
    on: Connection, account_id: int, token_digest: str, device: str, now: datetime, ends: datetime
) -> None:
    """Sign a browser in until `ends`. The beginning of the token's digest names the session in lists."""
    on.execute(
        insert(SignInSession).values(
            public_id=token_digest[:PUBLIC_PART],
            token_digest=token_digest,
            account_id=account_id,
            created_at=now,
            last_seen_at=now,
            expires_at=ends,
            device=device,
        )
    )


def keep_session(on: Connection, token_digest: str, now: datetime, ends: datetime) -> None:
    """Note that the session was used, so that it lives until `ends`."""
    on.execute(
        update(SignInSession)
        .where(SignInSession.token_digest == token_digest)
        .values(last_seen_at=now, expires_at=ends)
    )


def end_session(on: Connection, token_digest: str, now: datetime) -> None:
    """Sign that browser out, for ever."""
    on.execute(
        update(SignInSession)
        .where(SignInSession.token_digest == token_digest, SignInSession.ended_at.is_(None))
        .values(ended_at=now)
    )


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
