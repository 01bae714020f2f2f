"""One's own account: what a person may change about themselves, once they have given their password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry
from quizapp.store import links, people, sessions
from quizapp.store.people import Person
from quizapp.usecases import throttling, zones
from quizapp.usecases.recovering import new_recovery_code
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import Browser, SignedIn, admit
from quizapp.usecases.words_of_people import check_new_password, clean_name, names_of

NOT_YOURS = "This is not your password. Check it; capital letters matter."


def change_account(
    services: Services,
    person: Person,
    display_name: str,
    time_zone: str,
    new_per_day: int,
    now: datetime,
) -> None:
    """Store what a person changed about themselves. Raises BadEntry.

    A `time_zone` that is not known yet may stay so; then a browser can still say it.
    """
    name = clean_name(display_name)
    stays_open = not time_zone and not person.has_zone
    if not zones.known(time_zone) and not stays_open:
        raise BadEntry("time_zone", "Choose a time zone from the list.")
    with services.database.writing() as on:
        people.change_account(on, person.id, display_name=name, new_per_day=new_per_day)
        if not stays_open:
            zones.change_zone(on, person.id, time_zone, now)


def change_password(
    services: Services, person: Person, old: str, new: str, browser: Browser, now: datetime
) -> SignedIn:
    """Choose a new password for the old one. Everybody else who is signed in as this person is signed out.

    This browser gets a new token for its old one. Links to reset the password end; the recovery
    code stays, for it lies on paper and was not what somebody may have seen. Raises BadEntry for
    `password` (the old one) or `new_password`, or TooManyGuesses.
    """
    proof = check_password(services, person, old, now)
    try:
        with services.database.reading() as on:
            check_new_password(new, names_of(on, person), person.role)
    except BadEntry as bad:
        raise BadEntry("new_password", str(bad)) from bad
    hashed = services.passwords.hashed(new)
    with services.database.writing() as on:
        _still_holds(on, person, proof)
        people.change_account(on, person.id, password_hash=hashed)
        sessions.end_sessions_of(on, person.id, now)
        links.end_reset_links(on, person.id, now)
        return admit(on, person.id, browser, now)


def change_recovery_code(services: Services, person: Person, password: str, now: datetime) -> str:
    """A new recovery code for whoever knows the password; the one before is void.

    Raises BadEntry for `password`, or TooManyGuesses.
    """
    proof = check_password(services, person, password, now)
    with services.database.writing() as on:
        _still_holds(on, person, proof)
        return new_recovery_code(on, person.id, now)


def recovery_code_made(services: Services, person: Person) -> datetime | None:
    """When this person's recovery code was made; None where there is none."""
    with services.database.reading() as on:
        return people.get_credentials(on, person.id).recovery_made_at


def check_password(services: Services, person: Person, password: str, now: datetime) -> str:
    """Raise BadEntry unless this is the person's password, or TooManyGuesses.

    Returns its hash, to see that it still holds. Counted apart from signing in, so that whoever is signed
    in can choose another password while a stranger guesses at it.
    """
    guess = throttling.guess_at(services, throttling.OWN_PASSWORD, str(person.id), "", "password")
    with services.database.reading() as on:
        throttling.check(on, guess, now)
        stored = people.get_credentials(on, person.id).password_hash
    if not services.passwords.matches(stored, password):
        throttling.fail(services, guess, now)
        raise BadEntry("password", NOT_YOURS)
    return stored


def _still_holds(on: Connection, person: Person, password_hash: str) -> None:
    """Raise BadEntry where another password was chosen since this one was checked."""
    if people.get_credentials(on, person.id).password_hash != password_hash:
        raise BadEntry("password", NOT_YOURS)
