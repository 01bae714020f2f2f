"""Accounts, and who is signed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from quizapp.core.memory.days import is_known_zone, learner_day
from quizapp.core.roles import AccountRole
from quizapp.store.tables import Account, SignInSession

BY_NAME = (func.lower(Account.display_name), Account.id)  # the order in which lists of people stand


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in, guests included."""

    id: int
    public_id: str
    display_name: str
    login: str
    role: AccountRole
    time_zone: str
    new_per_day: int
    earliest_day: date | None = None

    @property
    def has_zone(self) -> bool:
        """Whether it is known where their day begins; else it begins in UTC."""
        return is_known_zone(self.time_zone)

    def day_at(self, now: datetime) -> date:
        """Their learner day at a moment. After a change of time zone no day comes twice."""
        day = learner_day(now, self.time_zone)
        return day if self.earliest_day is None else max(day, self.earliest_day)

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
        return self.role is AccountRole.INSTRUCTOR


@dataclass(frozen=True, slots=True)
class Credentials:
    """A person, the hash of their password and the digest of their recovery code, empty where none is."""

    person: Person
    password_hash: str
    recovery_digest: str
    recovery_made_at: datetime | None


_PERSON_COLUMNS = (
    Account.id,
    Account.public_id,
    Account.display_name,
    func.coalesce(Account.login, "").label("login"),
    Account.role,
    Account.time_zone,
    Account.new_per_day,
    Account.earliest_day,
)
_WIDTH = len(_PERSON_COLUMNS)
_CREDENTIALS = select(
    *_PERSON_COLUMNS, Account.password_hash, Account.recovery_digest, Account.recovery_made_at
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
    row: Any = on.execute(_SIGNED_IN, {"digest": token_digest, "now": now}).one_or_none()
    return None if row is None else (Person(*row[:_WIDTH]), row[_WIDTH])


def find_by_login(on: Connection, login_key: str) -> Credentials | None:
    """The person with this folded login, and what proves that somebody is this person."""
    row = on.execute(_CREDENTIALS.where(Account.login_key == login_key)).one_or_none()
    return None if row is None else _credentials(row)


def get_credentials(on: Connection, account_id: int) -> Credentials:
    """The person with this id, and what proves that somebody is this person."""
    return _credentials(on.execute(_CREDENTIALS.where(Account.id == account_id)).one())


def get_person(on: Connection, account_id: int) -> Person:
    """The person with this id."""
    return Person(*on.execute(select(*_PERSON_COLUMNS).where(Account.id == account_id)).one())


def get_people(on: Connection, account_ids: Sequence[int]) -> dict[int, Person]:
    """The people with these ids, by id."""
    rows = on.execute(select(*_PERSON_COLUMNS).where(Account.id.in_(account_ids)))
    return {row.id: Person(*row) for row in rows}


def add_account(on: Connection, now: datetime, **columns: Any) -> int:
    """Add an account; IntegrityError where its login is taken. Returns its id.

    Without a time zone it is not known where its days begin.
    """
    values = {"role": AccountRole.LEARNER, "time_zone": "", "new_per_day": 10, **columns}
    added = insert(Account).values(created_at=now, last_seen_at=now, **values).returning(Account.id)
    return int(on.execute(added).scalar_one())


def change_account(on: Connection, account_id: int, **columns: Any) -> None:
    """Set columns of an account; IntegrityError where its login is taken."""
    on.execute(update(Account).where(Account.id == account_id).values(**columns))


def has_instructor(on: Connection) -> bool:
    """Whether anybody may teach here."""
    return (
        on.execute(select(Account.id).where(Account.role == AccountRole.INSTRUCTOR).limit(1)).first()
        is not None
    )


def list_people(on: Connection) -> list[tuple[str, str, AccountRole, datetime]]:
    """Display name, login, role and the last time seen of everybody who has a login."""
    rows = on.execute(
        select(Account.display_name, Account.login, Account.role, Account.last_seen_at)
        .where(Account.login.is_not(None))
        .order_by(Account.login_key)
    )
    return [(row[0], row[1] or "", row[2], row[3]) for row in rows]


def _credentials(row: Any) -> Credentials:
    password_hash, recovery_digest, recovery_made_at = row[_WIDTH:]
    return Credentials(Person(*row[:_WIDTH]), password_hash or "", recovery_digest or "", recovery_made_at)
