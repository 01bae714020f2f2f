"""Where things lie by the settings, for commands that look at a folder before any app runs on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizapp import clock, paths
from quizapp.app import backup_plan
from quizapp.settings import read_settings
from quizapp.store.db import open_database
from quizapp.store.engine import database_url
from quizapp.usecases.services import Services


@dataclass(frozen=True, slots=True)
class Place:
    """An instance folder, the secret if it is a setting, and the services of the database there."""

    instance: Path
    configured_secret: str
    services: Services


@contextmanager
def find_place(alone: bool = False) -> Iterator[Place]:
    """The place that the settings name, its database closed afterwards; nothing is made or opened yet.

    `alone` is for whoever holds the lock of the folder.
    """
    settings = read_settings()
    instance = Path(settings["INSTANCE"] or paths.instance_folder()).resolve()
    database = open_database(database_url(settings["DATABASE_URL"], instance), None if alone else instance)
    plan = backup_plan(settings, instance) if database.file else None
    try:
        yield Place(instance, settings["SECRET_KEY"], Services(database, clock=clock.now, backups=plan))
    finally:
        database.close()
