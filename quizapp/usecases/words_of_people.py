"""What people type for names and passwords, made fit to keep, or refused with a reason."""

from __future__ import annotations

import re
import unicodedata

from quizapp.core.errors import BadEntry

LONGEST_NAME = 80  # characters
LONGEST_LOOKED_AT = 400  # characters; what is longer is cut before anything looks at it
BIDI = frozenset(chr(code) for code in (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
FEWEST_SIGNS = 4  # different characters of a password
_EASY = (
    "password passwort passw0rd quizapp qwerty qwertyuiop qwertz asdfghjkl iloveyou welcome letmein football "
    "baseball sunshine princess superman dragon monkey shadow master admin administrator teacher student "
    "school test testing changeme secret default trustno1 whatever computer internet abc abcd abcdef"
)
EASY_WORDS = frozenset(_EASY.split())
ROWS = ("01234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "qwertzuiop", "asdfghjkl", "1q2w3e4r5t6z")
TOO_EASY = "This password is easy to guess. Choose another, such as three odd words."
NOT_TYPEABLE = "This password holds a sign that no keyboard sends. Type it again."


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


def check_new_password(password: str, login: str) -> None:
    """Raise BadEntry for a password that is guessed at once: the login, a common word, a row of keys."""
    if "\x00" in password:
        raise BadEntry("password", NOT_TYPEABLE)
    plain = _folded(password)
    word = re.sub(r"[\W\d_]+$", "", plain)
    if (
        plain == _folded(login)
        or {plain, word} & EASY_WORDS
        or len(set(plain)) < FEWEST_SIGNS
        or _is_row(plain)
    ):
        raise BadEntry("password", TOO_EASY)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text[:LONGEST_LOOKED_AT]).strip().casefold()


def _is_row(text: str) -> bool:
    """Whether a text is nothing but a stretch of keys or letters in order, either way round."""
    return any(text in way * 2 for row in ROWS for way in (row, row[::-1]))
