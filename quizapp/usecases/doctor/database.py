"""Checks of the database: its file, its tables and its rows."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from sqlalchemy import inspect

from quizapp.store import backup_files
from quizapp.store.checks import count_impossible, last_event
from quizapp.store.database_file import DamagedFile, contents_of, faults_of, latest_event
from quizapp.store.engine import has_wal_defect, raw_connection
from quizapp.usecases import condition
from quizapp.usecases.doctor.finding import Finding, Level, Patient

CLOCK_SLACK = timedelta(minutes=5)
MAKES_THEM = "`quizapp serve` makes them."
MOST_SHOWN = 5  # faults that a sentence names


def check_database(patient: Patient) -> Finding:
    """The database is there, opens and is ours."""
    if not condition.look_at_file(patient.services):
        says = f"There is no database in {patient.instance} yet."
        return Finding("database", Level.FAULT, says, "`quizapp serve` makes one.")
    if patient.file is None:
        with condition.within_reach(patient.services) as on:
            has_tables = inspect(on).has_table("alembic_version")
        where = condition.name_of(patient.services)
        if has_tables:
            return Finding("database", Level.FINE, f"{where} answers.")
        return Finding("database", Level.FAULT, f"There are no tables in {where} yet.", MAKES_THEM)
    condition.look_at_log(patient.services, every_page=True)
    try:
        with condition.within_reach(patient.services) as on:
            contents = contents_of(raw_connection(on))
    except DamagedFile as damage:
        return Finding("database", Level.FAULT, condition.damaged(patient.services, str(damage)))
    return Finding("database", Level.FINE, f"{patient.file}: {contents.in_words}.")


def check_revision(patient: Patient) -> Finding:
    """The tables are those of this version."""
    with condition.within_reach(patient.services) as on:
        found = on.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found == patient.newest_revision:
        return Finding("revision", Level.FINE, f"The tables are of revision {found}, the newest.")
    if found in patient.known_revisions:
        says = f"The tables are of revision {found}, this quizapp has {patient.newest_revision}."
        return Finding("revision", Level.FAULT, says, "`quizapp db upgrade` makes a backup and upgrades.")
    says = f"The tables are of revision {found}, which this quizapp does not know."
    return Finding("revision", Level.FAULT, says, "Install the newer quizapp that made them.")


def check_clock(patient: Patient) -> Finding:
    """The clock is not behind what has happened."""
    latest = _latest(patient)
    says = f"It is {patient.now:%Y-%m-%d %H:%M} UTC here"
    if latest and latest > patient.now + CLOCK_SLACK:
        says += f", but something happened at {latest:%Y-%m-%d %H:%M}."
        advice = "Set the clock: time limits and days to come back hang on it."
        return Finding("clock", Level.FAULT, says, advice)
    return Finding("clock", Level.FINE, f"{says}; nothing happened later than that.")


def check_rows(patient: Patient) -> Finding:
    """There are no rows that the app never writes."""
    with condition.within_reach(patient.services) as on:
        counts = count_impossible(on)
    if not counts:
        return Finding("rows", Level.FINE, "No row is impossible.")
    says = "; ".join(f"{count} {kind}" for kind, count in counts.items())
    advice = "Another program wrote them, or something was lost: look for a backup without them."
    return Finding("rows", Level.FAULT, f"Impossible: {says}.", advice)


def check_sqlite(patient: Patient) -> Finding:
    """This SQLite can be relied on."""
    says = f"SQLite {sqlite3.sqlite_version}"
    if has_wal_defect(sqlite3.sqlite_version_info):
        says += (
            " may lose a commit when its log is reset (mended in 3.51.3). quizapp lets one writer at a time "
            "through, so that this cannot happen"
        )
        advice = "Let no other program write to the database; a newer SQLite is welcome."
        return Finding("sqlite", Level.NOTE, f"{says}.", advice)
    return Finding("sqlite", Level.FINE, f"{says}, with a write-ahead log.")


def check_pages(patient: Patient) -> Finding:
    """The pages of the file fit together."""
    with condition.within_reach(patient.services) as on:
        faults = faults_of(raw_connection(on), quick=patient.quick)
    if faults:
        return Finding(
            "pages", Level.FAULT, condition.damaged(patient.services, "; ".join(faults[:MOST_SHOWN]))
        )
    return Finding("pages", Level.FINE, "Every page fits.")


def check_references(patient: Patient) -> Finding:
    """No row refers to one that is not there."""
    with condition.within_reach(patient.services) as on:
        broken = [str(row[0]) for row in on.exec_driver_sql("PRAGMA foreign_key_check")]
    if not broken:
        return Finding("references", Level.FINE, "Every row refers to one that is there.")
    says = ", ".join(f"{broken.count(table)} of {table}" for table in sorted(set(broken)))
    advice = "Another program wrote to the database: look for a backup without them."
    return Finding("references", Level.FAULT, f"Rows refer to others that are not there: {says}.", advice)


def check_history(patient: Patient) -> Finding:
    """Nothing that a backup knows of has gone."""
    newest = backup_files.newest_good(patient.services.backups.folder) if patient.services.backups else None
    kept, latest = latest_event(newest.path) if newest else None, _latest(patient)
    if newest and kept and (latest is None or kept > latest):
        says = f"{newest.path} knows of something at {kept:%Y-%m-%d %H:%M} UTC, later than the database."
        advice = "If nobody was erased since, something was lost: the file and its -wal belong together."
        return Finding("history", Level.NOTE, says, advice)
    return Finding("history", Level.FINE, "The database is not behind its newest backup.")


def _latest(patient: Patient) -> datetime | None:
    with condition.within_reach(patient.services) as on:
        return last_event(on)
