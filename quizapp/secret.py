"""The secret that signs cookies: configured, or made once and kept in the instance folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from quizapp.settings import BadSetting, make_folder, no_folder

SHORTEST_SECRET = 32
KEY_GONE = (
    "{path} is missing, though there is a database. With a new secret everybody has to sign in again, and "
    "guests, who have no name, cannot come back to what they learned. Put the file back from where you keep "
    "your copies; if it is lost, make a new one with `quizapp serve --new-secret`."
)


def secret_key(configured: str, instance: Path, may_make: bool = True) -> str:
    """The key that signs cookies: the one configured, else the one kept in `instance`, made there once.

    Several processes that start together agree, because linking a finished file into place is one step.
    Raises BadSetting for a key that is too short, and for a missing one unless it `may_make` one.
    """
    if configured:
        return _long_enough(configured, "QUIZAPP_SECRET_KEY")
    kept = kept_secret(instance)
    try:
        if not kept.exists():
            if not may_make:
                raise BadSetting(KEY_GONE.format(path=kept))
            _make_secret(kept)
        key = kept.read_text(encoding="ascii").strip()
    except OSError as trouble:
        raise BadSetting(no_folder(instance, trouble)) from trouble
    except UnicodeDecodeError:
        key = ""
    return _long_enough(key, str(kept))


def renew_secret(instance: Path) -> None:
    """Make a key in the instance folder if there is none. Raises BadSetting where it cannot be written."""
    make_folder(instance)
    try:
        _make_secret(kept_secret(instance))
    except OSError as trouble:
        raise BadSetting(no_folder(instance, trouble)) from trouble


def kept_secret(instance: Path) -> Path:
    """Where the key is kept that was made."""
    return instance / "secret_key"


def others_may_read(path: Path) -> bool:
    """Whether somebody besides its owner may read a file; Windows keeps that elsewhere."""
    return os.name != "nt" and bool(path.stat().st_mode & 0o077)


def _make_secret(kept: Path) -> None:
    draft = kept.with_name(f"secret_key.{secrets.token_hex(8)}")
    try:
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32), encoding="ascii")
        os.link(draft, kept)
    except FileExistsError:
        pass  # another process was first, and its key stands
    except PermissionError:
        if not draft.exists():
            raise
        draft.replace(kept)  # a file system without links
    finally:
        draft.unlink(missing_ok=True)


def _long_enough(key: str, where: str) -> str:
    if len(key) < SHORTEST_SECRET:
        raise BadSetting(
            f"The secret in {where} is shorter than {SHORTEST_SECRET} characters. Put a longer one there; "
            "changing it signs everybody out, nothing else is lost."
        )
    return key
