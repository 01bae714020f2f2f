"""The first instructor by a one-time link, and people whom the command line adds."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from quizapp import fresh
from quizapp.core.errors import BadEntry, NotFound
from quizapp.core.roles import AccountRole
from quizapp.store import links, people
from quizapp.usecases.colleagues import accept_on
from quizapp.usecases.recovering import new_recovery_code
from quizapp.usecases.services import Services
from quizapp.usecases.signing_in import UNKNOWN_BROWSER, Browser, SignedIn, admit
from quizapp.usecases.words_of_people import LOGIN_TAKEN, check_new_password, clean_name, login_key

SET_UP_LIFE = timedelta(hours=24)
LINK_GONE = "This link has been used or has expired. Whoever runs the server can make a new one."


def new_set_up_link(services: Services, now: datetime) -> str:
    """The token of a link that makes one instructor within a day; earlier unused links end."""
    token = fresh.token()
    with services.database.writing() as on:
        links.add_set_up_link(on, fresh.digest(token), now, now + SET_UP_LIFE)
    return token


def needs_instructor(services: Services) -> bool:
    """Whether nobody may teach here yet."""
    with services.database.reading() as on:
        return not people.has_instructor(on)


def check_set_up_link(services: Services, token: str, now: datetime) -> None:
    """Raise NotFound unless the link can be used now."""
    with services.database.reading() as on:
        if not links.is_set_up_link_good(on, fresh.digest(token), now):
            raise NotFound(LINK_GONE)


def set_up_instructor(
    services: Services,
    token: str,
    display_name: str,
    login: str,
    password: str,
    now: datetime,
    browser: Browser = UNKNOWN_BROWSER,
) -> SignedIn:
    """Use the link up and make an instructor of whoever holds it; the answer has their recovery code.

    A link from the page of a class lets them teach it, too.

    Raises NotFound for a link that is used up, or BadEntry; then the link stays good.
    """
    name = clean_name(display_name)
    check_new_password(password, (login, name), AccountRole.INSTRUCTOR)
    hashed = services.passwords.hashed(password)
    try:
        with services.database.writing() as on:
            if not links.use_set_up_link(on, fresh.digest(token), now):
                raise NotFound(LINK_GONE)
            account_id = _add_with_login(on, name, login, hashed, AccountRole.INSTRUCTOR, now)
            accept_on(on, account_id, token, now)
            return admit(on, account_id, browser, now, new_recovery_code(on, account_id, now))
    except IntegrityError as taken:
        raise BadEntry("login_name", LOGIN_TAKEN) from taken


def add_person(
    services: Services, display_name: str, login: str, password: str, role: AccountRole, now: datetime
) -> None:
    """Add an account with a login, as the command line does.

    Raises BadEntry for a taken login, or a password that is guessed at once.
    """
    name = clean_name(display_name)
    check_new_password(password, (login, name), role)
    hashed = services.passwords.hashed(password)
    try:
        with services.database.writing() as on:
            _add_with_login(on, name, login, hashed, role, now)
    except IntegrityError as taken:
        raise BadEntry("login_name", LOGIN_TAKEN) from taken


def _add_with_login(
    on: Connection, name: str, login: str, hashed: str, role: AccountRole, now: datetime
) -> int:
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
