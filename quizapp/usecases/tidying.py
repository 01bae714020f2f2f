"""Putting classes, quizzes and members away, and bringing them back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from quizapp.core.errors import NotFound
from quizapp.store import put_away
from quizapp.store.classes import NO_CLASS, NO_QUIZ
from quizapp.store.people import Person
from quizapp.store.put_away import LIFE, Binned, Move
from quizapp.usecases.services import Services

NO_MEMBER = "Nobody of that name is in this class. Its page lists who is."


def move_class(services: Services, person: Person, class_id: str, move: Move, now: datetime) -> str:
    """Archive a class, put it in the bin, or bring it back. Returns its name. Raises NotFound."""
    with services.database.writing() as on:
        room = _class(on, person, class_id)
        put_away.move_class(on, room.id, move, now)
    return str(room.name)


def move_quiz(services: Services, person: Person, quiz_id: str, move: Move, now: datetime) -> tuple[str, str]:
    """The same for a quiz. Returns its title and the public id of its class. Raises NotFound."""
    with services.database.writing() as on:
        quiz = put_away.find_quiz(on, person.id, quiz_id)
        if quiz is None:
            raise NotFound(NO_QUIZ)
        put_away.move_quiz(on, quiz.id, move, now)
    return str(quiz.title), str(quiz.class_public_id)


def move_member(
    services: Services, person: Person, class_id: str, member_id: str, move: Move, now: datetime
) -> str:
    """Take a member out of a class, or let them in again. Returns their name. Raises NotFound."""
    with services.database.writing() as on:
        room = _class(on, person, class_id)
        member = put_away.find_member(on, room.id, member_id)
        if member is None:
            raise NotFound(NO_MEMBER)
        put_away.move_member(on, room.id, member.id, move, now)
    return str(member.display_name)


def list_bin(services: Services, person: Person) -> list[Binned]:
    """What this person can bring back, the newest first."""
    with services.database.reading() as on:
        return put_away.list_binned(on, person.id)


def empty_bins(services: Services, now: datetime) -> int:
    """Delete for good what has waited in the bin for its time. Returns how many things went."""
    with services.database.writing() as on:
        return put_away.empty(on, now - LIFE)


def _class(on: Connection, person: Person, class_id: str) -> Any:
    room = put_away.find_class(on, person.id, class_id)
    if room is None:
        raise NotFound(NO_CLASS)
    return room
