"""Backups: made when somebody asks, when time has come, and before whatever could go wrong."""

from __future__ import annotations

import shlex
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from quizapp.core.errors import QuizError, StorageTrouble
from quizapp.core.thinning import worth_keeping
from quizapp.store import backup_files
from quizapp.store.backup_files import ASKED, Backup
from quizapp.store.database_file import Contents, DamagedFile, companions
from quizapp.store.trouble import is_damage, reason_of
from quizapp.usecases.services import BackupPlan, Services

STALE = timedelta(days=1)  # after which a half-written backup is nobody's any more
TIMED = "timed"
UPGRADE, BEFORE_RESTORE = "upgrade", "before-restore"  # the newest of each is the way back from a big step
ON_SERVER = (
    "This database is on a PostgreSQL server, whose own tools make the backups:\n  {command}\n"
    "`quizapp restore` says how to put one back."
)
DUMP = 'pg_dump --format=custom --file=quizapp.dump "$DATABASE_URL"'
NO_FOLDER = (
    "There is no folder {folder}, so no backup was made. Make it first, or name a folder that is there, or a "
    "new file in one, such as quizapp.sqlite3."
)
TAKEN = "{path} exists already. Choose another name, or name a folder."
NO_PLACE = "{folder} is a file, so no backup can lie in it. Name a folder in QUIZAPP_BACKUP_FOLDER."
NOT_MADE = "The backup was not made ({why}); what was written of it is removed. {next}"
LOOK = "Look at the database with `quizapp doctor`."
NO_BACKUP = (
    "There is no good backup in {folder}. If you keep one elsewhere, put it back with `quizapp restore FILE`."
)
WAY_BACK = "The newest good backup was made on {when:%Y-%m-%d at %H:%M} UTC. Put it back with:\n  {command}"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was just made, and what it holds."""

    path: Path
    contents: Contents


def plan_of(services: Services) -> BackupPlan:
    """How backups are made. Raises QuizError on a database that we cannot back up."""
    if services.backups is None:
        raise QuizError(ON_SERVER.format(command=DUMP))
    return services.backups


def make_backup(services: Services, now: datetime, reason: str = ASKED, target: Path | None = None) -> Made:
    """Write a checked backup, while others read and write; what came of it.

    `target` is a folder, or a new file in one; without it, the folder of the plan. Raises
    QuizError where it cannot be made; nothing is left of it then.
    """
    folder = plan_of(services).folder
    path = _named(target, reason, now) if target else backup_files.free_name(folder, reason, now)
    try:
        with services.database.reading() as on:
            return Made(path, backup_files.write_backup(on, path))
    except FileExistsError as taken:
        said = TAKEN.format(path=path) if path.exists() else NO_PLACE.format(folder=path.parent)
        raise QuizError(said) from taken
    except DamagedFile as damage:
        raise QuizError(NOT_MADE.format(why=damage, next=LOOK)) from damage
    except (OSError, sqlite3.Error, StorageTrouble) as trouble:
        file = services.database.file
        read = file if file and isinstance(trouble, StorageTrouble) else path  # which of the two it was
        room = f"Look at the room and the rights in {read.parent}."
        said = NOT_MADE.format(why=reason_of(trouble), next=LOOK if is_damage(trouble) else room)
        raise QuizError(said) from trouble


def _named(target: Path, reason: str, now: datetime) -> Path:
    """The file that a target means: a new name in a folder that is there, else itself.

    Raises QuizError where there is no such folder. A name without an ending is taken for one that is missing.
    """
    if target.is_dir():
        return backup_files.free_name(target, reason, now)
    missing = target if not target.suffix and not target.exists() else target.parent
    if not missing.is_dir():
        raise QuizError(NO_FOLDER.format(folder=missing))
    return target


def back_up_if_changed(services: Services, now: datetime) -> int:
    """Make the timed backup if it is due and something was written since the last; how many were made."""
    plan = services.backups
    if plan is None or plan.every is None:
        return 0
    newest = next(iter(backup_files.list_backups(plan.folder)), None)
    if newest is not None and (
        timedelta(0) <= now - newest.made_at < plan.every or not written_since(services, newest)
    ):
        return 0
    make_backup(services, now, TIMED)
    return 1


def thin_out(services: Services, now: datetime) -> int:
    """Remove the automatic backups that are not worth keeping; how many.

    Those asked for stay, and so does the way back from the last upgrade and the last restore, until it is too
    old: that something went wrong may show after days.
    """
    plan = services.backups
    if plan is None:
        return 0
    automatic = [one for one in backup_files.list_backups(plan.folder) if one.reason != ASKED]
    kept = worth_keeping((one.made_at for one in automatic), now, plan.longest)
    for reason in (UPGRADE, BEFORE_RESTORE):
        newest = next((one.made_at for one in automatic if one.reason == reason), None)
        if newest is not None and now - newest <= plan.longest:
            kept.add(newest)
    removed = [one.path for one in automatic if one.made_at not in kept]
    for path in removed:
        backup_files.remove(path)
    for part in plan.folder.glob("quizapp-*.part*"):
        if part.stat().st_mtime < (now - STALE).timestamp():
            part.unlink()
    return len(removed)


def written_since(services: Services, backup: Backup) -> bool:
    """Whether the database was written after a backup was."""
    file = services.database.file
    if file is None:
        return False
    written = max(one.stat().st_mtime_ns for one in (file, *companions(file)))
    return written >= backup.path.stat().st_mtime_ns


def way_back(plan: BackupPlan) -> str:
    """How to put the newest good backup back, for whoever has a damaged database."""
    backup = backup_files.newest_good(plan.folder)
    if backup is None:
        return NO_BACKUP.format(folder=plan.folder)
    return WAY_BACK.format(when=backup.made_at, command=restore_command(backup.path))


def restore_command(path: Path) -> str:
    """The command that puts a backup back."""
    return f"quizapp restore {shlex.quote(str(path))}"
