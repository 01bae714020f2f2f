"""The browsers somebody is signed in with: which there are, and ending them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quizapp import fresh
from quizapp.core.errors import NotFound
from quizapp.store import sessions
from quizapp.store.people import Person
from quizapp.usecases.services import Services

SESSION_OVER = "This browser is signed out already, or it is not yours. Your account page lists all of yours."


@dataclass(frozen=True, slots=True)
class Device:
    """A browser that is signed in; `is_this` for the one that asks."""

    public_id: str
    name: str
    since: datetime
    last_seen: datetime
    is_this: bool


def list_devices(services: Services, person: Person, token: str, now: datetime) -> list[Device]:
    """The browsers signed in as this person, the one that asks first, then those used last."""
    own = fresh.digest(token)
    with services.database.reading() as on:
        rows = sessions.list_sessions(on, person.id, now)
    found = [
        Device(row.public_id, row.device, row.created_at, row.last_seen_at, row.token_digest == own)
        for row in rows
    ]
    return sorted(found, key=lambda device: not device.is_this)


def end_device(services: Services, person: Person, public_id: str, now: datetime) -> None:
    """Sign one browser out. Raises NotFound where this person is not signed in with such a one."""
    with services.database.writing() as on:
        if not sessions.end_session_of(on, person.id, public_id, now):
            raise NotFound(SESSION_OVER)


def end_other_devices(services: Services, person: Person, token: str, now: datetime) -> int:
    """Sign all browsers out but the one with this token. Returns how many there were."""
    with services.database.writing() as on:
        return sessions.end_sessions_of(on, person.id, now, but=fresh.digest(token))
