"""What people type for names and passwords, made fit to keep, or refused with a reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection

from quizapp.core.errors import BadEntry
from quizapp.core.passwords import is_easy
from quizapp.core.roles import AccountRole
from quizapp.store import classes
from quizapp.store.people import Person

LONGEST_NAME = 80  # characters
LONGEST_LOOKED_AT = 400  # characters; what is longer is cut before anything looks at it
BIDI = frozenset(chr(code) for code in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
SHORTEST_PASSWORD = {AccountRole.LEARNER: 8, AccountRole.INSTRUCTOR: 15}  # characters, by role
LONGEST_PASSWORD = 256  # characters
APP_NAME = "quizapp"
TOO_EASY = "This password is easy to guess. Choose another, such as a few odd words in a row."
LOGIN_LENGTH = (3, 40)  # characters
LOGIN_SIGNS = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"  # none that looks like another one's
LOGIN_TOO_SHORT_OR_LONG = "A login name has 3 to 40 characters."
LOGIN_ODD = "Use letters a to z, figures, dot, dash and underscore."
LOGIN_TAKEN = "This login name is not available. Choose another."
NOT_TYPEABLE = "This password holds a sign that no keyboard sends. Type it again."


def login_key(login: str) -> str:
    """What makes two logins the same: compatibility forms and case folded."""
    return unicodedata.normalize("NFKC", login[:200]).strip().casefold()


def check_login(login: str) -> None:
    """Raise BadEntry for a login that nobody could choose in the browser."""
    if not LOGIN_LENGTH[0] <= len(login) <= LOGIN_LENGTH[1]:
        raise BadEntry("login_name", LOGIN_TOO_SHORT_OR_LONG)
    if not re.fullmatch(LOGIN_SIGNS, login):
        raise BadEntry("login_name", f"{login} cannot be a login name. {LOGIN_ODD}")


def clean_name(name: str, field: str = "display_name", longest: int = LONGEST_NAME) -> str:
    """A name without control and direction marks, in at most `longest` characters.

    Raises BadEntry for `field` where nothing visible is left.
    """
    kept = "".join(
        letter
        for letter in name[:LONGEST_LOOKED_AT]
        if letter.isspace() or (unicodedata.category(letter) not in ("Cc", "Cs") and letter not in BIDI)
    )
    if all(unicodedata.category(letter)[0] in "ZCM" for letter in kept):
        raise BadEntry(field, "Write a name that can be seen.")
    return " ".join(kept.split())[:longest]


def check_new_password(password: str, own: Iterable[str], role: AccountRole = AccountRole.LEARNER) -> None:
    """Raise BadEntry for a password of a wrong length, or one that is guessed at once.

    `own` are names of whoever chooses it, which others try first: login, display name, classes.
    """
    if not SHORTEST_PASSWORD[role] <= len(password) <= LONGEST_PASSWORD:
        raise BadEntry("password", password_length(role))
    if "\x00" in password:
        raise BadEntry("password", NOT_TYPEABLE)
    if is_easy(password, (APP_NAME, *own)):
        raise BadEntry("password", TOO_EASY)


def names_of(on: Connection, person: Person) -> tuple[str, ...]:
    """What somebody is called and where they learn or teach: names that are no password of theirs."""
    return (person.login, person.display_name, *classes.list_names_for(on, person.id))


def password_length(role: AccountRole) -> str:
    """How long a password of this role may be, as a sentence."""
    return f"A password has {SHORTEST_PASSWORD[role]} to {LONGEST_PASSWORD} characters."
