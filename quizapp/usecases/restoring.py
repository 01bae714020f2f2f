"""Putting a backup back: made ready beside the database, and only then put in its place."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizapp.core.errors import QuizError, StorageTrouble
from quizapp.store import backup_files
from quizapp.store.database_file import (
    Contents,
    DamagedFile,
    belongs_to_log,
    check_header,
    companions,
    log_of,
    make_durable,
    make_one_file,
    read_contents,
)
from quizapp.store.db import in_use, open_database
from quizapp.store.engine import DATABASE_NAME
from quizapp.store.trouble import is_damage, reason_of
from quizapp.usecases import backups
from quizapp.usecases.services import BackupPlan

STAGE = "restoring-"
IN_USE = (
    "Something uses the database in {folder}: a server or another command. Nothing was changed. Stop it, "
    "then restore again."
)
NOT_GOOD = "{path} cannot be put back: {why}. Nothing was changed. {way_back}"
FOREIGN_LOG = " (with the log {log} beside it; if that is of another database, move it away)"
NO_ROOM = "{path} cannot be written ({why})."
NOT_BEGUN = "Nothing was changed: {why} Make room, or see to the rights of the folder."
NOT_REPLACED = "The backup was not put in place: {file} cannot be replaced ({why}). It is as it was."


@dataclass(frozen=True, slots=True)
class Staged:
    """A copy of a backup that is checked and ready, in a folder of its own beside the database."""

    file: Path
    contents: Contents


@dataclass(frozen=True, slots=True)
class Present:
    """What is there now: what the database holds, or why it is damaged; neither where there is none."""

    contents: Contents | None = None
    damage: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """What became of the database of before: a backup of it, or its damaged files, or there was none."""

    path: Path | None
    damage: str = ""


@contextmanager
def alone_with(instance: Path) -> Iterator[None]:
    """Have the database of a folder alone.

    Raises QuizError where a server or a command uses it, and where the folder cannot be written.
    """
    lock = in_use(instance)
    try:
        is_ours = lock.take()
    except OSError as trouble:
        raise QuizError(_not_begun(instance, trouble)) from trouble
    if not is_ours:
        raise QuizError(IN_USE.format(folder=instance))
    try:
        yield
    finally:
        lock.release()


@contextmanager
def staged(source: Path, file: Path, plan: BackupPlan) -> Iterator[Staged]:
    """A checked copy of a backup beside the database `file`; it is removed afterwards.

    For whoever is alone with the folder. Raises QuizError where the backup is damaged, changed since it was
    made, or not ours, with the way back; and where it cannot be copied.
    """
    with _stage(file.parent) as folder:
        copy = folder / DATABASE_NAME
        note = ""
        try:
            check_header(source)
            backup_files.check_sum(source)
            note = _copy(source, copy)
            make_one_file(copy)
            contents = read_contents(copy)
        except DamagedFile as damage:
            way_back = backups.way_back(plan)
            said = NOT_GOOD.format(path=source, why=f"{damage}{note}", way_back=way_back)
            raise QuizError(said) from damage
        except OSError as trouble:
            raise QuizError(_not_begun(copy, trouble)) from trouble
        yield Staged(copy, contents)


@contextmanager
def _stage(beside: Path) -> Iterator[Path]:
    """A folder of its own beside the database, so that what is in it can take its place in one step."""
    try:
        for left in beside.glob(f"{STAGE}*"):  # of a restore that was cut off
            shutil.rmtree(left)
        made = tempfile.TemporaryDirectory(prefix=STAGE, dir=beside, ignore_cleanup_errors=True)
    except OSError as trouble:
        raise QuizError(_not_begun(beside, trouble)) from trouble
    with made as folder:
        yield Path(folder)


def look_at_present(file: Path) -> Present:
    """What there is in the place of the database."""
    if not file.exists():
        return Present()
    try:
        return Present(read_contents(file))
    except DamagedFile as damage:
        return Present(damage=str(damage))


def keep_present(present: Present, file: Path, plan: BackupPlan, now: datetime) -> SetAside:
    """Keep what is there now: as a backup, or where it is too damaged for one, its files as they are.

    A damaged database is not opened for that: a log that is not its own would be written into it. Raises
    QuizError where there is no room for it.
    """
    if present.damage:
        return SetAside(_set_aside(file, now), present.damage)
    if present.contents is None:
        return SetAside(None)
    try:
        return SetAside(back_up(file, plan, backups.BEFORE_RESTORE, now))
    except DamagedFile as damage:
        return SetAside(_set_aside(file, now), str(damage))
    except QuizError as trouble:
        raise QuizError(NOT_BEGUN.format(why=trouble)) from trouble


def put_in_place(ready: Staged, file: Path) -> None:
    """Let the staged copy be the database, in one step. What was in its place must be kept before.

    Raises QuizError where that is not allowed.
    """
    make_one_file(ready.file)  # where it was upgraded meanwhile
    try:
        make_durable(ready.file)
        for companion in companions(file):  # the log of a damaged database must not meet another
            companion.unlink()
        ready.file.replace(file)
        make_durable(file)
    except OSError as trouble:
        raise QuizError(NOT_REPLACED.format(file=file, why=trouble.strerror)) from trouble


def back_up(file: Path, plan: BackupPlan, reason: str, now: datetime) -> Path:
    """A backup of a database that nobody else uses. Raises DamagedFile, or QuizError where it has no room."""
    target = backup_files.free_name(plan.folder, reason, now)
    database = open_database(f"sqlite:///{file}", None)
    try:
        with database.reading() as on:
            backup_files.write_backup(on, target)
    except (StorageTrouble, sqlite3.Error, OSError) as trouble:
        if is_damage(trouble):
            raise DamagedFile(reason_of(trouble)) from trouble
        raise QuizError(NO_ROOM.format(path=target, why=reason_of(trouble))) from trouble
    finally:
        database.close()
    return target


def _copy(source: Path, copy: Path) -> str:
    copy.touch(mode=0o600)
    shutil.copyfile(source, copy)
    log = log_of(source)
    if not belongs_to_log(source) or not log.exists():
        return ""
    shutil.copyfile(log, log_of(copy))
    return FOREIGN_LOG.format(log=log)


def _set_aside(file: Path, now: datetime) -> Path:
    folder = file.parent / f"damaged-{now:{backup_files.STAMP}}"
    try:
        folder.mkdir(mode=0o700)
        for one in (file, *companions(file)):
            shutil.copy2(one, folder / one.name)
            make_durable(folder / one.name)
    except OSError as trouble:
        raise QuizError(_not_begun(folder, trouble)) from trouble
    return folder / file.name


def _not_begun(path: Path, trouble: OSError) -> str:
    return NOT_BEGUN.format(why=NO_ROOM.format(path=path, why=trouble.strerror))
