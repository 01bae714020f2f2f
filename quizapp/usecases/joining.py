"""Becoming somebody: a guest, a learner with a name, an instructor, a member of a class."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp import fresh
from quizapp.core.errors import AlreadyDone, BadEntry, NotFound
from quizapp.core.memory.days import is_known_zone
from quizapp.store import classes, people
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases.services import Services
from quizapp.usecases.words_of_people import check_new_password, clean_name

GUEST_LIFE = timedelta(days=400)
LEARNER_LIFE = timedelta(days=90)
INSTRUCTOR_LIFE = timedelta(hours=12)
SET_UP_LIFE = timedelta(hours=24)
TOUCH_AFTER = timedelta(minutes=15)
LOGIN_TAKEN = "This login name is not available. Choose another."
WRONG_SIGN_IN = (
    "Name and password do not belong together. Check both; capital letters matter in the password."
)
LINK_GONE = "This link has been used or has expired. Whoever runs the server can make a new one."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person and the token their browser keeps."""

    person: Person
    token: str


def login_key(login: str) -> str:
    """What makes two logins the same: compatibility forms and case folded."""
    return unicodedata.normalize("NFKC", login[:200]).strip().casefold()


def who_is(services: Services, token: str, now: datetime) -> tuple[Person, datetime] | None:
    """Whose session this token is, and when they were last seen; None for nobody's."""
    with services.database.reading() as on:
        return people.find_signed_in(on, fresh.digest(token), now)


def start_guest(services: Services, device: str, now: datetime, time_zone: str = "") -> SignedIn:
    """A new guest, signed in: no name, no password, nothing asked."""
    zone = time_zone if is_known_zone(time_zone) else "UTC"
    with services.database.writing() as on:
        account_id = people.add_account(
            on, now, public_id=fresh.public_id(), display_name="Guest", time_zone=zone
        )
        return _signed_in(on, account_id, device, now)


def keep_progress(
    services: Services,
    person: Person,
    token: str,
    display_name: str,
    login: str,
    password: str,
    now: datetime,
) -> SignedIn:
    """Give a guest a login, so that they find their progress again anywhere.

    The browser gets a new token, the old one ends. Raises BadEntry for a taken login, AlreadyDone where
    the guest has one.
    """
    name = clean_name(display_name)
    check_new_password(password, login)
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
            people.end_session(on, fresh.digest(token), now)
            return _signed_in(on, person.id, "", now)
    except IntegrityError as taken:
        raise BadEntry("login_name", LOGIN_TAKEN) from taken


def sign_in(services: Services, login: str, password: str, device: str, now: datetime) -> SignedIn:
    """Sign a browser in. Raises BadEntry, the same for an unknown name and a wrong password."""
    with services.database.reading() as on:
        found = people.find_by_login(on, login_key(login))
    matches = services.passwords.matches(found[1] if found else "", password)
    if found is None or not matches:
        raise BadEntry("password", WRONG_SIGN_IN)
    with services.database.writing() as on:
        return _signed_in(on, found[0].id, device, now)


def sign_out(services: Services, token: str, now: datetime) -> None:
    """End this browser's session; a copy of its cookie is worth nothing afterwards."""
    with services.database.writing() as on:
        people.end_session(on, fresh.digest(token), now)


def touch(services: Services, person: Person, token: str, last_seen: datetime, now: datetime) -> None:
    """Let a session that is in use live on; written at most every TOUCH_AFTER."""
    if now - last_seen < TOUCH_AFTER:
        return
    with services.database.writing() as on:
        people.keep_session(on, fresh.digest(token), now, now + life_of(person))
        people.change_account(on, person.id, last_seen_at=now)


def life_of(person: Person) -> timedelta:
    """How long a session of this person lives without being used."""
    if person.is_instructor:
        return INSTRUCTOR_LIFE
    return GUEST_LIFE if person.is_guest else LEARNER_LIFE


def new_set_up_link(services: Services, now: datetime) -> str:
    """The token of a link that makes one instructor within a day; earlier unused links end."""
    token = fresh.token()
    with services.database.writing() as on:
        people.add_set_up_link(on, fresh.digest(token), now, now + SET_UP_LIFE)
    return token


def needs_instructor(services: Services) -> bool:
    """Whether nobody may teach here yet."""
    with services.database.reading() as on:
        return not people.has_instructor(on)


def check_set_up_link(services: Services, token: str, now: datetime) -> None:
    """Raise NotFound unless the link can be used now."""
    with services.database.reading() as on:
        if not people.is_set_up_link_good(on, fresh.digest(token), now):
            raise NotFound(LINK_GONE)


def set_up_instructor(
    services: Services, token: str, display_name: str, login: str, password: str, now: datetime
) -> SignedIn:
    """Use the link up and make an instructor of whoever holds it.

    Raises NotFound for a link that is used up, or BadEntry; then the link stays good.
    """
    name = clean_name(display_name)
    check_new_password(password, login)
    hashed = services.passwords.hashed(password)
    try:
        with services.database.writing() as on:
            if not people.use_set_up_link(on, fresh.digest(token), now):
                raise NotFound(LINK_GONE)
            account_id = _add_with_login(on, name, login, hashed, "instructor", now)
            return _signed_in(on, account_id, "", now)
    except IntegrityError as taken:
        raise BadEntry("login_name", LOGIN_TAKEN) from taken


def add_person(
    services: Services, display_name: str, login: str, password: str, role: str, now: datetime
) -> None:
    """Add an account with a login, as the command line does. Raises BadEntry for a taken login."""
    name, hashed = clean_name(display_name), services.passwords.hashed(password)
    try:
        with services.database.writing() as on:
            _add_with_login(on, name, login, hashed, role, now)
    except IntegrityError as taken:
        raise BadEntry("login_name", LOGIN_TAKEN) from taken


def change_account(
    services: Services, person: Person, display_name: str, time_zone: str, new_per_day: int
) -> None:
    """Store what a person changed about themselves. Raises BadEntry."""
    name = clean_name(display_name)
    if not is_known_zone(time_zone):
        raise BadEntry("time_zone", "Choose a time zone from the list.")
    with services.database.writing() as on:
        people.change_account(on, person.id, display_name=name, time_zone=time_zone, new_per_day=new_per_day)


def normal_code(code: str) -> str:
    """A join code as it is stored: capitals, without spaces and dashes."""
    return "".join(letter for letter in code[:40].upper() if letter.isalnum())


def find_class_to_join(services: Services, code: str) -> ClassRow:
    """The class a code lets into. Raises BadEntry."""
    with services.database.reading() as on:
        return _class_of_code(on, code)


def join_class(
    services: Services, person: Person | None, code: str, display_name: str, device: str, now: datetime
) -> tuple[ClassRow, SignedIn | None]:
    """Join a class; whoever is nobody yet becomes a guest of that name. Joining twice changes nothing.

    Returns the class, and the new guest's session if one was made. Raises BadEntry.
    """
    name = clean_name(display_name) if display_name or person is None else person.display_name
    try:
        return _joined(services, person, code, name, device, now)
    except IntegrityError:  # a double click was faster: now they are a member, and nothing is left to do
        return _joined(services, person, code, name, device, now)


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
    services: Services, person: Person | None, code: str, name: str, device: str, now: datetime
) -> tuple[ClassRow, SignedIn | None]:
    with services.database.writing() as on:
        found = _class_of_code(on, code)
        signed_in = None
        if person is None:
            account_id = people.add_account(on, now, public_id=fresh.public_id(), display_name=name)
            signed_in = _signed_in(on, account_id, device, now)
        else:
            account_id = person.id
            if name != person.display_name:
                people.change_account(on, account_id, display_name=name)
        if not classes.is_member(on, account_id, found.id):
            classes.add_member(on, found.id, account_id, now)
        return found, signed_in


def _class_of_code(on: Connection, code: str) -> ClassRow:
    found = classes.find_class_by_code(on, normal_code(code))
    if found is None:
        raise BadEntry("code", "No class has this code. Compare it letter by letter with your teacher's.")
    return found


def _add_with_login(on: Connection, name: str, login: str, hashed: str, role: str, now: datetime) -> int:
    return people.add_account(
        on,
        now,
        public_id=fresh.public_id(),
        display_name=name,
        login=login,
        login_key=login_key(login),
        password_hash=hashed,
        role=role,
    )


def _signed_in(on: Connection, account_id: int, device: str, now: datetime) -> SignedIn:
    person = people.get_person(on, account_id)
    token = fresh.token()
    people.add_session(on, account_id, fresh.digest(token), device[:80], now, now + life_of(person))
    return SignedIn(person, token)
