"""What lies below an error of the database: damage is told apart from a full disk, a lock, missing rights."""

from __future__ import annotations

import sqlite3

from quizapp.core.errors import StorageTrouble


def is_damage(trouble: Exception) -> bool:
    """Whether what SQLite said means that the file is damaged, not that it is locked, full or shut."""
    return type(_cause(trouble)) is sqlite3.DatabaseError


def reason_of(trouble: Exception) -> str:
    """What the database or the system said, in its own words."""
    cause = _cause(trouble)
    return getattr(cause, "strerror", None) or str(cause).strip().splitlines()[0]


def _cause(trouble: BaseException) -> BaseException:
    """What lies at the bottom of an exception of ours or of SQLAlchemy's."""
    below = getattr(trouble, "orig", None) or (
        trouble.__cause__ if isinstance(trouble, StorageTrouble) else None
    )
    return trouble if below is None else _cause(below)
