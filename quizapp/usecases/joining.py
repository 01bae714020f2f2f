"""Becoming somebody: a guest, a learner with a name, a member of a class."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp import fresh
from quizapp.core.errors import AlreadyDone, BadEntry
from quizapp.store import classes, people, put_away
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases import join_codes, zones
from quizapp.usecases.recovering import new_recovery_code
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser, SignedIn, admit
from quizapp.usecases.words_of_people import LOGIN_TAKEN, check_new_password, clean_name, login_key, names_of

TAKEN_OUT = "You were taken out of this class. Your teacher can let you in again; what you learned stays."


def start_guest(services: Services, browser: Browser, now: datetime) -> SignedIn:
    """A new guest, signed in: no name, no password, nothing asked."""
    with services.database.writing() as on:
        return add_guest(on, browser, now)


def add_guest(on: Connection, browser: Browser, now: datetime, name: str = "Guest") -> SignedIn:
    """`start_guest`, in a transaction that stores more than the guest."""
    zone = zones.known(browser.time_zone)
    account_id = people.add_account(on, now, public_id=fresh.public_id(), display_name=name, time_zone=zone)
    return admit(on, account_id, browser, now)


def keep_progress(
    services: Services,
    person: Person,
    browser: Browser,
    display_name: str,
    login: str,
    password: str,
    now: datetime,
) -> SignedIn:
    """Give a guest a login, so that they find their progress again anywhere.

    The browser gets a new token, the old one ends; the answer has the recovery code. Raises BadEntry for
    a taken login, AlreadyDone where the guest has one.
    """
    name = clean_name(display_name)
    with services.database.reading() as on:
        check_new_password(password, (login, name, *names_of(on, person)))
    hashed = services.passwords.hashed(password)
    try:
        with services.database.writing() as on:
            if people.get_person(on, person.id).is_claimed:
                raise AlreadyDone("Your progress is kept already. You can sign in with your name.")
            people.change_account(
                on,
                person.id,
                display_name=name,
                login=login,
                login_key=login_key(login),
                password_hash=hashed,
            )
            return admit(on, person.id, browser, now, new_recovery_code(on, person.id, now))
    except IntegrityError as taken:
        raise BadEntry("login_name", LOGIN_TAKEN) from taken


def join_class(
    services: Services,
    person: Person | None,
    code: str,
    display_name: str,
    browser: Browser,
    now: datetime,
    link: str = "",
) -> tuple[ClassRow, SignedIn | None]:
    """Join a class; whoever is nobody yet becomes a guest of that name. Joining twice changes nothing.

    `link`: what stood in the link that led here, if one did. Returns the class, and the new guest's session
    if one was made. Raises BadEntry, or TooManyGuesses.
    """
    name = clean_name(display_name) if display_name or person is None else person.display_name
    join_codes.check_guess(services, person, code, browser.address, now, link)
    try:
        return _joined(services, person, code, name, browser, now)
    except IntegrityError:  # a double click was faster: now they are a member, and nothing is left to do
        return _joined(services, person, code, name, browser, now)


def teaches_or_learns(services: Services, person: Person, class_id: str = "", quiz_id: str = "") -> bool:
    """Whether a person belongs to the class of this public id, or to that of the quiz."""
    with services.database.reading() as on:
        if class_id:
            room = classes.find_class(on, class_id)
            row_id = room.id if room else None
        else:
            quiz = classes.find_quiz(on, quiz_id)
            row_id = quiz.class_id if quiz else None
        if row_id is None:
            return False
        return classes.is_member(on, person.id, row_id) or classes.teaches(on, person.id, row_id)


def _joined(
    services: Services, person: Person | None, code: str, name: str, browser: Browser, now: datetime
) -> tuple[ClassRow, SignedIn | None]:
    with services.database.writing() as on:
        found = join_codes.class_of_code(on, code)
        signed_in = None
        if person is None:
            signed_in = add_guest(on, browser, now, name)
            account_id = signed_in.person.id
        else:
            account_id = person.id
            zones.adopt_zone(on, account_id, browser.time_zone, now)
            if name != person.display_name:
                people.change_account(on, account_id, display_name=name)
        if put_away.was_taken_out(on, account_id, found.id):
            raise BadEntry("code", TAKEN_OUT)
        if not classes.is_member(on, account_id, found.id):
            classes.add_member(on, found.id, account_id, now)
        return found, signed_in
