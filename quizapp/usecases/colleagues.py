"""Several instructors of one class: inviting, accepting, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from quizapp import fresh
from quizapp.core.errors import ChangedMeanwhile, NotAllowed, NotFound
from quizapp.store import class_people, classes
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services

INVITATION_LIFE = timedelta(days=7)
INVITATION_GONE = (
    "This invitation has been used, withdrawn or has expired. Whoever sent it can make a new one on the "
    "page of the class, under “Who teaches”."
)
FOR_INSTRUCTORS = (
    "This invitation is for instructors, and you are signed in as a student. Sign in as an instructor; or "
    "ask for a link that makes you one."
)
LAST_ONE = (
    "Nobody else teaches this class. Invite a colleague first, or put the class in the bin if it is over."
)
NO_COLLEAGUE = "Nobody of this address teaches the class. Its page lists who does."
NO_INVITATION = "This invitation is not open any more: it was used, withdrawn or has expired."


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link just made to a class: its token, which is shown this once, and when it ends."""

    room: ClassRow
    token: str
    ends: datetime


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Who teaches a class, and the invitations to it that are open."""

    room: ClassRow
    people: list[Any]
    invitations: list[Any]


def show_colleagues(services: Services, person: Person, class_id: str, now: datetime) -> Colleagues:
    """Who teaches a class that this person teaches. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        return Colleagues(
            room, class_people.list_colleagues(on, room.id), class_people.list_invitations(on, room.id, now)
        )


def invite(services: Services, person: Person, class_id: str, is_new: bool, now: datetime) -> Invitation:
    """A link that lets one more instructor teach the class, once.

    With `is_new` it is for somebody without an account and makes them an instructor first. Raises NotFound.
    """
    token, ends = fresh.token(), now + INVITATION_LIFE
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        class_people.add_invitation(on, room.id, person.id, fresh.digest(token), now, ends)
        if is_new:
            class_people.add_set_up_link(on, fresh.digest(token), now, ends)
    return Invitation(room, token, ends)


def look_at_invitation(services: Services, token: str, now: datetime) -> ClassRow:
    """The class that an invitation leads to. Raises NotFound where it is not good any more."""
    with services.database.reading() as on:
        return _invited_class(on, token, now)


def accept(services: Services, person: Person, token: str, now: datetime) -> tuple[ClassRow, bool]:
    """Teach the class of an invitation, which is used up by that.

    Returns the class, and False where they taught it before; then the invitation stays good. Raises
    NotFound, or NotAllowed for whoever is no instructor.
    """
    with services.database.writing() as on:
        room = _invited_class(on, token, now)
        if not person.is_instructor:
            raise NotAllowed(FOR_INSTRUCTORS)
        if classes.teaches(on, person.id, room.id):
            return room, False
        accept_on(on, person.id, token, now)
        return room, True


def accept_on(on: Connection, account_id: int, token: str, now: datetime) -> None:
    """Use an invitation up, if this token is one, and let the account teach its class."""
    class_id = class_people.find_invited_class(on, fresh.digest(token), now)
    if class_id is not None and class_people.end_invitation(on, fresh.digest(token), now):
        class_people.add_colleague(on, class_id, account_id)


def withdraw(services: Services, person: Person, class_id: str, invitation: int, now: datetime) -> None:
    """End an invitation that was not used. Raises NotFound."""
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        rows = class_people.list_invitations(on, room.id, now)
        found = next((row for row in rows if row.id == invitation), None)
        if found is None:
            raise NotFound(NO_INVITATION)
        class_people.end_invitation(on, found.token_digest, now)


def remove(services: Services, person: Person, class_id: str, colleague_id: str, now: datetime) -> str:
    """Let somebody, or this person themselves, teach the class no more. Returns their name.

    Raises NotFound, or ChangedMeanwhile where nobody would be left.
    """
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        people = class_people.list_colleagues(on, room.id)
        found = next((one for one in people if one.public_id == colleague_id), None)
        if found is None:
            raise NotFound(NO_COLLEAGUE)
        if len(people) == 1:
            raise ChangedMeanwhile(LAST_ONE)
        class_people.remove_colleague(on, room.id, found.id, now)
    return str(found.display_name)


def bring_back(services: Services, person: Person, class_id: str, colleague_id: str) -> str:
    """Let somebody who was just removed teach the class again. Returns their name. Raises NotFound.

    Whoever calls sees to it that they taught it. Their invitations stay withdrawn.
    """
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        found = class_people.find_instructor(on, colleague_id)
        if found is None:
            raise NotFound(NO_COLLEAGUE)
        if found.id not in {one.id for one in class_people.list_colleagues(on, room.id)}:
            class_people.add_colleague(on, room.id, found.id)
    return str(found.display_name)


def _invited_class(on: Connection, token: str, now: datetime) -> ClassRow:
    class_id = class_people.find_invited_class(on, fresh.digest(token), now)
    if class_id is None:
        raise NotFound(INVITATION_GONE)
    return classes.get_class(on, class_id)
