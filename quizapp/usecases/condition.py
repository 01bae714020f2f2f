"""A first look at the database: nothing is made over one that is damaged or gone."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from quizapp.core.errors import QuizError, StorageTrouble
from quizapp.store import backup_files
from quizapp.store.database_file import (
    NOT_OURS,
    DamagedFile,
    check_header,
    faults_of,
    log_of,
    reason_against,
)
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
FOREIGN_LOG = (
    "The database {file} is whole, but not with the log beside it, which is of another database or of "
    "another state of this one. Nothing was changed. Move the log away, then try again:\n  mv {log} {aside}"
)
READ_ONLY = "The database {database} cannot be written ({why}). Check who owns it and its folder."
OUT_OF_REACH = "The database {database} cannot be opened ({why}). Check DATABASE_URL or who owns the folder."
NO_SERVER = (
    "The database {database} cannot be used ({why}). Check DATABASE_URL, whether that server runs, and "
    "whether it lets this user write."
)


def name_of(services: Services) -> str:
    """The address of the database, without its password."""
    return str(services.database.engine.url.render_as_string(hide_password=True))


def look_at_file(services: Services) -> bool:
    """Whether there is a file that looks like a database; True on a server, which has no file.

    Raises QuizError, with the way back, for a file that is no database, for one that is gone though there are
    backups of it, and for one whose log is of another database.
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
    look_at_log(services, every_page=False)
    return True


def look_at_log(services: Services, every_page: bool) -> None:
    """Raise QuizError where the log beside the database spoils it: before anybody writes it back.

    There is a log while somebody uses the database, and after a kill. Without `every_page` only a log of
    something quite different is found.
    """
    file = services.database.file
    if file is None or not file.exists() or not log_of(file).exists() or not log_of(file).stat().st_size:
        return
    if reason_against(file, True, every_page) and not reason_against(file, False, every_page=True):
        log, aside = log_of(file), file.with_name(f"foreign-{log_of(file).name}")
        said = FOREIGN_LOG.format(file=file, log=shlex.quote(str(log)), aside=shlex.quote(str(aside)))
        raise QuizError(said)


def refuse_strange(services: Services) -> None:
    """Raise QuizError where a database without our tables is not a new one.

    It has tables of others, or there are backups of what it once held. For a file; a server may hold more
    than us.
    """
    plan = services.backups
    if services.database.file is None or plan is None:
        return
    with within_reach(services) as on:
        has_tables = bool(raw_connection(on).execute("SELECT 1 FROM sqlite_master").fetchone())
    if has_tables or backup_files.list_backups(plan.folder):
        raise QuizError(damaged(services, NOT_OURS))


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
        words = NO_SERVER if services.database.is_on_server else OUT_OF_REACH
        said = words.format(database=name_of(services), why=why)
        raise QuizError(damaged(services, why) if is_damage(trouble) else said) from trouble


def try_to_save(services: Services) -> None:
    """Raise QuizError where nothing can be saved, saying why."""
    try:
        try_to_write(services.database)
    except StorageTrouble as trouble:
        words = NO_SERVER if services.database.is_on_server else READ_ONLY
        said = words.format(database=services.database.file or name_of(services), why=reason_of(trouble))
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
