"""Join codes: how they may be typed, which class they let into, and what stands in a link beside them."""

from __future__ import annotations

import hmac
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection

from quizapp import fresh
from quizapp.core.errors import BadEntry
from quizapp.store import classes
from quizapp.store.classes import ClassRow
from quizapp.store.people import Person
from quizapp.usecases import throttling
from quizapp.usecases.services import Services

LONGEST_CODE = 40  # characters that are looked at
PROOF_LENGTH = 6  # letters: 29 bits
NO_SUCH_CODE = (
    "No class has this code. Compare it letter by letter with your teacher's: no code has I, L, O, 0 or 1."
)
CLASS_IS_OVER = "This class is over and takes nobody in any more. Ask your teacher for another code."


def normal_code(code: str) -> str:
    """A join code as it is stored: capitals, without spaces and dashes."""
    return "".join(letter for letter in code[:LONGEST_CODE].upper() if letter.isalnum())


def code_in_link(services: Services, code: str) -> str:
    """A join code as a link has it: followed by letters that only this server could have put there.

    A link is looked up before anything is sent, and looking up is not counted. So a bare code in an
    address tells nobody whether there is such a class.
    """
    return f"{normal_code(code)}-{_proof(services, normal_code(code))}"


def class_of_link(services: Services, text: str) -> tuple[str, ClassRow | None]:
    """The join code of a link, and the class it lets into where the link is ours. Raises BadEntry."""
    whole = normal_code(text)
    code, proof = whole[: fresh.CODE_LENGTH], whole[fresh.CODE_LENGTH :]
    if not proof or not hmac.compare_digest(proof.encode(), _proof(services, code).encode()):
        return whole, None
    with services.database.reading() as on:
        return code, class_of_code(on, code)


def is_of_link(services: Services, code: str, link: str) -> bool:
    """Whether `link` is the text of a link of ours for this code: then nobody has guessed."""
    ours = normal_code(code_in_link(services, code))
    return hmac.compare_digest(normal_code(link).encode(), ours.encode())


def check_guess(
    services: Services, person: Person | None, code: str, address: str, now: datetime, link: str = ""
) -> None:
    """Raise BadEntry for a wrong code, which counts where it is known who tries, or TooManyGuesses.

    Whoever comes by a `link` of ours with its code is not counted, nor kept out by others.
    """
    if link and is_of_link(services, code, link):
        return
    trier = throttling.trier(person, address)
    with services.database.reading() as on:
        if trier:
            throttling.check_codes(on, services, trier, now)
        found = classes.find_class_by_code(on, normal_code(code))
    if found is None:
        if trier:
            throttling.fail_code(services, trier, normal_code(code), now)
        raise BadEntry("code", NO_SUCH_CODE)


def class_of_code(on: Connection, code: str) -> ClassRow:
    """The class that a code lets into. Raises BadEntry where there is none, or it is archived."""
    found = classes.find_class_by_code(on, normal_code(code))
    if found is None:
        raise BadEntry("code", NO_SUCH_CODE)
    if found.archived_at is not None:
        raise BadEntry("code", CLASS_IS_OVER)
    return found


def _proof(services: Services, code: str) -> str:
    digest = hmac.new(services.secret.encode(), f"join link:{code}".encode(), sha256).digest()
    return "".join(fresh.CODE_LETTERS[byte % len(fresh.CODE_LETTERS)] for byte in digest[:PROOF_LENGTH])
