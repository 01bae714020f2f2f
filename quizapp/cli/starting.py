"""From a folder to a database that can be used: nothing is made over what is damaged, gone or newer."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from flask import Flask

from quizapp.cli import revisions
from quizapp.core.errors import QuizError
from quizapp.store.database_file import make_durable
from quizapp.store.disk import network_file_system
from quizapp.store.locks import FileLock
from quizapp.usecases import backups, condition
from quizapp.usecases.services import Services

PATIENCE_SECONDS = 600  # for another process that upgrades a large database
ON_NETWORK = (
    "The folder {folder} lies on a network file system ({kind}), where SQLite may lose what was saved. Name "
    "a folder on a disk of this computer in QUIZAPP_INSTANCE, or a PostgreSQL server in DATABASE_URL."
)
NOT_WRITABLE = "The folder {folder} cannot be written ({why}). Check who owns it and how full the disk is."
UPGRADING = "Another quizapp is still bringing this database up to date. Start again when it is done."


def bring_up_to_date(app: Flask) -> None:
    """Make the database if there was none, else upgrade it, after a backup; all or nothing.

    Of several processes that start together one does it and the others wait. Raises NewerDatabase, or
    QuizError where the database is damaged or cannot be upgraded.
    """
    services: Services = app.extensions["quizapp"]
    file, folder = services.database.file, Path(app.instance_path)
    if file is None:
        condition.try_to_save(services)
        revisions.migrate(app)
        return
    kind = network_file_system(file.parent)
    if kind:
        raise QuizError(ON_NETWORK.format(folder=file.parent, kind=kind))
    with _alone(folder):
        if not condition.look_at_file(services):
            _make_file(file)
        condition.look_at_log(services, every_page=True)
        condition.look_at_pages(services)
        found = revisions.current_revision(app)
        if not found:
            condition.refuse_strange(services)
        revisions.refuse_newer(found)
        condition.try_to_save(services)
        if found == revisions.newest_revision():
            return
        if found:
            backups.make_backup(services, services.clock(), backups.UPGRADE)
        revisions.migrate(app)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / "upgrade.lock")
    try:
        is_ours = lock.wait(PATIENCE_SECONDS)
    except OSError as trouble:
        raise QuizError(NOT_WRITABLE.format(folder=folder, why=trouble.strerror)) from trouble
    if not is_ours:
        raise QuizError(UPGRADING)
    try:
        yield
    finally:
        lock.release()


def _make_file(file: Path) -> None:
    """An empty database, there at once with its header: an empty file would mean that something was lost."""
    try:
        with tempfile.TemporaryDirectory(prefix="new-", dir=file.parent) as folder:
            draft = Path(folder) / file.name
            draft.touch(mode=0o600)  # SQLite gives its other files the same rights
            with closing(sqlite3.connect(draft)) as new:
                new.execute("PRAGMA journal_mode=WAL")
            draft.replace(file)
        make_durable(file)
    except (OSError, sqlite3.Error) as trouble:
        why = getattr(trouble, "strerror", None) or str(trouble)
        raise QuizError(NOT_WRITABLE.format(folder=file.parent, why=why)) from trouble
