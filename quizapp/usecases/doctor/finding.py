"""What a check looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from quizapp.usecases.services import Services


class Level(StrEnum):
    """How much a finding matters."""

    FINE = "fine"
    NOTE = "note"  # good to know
    FAULT = "fault"  # something must be done


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: the thing looked at, how much it matters, what is so and what to do."""

    name: str
    level: Level
    says: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked at: the services, their folder, the secret if it is a setting, and the newest revision.

    `quick` leaves out what reads the whole database or waits for the disk.
    """

    services: Services
    instance: Path
    configured_secret: str
    newest_revision: str
    known_revisions: frozenset[str]
    now: datetime
    quick: bool = False

    @property
    def file(self) -> Path | None:
        """The database, where it is a file."""
        return self.services.database.file

    @property
    def beside(self) -> Path:
        """The folder of the database, which need not be the instance folder; that one where it is no file."""
        return self.file.parent if self.file else self.instance


Check = Callable[[Patient], Finding]
