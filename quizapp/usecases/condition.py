"""A first look at the database: nothing is made over one that is damaged or gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from quizapp.core.errors import QuizError, StorageTrouble
from quizapp.store import backup_files
from quizapp.store.database_file import DamagedFile, check_header, faults_of
from quizapp.store.db import try_to_write
from quizapp.store.engine import raw_connection
from quizapp.store.trouble import is_damage, reason_of
from quizapp.usecases import backups
from quizapp.usecases.services import Services

READY_SECONDS = 0.25
DAMAGED = "The database {file} is damaged: {why}. Nothing was changed. {way_back}"
GONE = (
    "The database {file} is gone, though there are backups of it. Nothing was made in its place. {way_back}\n"
    "To begin anew, move the backups away."
)
READ_ONLY = "The database {database} cannot be written ({why}). Check who owns it and its folder."
OUT_OF_REACH = "The database {database} cannot be opened ({why}). Check DATABASE_URL or who owns the folder."


def name_of(services: Services) -> str:
    """The address of the database, without its password."""
    return str(services.database.engine.url.render_as_string(hide_password=True))


def look_at_file(services: Services) -> bool:
    """Whether there is a file that looks like a database; True on a server, which has no file.

    Raises QuizError, with the way back, for a file that is no database, and for one that is gone though
    there are backups of it.
    """
    file, plan = services.database.file, services.backups
    if file is None or plan is None:
        return True
    if not file.exists():
        if backup_files.list_backups(plan.folder):
            raise QuizError(GONE.format(file=file, way_back=backups.way_back(plan)))
        return False
    try:
        check_header(file)
    except DamagedFile as damage:
        raise QuizError(damaged(services, str(damage))) from damage
    return True


def look_at_pages(services: Services) -> None:
    """Raise QuizError where the pages of the database do not fit together."""
    with within_reach(services) as on:
        faults = faults_of(raw_connection(on), quick=True)
    if faults:
        raise QuizError(damaged(services, faults[0]))


@contextmanager
def within_reach(services: Services) -> Iterator[Connection]:
    """A reading connection; QuizError says whether the database is damaged or only cannot be opened."""
    try:
        with services.database.reading() as on:
            yield on
    except (StorageTrouble, sqlite3.Error) as trouble:
        why = reason_of(trouble)
        said = OUT_OF_REACH.format(database=name_of(services), why=why)
        raise QuizError(damaged(services, why) if is_damage(trouble) else said) from trouble


def try_to_save(services: Services) -> None:
    """Raise QuizError where nothing can be saved, saying why."""
    try:
        try_to_write(services.database)
    except StorageTrouble as trouble:
        said = READ_ONLY.format(database=services.database.file or name_of(services), why=reason_of(trouble))
        raise QuizError(said) from trouble


def can_save(services: Services) -> bool:
    """Whether something could be saved within READY_SECONDS; nothing is changed."""
    try:
        try_to_write(services.database, READY_SECONDS)
    except StorageTrouble:
        return False
    return True


def damaged(services: Services, why: str) -> str:
    """What to say of a damaged database, with the way back."""
    way_back = backups.way_back(services.backups) if services.backups else ""
    return DAMAGED.format(file=services.database.file, why=why, way_back=way_back)
