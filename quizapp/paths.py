"""Where things lie: the bundled questions and migrations, and the instance folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
BUNDLED = PACKAGE / "_bundled"


def root() -> Path:
    """The folder that holds `questions/` and `migrations/`: in a wheel `_bundled`, else the checkout."""
    return BUNDLED if BUNDLED.is_dir() else PACKAGE.parent


def migrations_folder() -> Path:
    """The folder of the database migrations."""
    return root() / "migrations"


def shipped_questions() -> Path:
    """The folder of the banks that came with the app."""
    return root() / "questions"


def instance_folder() -> Path:
    """Where the database, the secret and uploads live.

    `QUIZAPP_INSTANCE` if set, else `instance/` of a checkout, else the user's data folder: never
    inside the environment the app is installed in, so that removing it loses nobody's progress.
    """
    named = os.environ.get("QUIZAPP_INSTANCE")
    if named:
        return Path(named).expanduser().resolve()
    if not BUNDLED.is_dir():
        return PACKAGE.parent / "instance"
    return _user_data_folder() / "quizapp"


def _user_data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
