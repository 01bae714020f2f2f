"""The only place that draws secrets: ids, tokens, seeds and join codes nobody can guess."""

from __future__ import annotations

import secrets
from hashlib import sha256

from quizapp.core import passphrases

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is taken for another: no I, L, O, 0, 1
CODE_LENGTH = 8
PRINTED_SEED_LENGTH = 6
RECOVERY_GROUPS, GROUP_LENGTH = 6, 4  # 24 letters of 31: 118 bits, so that a plain digest is enough to store


def public_id() -> str:
    """An id of 96 random bits that may stand in an address."""
    return secrets.token_hex(12)


def token() -> str:
    """A secret of 256 bits for a cookie or a link; store only its `digest`."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is stored of a secret: SHA-256 in hex."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def seed() -> str:
    """A secret seed of 128 bits for papers and sessions."""
    return secrets.token_hex(16)


def printed_seed() -> str:
    """A seed for papers on which it is printed, easy to copy: whoever has it and the bank has the key."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(PRINTED_SEED_LENGTH))


def join_code() -> str:
    """A code of CODE_LENGTH letters and figures (39 bits) that is easy to read out."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def passphrase() -> str:
    """A password of five words that can be remembered as a picture."""
    return passphrases.passphrase(secrets.choice)


def recovery_code() -> str:
    """A code of RECOVERY_GROUPS groups of GROUP_LENGTH letters and figures, to be written down on paper."""
    groups = (
        "".join(secrets.choice(CODE_LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(RECOVERY_GROUPS)
    )
    return "-".join(groups)
