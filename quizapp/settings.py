"""Every setting, in one table: its name, what it is for, and where it comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quizapp.core.errors import QuizError


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
    Setting(
        "PROXIES",
        "QUIZAPP_PROXIES",
        "0",
        "How many proxies of yours stand before quizapp, such as `1`. Each tells in `X-Forwarded-For` whose "
        "request it passes on; limits against guessing are counted by that address.",
    ),
    Setting(
        "BACKUP_FOLDER",
        "QUIZAPP_BACKUP_FOLDER",
        "",
        "Folder for automatic backups, best on another disk. Default: `backups/` in the instance folder.",
    ),
    Setting(
        "BACKUP_MINUTES",
        "QUIZAPP_BACKUP_MINUTES",
        "30",
        "A backup is made so often while the server runs, if something changed. 0: only before upgrades and "
        "restores.",
    ),
    Setting(
        "BACKUP_DAYS",
        "QUIZAPP_BACKUP_DAYS",
        "366",
        "Automatic backups older than this are deleted, and with them what was erased meanwhile; the newest "
        "always stays.",
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


def whole_number(settings: Mapping[str, str], key: str, least: int, most: int) -> int:
    """A setting that is a whole number from `least` to `most`. Raises BadSetting for anything else."""
    text = settings[key].strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        variable = next(setting.env for setting in SETTINGS if setting.key == key)
        raise BadSetting(f"{variable} is {text!r}. Write a whole number from {least} to {most} there.")
    return int(text)


def make_folder(instance: Path) -> None:
    """Make the instance folder, for its owner only. Raises BadSetting where it cannot be made."""
    try:
        instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as trouble:
        raise BadSetting(no_folder(instance, trouble)) from trouble


def no_folder(instance: Path, trouble: OSError) -> str:
    """What to say of a folder that cannot be written."""
    return (
        f"The folder {instance} cannot be written ({trouble.strerror}). Check who owns it, or name another "
        "in QUIZAPP_INSTANCE."
    )
