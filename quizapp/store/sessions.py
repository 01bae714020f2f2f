"""The sessions that browsers are signed in with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, select, update

from quizapp.store.tables import SignInSession

PUBLIC_PART = 20  # characters of a digest: enough to tell sessions apart, nothing to sign in with


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


def end_sessions_of(on: Connection, account_id: int, now: datetime, but: str = "") -> int:
    """Sign an account out everywhere, except where the token has the digest `but`. Returns how often."""
    ended = (
        update(SignInSession)
        .where(_lives(account_id, now), SignInSession.token_digest != but)
        .values(ended_at=now)
    )
    return int(on.execute(ended).rowcount)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session that lives; `token_digest` tells one's own from the others."""

    public_id: str
    token_digest: str
    device: str
    created_at: datetime
    last_seen_at: datetime


def list_sessions(on: Connection, account_id: int, now: datetime) -> list[SessionRow]:
    """The sessions of an account that live, the one used last first."""
    rows = on.execute(
        select(
            SignInSession.public_id,
            SignInSession.token_digest,
            SignInSession.device,
            SignInSession.created_at,
            SignInSession.last_seen_at,
        )
        .where(_lives(account_id, now))
        .order_by(SignInSession.last_seen_at.desc(), SignInSession.id.desc())
    )
    return [SessionRow(*row) for row in rows]


def end_session_of(on: Connection, account_id: int, public_id: str, now: datetime) -> bool:
    """End one session of an account by its public id; False where it has none such that lives."""
    ended = (
        update(SignInSession)
        .where(_lives(account_id, now), SignInSession.public_id == public_id)
        .values(ended_at=now)
    )
    return bool(on.execute(ended).rowcount == 1)


def _lives(account_id: int, now: datetime) -> ColumnElement[bool]:
    return and_(
        SignInSession.account_id == account_id,
        SignInSession.ended_at.is_(None),
        SignInSession.expires_at > now,
    )
