"""What `quizapp doctor` looks at. A check is a function that finds one thing and says what to do."""

from __future__ import annotations

import sqlite3

from quizapp.core.errors import QuizError
from quizapp.store.trouble import reason_of
from quizapp.usecases.doctor import database, folder, memories
from quizapp.usecases.doctor.finding import Check, Finding, Level, Patient

OF_FOLDER: tuple[Check, ...] = (
    folder.check_secret,
    folder.check_backups,
)
OF_DISK: tuple[Check, ...] = (
    folder.check_room,
    folder.check_disk,
    folder.check_speed,
)
OF_TABLES: tuple[Check, ...] = (
    database.check_revision,
    database.check_clock,
    database.check_rows,
    memories.check_memory,
)
OF_FILE: tuple[Check, ...] = (
    database.check_sqlite,
    database.check_pages,
    database.check_references,
    database.check_history,
)
SLOW = (folder.check_speed,)

__all__ = ["Finding", "Level", "Patient", "examine"]


def examine(patient: Patient) -> list[Finding]:
    """Everything that was found, the folder first; a database that cannot be opened is not looked into."""
    first = OF_FOLDER + (
        OF_DISK if patient.file else ()
    )  # the disk of a database server is not seen from here
    found = [_looked(check, patient) for check in first if not (patient.quick and check in SLOW)]
    found.append(_looked(database.check_database, patient))
    if found[-1].level is Level.FAULT:
        return found
    return found + [_looked(check, patient) for check in OF_TABLES + (OF_FILE if patient.file else ())]


def _looked(check: Check, patient: Patient) -> Finding:
    """What a check found; one that cannot look is a fault itself."""
    name = check.__name__.removeprefix("check_")
    try:
        return check(patient)
    except QuizError as problem:
        return Finding(name, Level.FAULT, str(problem))
    except (OSError, sqlite3.Error) as trouble:
        return Finding(name, Level.FAULT, f"This could not be looked at: {reason_of(trouble)}.")
