"""Checks of the instance folder, its disk and its backups."""

from __future__ import annotations

from datetime import timedelta

from quizapp.secret import SHORTEST_SECRET, kept_secret, others_may_read
from quizapp.store import backup_files, disk
from quizapp.usecases import backups
from quizapp.usecases.doctor.finding import Finding, Level, Patient

LEAST_ROOM = 200 * 1000**2  # bytes
LEAST_SYNCS = 60  # a second: a school saves 30 answers a second
OLDEST_BACKUP = timedelta(hours=24)


def check_secret(patient: Patient) -> Finding:
    """The secret is there, long enough, and nobody else's to read."""
    name, kept = "secret", kept_secret(patient.instance)
    if patient.configured_secret:
        length = len(patient.configured_secret)
    elif kept.exists():
        length = len(kept.read_text(encoding="ascii", errors="replace").strip())
    else:
        advice = "Put secret_key back from your copies, or make a new one with `quizapp serve --new-secret`."
        return Finding(name, Level.FAULT, f"{kept} is missing: nobody can stay signed in.", advice)
    if length < SHORTEST_SECRET:
        advice = "Put a longer one there; changing it signs everybody out, nothing else is lost."
        return Finding(name, Level.FAULT, f"It is shorter than {SHORTEST_SECRET} characters.", advice)
    if not patient.configured_secret and others_may_read(kept):
        return Finding(name, Level.NOTE, "Others on this computer can read it.", f"chmod 600 {kept}")
    return Finding(name, Level.FINE, "It is there, and long enough.")


def check_room(patient: Patient) -> Finding:
    """There is room for the database and its backups."""
    folders = [one for one in (patient.beside, patient.instance) if one.exists()]
    if patient.services.backups and patient.services.backups.folder.exists():
        folders.append(patient.services.backups.folder)
    free, folder = min((disk.free_bytes(folder), folder) for folder in folders)
    says = f"{free / 1000**2:,.0f} MB are free in {folder}."
    if free < LEAST_ROOM:
        advice = "Make room soon: answers cannot be saved on a full disk."
        return Finding("room", Level.FAULT, says, advice)
    return Finding("room", Level.FINE, says)


def check_disk(patient: Patient) -> Finding:
    """The folder lies on a disk of this computer."""
    kind = disk.network_file_system(patient.beside)
    if kind:
        says = f"{patient.beside} lies on a network file system ({kind}), where SQLite may lose answers."
        return Finding("disk", Level.FAULT, says, "Move it to a disk of this computer, or use PostgreSQL.")
    return Finding("disk", Level.FINE, "The folder is not known to lie on a network file system.")


def check_speed(patient: Patient) -> Finding:
    """The disk takes a school's answers."""
    speed = disk.syncs_per_second(patient.beside)
    says = f"The disk takes {speed:,.0f} writes a second for good."
    if speed < LEAST_SYNCS:
        advice = f"A school needs {LEAST_SYNCS}: for many learners at once use a faster disk."
        return Finding("speed", Level.NOTE, says, advice)
    return Finding("speed", Level.FINE, says)


def check_backups(patient: Patient) -> Finding:
    """There is a good backup, not too old."""
    plan = patient.services.backups
    if plan is None:
        return Finding("backups", Level.NOTE, "A PostgreSQL server keeps its own.", backups.DUMP)
    if not disk.can_be_written(plan.folder):
        advice = "Check the disk and who owns it, or name another folder in QUIZAPP_BACKUP_FOLDER."
        return Finding("backups", Level.FAULT, f"No backup can be written into {plan.folder}.", advice)
    newest = backup_files.newest_good(plan.folder)
    if newest is None:
        bad = len(backup_files.list_backups(plan.folder))
        level, says = (Level.FAULT, f"None of {bad} is good") if bad else (Level.NOTE, "There is none")
        return Finding("backups", level, f"{says} in {plan.folder}.", "Make one now: quizapp backup")
    says = f"The newest good one was made on {newest.made_at:%Y-%m-%d at %H:%M} UTC."
    is_old = plan.every is not None and patient.now - newest.made_at > OLDEST_BACKUP
    if is_old and backups.written_since(patient.services, newest):
        advice = "Make one now: quizapp backup. The server makes them while it runs."
        return Finding("backups", Level.FAULT, f"{says} Something was written since.", advice)
    return Finding("backups", Level.FINE, says)
