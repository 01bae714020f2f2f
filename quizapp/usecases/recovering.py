"""Forgotten passwords: a code written down beforehand, or a link that somebody in charge makes.

Whichever way a new password is chosen, all that let anybody in before is over: sessions, links, and the
code, of which a new one is made. So a reset also shuts out whoever had taken an account over. Wrong passwords
are forgotten: who comes with the new one does not wait.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from quizapp import fresh
from quizapp.core.errors import BadEntry, NotFound
from quizapp.store import classes, links, people, sessions
from quizapp.store.people import Person
from quizapp.usecases import throttling
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser, SignedIn, admit
from quizapp.usecases.words_of_people import check_new_password, login_key, names_of

LINK_LIFE = timedelta(hours=24)
LONGEST_CODE = 80  # characters that are looked at
WRONG_CODE = (
    "Login name and recovery code do not belong together, or the code has been used. Compare both with "
    "what you wrote down."
)
LINK_GONE = "This link has been used or has expired. Whoever gave it to you can make a new one."
NO_MEMBER = "No student with a login of this class has this address. Its page lists all of them."


@dataclass(frozen=True, slots=True)
class ResetLink:
    """A link just made: whose it is, its token, which is shown this once, and when it ends."""

    person: Person
    token: str
    ends: datetime


def new_recovery_code(on: Connection, account_id: int, now: datetime) -> str:
    """Give an account a recovery code, of which only the digest is kept; the one before is void."""
    code = fresh.recovery_code()
    people.change_account(on, account_id, recovery_digest=_digest(code), recovery_made_at=now)
    return code


def recover(
    services: Services, login: str, code: str, password: str, browser: Browser, now: datetime
) -> SignedIn:
    """Choose a new password with a recovery code, and sign this browser in. The answer has the next code.


    Raises BadEntry: for `password`, or for `code`, the same whether the login or the code is wrong; or
    TooManyGuesses.
    """
    check_new_password(password, (login,))
    guess = throttling.guess_at(services, "recovery code", login_key(login), browser.address, "code")
    with services.database.reading() as on:
        throttling.check(on, guess, now)
    hashed, given = services.passwords.hashed(password), _digest(code)
    with services.database.writing() as on:
        found = people.find_by_login(on, login_key(login))
        if found is not None and hmac.compare_digest(found.recovery_digest, given):
            throttling.succeed(on, guess, now)
            check_new_password(password, names_of(on, found.person), found.person.role)
            next_code = _start_anew(services, on, found.person, hashed, now)
            return admit(on, found.person.id, browser, now, next_code)
    throttling.fail(services, guess, now)
    raise BadEntry("code", WRONG_CODE)


def make_member_link(
    services: Services, teacher: Person, class_id: str, member_id: str, now: datetime
) -> ResetLink:
    """A link for a learner with a login in a class that `teacher` teaches. Raises NotFound for all others."""
    with services.database.writing() as on:
        room = classes.get_taught_class(on, teacher.id, class_id)
        member = classes.find_member(on, room.id, member_id)
        if member is None or member.is_guest or member.is_instructor:
            raise NotFound(NO_MEMBER)
        return _new_link(on, member, now)


def make_link(services: Services, login: str, now: datetime) -> ResetLink:
    """A link for whoever has this login, as the command line makes it. Raises NotFound."""
    with services.database.writing() as on:
        return _new_link(on, _whose(on, login), now)


def whose_link(services: Services, token: str, now: datetime) -> Person:
    """Who may choose a new password with this link. Raises NotFound where it is not good any more."""
    with services.database.reading() as on:
        found = links.find_reset_link(on, fresh.digest(token), now)
    if found is None:
        raise NotFound(LINK_GONE)
    return found


def reset_password(services: Services, token: str, password: str, now: datetime) -> str:
    """Use a link up and choose a new password; nobody is signed in by that. Returns the new recovery code.

    Raises NotFound for a link that is used up, or BadEntry; then the link stays good.
    """
    person = whose_link(services, token, now)
    with services.database.reading() as on:
        check_new_password(password, names_of(on, person), person.role)
    hashed = services.passwords.hashed(password)
    with services.database.writing() as on:
        if not links.use_reset_link(on, fresh.digest(token), now):
            raise NotFound(LINK_GONE)
        return _start_anew(services, on, person, hashed, now)


def set_password(services: Services, login: str, password: str, now: datetime) -> str:
    """Give whoever has this login a new password, as the command line does. Returns the new recovery code.

    Raises NotFound or BadEntry.
    """
    with services.database.reading() as on:
        person = _whose(on, login)
        check_new_password(password, names_of(on, person), person.role)
    hashed = services.passwords.hashed(password)
    with services.database.writing() as on:
        return _start_anew(services, on, person, hashed, now)


def _new_link(on: Connection, person: Person, now: datetime) -> ResetLink:
    token, ends = fresh.token(), now + LINK_LIFE
    links.add_reset_link(on, person.id, fresh.digest(token), now, ends)
    return ResetLink(person, token, ends)


def _whose(on: Connection, login: str) -> Person:
    found = people.find_by_login(on, login_key(login))
    if found is None:
        raise NotFound(f"Nobody has the login {login}. `quizapp user list` shows all there are.")
    return found.person


def _start_anew(services: Services, on: Connection, person: Person, password_hash: str, now: datetime) -> str:
    people.change_account(on, person.id, password_hash=password_hash)
    sessions.end_sessions_of(on, person.id, now)
    links.end_reset_links(on, person.id, now)
    throttling.forgive(on, services, login_key(person.login), person.id)
    return new_recovery_code(on, person.id, now)


def _digest(code: str) -> str:
    """What is stored of a code, however it was typed: capitals or not, with or without dashes."""
    return fresh.digest("".join(letter for letter in code[:LONGEST_CODE].upper() if letter.isalnum()))
