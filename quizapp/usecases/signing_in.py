"""Browsers that are signed in: whose they are, how one is signed in and out, and how long that lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.store import people, sessions
from quizapp.store.people import Person
from quizapp.usecases import throttling, zones
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import login_key

GUEST_LIFE = timedelta(days=400)
LEARNER_LIFE = timedelta(days=90)
INSTRUCTOR_LIFE = timedelta(hours=12)
TOUCH_AFTER = timedelta(minutes=15)
LONGEST_DEVICE = 80  # characters
WRONG_SIGN_IN = (
    "Name and password do not belong together. Check both; capital letters matter in the password."
)


@dataclass(frozen=True, slots=True)
class Browser:
    """What is known of the browser that asks, before anybody is signed in with it; empty where unknown.

    `device` is its kind in a few words, `token` what it was signed in with until now, `address` where it
    is on the network, `time_zone` the IANA name of its zone, as it says.
    """

    device: str = ""
    token: str = ""
    address: str = ""
    time_zone: str = ""


UNKNOWN_BROWSER = Browser()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person and the token their browser keeps; `recovery_code` was just made and is shown this once."""

    person: Person
    token: str
    recovery_code: str = ""


def who_is(services: Services, token: str, now: datetime) -> tuple[Person, datetime] | None:
    """Whose session this token is, and when they were last seen; None for nobody's."""
    with services.database.reading() as on:
        return people.find_signed_in(on, fresh.digest(token), now)


def sign_in(services: Services, login: str, password: str, browser: Browser, now: datetime) -> SignedIn:
    """Sign a browser in.

    Raises BadEntry, the same for an unknown name and a wrong password, or TooManyGuesses.
    """
    guess = throttling.guess_at(services, throttling.PASSWORD, login_key(login), browser.address, "password")
    with services.database.reading() as on:
        throttling.check(on, guess, now)
        found = people.find_by_login(on, login_key(login))
    matches = services.passwords.matches(found.password_hash if found else "", password)
    if found is None or not matches:
        throttling.fail(services, guess, now)
        raise BadEntry("password", WRONG_SIGN_IN)
    with services.database.writing() as on:
        throttling.succeed(on, guess, now)
        if people.get_credentials(on, found.person.id).password_hash != found.password_hash:
            raise BadEntry("password", WRONG_SIGN_IN)  # another was chosen while this one was checked
        return admit(on, found.person.id, browser, now)


def sign_out(services: Services, token: str, now: datetime) -> None:
    """End this browser's session; a copy of its cookie is worth nothing afterwards."""
    with services.database.writing() as on:
        sessions.end_session(on, fresh.digest(token), now)


def touch(services: Services, person: Person, token: str, last_seen: datetime, now: datetime) -> None:
    """Let a session that is in use live on; written at most every TOUCH_AFTER."""
    if now - last_seen < TOUCH_AFTER:
        return
    with services.database.writing() as on:
        sessions.keep_session(on, fresh.digest(token), now, now + life_of(person))
        people.change_account(on, person.id, last_seen_at=now)


def life_of(person: Person) -> timedelta:
    """How long a session of this person lives without being used."""
    if person.is_instructor:
        return INSTRUCTOR_LIFE
    return GUEST_LIFE if person.is_guest else LEARNER_LIFE


def admit(
    on: Connection, account_id: int, browser: Browser, now: datetime, recovery_code: str = ""
) -> SignedIn:
    """Sign a browser in as this account, with a token that nobody had before. Part of a transaction.

    Whoever it was signed in as until now is signed out: a token that somebody planted in it or copied
    from it is worth nothing. Where no time zone of the account is known, the browser's is taken.
    """
    if browser.token:
        sessions.end_session(on, fresh.digest(browser.token), now)
    zones.adopt_zone(on, account_id, browser.time_zone, now)
    person = people.get_person(on, account_id)
    token = fresh.token()
    ends = now + life_of(person)
    sessions.add_session(on, account_id, fresh.digest(token), browser.device[:LONGEST_DEVICE], now, ends)
    return SignedIn(person, token, recovery_code)
