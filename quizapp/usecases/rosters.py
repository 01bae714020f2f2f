"""The roster of a class: a list from elsewhere is matched with who has joined, looked at, then taken in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from quizapp.core.allowances import LEAST_FACTOR, MOST_FACTOR
from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.rosters import Known, Match, RosterLine, check_email, check_id_number, match
from quizapp.formats.rosters import Roster, read_roster
from quizapp.store import class_members, classes
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.tidying import NO_MEMBER

NOT_EXPECTED = "Nobody of this address is expected in the class any more. Load its page again."
WRONG_FACTOR = f"Extra time lies between {LEAST_FACTOR:g} and {MOST_FACTOR:g} times the usual."


@dataclass(frozen=True, slots=True)
class ClassPeople:
    """The members of a class as rows, and whoever is expected: each with a member they may be, or None."""

    room: ClassRow
    members: list[Any]
    expected: list[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class RosterReport:
    """What a roster would do: its lines with whom they mean, and the members whom it does not name."""

    room: ClassRow
    roster: Roster
    matches: list[Match]
    absent: list[Any]


def show_people(services: Services, person: Person, class_id: str) -> ClassPeople:
    """Who is in a class that this person teaches, and who is expected. Raises NotFound."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        members = class_members.list_members(on, room.id)
        expected = class_members.list_expected(on, room.id)
    by_id = {row.id: row for row in members}
    found = match([_line(row) for row in expected], map(_known, members))
    return ClassPeople(
        room,
        members,
        [(row, one.known and by_id[one.known.key]) for row, one in zip(expected, found, strict=True)],
    )


def look_at_roster(services: Services, person: Person, class_id: str, text: str) -> RosterReport:
    """What a roster would do; nothing is stored. Raises NotFound, or BadEntry for `text`."""
    with services.database.reading() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        members = class_members.list_members(on, room.id)
    roster = read_roster(text)
    matches = match(roster.lines, map(_known, members))
    named = {one.known.key for one in matches if one.known}
    return RosterReport(room, roster, matches, [row for row in members if row.id not in named])


def take_in_roster(services: Services, person: Person, class_id: str, text: str) -> tuple[int, int]:
    """Give members what a roster says of them, and expect whoever it names besides.

    Returns how many members changed and how many are expected now. Raises NotFound, or BadEntry for `text`.
    """
    roster = read_roster(text)
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        matches = match(roster.lines, map(_known, class_members.list_members(on, room.id)))
        changed = [_told(one.known, one.line) for one in matches if one.known and one.changes]
        class_members.change_members(on, room.id, changed)
        _expect(on, room.id, roster.lines, [one.line for one in matches if one.known is None])
        return len(changed), class_members.count_expected(on, room.id)


def change_member(
    services: Services,
    person: Person,
    class_id: str,
    member_id: str,
    id_number: str,
    email: str,
    time_factor: float,
    expected: int | None = None,
) -> str:
    """Say what a gradebook knows a member by and how much time they have; or that they are `expected`.

    Then what the roster says of that one fills what is left empty here. Returns their name. Raises NotFound,
    or BadEntry for one of the fields.
    """
    new = {
        "id_number": _sound("id_number", check_id_number, id_number),
        "email": _sound("email", check_email, email),
        "time_factor": time_factor,
    }
    if not LEAST_FACTOR <= time_factor <= MOST_FACTOR:
        raise BadEntry("time_factor", WRONG_FACTOR)
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        member = _member(on, room.id, member_id)
        if expected is not None:
            said = _told(_known(member), _take_expected(on, room.id, expected))
            new = {key: said[key] if value in ("", LEAST_FACTOR) else value for key, value in new.items()}
        class_members.change_members(on, room.id, [{"learner": member.id, **new}])
    return str(member.display_name)


def match_expected(services: Services, person: Person, class_id: str, expected: int, member_id: str) -> str:
    """Say that a member is somebody who was expected, and give them what the roster says.

    Returns their name. Raises NotFound.
    """
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        member = _member(on, room.id, member_id)
        said = _take_expected(on, room.id, expected)
        class_members.change_members(on, room.id, [_told(_known(member), said)])
    return str(member.display_name)


def expect_no_more(services: Services, person: Person, class_id: str, expected: int) -> RosterLine:
    """Take somebody off the list of those who are expected.

    Gives what it said of them, for `expect_again`. Raises NotFound.
    """
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        return _take_expected(on, room.id, expected)


def expect_again(services: Services, person: Person, class_id: str, text: str) -> None:
    """Expect somebody who was taken off the list; `text` is a list of them alone.

    Twice is once. Raises NotFound, or BadEntry for what is no such list.
    """
    lines = read_roster(text).lines[:1]
    with services.database.writing() as on:
        room = classes.get_taught_class(on, person.id, class_id)
        _expect(on, room.id, lines, list(lines))


def _expect(on: Connection, class_id: int, every: Iterable[RosterLine], unknown: list[RosterLine]) -> None:
    """Expect whoever is unknown; what an earlier roster said of anybody on this one is replaced."""
    before = [
        Known(row.id, row.name, row.login, row.id_number, row.email, row.time_factor)
        for row in class_members.list_expected(on, class_id)
    ]
    again = [one.known.key for one in match(list(every), before) if one.known]
    class_members.remove_expected(on, class_id, again)
    class_members.add_expected(
        on,
        class_id,
        [
            {
                "name": one.label,
                "login": one.login,
                "id_number": one.id_number,
                "email": one.email,
                "time_factor": one.time_factor or LEAST_FACTOR,
            }
            for one in unknown
        ],
    )


def _take_expected(on: Connection, class_id: int, expected: int) -> RosterLine:
    """What the roster says of somebody, who is expected no more."""
    rows = class_members.list_expected(on, class_id)
    found = next((row for row in rows if row.id == expected), None)
    if found is None:
        raise NotFound(NOT_EXPECTED)
    class_members.remove_expected(on, class_id, [expected])
    return _line(found)


def _member(on: Connection, class_id: int, member_id: str) -> Any:
    rows = class_members.list_members(on, class_id)
    found = next((row for row in rows if row.public_id == member_id), None)
    if found is None:
        raise NotFound(NO_MEMBER)
    return found


def _sound(field: str, check: Any, text: str) -> str:
    try:
        return str(check(text.strip()))
    except ValueError as fault:
        raise BadEntry(field, str(fault)) from fault


def _told(member: Known, line: RosterLine) -> dict[str, Any]:
    """What is stored of a member after a line told of them; what it leaves empty stays."""
    return {
        "learner": member.key,
        "id_number": line.id_number or member.id_number,
        "email": line.email or member.email,
        "time_factor": line.time_factor or member.time_factor,
    }


def _line(row: Any) -> RosterLine:
    factor = None if row.time_factor == LEAST_FACTOR else row.time_factor
    return RosterLine(0, row.name, row.login, row.id_number, row.email, factor)


def _known(row: Any) -> Known:
    return Known(row.id, row.display_name, row.login, row.id_number, row.email, row.time_factor)
