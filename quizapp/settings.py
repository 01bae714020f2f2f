"""Every setting, in one table: its name, what it is for, and where it comes from."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.core.errors import QuizError

SHORTEST_SECRET = 32


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its key in the configuration, its environment variable, its default and its use."""

    key: str
    env: str
    default: str
    help: str


SETTINGS = (
    Setting(
        "INSTANCE",
        "QUIZAPP_INSTANCE",
        "",
        "Folder for the database, the secret and your question files. Default: `instance/` of the checkout, "
        "else the user's data folder.",
    ),
    Setting(
        "DATABASE_URL",
        "DATABASE_URL",
        "",
        "Another database, such as `postgresql://user@host/name`. Default: SQLite in the instance folder.",
    ),
    Setting(
        "SECRET_KEY",
        "QUIZAPP_SECRET_KEY",
        "",
        "Signs cookies; at least 32 characters. Default: made once and kept in the instance folder.",
    ),
    Setting(
        "PUBLIC_URL",
        "QUIZAPP_PUBLIC_URL",
        "",
        "The address people use, such as `https://quiz.example.org`. With https, cookies travel encrypted "
        "only; other host names are refused.",
    ),
)


class BadSetting(QuizError):
    """A setting cannot be used as it is."""


def read_settings(config: Mapping[str, Any] | None = None) -> dict[str, str]:
    """All settings: from `config`, else the environment, else the default."""
    given = config or {}
    return {
        setting.key: str(given.get(setting.key) or os.environ.get(setting.env) or setting.default)
        for setting in SETTINGS
    }


def secret_key(configured: str, instance: Path) -> str:
    """The key that signs cookies: the one configured, else the one kept in `instance`, made there once.

    Several processes that start together agree, because linking a finished file into place is one step.
    Raises BadSetting for a key that is too short.
    """
    if configured:
        return _long_enough(configured, "QUIZAPP_SECRET_KEY")
    kept = instance / "secret_key"
    try:
        if not kept.exists():
            _make_secret(kept)
        key = kept.read_text(encoding="ascii").strip()
    except OSError as trouble:
        raise BadSetting(_no_folder(instance, trouble)) from trouble
    return _long_enough(key, str(kept))


def make_folder(instance: Path) -> None:
    """Make the instance folder, for its owner only. Raises BadSetting where it cannot be made."""
    try:
        instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as trouble:
        raise BadSetting(_no_folder(instance, trouble)) from trouble


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


def _no_folder(instance: Path, trouble: OSError) -> str:
    return (
        f"The folder {instance} cannot be written ({trouble.strerror}). Check who owns it, or name another "
        "in QUIZAPP_INSTANCE."
    )


def _long_enough(key: str, where: str) -> str:
    if len(key) < SHORTEST_SECRET:
        raise BadSetting(
            f"The secret in {where} is shorter than {SHORTEST_SECRET} characters. Put a longer one there; "
            "changing it signs everybody out, nothing else is lost."
        )
    return key
